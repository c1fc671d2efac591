/* The catalogue: what is known of each measure, for people and programs. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/catalog.h"

#include <math.h>
#include <string.h>

static const netweave_scope scopes[] = {NETWEAVE_SCOPE_NETWORK, NETWEAVE_SCOPE_MEMBER, NETWEAVE_SCOPE_TIE};

enum { SCOPES = sizeof scopes / sizeof scopes[0], NAME_WIDTH = 34 };

static const char *const headings[SCOPES] = {"Measures of the network", "Measures of members", "Measures of ties"};

const char *nw__scope_name(netweave_scope scope) {
    static const char *const names[] = {"network", "member", "tie"};
    return names[scope];
}

const char *nw__pole_name(netweave_pole pole) {
    static const char *const names[] = {"neither", "hub", "networked"};
    return names[pole];
}

const char *nw__kind_name(netweave_kind kind) {
    static const char *const names[] = {"real", "count", "share", "nominal", "flag"};
    return names[kind];
}

const char *nw__direction_name(nw__direction_use direction) {
    static const char *const names[] = {"ignored", "used", "symmetric"};
    return names[direction];
}

const char *nw__weights_name(nw__weight_use weights) {
    static const char *const names[] = {"ignored", "strength", "cost", "tries"};
    return names[weights];
}

/* Where an entry is written to, and how. */
typedef struct entry {
    nw__text *out;
    bool markdown;
} entry;

static void write_fact(const entry *entry, const char *label, const char *text) {
    if (entry->markdown)
        nw__text_append_format(entry->out, "- **%s:** %s\n", label, text);
    else
        nw__text_append_format(entry->out, "  %-18s %s\n", label, text);
}

static void write_range(nw__text *out, double low, double high) {
    if (isinf(low) && isinf(high)) {
        nw__text_append(out, "any number");
        return;
    }
    if (!isinf(low))
        nw__text_append_number(out, low, 0);
    nw__text_append(out, isinf(low) ? "at most " : (isinf(high) ? " or more" : " to "));
    if (!isinf(high))
        nw__text_append_number(out, high, 0);
}

/* Writes the fact that `text` holds, and empties it. */
static void write_collected(const entry *entry, const char *label, nw__text *text) {
    char *bytes = nw__text_take(text);
    if (bytes == NULL)
        entry->out->failed = true;
    else
        write_fact(entry, label, bytes);
    netweave_text_free(bytes);
}

static void write_columns(const entry *entry, const nw__measure *measure) {
    for (size_t c = 0; c < measure->column_count; c++) {
        const nw__measure_column *column = &measure->columns[c];
        nw__text text = {0};
        if (measure->column_count > 1)
            nw__text_append_format(&text, "%s%s%s: ", measure->name, *column->name != '\0' ? "." : "", column->name);
        nw__text_append_format(&text, "%s, ", nw__kind_name(column->kind));
        write_range(&text, column->low, column->high);
        write_collected(entry, measure->column_count > 1 ? "Column" : "Range", &text);
    }
}

static void write_parameters(const entry *entry, const nw__measure *measure) {
    for (size_t p = 0; p < measure->parameter_count; p++) {
        const nw__option *parameter = &measure->parameters[p];
        nw__text text = {0};
        nw__text_append_format(&text, "%s%s%s: %s; ", entry->markdown ? "`" : "", parameter->name,
                               entry->markdown ? "`" : "", parameter->meaning);
        if (parameter->kind == NW_OPTION_CHOICE) {
            for (const char *at = parameter->choices; at != NULL;) {
                size_t length = strcspn(at, "|");
                nw__text_append_bytes(&text, at, length);
                at = at[length] == '|' ? at + length + 1 : NULL;
                nw__text_append(&text, at == NULL ? "" : (strchr(at, '|') != NULL ? ", " : " or "));
            }
        } else if (parameter->kind == NW_OPTION_TEXT) {
            nw__text_append(&text, "text");
        } else {
            nw__text_append(&text, parameter->kind == NW_OPTION_INTEGER ? "whole number, " : "number, ");
            write_range(&text, parameter->low, parameter->high);
        }
        nw__text_append_format(&text, "; %s%s", parameter->standard != NULL ? "standard " : "none unless given",
                               parameter->standard != NULL ? parameter->standard : "");
        write_collected(entry, "Parameter", &text);
    }
}

static void write_uses(const entry *entry, const nw__measure *measure) {
    static const char *const directions[] = {"ignored: ties are read without direction", "used",
                                             "used, but turning all ties round changes nothing"};
    static const char *const weights[] = {"ignored", "used as strength", "a parameter turns strengths into distances",
                                          "a tie of strength w counts as w tries of a chance"};
    static const char *const poles[] = {"neither", "hub-and-spoke", "networked"};
    write_fact(entry, "High points to", poles[measure->pole]);
    write_fact(entry, "Direction", directions[measure->direction]);
    write_fact(entry, "Weights", weights[measure->weights]);
    if (measure->needs_group)
        write_fact(entry, "Needs", "a grouping attribute of the members");
    write_fact(entry, "Jackknife", measure->is_smooth ? "gives a valid interval" : "not valid");
}

static void write_entry(const entry *entry, const nw__measure *measure) {
    if (entry->markdown)
        nw__text_append_format(entry->out, "### %s (`%s`)\n\n%s\n\n", measure->title, measure->name, measure->question);
    else
        nw__text_append_format(entry->out, "%s: %s\n\n  %s\n\n", measure->name, measure->title, measure->question);
    write_fact(entry, "Higher means", measure->higher);
    write_fact(entry, "Formula", measure->formula);
    if (*measure->convention != '\0')
        write_fact(entry, "Convention", measure->convention);
    write_fact(entry, "Undefined", *measure->undefined != '\0' ? measure->undefined : "never");
    write_fact(entry, "Some did not answer",
               measure->observed != NULL ? measure->observed : "their rows are read as empty");
    write_columns(entry, measure);
    write_parameters(entry, measure);
    write_fact(entry, "Scope", nw__scope_name(measure->scope));
    write_uses(entry, measure);
    write_fact(entry, "Cost", measure->cost);
    write_fact(entry, "Source", measure->citation);
}

static void write_list(nw__text *out) {
    for (int s = 0; s < SCOPES; s++) {
        nw__text_append_format(out, "%s%s\n\n", s > 0 ? "\n" : "", headings[s]);
        for (int64_t k = 0; k < nw__measure_total; k++)
            if (nw__measures[k]->scope == scopes[s])
                nw__text_append_format(out, "  %-*s %s\n", NAME_WIDTH, nw__measures[k]->name,
                                       nw__measures[k]->question);
    }
}

static void write_all_markdown(const entry *entry) {
    nw__text_append(entry->out, "# Measures\n");
    for (int s = 0; s < SCOPES; s++) {
        nw__text_append_format(entry->out, "\n## %s\n\n| Name | Question |\n|--|--|\n", headings[s]);
        for (int64_t k = 0; k < nw__measure_total; k++)
            if (nw__measures[k]->scope == scopes[s])
                nw__text_append_format(entry->out, "| `%s` | %s |\n", nw__measures[k]->name, nw__measures[k]->question);
        for (int64_t k = 0; k < nw__measure_total; k++) {
            if (nw__measures[k]->scope != scopes[s])
                continue;
            nw__text_append(entry->out, "\n");
            write_entry(entry, nw__measures[k]);
        }
    }
}

netweave_status netweave_catalog(const char *name, const char *format, char **out_text) {
    NW_REQUIRE_POINTER(format);
    NW_REQUIRE_POINTER(out_text);
    static const char *const formats[] = {"text", "markdown", "json"};
    const nw__measure *measure = NULL;
    nw__text out = {0};
    entry entry = {&out, strcmp(format, "markdown") == 0};
    netweave_status status = name != NULL ? nw__measure_find(name, &measure) : NETWEAVE_STATUS_OK;
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (strcmp(format, "json") == 0) {
        status = nw__catalog_json(measure, &out);
    } else if (!entry.markdown && strcmp(format, "text") != 0) {
        const char *nearest = nw__text_nearest(format, formats, sizeof formats / sizeof formats[0]);
        return nw__fail(NETWEAVE_STATUS_NOT_FOUND, "there is no catalogue format '%s'; %s%s", format,
                        nearest != NULL ? "did you mean " : "there are text, markdown and json",
                        nearest != NULL ? nearest : "");
    } else if (measure != NULL) {
        write_entry(&entry, measure);
    } else if (entry.markdown) {
        write_all_markdown(&entry);
    } else {
        write_list(&out);
    }
    char *text = nw__text_take(&out);
    if (status == NETWEAVE_STATUS_OK && text == NULL)
        status = nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        *out_text = text;
    else
        netweave_text_free(text);
    return status;
}
