/* Words: text cut at blanks, with quotes, for Pajek and DL. SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/words.h"

#include <string.h>

static bool is_break(char sign) {
    return sign == '\n' || sign == '\r';
}

static bool separates(const nw__words *words, char sign) {
    return sign == ' ' || sign == '\t' || sign == '\v' || sign == '\f' ||
           (sign != '\0' && strchr(words->separators, sign) != NULL);
}

static netweave_status read_quoted(nw__words *words) {
    const char *at = words->start + 1;
    for (;; at++) {
        if (at >= words->end || is_break(*at))
            return nw__fail_at(words->document, words->start,
                               "a quote is opened here and not closed on this line; close it or remove it");
        bool pair = at + 1 < words->end;
        if (*at == '"' && (!pair || at[1] != '"'))
            break;
        if (*at == '"') {
            nw__text_append_bytes(&words->word, at++, 1);
        } else if (*at == '\\' && pair && (at[1] == 'n' || at[1] == 'r' || at[1] == '\\')) {
            nw__text_append_bytes(&words->word, at[1] == 'n' ? "\n" : at[1] == 'r' ? "\r" : "\\", 1);
            at++;
        } else {
            nw__text_append_bytes(&words->word, at, 1);
        }
    }
    words->at = at + 1;
    return NETWEAVE_STATUS_OK;
}

/* Takes blanks off the end of a label in quotes, which programs pad. */
static void trim(nw__text *word) {
    while (word->length > 0 && (word->bytes[word->length - 1] == ' ' || word->bytes[word->length - 1] == '\t'))
        word->bytes[--word->length] = '\0';
    size_t blanks = strspn(word->bytes, " \t");
    word->length -= blanks;
    memmove(word->bytes, word->bytes + blanks, word->length + 1);
}

netweave_status nw__words_next(nw__words *words, bool lines, bool *out_found) {
    while (words->at < words->end && (separates(words, *words->at) || (lines && is_break(*words->at))))
        words->at++;
    words->word.length = 0;
    nw__text_append_bytes(&words->word, "", 0);
    if (words->word.failed)
        return nw__fail_memory();
    words->start = words->at;
    *out_found = words->at < words->end && !is_break(*words->at);
    if (!*out_found)
        return NETWEAVE_STATUS_OK;
    words->quoted = *words->at == '"';
    netweave_status status = NETWEAVE_STATUS_OK;
    if (words->quoted) {
        status = read_quoted(words);
        if (!words->word.failed)
            trim(&words->word);
    } else {
        while (words->at < words->end && !is_break(*words->at) && !separates(words, *words->at))
            words->at++;
        nw__text_append_bytes(&words->word, words->start, (size_t)(words->at - words->start));
    }
    return words->word.failed ? nw__fail_memory() : status;
}

netweave_status nw__words_integer(nw__words *words, const char *what, int64_t low, int64_t high, int64_t *out) {
    bool found = false;
    netweave_status status = nw__words_next(words, false, &found);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (!found)
        return nw__fail_at(words->document, words->at, "%s is missing here; write a whole number", what);
    if (!nw__integer_parse(words->word.bytes, words->word.length, out))
        return nw__fail_at(words->document, words->start, "%s is '%.*s' here; it must be a whole number", what,
                           nw__shown(words->word.bytes, words->word.length), words->word.bytes);
    if (*out < low || *out > high)
        return nw__fail_at(words->document, words->start, "%s is %lld here; it must be from %lld to %lld", what,
                           (long long)*out, (long long)low, (long long)high);
    return NETWEAVE_STATUS_OK;
}

void nw__words_skip_line(nw__words *words) {
    words->at = nw__line_next(words->at, words->end);
}

netweave_status nw__words_weight(const nw__words *words, double *out) {
    int shown = nw__shown(words->word.bytes, words->word.length);
    if (!nw__number_parse(words->word.bytes, words->word.length, '.', out))
        return nw__fail_at(words->document, words->start,
                           "the weight '%.*s' is not a number; weights are numbers from 0 up", shown,
                           words->word.bytes);
    if (*out >= 0 && *out <= 1e300)
        return NETWEAVE_STATUS_OK;
    return nw__fail_at(words->document, words->start, "the weight %.*s is %s; weights are numbers from 0 up", shown,
                       words->word.bytes, *out < 0 ? "negative" : "too large");
}

void nw__label_write(nw__text *out, const char *label) {
    nw__text_append(out, "\"");
    for (const char *at = label; *at != '\0'; at++) {
        const char *escaped = *at == '"'    ? "\"\""
                              : *at == '\n' ? "\\n"
                              : *at == '\r' ? "\\r"
                              : *at == '\\' ? "\\\\"
                                            : NULL;
        if (escaped != NULL)
            nw__text_append(out, escaped);
        else
            nw__text_append_bytes(out, at, 1);
    }
    nw__text_append(out, "\"");
}
