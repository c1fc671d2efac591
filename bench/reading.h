/* Reading a file and keeping the graph, by each side. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef BENCH_READING_H
#define BENCH_READING_H

#include <netweave/netweave.h>

/* What is read: each side reads the file of `folder` in the format it reads fastest, keeps the graph until the program
 * ends, and returns the number of ties: where members are numbered, peers take numbers without ties for members. */
typedef struct reading {
    const char *name;
    double (*ours)(const char *folder, netweave_run *run);
    double (*peer)(const char *folder);
} reading;

/* Ended by one without a name. */
extern const reading readings[];

#endif
