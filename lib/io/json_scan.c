/* JSON cut into pieces, and read by jansson piece by piece. SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/json.h"

#include <string.h>

enum { DEPTH_LIMIT = 256, PIECE_LIMIT = 1 << 20 };

static const char *skip_blanks(const char *at) {
    return at + strspn(at, " \t\r\n");
}

static netweave_status cut_off(const nw__document *document) {
    return nw__fail_at(document, document->bytes + document->length,
                       "the text ends before what was opened is closed; the file may be cut off: save it again");
}

/* The end of a text in quotes. */
static netweave_status end_text(const nw__document *document, const char *at, const char **out_end) {
    at++;
    for (;;) {
        at += strcspn(at, "\"\\");
        if (*at == '"')
            break;
        if (*at == '\0' || at[1] == '\0')
            return cut_off(document);
        at += 2;
    }
    *out_end = at + 1;
    return NETWEAVE_STATUS_OK;
}

/* The end of an object or list. */
static netweave_status end_nested(const nw__document *document, const char *at, const char **out_end) {
    char closing[DEPTH_LIMIT] = {*at == '{' ? '}' : ']'};
    int depth = 1;
    for (at++; depth > 0; at++) {
        at += strcspn(at, "\"{}[]");
        if (*at == '\0')
            return cut_off(document);
        if (*at == '"') {
            netweave_status status = end_text(document, at, &at);
            if (status != NETWEAVE_STATUS_OK)
                return status;
            at--;
        } else if (*at == '{' || *at == '[') {
            if (depth == DEPTH_LIMIT)
                return nw__fail_at(document, at, "values are nested more than %d deep", DEPTH_LIMIT);
            closing[depth++] = *at == '{' ? '}' : ']';
        } else if (*at != closing[--depth]) {
            return nw__fail_at(document, at, "this is not JSON: '%c' stands here where '%c' must close; mend it", *at,
                               closing[depth]);
        }
    }
    *out_end = at;
    return NETWEAVE_STATUS_OK;
}

static netweave_status find_piece(const nw__document *document, const char *at, nw__json_piece *out) {
    out->at = out->end = at;
    if (*at == '"')
        return end_text(document, at, &out->end);
    if (*at == '{' || *at == '[')
        return end_nested(document, at, &out->end);
    out->end = at + strcspn(at, ",:]}[{\" \t\r\n");
    return out->end > at ? NETWEAVE_STATUS_OK : nw__fail_at(document, at, "this is not JSON: a value is missing here");
}

netweave_status nw__json_whole(const nw__document *document, nw__json_piece *out) {
    netweave_status status = find_piece(document, skip_blanks(document->bytes), out);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    const char *rest = skip_blanks(out->end);
    if (rest < document->bytes + document->length)
        return nw__fail_at(document, rest, "there is more after the end of the JSON value; remove it");
    return NETWEAVE_STATUS_OK;
}

bool nw__json_is_list(nw__json_piece piece) {
    return piece.at != NULL && *piece.at == '[';
}

bool nw__json_is_object(nw__json_piece piece) {
    return piece.at != NULL && *piece.at == '{';
}

nw__json_walk nw__json_open(const nw__document *document, nw__json_piece piece) {
    return (nw__json_walk){.document = document, .at = piece.at + 1, .last = piece.end - 1, .object = *piece.at == '{'};
}

netweave_status nw__json_next(nw__json_walk *walk, nw__json_piece *out_key, nw__json_piece *out_value,
                              bool *out_found) {
    const char *at = skip_blanks(walk->at);
    nw__json_piece key = {0};
    netweave_status status = NETWEAVE_STATUS_OK;
    *out_found = at < walk->last;
    *out_value = (nw__json_piece){.at = at, .end = at};
    if (at >= walk->last)
        return status;
    if (walk->begun && *at != ',')
        return nw__fail_at(walk->document, at, "this is not JSON: a comma is missing before this");
    if (walk->begun)
        at = skip_blanks(at + 1);
    walk->begun = true;
    if (walk->object && *at != '"')
        return nw__fail_at(walk->document, at, "this is not JSON: a name in double quotes must stand here");
    if (walk->object) {
        status = find_piece(walk->document, at, &key);
        at = skip_blanks(key.end);
        if (status == NETWEAVE_STATUS_OK && *at != ':')
            status = nw__fail_at(walk->document, at, "this is not JSON: a colon is missing before this");
        at = skip_blanks(at + 1);
    }
    if (status == NETWEAVE_STATUS_OK)
        status = find_piece(walk->document, at, out_value);
    walk->at = out_value->end;
    if (out_key != NULL)
        *out_key = key;
    return status;
}

bool nw__json_key_is(nw__json_piece key, const char *name) {
    size_t length = strlen(name);
    return key.at != NULL && (size_t)(key.end - key.at) == length + 2 && memcmp(key.at + 1, name, length) == 0;
}

/* Says what jansson found. */
static netweave_status refuse(const nw__document *document, nw__json_piece piece, const json_error_t *error) {
    size_t length = (size_t)(piece.end - piece.at);
    size_t position = error->position > 0 ? (size_t)error->position : 0;
    const char *at = piece.at + (position < length ? position : length);
    switch (json_error_code(error)) {
    case json_error_unknown: /* it says nothing when memory is short */
    case json_error_out_of_memory:
        return nw__fail_memory();
    case json_error_duplicate_key:
        return nw__fail_at(document, at, "a name stands twice in this object; keep one");
    case json_error_null_character:
    case json_error_null_byte_in_key:
        return nw__fail_at(document, at, "this text holds \\u0000, which is no character; remove it");
    case json_error_numeric_overflow:
        return nw__fail_at(document, at, "this number is too large; write it as text, in quotes");
    case json_error_premature_end_of_input:
        return nw__fail_at(document, at, "this is not JSON: it ends too early here; mend it");
    default:
        return nw__fail_at(document, at, "this is not JSON: %s (NaN and Infinity are none: write null)", error->text);
    }
}

netweave_status nw__json_load(const nw__document *document, nw__json_piece piece, json_t **out_value) {
    json_error_t error = {0};
    size_t length = (size_t)(piece.end - piece.at);
    if (length > PIECE_LIMIT)
        return nw__fail_at_as(NETWEAVE_STATUS_LIMIT, document, piece.at,
                              "this node, edge or value has more than %d bytes; leave out what is not needed",
                              PIECE_LIMIT);
    json_t *value = json_loadb(piece.at, length, JSON_DECODE_ANY | JSON_REJECT_DUPLICATES, &error);
    if (value == NULL)
        return refuse(document, piece, &error);
    *out_value = value;
    return NETWEAVE_STATUS_OK;
}
