/* Writing JSON as a stream. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include "cli.h"

/* Where a JSON text stands. Start with {out}. */
typedef struct json {
    FILE *out;
    int depth;        /* brackets open */
    int inline_depth; /* brackets open inside one that is written on one line */
    bool filled;      /* the innermost bracket holds something */
} json;

/* Opens '{' or '['. `key` NULL: inside a list. `lines`: one thing per line inside. */
void json_open(json *json, const char *key, char bracket, bool lines);
void json_close(json *json, char bracket);
void json_text(json *json, const char *key, const char *value);
/* Undefined (NaN, infinite) is null. */
void json_number(json *json, const char *key, double value);
/* A number in the shortest text that reads back to it. */
void write_number(FILE *out, double value);
void json_whole(json *json, const char *key, int64_t value);
void json_truth(json *json, const char *key, bool value);

#endif
