/* Dates and times of day, in UTC, whatever the locale and time zone. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_CALENDAR_H
#define NW_CORE_CALENDAR_H

#include "base/text.h"

/* What a time is: a number, or days or seconds since 1970-01-01T00:00 UTC. */
typedef enum nw__time_kind { NW_TIME_NUMBER, NW_TIME_DAY, NW_TIME_SECOND } nw__time_kind;

typedef struct nw__date {
    int64_t day;    /* since 1970-01-01 */
    double second;  /* of the day, in UTC: may lie beyond it where there is a zone */
    bool has_clock; /* a time of day is said */
    bool has_zone;  /* and its zone */
} nw__date;

/* Reads 2021-03-31 or 2021-03-31T14:30:00.5+02:00 (ISO 8601; a blank may stand for T, seconds and zone may be left out;
 * `basic`: 20210331 too). NULL, or why it cannot be read, to stand behind "the time '…' ". */
const char *nw__date_read(const char *text, size_t length, bool basic, nw__date *out);

/* A date as a time of its kind. */
double nw__date_time(const nw__date *date);

/* Appends a time as a person would write it. */
void nw__time_write(nw__time_kind kind, double time, nw__text *out);

#endif
