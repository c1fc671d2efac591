/* Dates and times of day: reading and writing. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/calendar.h"

#include <math.h>
#include <string.h>

enum { DAY_SECONDS = 86400, EPOCH = 719468 /* days from 0000-03-01 to 1970-01-01 */ };

static bool is_digit(char sign) {
    return sign >= '0' && sign <= '9';
}

/* Years that begin in March have their leap day last, so that days before a month are a straight line of it: Hinnant
 * 2013, chrono-compatible low-level date algorithms. */
static int64_t day_of(int64_t year, int64_t month, int64_t day) {
    year -= month <= 2;
    int64_t from_march = (month + 9) % 12;
    return year * 365 + year / 4 - year / 100 + year / 400 + (153 * from_march + 2) / 5 + day - 1 - EPOCH;
}

static void date_of(int64_t day, int64_t *year, int64_t *month, int64_t *out_day) {
    int64_t since = day + EPOCH;
    int64_t era = since / 146097;
    int64_t in_era = since % 146097;
    int64_t in_year_of = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
    int64_t in_year = in_era - (365 * in_year_of + in_year_of / 4 - in_year_of / 100);
    int64_t from_march = (5 * in_year + 2) / 153;
    *out_day = in_year - (153 * from_march + 2) / 5 + 1;
    *month = from_march < 10 ? from_march + 3 : from_march - 9;
    *year = in_year_of + era * 400 + (*month <= 2);
}

/* Reads so many digits. */
static bool read_digits(const char **at, const char *end, int count, int64_t *out) {
    int64_t number = 0;
    for (int i = 0; i < count; i++) {
        if (*at + i >= end || !is_digit((*at)[i]))
            return false;
        number = 10 * number + ((*at)[i] - '0');
    }
    *at += count;
    *out = number;
    return true;
}

static bool read_sign(const char **at, const char *end, char sign) {
    bool there = *at < end && **at == sign;
    *at += there;
    return there;
}

/* Reads Z, +02, +0200 or +02:00. */
static bool read_zone(const char **at, const char *end, nw__date *out) {
    int64_t hours = 0;
    int64_t minutes = 0;
    if (*at == end)
        return true;
    out->has_zone = true;
    if (read_sign(at, end, 'Z') || read_sign(at, end, 'z'))
        return *at == end;
    bool east = read_sign(at, end, '+');
    if (!east && !read_sign(at, end, '-'))
        return false;
    if (!read_digits(at, end, 2, &hours))
        return false;
    bool colon = read_sign(at, end, ':');
    if ((colon || *at < end) && !read_digits(at, end, 2, &minutes))
        return false;
    if (hours > 23 || minutes > 59)
        return false;
    out->second -= (double)((east ? 1 : -1) * (hours * 3600 + minutes * 60));
    return *at == end;
}

/* Reads 14:30, 14:30:05 or 14:30:05.25, and the zone. */
static bool read_clock(const char *at, const char *end, nw__date *out) {
    int64_t hours = 0;
    int64_t minutes = 0;
    int64_t seconds = 0;
    double part = 0;
    bool there = read_digits(&at, end, 2, &hours) && read_sign(&at, end, ':') && read_digits(&at, end, 2, &minutes);
    if (!there || hours > 23 || minutes > 59)
        return false;
    if (read_sign(&at, end, ':') && (!read_digits(&at, end, 2, &seconds) || seconds > 59))
        return false;
    if (read_sign(&at, end, '.') || read_sign(&at, end, ',')) {
        char number[32] = "0.";
        size_t digits = 0;
        while (at + digits < end && is_digit(at[digits]))
            digits++;
        size_t kept = digits < 20 ? digits : 20;
        memcpy(number + 2, at, kept);
        if (digits == 0 || !nw__number_parse(number, kept + 2, '.', &part))
            return false;
        at += digits;
    }
    out->second = (double)(hours * 3600 + minutes * 60 + seconds) + part;
    while (at < end && *at == ' ')
        at++;
    return read_zone(&at, end, out);
}

/* Why a text is no date. */
static const char *refuse(const char *text, size_t length) {
    bool slashes = memchr(text, '/', length) != NULL || memchr(text, '.', length) != NULL;
    if (length > 0 && is_digit(*text) && slashes && memchr(text, ':', length) == NULL)
        return "does not tell the day from the month for sure; write dates as 2021-03-31";
    if (length == 7 && text[4] == '-' && is_digit(*text))
        return "is a month; write a day, as 2021-03-31";
    if (length > 2 && text[2] == ':')
        return "is a time without a date; write both, as 2021-03-31T14:30";
    return "is neither a number nor a date; write it as 12.5, 2021-03-31 or 2021-03-31T14:30:00";
}

const char *nw__date_read(const char *text, size_t length, bool basic, nw__date *out) {
    static const int64_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const char *at = text;
    const char *end = text + length;
    int64_t year = 0;
    int64_t month = 0;
    int64_t day = 0;
    if (!read_digits(&at, end, 4, &year))
        return refuse(text, length);
    bool hyphen = read_sign(&at, end, '-');
    if ((!hyphen && !basic) || !read_digits(&at, end, 2, &month) || read_sign(&at, end, '-') != hyphen ||
        !read_digits(&at, end, 2, &day) || (at < end && is_digit(*at)))
        return refuse(text, length);
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > lengths[month - 1] + (leap && month == 2))
        return "is a day that there is not; correct it";
    *out = (nw__date){.day = day_of(year, month, day)};
    if (at == end)
        return NULL;
    if (*at != 'T' && *at != 't' && *at != ' ')
        return refuse(text, length);
    while (++at < end && *at == ' ') {
    }
    out->has_clock = true;
    return read_clock(at, end, out) ? NULL
                                    : "has a time of day that cannot be read; write it as 14:30, 14:30:05 or "
                                      "14:30:05.25, with Z or +02:00 behind it for a zone";
}

double nw__date_time(const nw__date *date) {
    return date->has_clock ? (double)date->day * DAY_SECONDS + date->second : (double)date->day;
}

void nw__time_write(nw__time_kind kind, double time, nw__text *out) {
    bool clock = kind == NW_TIME_SECOND || time != floor(time);
    double seconds = kind == NW_TIME_SECOND ? time : clock ? nearbyint(time * DAY_SECONDS) : time * DAY_SECONDS;
    if (kind == NW_TIME_NUMBER || !(seconds >= -62135596800.0 && seconds < 253402300800.0)) { /* years 1 to 9999 */
        nw__text_append_number(out, time, 0);
        return;
    }
    double whole = floor(seconds);
    int64_t since = (int64_t)floor(whole / DAY_SECONDS);
    int64_t second = (int64_t)whole - since * DAY_SECONDS;
    int64_t year;
    int64_t month;
    int64_t day;
    date_of(since, &year, &month, &day);
    nw__text_append_format(out, "%04d-%02d-%02d", (int)year, (int)month, (int)day);
    if (!clock)
        return;
    nw__text_append_format(out, "T%02d:%02d:%02d", (int)(second / 3600), (int)(second / 60 % 60), (int)(second % 60));
    if (seconds > whole) {
        char part[NW_NUMBER_SIZE];
        nw__number_format(seconds - whole, 6, part);
        nw__text_append(out, part + 1);
    }
}
