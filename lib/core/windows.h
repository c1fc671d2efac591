/* Windows of time, which become waves. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_WINDOWS_H
#define NW_CORE_WINDOWS_H

#include "base/options.h"
#include "core/calendar.h"

enum { NW_WINDOW_LIMIT = 1000 };

/* The options windows and width, to stand in the lists of others. */
#define NW_WINDOWS_OPTION \
    { "windows", NW_OPTION_INTEGER, NULL, 1, NW_WINDOW_LIMIT, NULL, "windows of equal width" }
#define NW_WIDTH_OPTION \
    { "width", NW_OPTION_NUMBER, NULL, 0, 1e300, NULL, "the width of a window" }

typedef struct nw__windows {
    int64_t count;
    double first, width;
} nw__windows;

/* Reads windows and width; without them one window. `first` and `last`: the times to be covered. */
netweave_status nw__windows_plan(const nw__options *options, double first, double last, nw__windows *out);

/* The window that a time is in: windows hold their start and not their end, but the last holds both. */
int64_t nw__windows_place(const nw__windows *windows, double time);

/* What a window is called, which is its start; the caller frees. NULL when out of memory. */
char *nw__windows_name(const nw__windows *windows, nw__time_kind kind, int64_t window);

/* The failure when two windows have one name. */
netweave_status nw__windows_alike(const char *name);

#endif
