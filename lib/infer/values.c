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
        for (size_t j = 0; j < sizeof directed_only / sizeof directed_only[0] && !view->directed; j++)
            fits = fits && strcmp(measure->name, directed_only[j]) != 0;
        if (fits)
            nw__text_append_format(&list, "%s%s", list.length > 0 ? " " : "", measure->name);
    }
    *out_specs = nw__text_take(&list);
    return *out_specs != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

/* The notes of both tables: as they are where both say the same, else with the wave that they are about. */
static netweave_status add_notes(nw__comparing *comparing) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int wave = 0; wave < 2; wave++) {
        const netweave_table *mine = comparing->values[wave];
        const netweave_table *other = comparing->values[1 - wave];
        for (int64_t k = 0; k < netweave_table_note_count(mine) && status == NETWEAVE_STATUS_OK; k++) {
            const char *note = netweave_table_note(mine, k);
            bool shared = false;
            for (int64_t j = 0; j < netweave_table_note_count(other); j++)
                shared = shared || strcmp(note, netweave_table_note(other, j)) == 0;
            const char *prefix = shared ? "" : wave == NW_BEFORE ? "Before: " : "After: ";
            status = nw__table_add_note(comparing->measures, "%s%s", prefix, note);
        }
    }
    return status;
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
        status = netweave_measure_compute(comparing->view[wave], specs != NULL ? specs : all, comparing->run,
                                          &comparing->values[wave]);
    netweave_text_free(all);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    comparing->row_count = netweave_table_column_count(comparing->values[NW_BEFORE]);
    comparing->rows = nw__allocate_zeroed((size_t)comparing->row_count, sizeof *comparing->rows);
    if (comparing->rows == NULL)
        return nw__fail_memory();
    fill_rows(comparing);
    return add_notes(comparing);
}
