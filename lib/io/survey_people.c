/* Who is who in a survey, who was there and who answered. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "io/survey.h"

#include <string.h>

enum { SHOWN_NAMES = 5 };

netweave_status nw__survey_name(const nw__survey *survey, size_t row, char **out_name) {
    nw__text name = {0};
    nw__text_append(&name, nw__sheet_cell(survey->sheet, row, (size_t)survey->name[0])->text);
    const char *last = survey->name[1] >= 0 ? nw__sheet_cell(survey->sheet, row, (size_t)survey->name[1])->text : "";
    if (*last != '\0')
        nw__text_append_format(&name, "%s%s", name.length > 0 ? " " : "", last);
    *out_name = nw__text_take(&name);
    return *out_name != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

bool nw__survey_counts(const nw__survey *survey, size_t row) {
    return survey->id[row] >= 0 && !survey->replaced[row];
}

const char *nw__survey_wave(const nw__survey *survey, int64_t wave) {
    const char *wanted = nw__options_text(survey->intake->options, "wave");
    return wanted != NULL ? wanted : nw__index_text(&survey->intake->waves, wave);
}

netweave_status nw__survey_member(const nw__survey *survey, int64_t id, int64_t *out_member) {
    return netweave_builder_add_member(survey->intake->builder, nw__index_text(&survey->names.ids, id), out_member);
}

/* ---- who is who ---- */

/* The place of a name, which is added when it is nobody's. */
static netweave_status place_of(nw__survey *survey, const char *name, int64_t *out_place) {
    netweave_status status = nw__names_match(&survey->names, name, out_place);
    if (status == NETWEAVE_STATUS_OK && *out_place < 0) {
        *out_place = survey->names.ids.count;
        status = nw__names_add(&survey->names, name);
    }
    return status;
}

/* True when a member list says that a member belongs to a wave. */
static bool is_listed(const netweave_builder *target, const char *wave, int64_t member) {
    int64_t place = nw__index_find(&target->waves, wave, strlen(wave));
    bool everywhere = (size_t)member < target->everywhere.filled && target->everywhere.values[member] > 0;
    return everywhere || (place >= 0 && (size_t)member < target->presence[place].filled &&
                          target->presence[place].values[member] == 1);
}

/* Names as the member list has them, then as the survey's maker wrote them, then as respondents did. */
netweave_status nw__survey_gather(nw__survey *survey) {
    const netweave_builder *target = survey->intake->target;
    netweave_status status = NETWEAVE_STATUS_OK;
    survey->listed = target->roster.attributes.count > 0;
    for (size_t i = 0; i < target->everywhere.filled; i++)
        survey->listed = survey->listed || target->everywhere.values[i] > 0;
    for (int64_t i = 0; i < target->roster.ids.count && status == NETWEAVE_STATUS_OK; i++)
        status = nw__names_add(&survey->names, nw__index_text(&target->roster.ids, i));
    for (size_t k = 0; k < survey->order_count && status == NETWEAVE_STATUS_OK; k++) {
        nw__survey_column *column = &survey->columns[survey->order[k]];
        if (column->kind == NW_SURVEY_GRID)
            status = place_of(survey, column->option, &column->id);
        if (status == NETWEAVE_STATUS_OK && column->kind == NW_SURVEY_GRID)
            status = nw__survey_member(survey, column->id, NULL);
    }
    return status;
}

static netweave_status read_wave(nw__survey *survey, size_t row) {
    nw__intake *intake = survey->intake;
    bool said = survey->wave >= 0 && nw__options_text(intake->options, "wave") == NULL;
    const char *wave = said ? nw__sheet_cell(survey->sheet, row, (size_t)survey->wave)->text : "";
    return nw__intake_name(&intake->waves, wave, "wave", intake->document, survey->sheet->rows[row].start,
                           &survey->row_wave[row]);
}

/* Of two rows of one respondent and wave, the later counts. */
static netweave_status choose_row(nw__survey *survey, nw__index *keys, size_t *latest, size_t row) {
    nw__text key = {0};
    int64_t before = keys->count;
    int64_t place = -1;
    nw__text_append_format(&key, "%lld %lld", (long long)survey->id[row], (long long)survey->row_wave[row]);
    netweave_status status = key.failed ? nw__fail_memory() : nw__index_add(keys, key.bytes, key.length, &place);
    nw__text_free(&key);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (place == before) {
        latest[place] = row;
        return status;
    }
    bool later = !nw__survey_earlier(survey, row, latest[place]);
    size_t loser = later ? latest[place] : row;
    latest[place] = later ? row : latest[place];
    survey->replaced[loser] = true;
    const char *name = nw__index_text(&survey->names.ids, survey->id[row]);
    if (survey->again++ < SHOWN_NAMES)
        nw__text_append_format(&survey->again_names, "%s'%.*s'", survey->again > 1 ? ", " : "",
                               nw__shown(name, strlen(name)), name);
    return survey->again_names.failed ? nw__fail_memory() : status;
}

/* Finds the respondent and wave of each row. */
netweave_status nw__survey_respondents(nw__survey *survey) {
    size_t count = survey->sheet->row_count;
    nw__index keys = {0};
    size_t *latest = nw__allocate(count, sizeof *latest);
    survey->id = nw__allocate(count, sizeof *survey->id);
    survey->row_wave = nw__allocate_zeroed(count, sizeof *survey->row_wave);
    survey->replaced = nw__allocate_zeroed(count, sizeof *survey->replaced);
    netweave_status status = NETWEAVE_STATUS_OK;
    nw__survey_days(survey);
    if (latest == NULL || survey->id == NULL || survey->row_wave == NULL || survey->replaced == NULL)
        status = nw__fail_memory();
    for (size_t row = survey->first; row < count && status == NETWEAVE_STATUS_OK; row++) {
        char *name = NULL;
        status = nw__survey_name(survey, row, &name);
        survey->id[row] = -1;
        survey->nameless += status == NETWEAVE_STATUS_OK && *name == '\0';
        if (status == NETWEAVE_STATUS_OK && *name != '\0') {
            status = place_of(survey, name, &survey->id[row]);
            if (status == NETWEAVE_STATUS_OK)
                status = nw__survey_member(survey, survey->id[row], NULL);
            if (status == NETWEAVE_STATUS_OK)
                status = read_wave(survey, row);
            if (status == NETWEAVE_STATUS_OK)
                status = choose_row(survey, &keys, latest, row);
        }
        nw__free(name);
    }
    nw__index_free(&keys);
    nw__free(latest);
    return status;
}

/* ---- who was there, and who answered ---- */

static netweave_status say_rows(const nw__survey *survey) {
    netweave_builder *builder = survey->intake->builder;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t row = survey->first; row < survey->sheet->row_count && status == NETWEAVE_STATUS_OK; row++) {
        int64_t member = -1;
        if (!nw__survey_counts(survey, row))
            continue;
        const char *wave = nw__survey_wave(survey, survey->row_wave[row]);
        status = nw__survey_member(survey, survey->id[row], &member);
        if (status == NETWEAVE_STATUS_OK)
            status = netweave_builder_set_presence(builder, wave, member, 1);
        if (status == NETWEAVE_STATUS_OK)
            status = netweave_builder_set_respondent(builder, wave, member, !survey->silent_row[row]);
    }
    return status;
}

/* Who is on the list or in the grid belongs to each wave. */
static netweave_status say_listed(const nw__survey *survey, const char *wave) {
    const netweave_builder *target = survey->intake->target;
    netweave_status status = NETWEAVE_STATUS_OK;
    int64_t member = -1;
    for (size_t k = 0; k < survey->order_count && status == NETWEAVE_STATUS_OK; k++) {
        const nw__survey_column *column = &survey->columns[survey->order[k]];
        if (column->kind != NW_SURVEY_GRID)
            continue;
        status = nw__survey_member(survey, column->id, &member);
        if (status == NETWEAVE_STATUS_OK)
            status = netweave_builder_set_presence(survey->intake->builder, wave, member, 1);
    }
    for (int64_t i = 0; i < target->roster.ids.count && status == NETWEAVE_STATUS_OK; i++) {
        if (!is_listed(target, wave, i))
            continue;
        status = netweave_builder_add_member(survey->intake->builder, nw__index_text(&target->roster.ids, i), &member);
        if (status == NETWEAVE_STATUS_OK)
            status = netweave_builder_set_presence(survey->intake->builder, wave, member, 1);
    }
    return status;
}

/* Who was there and has no row in a wave did not answer. */
static netweave_status say_silent(const nw__survey *survey, const char *wave, int64_t *silent) {
    netweave_builder *builder = survey->intake->builder;
    int64_t place = -1;
    netweave_status status = nw__builder_add_wave(builder, wave, &place);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    for (size_t i = 0; i < builder->presence[place].filled && status == NETWEAVE_STATUS_OK; i++) {
        const nw__said *answers = &builder->respondents[place];
        if (builder->presence[place].values[i] != 1 || (i < answers->filled && answers->values[i] >= 0))
            continue;
        status = netweave_builder_set_respondent(builder, wave, (int64_t)i, 0);
        (*silent)++;
    }
    return status;
}

netweave_status nw__survey_say(const nw__survey *survey, int64_t *silent) {
    netweave_status status = say_rows(survey);
    for (int64_t wave = 0; wave < survey->intake->waves.count && status == NETWEAVE_STATUS_OK; wave++) {
        status = say_listed(survey, nw__survey_wave(survey, wave));
        if (status == NETWEAVE_STATUS_OK)
            status = say_silent(survey, nw__survey_wave(survey, wave), silent);
    }
    survey->intake->said = true;
    return status;
}
