/* The measures of both waves, each of the full network of its own wave. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "infer/comparison.h"

#include <math.h>
#include <string.h>

const nw__compared *nw__compared_find(const nw__comparing *comparing, const char *name) {
    for (int64_t k = 0; k < comparing->row_count; k++)
        if (strcmp(comparing->rows[k].name, name) == 0)
            return &comparing->rows[k];
    return NULL;
}

const char *nw__test_name(nw__test test) {
    static const char *const names[] = {
        [NW_TEST_NONE] = "none: no draws",
        [NW_TEST_EXACT] = "exact",
        [NW_TEST_RANDOM] = "random",
        [NW_TEST_UNDEFINED] = "none: undefined",
        [NW_TEST_FIXED_CHOICE] = "none: fixed choice",
        [NW_TEST_HELD_BACK] = "held back",
        [NW_TEST_CONSTANT] = "none: cannot change",
        [NW_TEST_TOO_LARGE] = "none: too large",
    };
    return names[test];
}

/* Searches (communities, say) repeat themselves under a parameter "runs": one will do in a draw, as the observed change
 * is then computed in the same way. */
static netweave_status spell_asked(const nw__measure *measure, const char *options_text, nw__asked *out) {
    nw__options options;
    nw__text spec = {0};
    nw__text draw_spec = {0};
    netweave_status status =
        nw__options_parse(options_text, measure->name, measure->parameters, measure->parameter_count, &options);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    nw__text_append_format(&spec, "%s:", measure->name);
    nw__options_spell(&options, true, &spec);
    for (size_t k = 0; k < options.count; k++) {
        if (strcmp(options.known[k].name, "runs") != 0 || options.texts[k] == NULL)
            continue;
        char *one = nw__copy_text("1");
        if (one == NULL)
            draw_spec.failed = true;
        nw__free(options.texts[k]);
        options.texts[k] = one;
        options.numbers[k] = 1;
    }
    nw__text_append_format(&draw_spec, "%s:", measure->name);
    nw__options_spell(&options, true, &draw_spec);
    nw__options_free(&options);
    *out = (nw__asked){.measure = measure, .spec = nw__text_take(&spec), .draw_spec = nw__text_take(&draw_spec)};
    return out->spec != NULL && out->draw_spec != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

static netweave_status add_asked(nw__comparing *comparing, const char *name, size_t name_length, const char *options,
                                 size_t options_length) {
    nw__text name_text = {0};
    nw__text options_text = {0};
    nw__text_append_bytes(&name_text, name, name_length);
    nw__text_append_bytes(&options_text, options, options_length);
    char *name_copy = nw__text_take(&name_text);
    char *options_copy = nw__text_take(&options_text);
    netweave_status status = NETWEAVE_STATUS_OK;
    if (name_copy == NULL || options_copy == NULL ||
        !nw__grow(&comparing->asked, &comparing->asked_capacity, comparing->asked_count + 1, sizeof *comparing->asked))
        status = nw__fail_memory();
    int64_t place = netweave_measure_find(name_copy);
    if (status == NETWEAVE_STATUS_OK && place < 0)
        status = nw__fail(NETWEAVE_STATUS_NOT_FOUND,
                          "measures: there is no measure '%s'; 'netweave describe' lists all", name_copy);
    if (status == NETWEAVE_STATUS_OK && nw__measures[place]->scope != NETWEAVE_SCOPE_NETWORK)
        status = nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                          "measures: '%s' gives a number for each member or tie; a comparison takes measures that give "
                          "one for the network",
                          name_copy);
    if (status == NETWEAVE_STATUS_OK) {
        nw__asked *asked = &comparing->asked[comparing->asked_count++];
        *asked = (nw__asked){0};
        status = spell_asked(nw__measures[place], options_copy, asked);
    }
    nw__free(name_copy);
    nw__free(options_copy);
    return status;
}

static netweave_status read_specs(nw__comparing *comparing, const char *specs) {
    const char *name = NULL;
    const char *options = NULL;
    size_t name_length = 0;
    size_t options_length = 0;
    netweave_status status = NETWEAVE_STATUS_OK;
    while (status == NETWEAVE_STATUS_OK && nw__spec_next(&specs, &name, &name_length, &options, &options_length))
        status = add_asked(comparing, name, name_length, options, options_length);
    if (status == NETWEAVE_STATUS_OK && comparing->asked_count == 0)
        status = nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                          "measures: no measure is named; leave the option out for all of them");
    return status;
}

/* All measures that the view serves, less those that say nothing, or nothing of their own, without direction. */
static netweave_status list_all(const netweave_view *view, char **out_specs) {
    static const char *const directed_only[] = {"in_degree_centralization", "out_degree_centralization", "reciprocity",
                                                "dyadic_reciprocity"};
    nw__text list = {0};
    nw__text_append(&list, "");
    for (int64_t k = 0; k < nw__measure_total; k++) {
        const nw__measure *measure = nw__measures[k];
        bool fits = measure->scope == NETWEAVE_SCOPE_NETWORK && (!measure->needs_group || view->group != NULL);
        fits = fits && !measure->on_request;
        for (size_t j = 0; j < sizeof directed_only / sizeof directed_only[0] && !view->directed; j++)
            fits = fits && strcmp(measure->name, directed_only[j]) != 0;
        if (fits)
            nw__text_append_format(&list, "%s%s", list.length > 0 ? " " : "", measure->name);
    }
    *out_specs = nw__text_take(&list);
    return *out_specs != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

/* How far two texts agree, up to the last blank. */
static size_t shared_start(const char *one, const char *other) {
    size_t blank = 0;
    for (size_t k = 0; one[k] != '\0' && one[k] == other[k]; k++)
        if (one[k] == ' ')
            blank = k + 1;
    return blank;
}

/* The same from the end: where the words begin that both end with. */
static size_t shared_end(const char *one, const char *other, size_t start) {
    size_t length = strlen(one);
    size_t others = strlen(other);
    size_t begin = 0;
    for (size_t k = 1; k + start <= length && k + start <= others && one[length - k] == other[others - k]; k++)
        if (one[length - k] == ' ' || one[length - k] == ',')
            begin = k;
    return begin;
}

/* "A of 0.9 of all" and "A of 0.8 of all" as "A of 0.9 (before) and 0.8 (after) of all": two notes that differ in one
 * word, as `*out`; NULL where they differ in more. */
static netweave_status merge(const char *before, const char *after, char **out) {
    size_t start = shared_start(before, after);
    size_t end = shared_end(before, after, start);
    nw__text text = {0};
    const char *const both[2] = {before, after};
    *out = NULL;
    size_t length[2] = {strlen(before) - start - end, strlen(after) - start - end};
    for (int wave = 0; wave < 2; wave++)
        if (start == 0 || end == 0 || length[wave] == 0 || memchr(both[wave] + start, ' ', length[wave]) != NULL)
            return NETWEAVE_STATUS_OK;
    nw__text_append_bytes(&text, before, start + length[NW_BEFORE]);
    nw__text_append(&text, " (before) and ");
    nw__text_append_bytes(&text, after + start, length[NW_AFTER]);
    nw__text_append(&text, " (after)");
    nw__text_append(&text, before + start + length[NW_BEFORE]);
    *out = nw__text_take(&text);
    return *out != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

/* A note of each wave, either NULL: once where both say the same, with both words where they differ in one. */
static netweave_status add_pair(nw__comparing *comparing, const char *before, const char *after) {
    if (before != NULL && after != NULL && strcmp(before, after) == 0)
        return nw__table_add_note(comparing->measures, "%s", before);
    char *merged = NULL;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (before != NULL && after != NULL)
        status = merge(before, after, &merged);
    if (status == NETWEAVE_STATUS_OK && merged != NULL)
        status = nw__table_add_note(comparing->measures, "%s", merged);
    if (status == NETWEAVE_STATUS_OK && merged == NULL && before != NULL)
        status = nw__table_add_note(comparing->measures, "Before: %s", before);
    if (status == NETWEAVE_STATUS_OK && merged == NULL && after != NULL)
        status = nw__table_add_note(comparing->measures, "After: %s", after);
    nw__free(merged);
    return status;
}

/* The note of a table that says what `note` says, or the same of another number, as `*out`; NULL when there is none. */
static netweave_status find_fellow(const netweave_table *table, const char *note, const char **out) {
    netweave_status status = NETWEAVE_STATUS_OK;
    *out = NULL;
    for (int64_t k = 0; k < netweave_table_note_count(table) && status == NETWEAVE_STATUS_OK; k++) {
        const char *other = netweave_table_note(table, k);
        char *merged = NULL;
        if (strcmp(other, note) == 0) {
            *out = other;
            return NETWEAVE_STATUS_OK;
        }
        status = merge(note, other, &merged);
        if (merged != NULL && *out == NULL)
            *out = other;
        nw__free(merged);
    }
    return status;
}

static netweave_status note_reading(nw__comparing *comparing) {
    const char *before = comparing->view[NW_BEFORE]->description;
    const char *after = comparing->view[NW_AFTER]->description;
    char *merged = NULL;
    netweave_status status = merge(before, after, &merged);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status = merged != NULL ? nw__table_add_note(comparing->measures, "Read as %s.", merged)
                            : nw__table_add_note(comparing->measures, "Before read as %s; after as %s.", before, after);
    nw__free(merged);
    return status;
}

netweave_status nw__compare_conventions(nw__comparing *comparing) {
    const netweave_table *before = comparing->values[NW_BEFORE];
    const netweave_table *after = comparing->values[NW_AFTER];
    const char *fellow = NULL;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t k = 0; k < netweave_table_note_count(before) && status == NETWEAVE_STATUS_OK; k++) {
        status = find_fellow(after, netweave_table_note(before, k), &fellow);
        if (status == NETWEAVE_STATUS_OK)
            status = add_pair(comparing, netweave_table_note(before, k), fellow);
    }
    for (int64_t k = 0; k < netweave_table_note_count(after) && status == NETWEAVE_STATUS_OK; k++) {
        status = find_fellow(before, netweave_table_note(after, k), &fellow);
        if (status == NETWEAVE_STATUS_OK && fellow == NULL)
            status = add_pair(comparing, NULL, netweave_table_note(after, k));
    }
    return status == NETWEAVE_STATUS_OK ? note_reading(comparing) : status;
}

static void fill_rows(nw__comparing *comparing) {
    int64_t row = 0;
    for (size_t k = 0; k < comparing->asked_count; k++) {
        nw__asked *asked = &comparing->asked[k];
        asked->first_row = row;
        for (size_t j = 0; j < asked->measure->column_count; j++, row++) {
            double before = netweave_table_value(comparing->values[NW_BEFORE], 0, row);
            double after = netweave_table_value(comparing->values[NW_AFTER], 0, row);
            comparing->rows[row] = (nw__compared){.measure = asked->measure,
                                                  .name = netweave_table_column_name(comparing->values[NW_BEFORE], row),
                                                  .before = before,
                                                  .after = after,
                                                  .change = after - before,
                                                  .low = NAN,
                                                  .high = NAN,
                                                  .p = NAN,
                                                  .p_adjusted = NAN,
                                                  .test = isnan(after - before) ? NW_TEST_UNDEFINED : NW_TEST_NONE};
        }
    }
}

netweave_status nw__compare_values(nw__comparing *comparing, const char *specs) {
    char *all = NULL;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (specs == NULL)
        status = list_all(comparing->view[NW_BEFORE], &all);
    if (status == NETWEAVE_STATUS_OK)
        status = read_specs(comparing, specs != NULL ? specs : all);
    for (int wave = 0; wave < 2 && status == NETWEAVE_STATUS_OK; wave++)
        status = nw__measure_exactly(comparing->view[wave], specs != NULL ? specs : all, comparing->run,
                                     &comparing->values[wave]);
    netweave_text_free(all);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    comparing->row_count = netweave_table_column_count(comparing->values[NW_BEFORE]);
    comparing->rows = nw__allocate_zeroed((size_t)comparing->row_count, sizeof *comparing->rows);
    if (comparing->rows == NULL)
        return nw__fail_memory();
    fill_rows(comparing);
    return NETWEAVE_STATUS_OK;
}
