/* Writing JSON as a stream. SPDX-License-Identifier: GPL-2.0-or-later */
#include "json.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

static void write_string(FILE *out, const char *text) {
    fputc('"', out);
    for (; *text != '\0'; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte == '"' || byte == '\\')
            fprintf(out, "\\%c", byte);
        else if (byte < 0x20 || byte == 0x7f)
            fprintf(out, "\\u%04x", byte);
        else
            fputc(byte, out);
    }
    fputc('"', out);
}

/* Comma, line break and key before a thing. */
static void begin(json *json, const char *key) {
    if (json->filled)
        fputs(json->inline_depth > 0 ? ", " : ",", json->out);
    if (json->depth > 0 && json->inline_depth == 0)
        fprintf(json->out, "\n%*s", json->depth, "");
    json->filled = true;
    if (key == NULL)
        return;
    write_string(json->out, key);
    fputs(": ", json->out);
}

void json_open(json *json, const char *key, char bracket, bool lines) {
    begin(json, key);
    fputc(bracket, json->out);
    json->depth++;
    if (json->inline_depth > 0 || !lines)
        json->inline_depth++;
    json->filled = false;
}

void json_close(json *json, char bracket) {
    json->depth--;
    if (json->inline_depth > 0)
        json->inline_depth--;
    else if (json->filled)
        fprintf(json->out, "\n%*s", json->depth, "");
    fputc(bracket, json->out);
    json->filled = true;
    if (json->depth == 0)
        fputc('\n', json->out);
}

void json_text(json *json, const char *key, const char *value) {
    begin(json, key);
    if (value != NULL)
        write_string(json->out, value);
    else
        fputs("null", json->out);
}

void write_number(FILE *out, double value) {
    char text[40];
    int digits = 15;
    value = value == 0 ? 0.0 : value; /* no minus zero */
    do
        snprintf(text, sizeof text, "%.*g", digits, value);
    while (strtod(text, NULL) != value && digits++ < 17);
    fputs(text, out);
}

void json_number(json *json, const char *key, double value) {
    begin(json, key);
    if (isfinite(value))
        write_number(json->out, value);
    else
        fputs("null", json->out);
}

void json_whole(json *json, const char *key, int64_t value) {
    begin(json, key);
    fprintf(json->out, "%" PRId64, value);
}

void json_truth(json *json, const char *key, bool value) {
    begin(json, key);
    fputs(value ? "true" : "false", json->out);
}
