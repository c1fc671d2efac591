/* What the catalogue says of a measure. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef CLI_CATALOGUE_H
#define CLI_CATALOGUE_H

#include "cli.h"

/* The question that a column of a measure (NAME or NAME.COLUMN) answers, or ""; the caller frees. */
char *measure_question(const char *column);
/* What its numbers are; REAL where the catalogue does not know the column. */
netweave_kind measure_kind(const char *column);

#endif
