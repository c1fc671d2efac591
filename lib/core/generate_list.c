/* The list of models, for people and programs. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/generate.h"

#include <string.h>

static const char *const kinds[] = {[NW_OPTION_TEXT] = "text",
                                    [NW_OPTION_NUMBER] = "number",
                                    [NW_OPTION_INTEGER] = "integer",
                                    [NW_OPTION_CHOICE] = "choice"};

/* "3 to 10000000", or the choices. */
static void write_range(const nw__option *option, nw__text *out) {
    if (option->kind == NW_OPTION_CHOICE) {
        for (const char *at = option->choices; *at != '\0'; at++)
            nw__text_append_bytes(out, *at == '|' ? ", " : at, *at == '|' ? 2 : 1);
        return;
    }
    nw__text_append_number(out, option->low, 0);
    nw__text_append(out, " to ");
    nw__text_append_number(out, option->high, 0);
}

static void write_text(const nw__generator *generator, bool first, nw__text *out) {
    nw__text_append_format(out, "%s%s\n    %s\n", first ? "" : "\n", generator->name, generator->meaning);
    for (size_t k = 0; k < generator->parameter_count; k++) {
        const nw__option *option = &generator->parameters[k];
        nw__text_append_format(out, "    %s=%s  %s (", option->name, option->standard != NULL ? option->standard : "…",
                               option->meaning);
        write_range(option, out);
        nw__text_append(out, ")\n");
    }
    if (*generator->source != '\0')
        nw__text_append_format(out, "    %s\n", generator->source);
}

static void write_markdown(const nw__generator *generator, bool first, nw__text *out) {
    nw__text_append_format(out, "%s## %s\n\n%s", first ? "" : "\n", generator->name, generator->meaning);
    nw__text_append_format(out, "%s%s\n\n", *generator->source != '\0' ? " Source: " : "", generator->source);
    nw__text_append(out, "| parameter | standard | range | meaning |\n|--|--|--|--|\n");
    for (size_t k = 0; k < generator->parameter_count; k++) {
        const nw__option *option = &generator->parameters[k];
        nw__text_append_format(out, "| `%s` | %s | ", option->name, option->standard != NULL ? option->standard : "");
        write_range(option, out);
        nw__text_append_format(out, " | %s |\n", option->meaning);
    }
}

/* NULL or a text without signs that JSON would have escaped. */
static void write_json_text(const char *name, const char *text, nw__text *out) {
    if (text == NULL || *text == '\0')
        nw__text_append_format(out, ", \"%s\": null", name);
    else
        nw__text_append_format(out, ", \"%s\": \"%s\"", name, text);
}

/* A choice "a|b" as ["a", "b"]. */
static void write_json_choices(const char *choices, nw__text *out) {
    nw__text_append(out, ", \"choices\": [");
    for (const char *at = choices; at != NULL && *at != '\0';) {
        size_t length = strcspn(at, "|");
        nw__text_append_format(out, "%s\"%.*s\"", at == choices ? "" : ", ", (int)length, at);
        at += length + (at[length] == '|');
    }
    nw__text_append(out, "]");
}

/* A parameter, in the shape that the catalogue of measures gives to its own. */
static void write_json_option(const nw__option *option, nw__text *out) {
    bool has_range = option->kind == NW_OPTION_NUMBER || option->kind == NW_OPTION_INTEGER;
    nw__text_append_format(out, "{\"name\": \"%s\", \"kind\": \"%s\"", option->name, kinds[option->kind]);
    write_json_text("standard", option->standard, out);
    nw__text_append(out, ", \"low\": ");
    has_range ? nw__text_append_number(out, option->low, 0) : nw__text_append(out, "null");
    nw__text_append(out, ", \"high\": ");
    has_range ? nw__text_append_number(out, option->high, 0) : nw__text_append(out, "null");
    write_json_choices(option->choices, out);
    write_json_text("meaning", option->meaning, out);
    nw__text_append(out, "}");
}

static void write_json(const nw__generator *generator, bool first, nw__text *out) {
    nw__text_append_format(out, "%s{\"name\": \"%s\"", first ? "[" : ",\n ", generator->name);
    write_json_text("meaning", generator->meaning, out);
    write_json_text("source", generator->source, out);
    nw__text_append(out, ", \"parameters\": [");
    for (size_t k = 0; k < generator->parameter_count; k++) {
        nw__text_append(out, k > 0 ? ", " : "");
        write_json_option(&generator->parameters[k], out);
    }
    nw__text_append(out, "]}");
}

netweave_status netweave_generators(const char *format, char **out_text) {
    NW_REQUIRE_POINTER(format);
    NW_REQUIRE_POINTER(out_text);
    static const struct {
        const char *name;
        void (*write)(const nw__generator *generator, bool first, nw__text *out);
        const char *end;
    } formats[] = {{"text", write_text, ""}, {"markdown", write_markdown, ""}, {"json", write_json, "]\n"}};
    for (size_t k = 0; k < sizeof formats / sizeof formats[0]; k++) {
        if (strcmp(format, formats[k].name) != 0)
            continue;
        nw__text text = {0};
        for (size_t j = 0; nw__generators[j] != NULL; j++)
            formats[k].write(nw__generators[j], j == 0, &text);
        nw__text_append(&text, formats[k].end);
        char *bytes = nw__text_take(&text);
        if (bytes == NULL)
            return nw__fail_memory();
        *out_text = bytes;
        return NETWEAVE_STATUS_OK;
    }
    return nw__fail(NETWEAVE_STATUS_NOT_FOUND, "models cannot be listed as '%s'; say text, json or markdown", format);
}
