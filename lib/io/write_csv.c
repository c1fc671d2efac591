/* Writers of CSV and TSV: tie list, member list, matrix. SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A cell that a spreadsheet would run (= + - @ tab, line break first), or that reading would trim in front or take for
 * a number though it is a text, gets an apostrophe in front; so does one that begins with an apostrophe and such a
 * sign. Reading takes one apostrophe off again. A header with an apostrophe is an attribute, whatever its name. */
#include "base/memory.h"
#include "io/write.h"

#include <math.h>
#include <string.h>

enum { MATRIX_LIMIT = 20000, CHECK_EVERY = 16384 };

static bool needs_quotes(const char *cell) {
    for (; *cell != '\0'; cell++) {
        switch (*cell) {
        case ',':
        case ';':
        case '|':
        case '\t':
        case '"':
        case '\r':
        case '\n':
        case ' ':
            return true;
        default:
            break;
        }
    }
    return false;
}

void nw__csv_cell(nw__text *out, const char *cell, bool marked) {
    size_t length = strlen(cell);
    bool runs = length > 0 && strchr("=+-@ \t\r\n\v\f", *cell) != NULL;
    bool doubled = length > 1 && *cell == '\'' && strchr("=+-@'.0123456789 \t\r\n", cell[1]) != NULL;
    bool quoted = needs_quotes(cell);
    if (quoted)
        nw__text_append_bytes(out, "\"", 1);
    if (marked || runs || doubled)
        nw__text_append_bytes(out, "'", 1);
    for (const char *at = cell; quoted && *at != '\0'; at++)
        nw__text_append_bytes(out, *at == '"' ? "\"\"" : at, *at == '"' ? 2 : 1);
    nw__text_append_bytes(out, quoted ? "\"" : cell, quoted ? 1 : length);
}

/* A text of an attribute; one that looks like a number is marked, so that it stays a text. */
static void append_text(nw__text *out, const char *text) {
    double number;
    size_t length = strlen(text);
    bool numeric = nw__number_parse(text, length, '.', &number) || nw__number_parse(text, length, ',', &number);
    nw__csv_cell(out, text, numeric && strchr("+-", *text) == NULL);
}

/* A number; a long whole one gets an exponent, without which reading takes it for a code. */
static void append_number(nw__text *out, double value) {
    char number[NW_NUMBER_SIZE];
    nw__number_format(value, 0, number);
    nw__text_append(out, number);
    if (fabs(value) >= 1e15 && strchr(number, 'e') == NULL)
        nw__text_append(out, "e0");
}

static void append_value(nw__text *out, const nw__attribute *attribute, int64_t row) {
    double number = nw__attribute_number(attribute, row);
    if (isnan(number))
        return;
    if (attribute->kind == NETWEAVE_ATTRIBUTE_NUMBER)
        append_number(out, number);
    else
        append_text(out, nw__attribute_text(attribute, row));
}

/* The header of an attribute; marked where reading would take it for something else. `id`: what the id is called in a
 * member list, or NULL: in a tie list. */
static netweave_status append_header(nw__text *out, const char *name, const char *id, bool marked) {
    bool taken = false;
    netweave_status status = nw__word_taken(name, id != NULL, id, &taken);
    nw__csv_cell(out, name, marked || taken || *name == '\'');
    return status;
}

/* What a tie list has besides both ends and the type. */
typedef struct plan {
    bool weights, layers, waves;
    const char *weight_name;
    bool kumu;
    nw__index attributes; /* names, of all tie sets */
    unsigned char *numeric;
} plan;

static netweave_status make_plan(const nw__output *output, plan *out) {
    const netweave_network *network = output->network;
    plan plan = {.layers = network->layers.count > 1 || *nw__index_text(&network->layers, 0) != '\0',
                 .waves = network->waves.count > 1 || *nw__index_text(&network->waves, 0) != '\0',
                 .weight_name = network->weight_name};
    const nw__tie_set *set;
    netweave_status status = NETWEAVE_STATUS_OK;
    size_t capacity = 0;
    for (size_t at = 0; (set = nw__output_next(output, &at)) != NULL;) {
        plan.weights = plan.weights || set->weight != NULL;
        for (size_t k = 0; k < set->attributes.count && status == NETWEAVE_STATUS_OK; k++) {
            const nw__attribute *attribute = &set->attributes.items[k];
            int64_t place = 0;
            status = nw__index_add(&plan.attributes, attribute->name, strlen(attribute->name), &place);
            if (status == NETWEAVE_STATUS_OK && !nw__grow(&plan.numeric, &capacity, (size_t)place + 1, 1))
                status = nw__fail_memory();
            if (status == NETWEAVE_STATUS_OK)
                plan.numeric[place] = attribute->kind == NETWEAVE_ATTRIBUTE_NUMBER;
        }
    }
    *out = plan;
    return status;
}

static void free_plan(plan *plan) {
    nw__index_free(&plan->attributes);
    nw__free(plan->numeric);
}

/* The weight bears its own name when reading will know it: as the word for weights, or the only unmarked numbers. */
static netweave_status append_tie_header(nw__output *output, const plan *plan, char separator) {
    nw__text *out = &output->text;
    bool taken = false;
    netweave_status status = nw__word_taken(plan->weight_name, false, NULL, &taken);
    if (plan->kumu)
        nw__text_append(out, "From,To,Direction");
    else
        nw__text_append_format(out, "source%ctarget%ctype", separator, separator);
    if (plan->weights) {
        nw__text_append_bytes(out, &separator, 1);
        nw__csv_cell(out,
                     taken || *plan->weight_name == '\'' || *plan->weight_name == '\0' ? "weight" : plan->weight_name,
                     false);
    }
    if (plan->layers)
        nw__text_append_format(out, "%c%s", separator, plan->kumu ? "Type" : "layer");
    if (plan->waves)
        nw__text_append_format(out, "%cwave", separator);
    for (int64_t k = 0; k < plan->attributes.count && status == NETWEAVE_STATUS_OK; k++) {
        nw__text_append_bytes(out, &separator, 1);
        status = append_header(out, nw__index_text(&plan->attributes, k), NULL, plan->numeric[k] != 0);
    }
    nw__text_append_bytes(out, "\n", 1);
    return status;
}

static void append_tie(nw__output *output, const plan *plan, const nw__tie_set *set, int64_t tie, char separator) {
    const netweave_network *network = output->network;
    nw__text *out = &output->text;
    nw__csv_cell(out, nw__index_text(&network->roster.ids, set->from[tie]), false);
    nw__text_append_bytes(out, &separator, 1);
    nw__csv_cell(out, nw__index_text(&network->roster.ids, set->to[tie]), false);
    nw__text_append_bytes(out, &separator, 1);
    nw__text_append(out, set->direction == NETWEAVE_DIRECTION_DIRECTED ? "directed" : "undirected");
    if (plan->weights) {
        nw__text_append_bytes(out, &separator, 1);
        append_number(out, set->weight != NULL ? set->weight[tie] : 1.0);
    }
    if (plan->layers) {
        nw__text_append_bytes(out, &separator, 1);
        nw__csv_cell(out, nw__index_text(&network->layers, set->layer), false);
    }
    if (plan->waves) {
        nw__text_append_bytes(out, &separator, 1);
        nw__csv_cell(out, nw__index_text(&network->waves, set->wave), false);
    }
    for (int64_t k = 0; k < plan->attributes.count; k++) {
        const nw__attribute *attribute = nw__attributes_find(&set->attributes, nw__index_text(&plan->attributes, k));
        nw__text_append_bytes(out, &separator, 1);
        if (attribute != NULL)
            append_value(out, attribute, tie);
    }
    nw__text_append_bytes(out, "\n", 1);
}

/* Members without ties are not in a tie list. */
static netweave_status lose_isolates(nw__output *output) {
    int64_t members = output->network->roster.ids.count;
    unsigned char *tied = nw__allocate_zeroed((size_t)members, 1);
    const nw__tie_set *set;
    int64_t isolates = 0;
    if (tied == NULL)
        return nw__fail_memory();
    for (size_t at = 0; (set = nw__output_next(output, &at)) != NULL;) {
        for (int64_t k = 0; k < set->count; k++)
            tied[set->from[k]] = tied[set->to[k]] = 1;
        if (set->count == 0 && output->network->tie_set_count > 1)
            nw__lose(output, "A layer or wave without ties is not written.");
    }
    for (int64_t i = 0; i < members; i++)
        isolates += !tied[i];
    nw__free(tied);
    if (isolates > 0)
        nw__lose(output, "%lld member%s without ties %s not in a tie list; write the member list too (format=members).",
                 (long long)isolates, isolates == 1 ? "" : "s", isolates == 1 ? "is" : "are");
    return NETWEAVE_STATUS_OK;
}

/* Calls for the memory of a member whom a later tie names; the first ends stand in order, the second anywhere. */
static void warm_end(const nw__index *ids, const nw__tie_set *set, int64_t tie) {
    enum { AHEAD = 32 };
    if (tie + AHEAD >= set->count)
        return;
    __builtin_prefetch(&ids->offsets[set->to[tie + AHEAD]]);
    __builtin_prefetch(nw__index_text(ids, set->to[tie + AHEAD / 2]));
}

/* Kumu takes | in a cell of "To" for what stands between two names. */
static netweave_status refuse_bars(const nw__output *output) {
    const nw__index *ids = &output->network->roster.ids;
    for (int64_t i = 0; i < ids->count; i++) {
        const char *id = nw__index_text(ids, i);
        if (strchr(id, '|') != NULL)
            return nw__fail(NETWEAVE_STATUS_UNSUPPORTED,
                            "'%.*s' holds a | which Kumu's sheets take for two names; rename it, or write kumu",
                            nw__shown(id, strlen(id)), id);
    }
    return NETWEAVE_STATUS_OK;
}

static netweave_status write_ties(nw__output *output, char separator, bool kumu) {
    plan plan;
    const nw__tie_set *set;
    netweave_status status = make_plan(output, &plan);
    plan.kumu = kumu;
    if (status == NETWEAVE_STATUS_OK && kumu)
        status = refuse_bars(output);
    if (status == NETWEAVE_STATUS_OK)
        status = append_tie_header(output, &plan, separator);
    for (size_t at = 0; status == NETWEAVE_STATUS_OK && (set = nw__output_next(output, &at)) != NULL;) {
        for (int64_t tie = 0; tie < set->count && status == NETWEAVE_STATUS_OK; tie++) {
            warm_end(&output->network->roster.ids, set, tie);
            append_tie(output, &plan, set, tie, separator);
            if (tie % CHECK_EVERY == 0)
                status = nw__run_check(output->run, (double)tie / (double)set->count, "writing ties");
        }
    }
    free_plan(&plan);
    if (status == NETWEAVE_STATUS_OK)
        status = lose_isolates(output);
    nw__lose_attributes(output, &output->network->roster.attributes, "members");
    nw__lose_presence(output);
    nw__lose_respondents(output);
    nw__lose_blanks(output);
    return status;
}

netweave_status nw__csv_writer(nw__output *output) {
    return write_ties(output, ',', false);
}

netweave_status nw__tsv_writer(nw__output *output) {
    return write_ties(output, '\t', false);
}

netweave_status nw__kumu_connections_writer(nw__output *output) {
    return write_ties(output, ',', true);
}

/* The waves of a member, separated by |; empty when it was there in all. */
static void append_waves(nw__output *output, int64_t member) {
    const netweave_network *network = output->network;
    nw__text waves = {0};
    int64_t count = 0;
    for (int64_t wave = 0; wave < network->waves.count; wave++) {
        if (!netweave_network_present(network, wave, member))
            continue;
        nw__text_append_format(&waves, "%s%s", count++ > 0 ? "|" : "", nw__index_text(&network->waves, wave));
    }
    if (waves.bytes != NULL && count < network->waves.count)
        nw__csv_cell(&output->text, waves.bytes, false);
    output->text.failed = output->text.failed || waves.failed;
    nw__text_free(&waves);
}

/* True when a column of waves is needed and can be written. */
static bool needs_waves(nw__output *output) {
    const netweave_network *network = output->network;
    int64_t members = network->roster.ids.count;
    if (!nw__output_presence(output))
        return false;
    for (int64_t i = 0; i < members; i++) {
        bool present = false;
        for (int64_t wave = 0; wave < network->waves.count; wave++)
            present = present || network->present[wave * members + i];
        if (!present) {
            nw__lose(output, "Members who were absent in all waves are read back as present.");
            return true;
        }
    }
    return true;
}

static netweave_status write_members(nw__output *output, bool kumu) {
    const netweave_network *network = output->network;
    const nw__attributes *attributes = &network->roster.attributes;
    nw__text *out = &output->text;
    bool waves = needs_waves(output);
    netweave_status status = NETWEAVE_STATUS_OK;
    nw__text_append(out, kumu ? "Label" : "id");
    for (size_t k = 0; k < attributes->count && status == NETWEAVE_STATUS_OK; k++) {
        nw__text_append(out, ",");
        status = append_header(out, attributes->items[k].name, kumu ? "label" : "id", false);
    }
    nw__text_append(out, waves ? ",waves\n" : "\n");
    for (int64_t i = 0; i < network->roster.ids.count && status == NETWEAVE_STATUS_OK; i++) {
        if (!nw__output_present(output, i))
            continue;
        nw__csv_cell(out, nw__index_text(&network->roster.ids, i), false);
        for (size_t k = 0; k < attributes->count; k++) {
            nw__text_append(out, ",");
            append_value(out, &attributes->items[k], i);
        }
        if (waves) {
            nw__text_append(out, ",");
            append_waves(output, i);
        }
        nw__text_append(out, "\n");
        if (i % CHECK_EVERY == 0)
            status = nw__run_check(output->run, (double)i / (double)network->roster.ids.count, "writing members");
    }
    if (network->tie_set_count > 0)
        nw__lose(output, "Ties are not in a member list; write them too (format=csv).");
    nw__lose_levels(output, attributes);
    nw__lose_respondents(output);
    nw__lose_blanks(output);
    return status;
}

netweave_status nw__member_list_writer(nw__output *output) {
    return write_members(output, false);
}

netweave_status nw__kumu_elements_writer(nw__output *output) {
    return write_members(output, true);
}

netweave_status nw__matrix_writer(nw__output *output) {
    nw__rows rows = {0};
    size_t at = 0;
    netweave_status status = nw__output_single(output, true);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__rows_create(output, &rows);
    if (status == NETWEAVE_STATUS_OK && rows.count > MATRIX_LIMIT)
        status = nw__fail(NETWEAVE_STATUS_LIMIT, "a matrix of %lld members would be too large; write csv (a tie list)",
                          (long long)rows.count);
    const nw__tie_set none = {0};
    const nw__tie_set *set = status == NETWEAVE_STATUS_OK ? nw__output_next(output, &at) : NULL;
    set = set != NULL ? set : &none;
    double *scratch = status == NETWEAVE_STATUS_OK ? nw__allocate_zeroed((size_t)rows.count, sizeof *scratch) : NULL;
    if (status == NETWEAVE_STATUS_OK)
        status = scratch != NULL ? nw__rows_fill(&rows, set) : nw__fail_memory();
    for (int64_t i = 0; i < rows.count && status == NETWEAVE_STATUS_OK; i++) {
        nw__text_append(&output->text, ",");
        nw__csv_cell(&output->text, nw__index_text(&output->network->roster.ids, rows.member[i]), false);
    }
    nw__text_append(&output->text, "\n");
    for (int64_t i = 0; i < rows.count && status == NETWEAVE_STATUS_OK; i++) {
        nw__csv_cell(&output->text, nw__index_text(&output->network->roster.ids, rows.member[i]), false);
        nw__text_append(&output->text, ",");
        nw__rows_write(&rows, i, scratch, ',', &output->text);
        status = nw__run_check(output->run, (double)i / (double)rows.count, "writing the matrix");
    }
    nw__free(scratch);
    nw__rows_free(&rows);
    if (status == NETWEAVE_STATUS_OK) {
        nw__lose_attributes(output, &output->network->roster.attributes, "members");
        nw__lose_attributes(output, &set->attributes, "ties");
        nw__lose_direction(output, set);
        nw__lose_blanks(output);
    }
    return status;
}
