/* Times of answers, as survey programs write them. SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/survey.h"

#include <string.h>
#include <strings.h>

/* The numbers of a time, and what its halves of the day say. */
static int read_numbers(const char *text, int64_t numbers[6]) {
    int count = 0;
    while (*text != '\0' && count < 6) {
        if (*text < '0' || *text > '9') {
            text++;
            continue;
        }
        int64_t number = 0;
        for (int digits = 0; *text >= '0' && *text <= '9'; text++, digits++)
            number = digits < 9 ? number * 10 + (*text - '0') : number;
        numbers[count++] = number;
        if (count == 6)
            break;
    }
    return count;
}

static bool has_word(const char *text, const char *word) {
    for (; *text != '\0'; text++)
        if (strncasecmp(text, word, 2) == 0)
            return true;
    return false;
}

/* A time in which later is larger; false when it may be read in two ways. */
static bool read_time(const char *text, bool day_first, bool month_first, int64_t *out) {
    int64_t part[6] = {0};
    if (read_numbers(text, part) < 3)
        return false;
    bool year_first = part[0] > 31;
    if (!year_first && day_first == month_first)
        return false;
    int64_t year = year_first ? part[0] : part[2];
    int64_t month = year_first ? part[1] : part[day_first];
    int64_t day = year_first ? part[2] : part[!day_first];
    if (has_word(text, "pm") && part[3] < 12)
        part[3] += 12;
    else if (has_word(text, "am") && part[3] == 12)
        part[3] = 0;
    if (year > 9999 || month > 12 || day > 31 || part[3] > 24 || part[4] > 60 || part[5] > 60)
        return false;
    *out = ((((year * 13 + month) * 32 + day) * 25 + part[3]) * 61 + part[4]) * 61 + part[5];
    return true;
}

bool nw__survey_earlier(const nw__survey *survey, size_t row, size_t other) {
    int64_t time = 0;
    int64_t other_time = 0;
    if (survey->time < 0)
        return row < other;
    const char *text = nw__sheet_cell(survey->sheet, row, (size_t)survey->time)->text;
    const char *other_text = nw__sheet_cell(survey->sheet, other, (size_t)survey->time)->text;
    bool readable = read_time(text, survey->day_first, survey->month_first, &time) &&
                    read_time(other_text, survey->day_first, survey->month_first, &other_time);
    return readable && time != other_time ? time < other_time : row < other;
}

void nw__survey_days(nw__survey *survey) {
    for (size_t row = survey->first; survey->time >= 0 && row < survey->sheet->row_count; row++) {
        int64_t part[6] = {0};
        read_numbers(nw__sheet_cell(survey->sheet, row, (size_t)survey->time)->text, part);
        survey->day_first = survey->day_first || (part[0] > 12 && part[0] < 32);
        survey->month_first = survey->month_first || (part[0] < 13 && part[1] > 12);
    }
}
