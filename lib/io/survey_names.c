/* Names in surveys, which people write as they like. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/utf8.h"
#include "io/survey.h"

#include <string.h>

enum { SHOWN_NAMES = 5, JOINED = 3 };

char *nw__survey_key(const char *text) {
    char *folded = nw__utf8_fold(text);
    if (folded == NULL || strspn(folded, "0123456789") < strlen(folded))
        return folded;
    nw__free(folded);
    return nw__copy_text(text);
}

netweave_status nw__names_add(nw__names *names, const char *name) {
    int64_t before = names->ids.count;
    int64_t keys = names->keys.count;
    int64_t place = -1;
    int64_t key_place = -1;
    netweave_status status = nw__index_add(&names->ids, name, strlen(name), &place);
    if (status != NETWEAVE_STATUS_OK || place < before)
        return status;
    char *key = nw__survey_key(name);
    if (key == NULL || !nw__grow(&names->owner, &names->capacity, (size_t)keys + 1, sizeof *names->owner))
        status = nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = nw__index_add(&names->keys, key, strlen(key), &key_place);
    if (status == NETWEAVE_STATUS_OK)
        names->owner[key_place] = key_place == keys ? place : -1;
    nw__free(key);
    return status;
}

static netweave_status find_key(const nw__names *names, const char *name, int64_t *out_place) {
    char *key = nw__survey_key(name);
    if (key == NULL)
        return nw__fail_memory();
    int64_t place = nw__index_find(&names->keys, key, strlen(key));
    nw__free(key);
    *out_place = place < 0 ? -1 : names->owner[place] < 0 ? -2 : names->owner[place];
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__names_find(const nw__names *names, const char *name, int64_t *out_place) {
    *out_place = nw__index_find(&names->ids, name, strlen(name));
    if (*out_place >= 0)
        return NETWEAVE_STATUS_OK;
    netweave_status status = find_key(names, name, out_place);
    const char *comma = strchr(name, ',');
    if (status != NETWEAVE_STATUS_OK || *out_place != -1 || comma == NULL || strchr(comma + 1, ',') != NULL)
        return status;
    nw__text turned = {0};
    nw__text_append_format(&turned, "%s %.*s", comma + 1, (int)(comma - name), name);
    status = turned.failed ? nw__fail_memory() : find_key(names, turned.bytes, out_place);
    nw__text_free(&turned);
    return status;
}

netweave_status nw__names_match(nw__names *names, const char *name, int64_t *out_place) {
    netweave_status status = nw__names_find(names, name, out_place);
    if (status != NETWEAVE_STATUS_OK || *out_place < 0)
        return status;
    const char *id = nw__index_text(&names->ids, *out_place);
    if (strcmp(id, name) != 0 && names->alike++ < SHOWN_NAMES)
        nw__text_append_format(&names->examples, "%s'%.*s' is '%.*s'", names->alike > 1 ? ", " : "",
                               nw__shown(name, strlen(name)), name, nw__shown(id, strlen(id)), id);
    return names->examples.failed ? nw__fail_memory() : NETWEAVE_STATUS_OK;
}

void nw__names_free(nw__names *names) {
    nw__index_free(&names->ids);
    nw__index_free(&names->keys);
    nw__free(names->owner);
    nw__text_free(&names->examples);
    *names = (nw__names){0};
}

static bool is_blank(char sign) {
    return sign == ' ' || sign == '\t' || sign == '\n' || sign == '\r';
}

/* Takes blanks and quotes off both ends, which are NUL-ended at `end`. */
static char *trim(char *start, char *end) {
    while (start < end && (is_blank(*start) || *start == '"'))
        start++;
    while (end > start && (is_blank(end[-1]) || end[-1] == '"'))
        end--;
    *end = '\0';
    return start;
}

netweave_status nw__name_list_start(const nw__names *names, const char *text, nw__name_list *out) {
    int64_t place = -1;
    *out = (nw__name_list){.names = names, .lines = text[strcspn(text, ";|\n\r")] != '\0', .text = nw__copy_text(text)};
    if (out->text == NULL)
        return nw__fail_memory();
    out->at = out->text;
    out->end = out->text + strlen(text);
    netweave_status status = nw__names_find(names, text, &place);
    out->whole = place != -1;
    return status;
}

/* The end of the longest run of parts between commas that is one name ("Last, First"); else of the first part. */
static netweave_status end_of_name(nw__name_list *pieces, char **out_end) {
    netweave_status status = NETWEAVE_STATUS_OK;
    char *ends[JOINED] = {pieces->end};
    int count = 0;
    for (char *at = pieces->at; count < JOINED && at <= pieces->end; count++) {
        ends[count] = at + strcspn(at, ",");
        at = ends[count] + 1;
    }
    *out_end = ends[0];
    for (int k = count - 1; k > 0 && status == NETWEAVE_STATUS_OK; k--) {
        int64_t place = -1;
        char *copy = nw__copy(pieces->at, (size_t)(ends[k] - pieces->at) + 1, 1);
        if (copy == NULL)
            return nw__fail_memory();
        status = nw__names_find(pieces->names, trim(copy, copy + (ends[k] - pieces->at)), &place);
        nw__free(copy);
        if (place == -1)
            continue;
        *out_end = ends[k];
        break;
    }
    return status;
}

/* Takes "1." or "-" off the start of a name that nobody has. */
static netweave_status strip_number(const nw__name_list *pieces, char **name) {
    int64_t place = -1;
    netweave_status status = nw__names_find(pieces->names, *name, &place);
    size_t digits = strspn(*name, "0123456789");
    const char sign = (*name)[digits];
    bool numbered = (digits > 0 && (sign == '.' || sign == ')')) || (digits == 0 && (sign == '-' || sign == '*'));
    if (place != -1 || !numbered || !is_blank((*name)[digits + 1]))
        return status;
    *name += digits + 1;
    while (is_blank(**name))
        (*name)++;
    return status;
}

static netweave_status is_nobody(const nw__name_list *pieces, const char *name, bool *out) {
    static const char *const words[] = {"none", "nobody", "noone", "na", "noneoftheabove", "noneofthem"};
    int64_t place = -1;
    netweave_status status = nw__names_find(pieces->names, name, &place);
    char *folded = nw__utf8_fold(name);
    if (folded == NULL)
        return nw__fail_memory();
    *out = *folded == '\0' && place == -1;
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
        *out = *out || (place == -1 && strcmp(folded, words[k]) == 0);
    nw__free(folded);
    return status;
}

netweave_status nw__name_list_next(nw__name_list *pieces, char **out_name) {
    netweave_status status = NETWEAVE_STATUS_OK;
    *out_name = NULL;
    while (pieces->at <= pieces->end && status == NETWEAVE_STATUS_OK) {
        char *start = pieces->at;
        char *end = pieces->whole ? pieces->end : start + strcspn(start, ";|\n\r");
        bool nobody = false;
        if (!pieces->whole && !pieces->lines)
            status = end_of_name(pieces, &end);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        pieces->commas = pieces->commas || (end < pieces->end && *end == ',');
        pieces->at = end + 1;
        char *name = trim(start, end);
        if (*name != '\0')
            status = strip_number(pieces, &name);
        if (*name != '\0' && status == NETWEAVE_STATUS_OK)
            status = is_nobody(pieces, name, &nobody);
        if (*name == '\0' || nobody)
            continue;
        *out_name = name;
        break;
    }
    return status;
}

void nw__name_list_free(nw__name_list *pieces) {
    nw__free(pieces->text);
    *pieces = (nw__name_list){0};
}
