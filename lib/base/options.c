/* Options: NAME=VALUE texts against a list of what may be said; and specs, NAME:OPTIONS.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/options.h"

#include "base/memory.h"

#include <math.h>
#include <string.h>

static bool is_separator(char sign) {
    return sign == ' ' || sign == '\t' || sign == '\n' || sign == '\r' || sign == ',' || sign == ';';
}

static const nw__option *find_option(const nw__options *options, const char *name, size_t length, size_t *out_place) {
    for (size_t k = 0; k < options->count; k++) {
        if (strlen(options->known[k].name) == length && memcmp(options->known[k].name, name, length) == 0) {
            *out_place = k;
            return &options->known[k];
        }
    }
    return NULL;
}

static netweave_status unknown_option(const nw__options *options, const char *what, const char *name, size_t length) {
    const char *names[NW_OPTION_LIMIT];
    nw__text list = {0};
    for (size_t k = 0; k < options->count; k++) {
        names[k] = options->known[k].name;
        nw__text_append_format(&list, "%s%s", k > 0 ? ", " : "", names[k]);
    }
    char asked[128];
    size_t kept = length < sizeof asked ? length : sizeof asked - 1;
    memcpy(asked, name, kept);
    asked[kept] = '\0';
    const char *nearest = nw__text_nearest(asked, names, options->count);
    netweave_status status;
    if (nearest != NULL)
        status = nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "%s: there is no option '%s'; did you mean '%s'?", what,
                          asked, nearest);
    else if (options->count == 0)
        status = nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "%s: takes no options, but '%s' was given", what, asked);
    else
        status = nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "%s: there is no option '%s'; it takes %s", what, asked,
                          list.bytes != NULL ? list.bytes : "others");
    nw__text_free(&list);
    return status;
}

static bool is_choice(const char *choices, const char *value) {
    size_t length = strlen(value);
    for (const char *at = choices; at != NULL && *at != '\0';) {
        const char *end = strchr(at, '|');
        size_t size = end != NULL ? (size_t)(end - at) : strlen(at);
        if (size == length && memcmp(at, value, size) == 0)
            return true;
        at = end != NULL ? end + 1 : NULL;
    }
    return false;
}

/* Checks a value against its option and keeps its number. */
static netweave_status check_value(nw__options *options, size_t place, const char *what) {
    const nw__option *option = &options->known[place];
    const char *value = options->texts[place];
    if (option->kind == NW_OPTION_TEXT)
        return NETWEAVE_STATUS_OK;
    if (option->kind == NW_OPTION_CHOICE) {
        if (is_choice(option->choices, value))
            return NETWEAVE_STATUS_OK;
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "%s: %s is '%s'; it must be one of %s", what, option->name,
                        value, option->choices);
    }
    double number;
    bool valid = nw__number_parse(value, strlen(value), '.', &number);
    if (valid && option->kind == NW_OPTION_INTEGER)
        valid = number == floor(number);
    if (!valid || number < option->low || number > option->high) {
        char low[NW_NUMBER_SIZE];
        char high[NW_NUMBER_SIZE];
        nw__number_format(option->low, 0, low);
        nw__number_format(option->high, 0, high);
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "%s: %s is '%s'; it must be a %s from %s to %s", what,
                        option->name, value, option->kind == NW_OPTION_INTEGER ? "whole number" : "number", low, high);
    }
    options->numbers[place] = number;
    return NETWEAVE_STATUS_OK;
}

/* Reads a value at *at: quoted with ' or " (doubled inside), or up to the next separator. */
static netweave_status read_value(const char **at, const char *what, const char *name, char **out_value) {
    nw__text value = {0};
    const char *start = *at;
    char quote = *start;
    if (quote != '"' && quote != '\'') {
        while (**at != '\0' && !is_separator(**at))
            (*at)++;
        nw__text_append_bytes(&value, start, (size_t)(*at - start));
    } else {
        for (;;) {
            (*at)++;
            if (**at == '\0') {
                nw__text_free(&value);
                return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "%s: the value of %s has no closing %c; add it", what,
                                name, quote);
            }
            if (**at == quote && *++*at != quote)
                break;
            nw__text_append_bytes(&value, *at, 1);
        }
    }
    *out_value = nw__text_take(&value);
    return *out_value != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

static netweave_status read_pair(const char **at, const char *what, nw__options *options) {
    const char *name = *at;
    while (**at != '\0' && **at != '=' && !is_separator(**at))
        (*at)++;
    size_t length = (size_t)(*at - name);
    size_t place;
    const nw__option *option = find_option(options, name, length, &place);
    if (option == NULL)
        return unknown_option(options, what, name, length);
    if (**at != '=')
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "%s: option %s has no value; write %s=VALUE", what,
                        option->name, option->name);
    (*at)++;
    if (options->texts[place] != NULL)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "%s: option %s is given twice; keep one", what, option->name);
    netweave_status status = read_value(at, what, option->name, &options->texts[place]);
    if (status == NETWEAVE_STATUS_OK)
        status = check_value(options, place, what);
    return status;
}

static netweave_status fill_standards(const char *what, nw__options *options) {
    for (size_t k = 0; k < options->count; k++) {
        if (options->texts[k] != NULL || options->known[k].standard == NULL)
            continue;
        options->texts[k] = nw__copy_text(options->known[k].standard);
        if (options->texts[k] == NULL)
            return nw__fail_memory();
        netweave_status status = check_value(options, k, what);
        if (status != NETWEAVE_STATUS_OK)
            return status;
    }
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__options_parse(const char *text, const char *what, const nw__option *known, size_t count,
                                  nw__options *out) {
    nw__options options = {.known = known, .count = count};
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t k = 0; k < NW_OPTION_LIMIT; k++)
        options.numbers[k] = NAN;
    const char *at = text != NULL ? text : "";
    while (status == NETWEAVE_STATUS_OK) {
        while (is_separator(*at))
            at++;
        if (*at == '\0')
            break;
        status = read_pair(&at, what, &options);
    }
    if (status == NETWEAVE_STATUS_OK)
        status = fill_standards(what, &options);
    if (status == NETWEAVE_STATUS_OK)
        *out = options;
    else
        nw__options_free(&options);
    return status;
}

static size_t place_of(const nw__options *options, const char *name) {
    size_t place = 0;
    while (strcmp(options->known[place].name, name) != 0)
        place++;
    return place;
}

const char *nw__options_text(const nw__options *options, const char *name) {
    return options->texts[place_of(options, name)];
}

double nw__options_number(const nw__options *options, const char *name) {
    return options->numbers[place_of(options, name)];
}

bool nw__options_chosen(const nw__options *options, const char *name, const char *value) {
    const char *text = nw__options_text(options, name);
    return text != NULL && strcmp(text, value) == 0;
}

void nw__options_quote(const char *value, nw__text *out) {
    bool plain = *value != '\0' && *value != '"' && *value != '\'';
    for (const char *at = value; *at != '\0'; at++)
        plain = plain && !is_separator(*at);
    if (plain) {
        nw__text_append(out, value);
        return;
    }
    nw__text_append(out, "\"");
    for (const char *at = value; *at != '\0'; at++)
        nw__text_append_bytes(out, *at == '"' ? "\"\"" : at, *at == '"' ? 2 : 1);
    nw__text_append(out, "\"");
}

/* Numbers are spelled from their value, so that 0.90 and 9e-1 are one spec. */
static void spell_value(const nw__options *options, size_t place, nw__text *out) {
    nw__option_kind kind = options->known[place].kind;
    if (kind == NW_OPTION_NUMBER || kind == NW_OPTION_INTEGER)
        nw__text_append_number(out, options->numbers[place], 0);
    else
        nw__options_quote(options->texts[place], out);
}

static bool is_standard(const nw__options *options, size_t place) {
    const nw__option *option = &options->known[place];
    double standard;
    if (option->standard == NULL)
        return false;
    if (option->kind == NW_OPTION_NUMBER || option->kind == NW_OPTION_INTEGER)
        return nw__number_parse(option->standard, strlen(option->standard), '.', &standard) &&
               standard == options->numbers[place];
    return strcmp(option->standard, options->texts[place]) == 0;
}

void nw__options_spell(const nw__options *options, bool all, nw__text *out) {
    bool first = true;
    for (size_t k = 0; k < options->count; k++) {
        if (options->texts[k] == NULL || (!all && is_standard(options, k)))
            continue;
        nw__text_append_format(out, "%s%s=", first ? "" : ",", options->known[k].name);
        spell_value(options, k, out);
        first = false;
    }
}

void nw__options_free(nw__options *options) {
    for (size_t k = 0; k < options->count; k++) {
        nw__free(options->texts[k]);
        options->texts[k] = NULL;
    }
}

bool nw__spec_next(const char **text, const char **name, size_t *name_length, const char **options,
                   size_t *options_length) {
    const char *at = *text;
    while (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r')
        at++;
    if (*at == '\0')
        return false;
    *name = at;
    while (*at != '\0' && *at != ':' && *at != ' ' && *at != '\t' && *at != '\n' && *at != '\r')
        at++;
    *name_length = (size_t)(at - *name);
    *options = at;
    if (*at == ':') {
        *options = ++at;
        char quote = '\0';
        for (; *at != '\0'; at++) {
            if (quote != '\0')
                quote = *at == quote ? '\0' : quote;
            else if (*at == '"' || *at == '\'')
                quote = *at;
            else if (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r')
                break;
        }
    }
    *options_length = (size_t)(at - *options);
    *text = at;
    return true;
}
