/* The doctor reads: leniently where a sheet is broken, so that everything wrong with it is told at once.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "io/attendance.h"
#include "io/doctor.h"

#include <math.h>
#include <string.h>
#include <strings.h>

enum { CHECK_EVERY = 16384, WAVE_BITS = 64, FEW_AGAIN = 4, WORDS_SHOWN = 5 };

static bool is_lasting(netweave_status status) {
    return status == NETWEAVE_STATUS_OUT_OF_MEMORY || status == NETWEAVE_STATUS_CANCELLED ||
           status == NETWEAVE_STATUS_TIMEOUT;
}

/* A status of reading: what comes of the content is kept, to be told when no finding tells it. */
static netweave_status settle(nw__case *all, int32_t file, netweave_status status) {
    nw__chart *chart = &all->charts[file];
    if (status == NETWEAVE_STATUS_OK || is_lasting(status) || status == NETWEAVE_STATUS_IO || chart->refusal != NULL)
        return is_lasting(status) || status == NETWEAVE_STATUS_IO ? status : NETWEAVE_STATUS_OK;
    chart->refusal = nw__copy_text(netweave_last_error());
    return chart->refusal != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

/* ---- what all files tell ---- */

static netweave_status meet(nw__case *all, const char *text, size_t length, nw__place place, int64_t *out_name) {
    int64_t known = all->names.count;
    netweave_status status = nw__index_add(&all->names, text, length, out_name);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (!nw__grow(&all->persons, &all->person_capacity, (size_t)all->names.count, sizeof *all->persons))
        return nw__fail_memory();
    nw__person *person = &all->persons[*out_name];
    if (*out_name == known)
        *person = (nw__person){.first = place};
    person->mentions++;
    return NETWEAVE_STATUS_OK;
}

static netweave_status enter_set(nw__case *all, int32_t file, const char *layer, const char *wave, int32_t *out_set) {
    nw__text name = {0};
    int64_t wave_place = -1;
    int64_t place = -1;
    int64_t known = all->set_names.count;
    nw__text_append_format(&name, "%s\x1f%s", wave, layer);
    netweave_status status =
        name.failed ? nw__fail_memory() : nw__index_add(&all->waves, wave, strlen(wave), &wave_place);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__index_add(&all->set_names, name.bytes, name.length, &place);
    nw__text_free(&name);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (!nw__grow(&all->sets, &all->set_capacity, (size_t)all->set_names.count, sizeof *all->sets))
        return nw__fail_memory();
    if (place == known)
        all->sets[place] = (nw__case_set){.wave = wave_place, .file = file};
    *out_set = (int32_t)place;
    return NETWEAVE_STATUS_OK;
}

static netweave_status enter_tie(nw__case *all, const nw__case_tie *tie, netweave_direction direction) {
    if (!nw__grow(&all->ties, &all->tie_capacity, all->tie_count + 1, sizeof *all->ties))
        return nw__fail_memory();
    nw__case_set *set = &all->sets[tie->set];
    set->said_directed = set->said_directed || direction == NETWEAVE_DIRECTION_DIRECTED;
    set->said_undirected = set->said_undirected || direction == NETWEAVE_DIRECTION_UNDIRECTED;
    set->silent = set->silent || direction == NETWEAVE_DIRECTION_AUTO;
    set->count++;
    uint64_t bit = set->wave < WAVE_BITS ? UINT64_C(1) << set->wave : 0;
    all->persons[tie->from].waves |= bit;
    all->persons[tie->to].waves |= bit;
    all->persons[tie->from].ties++;
    all->persons[tie->to].ties++;
    all->ties[all->tie_count++] = *tie;
    return NETWEAVE_STATUS_OK;
}

/* ---- tie lists ---- */

/* What the words of one file's weights are, which should be numbers. */
typedef struct words {
    nw__index texts;
    int64_t count, row;
} words;

static netweave_status find_empty_end(nw__case *all, int32_t file, size_t row, int64_t column) {
    nw__text found = {0};
    const nw__chart *chart = &all->charts[file];
    const nw__cell *other =
        nw__sheet_cell(&chart->sheet, row, (size_t)(column == chart->from ? chart->to : chart->from));
    if (other->length > 0)
        nw__text_append_format(&found, "'%.*s' stands here without the other end of the tie.",
                               nw__shown(other->text, other->length), other->text);
    else
        nw__text_append(&found, "A row without a single name.");
    return nw__case_find(all, NW_CHECK_EMPTY_END,
                         (nw__place){.file = file, .row = (int64_t)row, .column = (int32_t)column}, 1, &found);
}

static netweave_status read_weight(nw__chart *chart, size_t row, words *words, double *out) {
    *out = NAN;
    const nw__cell *cell = nw__sheet_cell(&chart->sheet, row, chart->weight >= 0 ? (size_t)chart->weight : 0);
    if (chart->weight < 0 || cell->length == 0 || nw__sheet_number(&chart->sheet, cell, out))
        return NETWEAVE_STATUS_OK;
    int64_t place;
    *out = NAN;
    words->row = words->count++ == 0 ? (int64_t)row : words->row;
    if (words->texts.count > 1000)
        return NETWEAVE_STATUS_OK;
    return nw__index_add(&words->texts, cell->text, cell->length, &place);
}

static netweave_status find_words(nw__case *all, int32_t file, const words *words) {
    nw__text found = {0};
    if (words->count == 0)
        return NETWEAVE_STATUS_OK;
    nw__text_append_format(&found, "%lld weight%s: ", (long long)words->count,
                           words->count == 1 ? " is no number" : "s are words, not numbers");
    for (int64_t k = 0; k < words->texts.count && k < WORDS_SHOWN; k++)
        nw__text_append_format(&found, "%s'%.*s'", k > 0 ? ", " : "", NW_NAME(nw__index_text(&words->texts, k)));
    nw__text_append(&found, words->texts.count > WORDS_SHOWN ? " and others." : ".");
    nw__place place = {.file = file, .row = words->row, .column = (int32_t)all->charts[file].weight};
    return nw__case_find(all, NW_CHECK_WORDS, place, words->count, &found);
}

static netweave_status read_tie(nw__case *all, int32_t file, size_t row, netweave_direction standard, words *words) {
    nw__chart *chart = &all->charts[file];
    const nw__cell *ends[] = {nw__sheet_cell(&chart->sheet, row, (size_t)chart->from),
                              nw__sheet_cell(&chart->sheet, row, (size_t)chart->to)};
    if (ends[0]->length == 0 || ends[1]->length == 0)
        return find_empty_end(all, file, row, ends[0]->length == 0 ? chart->from : chart->to);
    nw__place places[] = {{.file = file, .row = (int64_t)row, .column = (int32_t)chart->from},
                          {.file = file, .row = (int64_t)row, .column = (int32_t)chart->to}};
    nw__case_tie tie = {.file = file, .row = (int64_t)row};
    int64_t names[2] = {-1, -1};
    const char *wave = chart->wave >= 0 ? nw__sheet_cell(&chart->sheet, row, (size_t)chart->wave)->text : chart->path;
    const char *layer = chart->layer >= 0 ? nw__sheet_cell(&chart->sheet, row, (size_t)chart->layer)->text : "";
    netweave_status status = meet(all, ends[0]->text, ends[0]->length, places[0], &names[0]);
    if (status == NETWEAVE_STATUS_OK)
        status = meet(all, ends[1]->text, ends[1]->length, places[1], &names[1]);
    if (status == NETWEAVE_STATUS_OK)
        status = read_weight(chart, row, words, &tie.weight);
    if (status == NETWEAVE_STATUS_OK)
        status = enter_set(all, file, layer, wave, &tie.set);
    tie.from = (int32_t)names[0];
    tie.to = (int32_t)names[1];
    return status != NETWEAVE_STATUS_OK ? status : enter_tie(all, &tie, nw__chart_direction(chart, row, standard));
}

static netweave_status read_tie_list(nw__case *all, int32_t file) {
    words words = {0};
    nw__chart *chart = &all->charts[file];
    const nw__column *columns = chart->columns;
    bool directed = chart->first == 1 && (columns[chart->from].directed || columns[chart->to].directed);
    netweave_direction standard = directed ? NETWEAVE_DIRECTION_DIRECTED : NETWEAVE_DIRECTION_AUTO;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t row = chart->first; row < chart->sheet.row_count && status == NETWEAVE_STATUS_OK; row++) {
        status = read_tie(all, file, row, standard, &words);
        if (status == NETWEAVE_STATUS_OK && row % CHECK_EVERY == 0)
            status = nw__run_check(all->run, 0, "reading ties");
    }
    if (status == NETWEAVE_STATUS_OK)
        status = find_words(all, file, &words);
    nw__index_free(&words.texts);
    return status;
}

/* ---- member lists ---- */

/* A member who is listed again; where many are, the list is none of members, which is told once. */
static netweave_status find_again(nw__case *all, nw__place place, int64_t again, const char *name) {
    nw__text found = {0};
    const nw__chart *chart = &all->charts[place.file];
    if (again < FEW_AGAIN)
        nw__text_append_format(&found, "'%.*s' is listed again.", NW_NAME(name));
    else if (again == FEW_AGAIN)
        nw__text_append_format(&found,
                               "'%.*s' and more are listed again: has this list of %zu rows one for each member?",
                               NW_NAME(name), chart->sheet.row_count - chart->first);
    else
        return NETWEAVE_STATUS_OK;
    return nw__case_find(all, NW_CHECK_LISTED_TWICE, place, 1, &found);
}

static netweave_status read_member(nw__case *all, nw__place place, int64_t waves, int64_t *again) {
    const nw__chart *chart = &all->charts[place.file];
    size_t row = (size_t)place.row;
    const nw__cell *cell = nw__sheet_cell(&chart->sheet, row, (size_t)chart->id);
    nw__text found = {0};
    int64_t name = -1;
    if (cell->length == 0) {
        nw__text_append(&found, "A row of the member list has no id.");
        return nw__case_find(all, NW_CHECK_EMPTY_END, place, 1, &found);
    }
    netweave_status status = meet(all, cell->text, cell->length, place, &name);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    nw__person *person = &all->persons[name];
    bool known = person->listed;
    person->listed = true;
    if (waves >= 0 && nw__sheet_cell(&chart->sheet, row, (size_t)waves)->length > 0)
        person->placed = true;
    if (chart->respondent >= 0)
        person->told = nw__sheet_cell(&chart->sheet, row, (size_t)chart->respondent)->length > 0;
    return known && waves < 0 ? find_again(all, place, ++*again, cell->text) : NETWEAVE_STATUS_OK;
}

static netweave_status read_member_list(nw__case *all, int32_t file) {
    const nw__chart *chart = &all->charts[file];
    int64_t waves = nw__columns_word(chart->columns, chart->width, NW_WORD_WAVES);
    int64_t again = 0;
    netweave_status status = NETWEAVE_STATUS_OK;
    all->has_roster = true;
    for (size_t row = chart->first; row < chart->sheet.row_count && status == NETWEAVE_STATUS_OK; row++)
        status = read_member(all, (nw__place){.file = file, .row = (int64_t)row, .column = (int32_t)chart->id}, waves,
                             &again);
    return status;
}

/* ---- sheets ---- */

/* Rows with more cells than the first are told, and read without the surplus. */
static netweave_status cut_rows(nw__case *all, int32_t file, size_t width) {
    nw__sheet *sheet = &all->charts[file].sheet;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t row = 0; row < sheet->row_count && status == NETWEAVE_STATUS_OK; row++) {
        nw__text found = {0};
        if (sheet->rows[row].count <= width)
            continue;
        all->charts[file].ragged = true;
        nw__text_append_format(&found, "This row has %zu cells, but the first row has %zu.", sheet->rows[row].count,
                               width);
        nw__place place = {.file = file, .row = (int64_t)row, .column = (int32_t)width};
        status = nw__case_find(all, NW_CHECK_RAGGED, place, 1, &found);
        sheet->rows[row].count = width;
    }
    return status;
}

static netweave_status read_sheet(nw__case *all, int32_t file, bool members) {
    nw__chart *chart = &all->charts[file];
    chart->width = chart->sheet.rows[0].count;
    netweave_status status = cut_rows(all, file, chart->width);
    chart = &all->charts[file];
    if (status == NETWEAVE_STATUS_OK)
        status = nw__chart_learn_tie_list(all, chart);
    if (status == NETWEAVE_STATUS_OK && (members || chart->from < 0))
        status = nw__chart_learn_member_list(chart);
    bool bare = chart->width == 2 || chart->width == 3;
    if (status == NETWEAVE_STATUS_OK && chart->from < 0 && !chart->is_members && bare && !members)
        status = nw__chart_learn_bare(chart);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    chart->is_sheet = chart->from >= 0 || chart->is_members;
    if (!chart->is_sheet)
        return NETWEAVE_STATUS_OK;
    return chart->is_members ? read_member_list(all, file) : read_tie_list(all, file);
}

/* ---- files ---- */

/* True for what no other reader claims. */
static bool may_be_sheet(const nw__document *document, const char *format) {
    if (format != NULL)
        return strcmp(format, "csv") == 0 || strcmp(format, "tsv") == 0 || strcmp(format, "members") == 0;
    for (size_t k = 0; k < nw__format_count; k++)
        if (nw__formats[k].sniff != NULL &&
            (nw__formats[k].sniff(document) || nw__document_ends(document, nw__formats[k].endings)))
            return false;
    return true;
}

/* The ties of a network, which have no places. */
static netweave_status take_network(nw__case *all, int32_t file, const netweave_network *network) {
    netweave_status status = NETWEAVE_STATUS_OK;
    nw__place place = {.file = file, .row = -1, .column = -1};
    int64_t name = -1;
    for (int64_t i = 0; i < network->roster.ids.count && status == NETWEAVE_STATUS_OK; i++) {
        const char *id = nw__index_text(&network->roster.ids, i);
        status = meet(all, id, strlen(id), place, &name);
    }
    for (size_t k = 0; k < network->tie_set_count && status == NETWEAVE_STATUS_OK; k++) {
        const nw__tie_set *set = &network->tie_sets[k];
        const char *wave = nw__index_text(&network->waves, set->wave);
        nw__case_tie tie = {.file = file, .row = -1};
        status = enter_set(all, file, nw__index_text(&network->layers, set->layer),
                           *wave != '\0' ? wave : all->charts[file].path, &tie.set);
        for (int64_t j = 0; j < set->count && status == NETWEAVE_STATUS_OK; j++) {
            const char *from = nw__index_text(&network->roster.ids, set->from[j]);
            const char *to = nw__index_text(&network->roster.ids, set->to[j]);
            tie.from = (int32_t)nw__index_find(&all->names, from, strlen(from));
            tie.to = (int32_t)nw__index_find(&all->names, to, strlen(to));
            tie.weight = set->weight != NULL ? set->weight[j] : NAN;
            status = enter_tie(all, &tie, set->direction);
        }
        if (status == NETWEAVE_STATUS_OK) /* a matrix says nothing of its direction */
            all->sets[tie.set].silent = may_be_sheet(&all->charts[file].document, NULL);
    }
    return status;
}

/* Reads a file as every command does: what it refuses is told, and what is no sheet is taken from there. */
static netweave_status read_as_network(nw__case *all, int32_t file, const char *bytes, size_t length, bool members) {
    static const char *const passed[] = {"format", "from", "to", "weight", "direction"};
    nw__text options = {0};
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    for (size_t k = 0; k < sizeof passed / sizeof passed[0] && !members && !all->charts[file].is_members; k++) {
        const char *value = nw__options_text(&all->options, passed[k]);
        if (value == NULL)
            continue;
        nw__text_append_format(&options, "%s%s=", options.length > 0 ? " " : "", passed[k]);
        nw__options_quote(value, &options);
    }
    if (members || all->charts[file].is_members)
        nw__text_append(&options, " format=members");
    netweave_status status = options.failed ? nw__fail_memory() : netweave_builder_create(&builder);
    if (status == NETWEAVE_STATUS_OK)
        status = settle(
            all, file,
            netweave_builder_read_memory(builder, all->charts[file].path, bytes, length, options.bytes, all->run));
    if (status == NETWEAVE_STATUS_OK && !all->charts[file].is_sheet)
        status = nw__builder_finish_taking(builder, &network);
    if (status == NETWEAVE_STATUS_OK && network != NULL)
        status = take_network(all, file, network);
    netweave_network_free(network);
    netweave_builder_free(builder);
    nw__text_free(&options);
    return status;
}

/* True for attendance and matrices, whose ties have no rows of their own. */
static netweave_status is_other_sheet(nw__chart *chart, bool *out) {
    netweave_status status = nw__attendance_sniff(&chart->sheet, out);
    if (status == NETWEAVE_STATUS_OK && !*out)
        status = nw__incidence_sniff(&chart->sheet, out);
    *out = *out || nw__matrix_sniff(&chart->sheet);
    return status;
}

netweave_status nw__case_read(nw__case *all, const char *path, bool members) {
    int32_t file = (int32_t)all->chart_count;
    nw__chart *chart = &all->charts[all->chart_count++];
    *chart = (nw__chart){.path = path,
                         .from = -1,
                         .to = -1,
                         .weight = -1,
                         .type = -1,
                         .layer = -1,
                         .wave = -1,
                         .id = -1,
                         .respondent = -1,
                         .no_copy = members};
    netweave_status status = settle(all, file, nw__document_load(path, all->run, &chart->document));
    if (status != NETWEAVE_STATUS_OK || chart->document.bytes == NULL)
        return status;
    size_t length = chart->document.length;
    chart->original = nw__copy(chart->document.bytes, length + NW_DOCUMENT_END, 1);
    if (chart->original == NULL)
        return nw__fail_memory();
    if (may_be_sheet(&chart->document, nw__options_text(&all->options, "format")) || members) {
        status = nw__sheet_read(&chart->document, all->run, &chart->sheet);
        bool other = false;
        if (status == NETWEAVE_STATUS_OK && !members)
            status = is_other_sheet(chart, &other);
        if (status == NETWEAVE_STATUS_OK && !other)
            status = read_sheet(all, file, members);
        status = settle(all, file, status);
    }
    return status == NETWEAVE_STATUS_OK ? read_as_network(all, file, chart->original, length, members) : status;
}
