/* The doctor: reads files, has every check look at them, and makes a table of what was found.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/doctor.h"

#include "base/memory.h"
#include "base/table.h"
#include "base/utf8.h"

#include <math.h>
#include <netweave/doctor.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const nw__option doctor_options[] = {
    {"members", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the member list"},
    {"format", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the format; else found out"},
    {"from", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the column of the end that ties come from"},
    {"to", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the column of the end that ties go to"},
    {"weight", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the column of the weight; none for none"},
    {"direction", NW_OPTION_CHOICE, "auto", 0, 0, "auto|directed|undirected", "whether ties have a direction"},
    {"most", NW_OPTION_INTEGER, "5", 0, 1e9, NULL, "findings of one check that are told one by one"},
    {"merge", NW_OPTION_TEXT, NULL, 0, 0, NULL, "names to write as others, A=B;C=D"},
};

enum { DOCTOR_OPTION_COUNT = sizeof doctor_options / sizeof doctor_options[0], LABELS = 6 };

/* What is said of each check. */
typedef struct saying {
    const char *name, *severity, *advice, *repair;
} saying;

static const char *const left = "is left to you";

static const saying sayings[NW_CHECK_COUNT] = {
    [NW_CHECK_UNREADABLE] = {"unreadable", "error", "Mend the file there; nothing of it is read before.", NULL},
    [NW_CHECK_RAGGED] = {"ragged_row", "error",
                         "Put quotes round a cell that holds the separator, or remove the surplus.", NULL},
    [NW_CHECK_EMPTY_END] = {"empty_name", "error",
                            "Give each tie both ends; who has no tie belongs in the member list.",
                            "takes out rows without a single name; a row with one name is left to you"},
    [NW_CHECK_WORDS] = {"words_for_numbers", "error",
                        "Write a number for each word (never 0, weekly 3, daily 5 …), or say --weight none.", NULL},
    [NW_CHECK_NEGATIVE] = {"negative_weight", "error",
                           "Weights are numbers from 0 up: correct it, or take the row out.", NULL},
    [NW_CHECK_SPELLING] = {"spelling", "warning", "Write one member's name in one way everywhere.",
                           "writes the commoner spelling"},
    [NW_CHECK_STRANGER] = {"not_on_roster", "warning",
                           "Correct the name, or add the member to the list; else it counts as one more member.", NULL},
    [NW_CHECK_LISTED_TWICE] = {"listed_twice", "warning", "Keep one row for each member; the last one counts.", NULL},
    [NW_CHECK_MISSING_CODE] =
        {"missing_code", "warning",
         "If the number stands for no answer, take it out: as a strength it outweighs all others.",
         "takes the ties with it out, and empties such cells of a member list"},
    [NW_CHECK_DUPLICATE_ROW] = {"duplicate_row", "warning",
                                "Remove the second one; else the weights of both are added.", "takes out the second"},
    [NW_CHECK_NEAR_NAME] = {"near_name", "question", "Ask somebody who knows the members: is it one, or two?", NULL},
    [NW_CHECK_DUPLICATE_TIE] = {"duplicate_tie", "question",
                                "Their weights are added; --duplicates first or max keeps one of them.", NULL},
    [NW_CHECK_SELF_TIE] = {"self_tie", "question", "Measures ignore such ties; is one of the two names wrong?", NULL},
    [NW_CHECK_ONE_SIDED] =
        {"one_sided", "question",
         "If ties have no direction, say --undirected or --symmetrize any; if they have one, all is well.", NULL},
    [NW_CHECK_NAMES_NOBODY] =
        {"names_nobody", "question",
         "If they did not answer, say so (a column 'answered' in the member list): then their ties are "
         "unknown, not absent.",
         NULL},
    [NW_CHECK_ONE_WAVE] =
        {"one_wave_only", "question",
         "Did they join or leave? If they were there both times, list them for both waves in a member "
         "list.",
         NULL},
    [NW_CHECK_CAP] =
        {"nomination_cap", "question",
         "If nobody could name more, the number of ties was set by the questionnaire: do not compare densities.", NULL},
    [NW_CHECK_STRAIGHT] = {"straight_lining", "question", "Was the question answered, or clicked through?", NULL},
    [NW_CHECK_RANKS] = {"ranks", "question",
                        "Weights are strengths: larger is stronger. If 1 is the first choice, turn the numbers round.",
                        NULL},
    [NW_CHECK_SCALE] =
        {"scale", "question",
         "If the lowest answer means 'not at all', it is no tie: say from where it is one (--threshold).", NULL},
    [NW_CHECK_BLANKS] = {"blanks", "note", "Nothing: they are taken off when the file is read.", "takes them off"},
};

const char *nw__case_name(const nw__case *all, int64_t name) {
    return nw__index_text(&all->names, name);
}

void nw__case_begin(const nw__case *all, int32_t set, nw__text *found) {
    const char *title = nw__index_text(&all->set_names, set);
    const char *layer = strchr(title, '\x1f') + 1;
    const char *wave = nw__index_text(&all->waves, all->sets[set].wave);
    bool own = strcmp(wave, all->charts[all->sets[set].file].path) != 0;
    if (*layer != '\0')
        nw__text_append_format(found, "In layer '%.*s': ", NW_NAME(layer));
    if (own)
        nw__text_append_format(found, "In wave '%.*s': ", NW_NAME(wave));
}

netweave_status nw__case_note(nw__case *all, const char *format, ...) {
    char sentence[NW_ERROR_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    return nw__notes_add(&all->notes, sentence);
}

netweave_status nw__case_find(nw__case *all, nw__check check, nw__place place, int64_t places, nw__text *found) {
    char clean[NW_ERROR_SIZE];
    int64_t most = (int64_t)nw__options_number(&all->options, "most");
    if (found->failed) {
        nw__text_free(found);
        return nw__fail_memory();
    }
    if (found->bytes != NULL)
        nw__utf8_escape(found->bytes, found->length, clean, sizeof clean);
    nw__text_free(found);
    if (all->told[check]++ >= most && check != NW_CHECK_UNREADABLE)
        return NETWEAVE_STATUS_OK;
    if (!nw__grow(&all->findings, &all->finding_capacity, all->finding_count + 1, sizeof *all->findings))
        return nw__fail_memory();
    nw__finding finding = {.check = check, .place = place, .places = places, .found = nw__copy_text(clean)};
    if (finding.found == NULL)
        return nw__fail_memory();
    if (place.file >= 0 && place.row >= 0)
        nw__sheet_place(&all->charts[place.file].sheet, (size_t)place.row, place.column >= 0 ? (size_t)place.column : 0,
                        &finding.line, &finding.column);
    all->findings[all->finding_count++] = finding;
    return NETWEAVE_STATUS_OK;
}

/* What the sets of ties say of their direction, as the reader would decide it: by the options, by the file, or else
 * directed where some two name each other. */
static netweave_status settle_directions(nw__case *all) {
    nw__index pairs = {0};
    netweave_status status = NETWEAVE_STATUS_OK;
    bool directed = nw__options_chosen(&all->options, "direction", "directed");
    bool undirected = nw__options_chosen(&all->options, "direction", "undirected");
    for (int64_t k = 0; k < all->set_names.count; k++)
        all->sets[k].directed = directed || (all->sets[k].said_directed && !undirected);
    for (size_t k = 0; k < all->tie_count && !directed && !undirected && status == NETWEAVE_STATUS_OK; k++) {
        const nw__case_tie *tie = &all->ties[k];
        nw__case_set *set = &all->sets[tie->set];
        char key[64];
        int64_t place;
        if (set->said_directed || (set->said_undirected && !set->silent) || tie->from == tie->to)
            continue;
        int length = snprintf(key, sizeof key, "%d %d %d", tie->set, tie->to, tie->from);
        if (nw__index_find(&pairs, key, (size_t)length) >= 0)
            set->directed = true;
        length = snprintf(key, sizeof key, "%d %d %d", tie->set, tie->from, tie->to);
        status = nw__index_add(&pairs, key, (size_t)length, &place);
    }
    nw__index_free(&pairs);
    return status;
}

void nw__case_ends(const nw__case *all, size_t tie, int32_t *out_from, int32_t *out_to) {
    const nw__case_tie *found = &all->ties[tie];
    bool turned = !all->sets[found->set].directed && found->from > found->to;
    *out_from = turned ? found->to : found->from;
    *out_to = turned ? found->from : found->to;
}

static int compare_ties(const void *one, const void *other, void *context) {
    const nw__case *all = context;
    size_t a = *(const size_t *)one;
    size_t b = *(const size_t *)other;
    int32_t ends[4];
    if (all->ties[a].set != all->ties[b].set)
        return all->ties[a].set < all->ties[b].set ? -1 : 1;
    nw__case_ends(all, a, &ends[0], &ends[1]);
    nw__case_ends(all, b, &ends[2], &ends[3]);
    if (ends[0] != ends[2])
        return ends[0] < ends[2] ? -1 : 1;
    if (ends[1] != ends[3])
        return ends[1] < ends[3] ? -1 : 1;
    return a < b ? -1 : a > b;
}

static netweave_status order_ties(nw__case *all) {
    all->order = nw__allocate(all->tie_count, sizeof *all->order);
    if (all->order == NULL)
        return nw__fail_memory();
    for (size_t k = 0; k < all->tie_count; k++)
        all->order[k] = k;
    qsort_r(all->order, all->tie_count, sizeof *all->order, compare_ties, all);
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__case_open(nw__case *all, int64_t count, const char *const *paths, const char *options,
                              netweave_run *run) {
    all->run = run;
    netweave_status status =
        nw__options_parse(options, "the doctor", doctor_options, DOCTOR_OPTION_COUNT, &all->options);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    const char *members = nw__options_text(&all->options, "members");
    if (count >= INT32_MAX || !nw__grow(&all->charts, &all->chart_capacity, (size_t)count + 1, sizeof *all->charts))
        return nw__fail_memory(); /* once: sheets point to their documents there */
    if (members != NULL)
        status = nw__case_read(all, members, true);
    for (int64_t k = 0; k < count && status == NETWEAVE_STATUS_OK; k++)
        status = nw__case_read(all, paths[k], false);
    if (status == NETWEAVE_STATUS_OK)
        status = settle_directions(all);
    return status == NETWEAVE_STATUS_OK ? order_ties(all) : status;
}

void nw__case_free(nw__case *all) {
    for (size_t k = 0; k < all->chart_count; k++) {
        nw__chart *chart = &all->charts[k];
        nw__columns_free(chart->columns, chart->width);
        nw__free(chart->sheet.rows);
        nw__free(chart->sheet.cells);
        nw__document_free(&chart->document);
        nw__free(chart->original);
        nw__free(chart->refusal);
    }
    for (size_t k = 0; k < all->finding_count; k++)
        nw__free(all->findings[k].found);
    nw__free(all->charts);
    nw__free(all->findings);
    nw__free(all->persons);
    nw__free(all->ties);
    nw__free(all->order);
    nw__free(all->sets);
    nw__index_free(&all->names);
    nw__index_free(&all->set_names);
    nw__index_free(&all->waves);
    nw__notes_free(&all->notes);
    nw__options_free(&all->options);
    *all = (nw__case){0};
}

/* What reading refused, at the place that it names ("path:line:column: …"), unless a finding tells it already. */
static netweave_status find_refusal(nw__case *all, int32_t file) {
    const nw__chart *chart = &all->charts[file];
    const char *sentence = chart->refusal;
    size_t length = strlen(chart->path);
    char *end = NULL;
    size_t line = 0;
    size_t column = 0;
    for (size_t k = 0; k < all->finding_count; k++)
        if (all->findings[k].place.file == file && all->findings[k].check <= NW_CHECK_NEGATIVE)
            return NETWEAVE_STATUS_OK;
    if (strncmp(sentence, chart->path, length) == 0 && sentence[length] == ':') {
        sentence += length + 1;
        line = (size_t)strtoull(sentence, &end, 10);
        bool placed = end > sentence && *end == ':';
        column = placed ? (size_t)strtoull(end + 1, &end, 10) : 0;
        sentence = placed && *end == ':' ? end + 1 : sentence;
        sentence += strspn(sentence, " ");
    }
    nw__text found = {0};
    nw__text_append(&found, sentence);
    netweave_status status =
        nw__case_find(all, NW_CHECK_UNREADABLE, (nw__place){.file = file, .row = -1, .column = -1}, 1, &found);
    if (status == NETWEAVE_STATUS_OK) {
        all->findings[all->finding_count - 1].line = line;
        all->findings[all->finding_count - 1].column = column;
    }
    return status;
}

/* ---- the table ---- */

static int compare_findings(const void *one, const void *other) {
    const nw__finding *a = one;
    const nw__finding *b = other;
    if (a->check != b->check)
        return a->check < b->check ? -1 : 1;
    if (a->place.file != b->place.file)
        return a->place.file < b->place.file ? -1 : 1;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    if (a->column != b->column)
        return a->column < b->column ? -1 : 1;
    return strcmp(a->found, b->found);
}

static netweave_status set_row(const nw__case *all, netweave_table *table, const nw__finding *finding, int64_t row) {
    const saying *saying = &sayings[finding->check];
    const char *texts[LABELS] = {
        saying->name,   saying->severity, finding->place.file >= 0 ? all->charts[finding->place.file].path : "",
        finding->found, saying->advice,   saying->repair != NULL ? saying->repair : left};
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int k = 0; k < LABELS && status == NETWEAVE_STATUS_OK; k++)
        status = nw__table_set_label(table, k, row, texts[k]);
    return status;
}

/* How many findings of each check are not told one by one becomes a finding of its own. */
static netweave_status count_rest(nw__case *all) {
    int64_t most = (int64_t)nw__options_number(&all->options, "most");
    for (int check = 0; check < NW_CHECK_COUNT; check++) {
        nw__text found = {0};
        int64_t rest = all->told[check] - most;
        if (rest <= 0 || check == NW_CHECK_UNREADABLE)
            continue;
        all->told[check] = 0;
        nw__text_append_format(&found, "%lld more of this kind (%s).", (long long)rest, sayings[check].name);
        bool none = most == 0;
        if (none)
            all->told[check] = -1;
        netweave_status status =
            nw__case_find(all, (nw__check)check, (nw__place){.file = -1, .row = -1, .column = -1}, rest, &found);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        all->findings[all->finding_count - 1].place.file = INT32_MAX; /* the last of its kind */
    }
    return NETWEAVE_STATUS_OK;
}

static netweave_status make_table(nw__case *all, netweave_table **out_table) {
    static const char *const labels[LABELS] = {"check", "severity", "file", "found", "advice", "repair"};
    static const char *const columns[] = {"line", "column", "places"};
    double *numbers[3];
    netweave_table *table = NULL;
    netweave_status status = count_rest(all);
    if (all->finding_count > 0)
        qsort(all->findings, all->finding_count, sizeof *all->findings, compare_findings);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_create((int64_t)all->finding_count, LABELS, labels, &table);
    for (int k = 0; k < 3 && status == NETWEAVE_STATUS_OK; k++)
        status = nw__table_add_column(table, columns[k], NULL, NETWEAVE_KIND_COUNT, &numbers[k]);
    for (size_t k = 0; k < all->finding_count && status == NETWEAVE_STATUS_OK; k++) {
        nw__finding *finding = &all->findings[k];
        if (finding->place.file == INT32_MAX)
            finding->place.file = -1;
        numbers[0][k] = finding->line > 0 ? (double)finding->line : NAN;
        numbers[1][k] = finding->column > 0 ? (double)finding->column : NAN;
        numbers[2][k] = (double)finding->places;
        status = set_row(all, table, finding, (int64_t)k);
    }
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_add_note(table, "looked at %zu file%s: %lld name%s, %zu tie%s.", all->chart_count,
                                    all->chart_count == 1 ? "" : "s", (long long)all->names.count,
                                    all->names.count == 1 ? "" : "s", all->tie_count, all->tie_count == 1 ? "" : "s");
    for (size_t k = 0; k < all->notes.count && status == NETWEAVE_STATUS_OK; k++)
        status = nw__table_add_note(table, "%s", all->notes.items[k]);
    if (status == NETWEAVE_STATUS_OK)
        *out_table = table;
    else
        netweave_table_free(table);
    return status;
}

netweave_status netweave_files_examine(int64_t count, const char *const *paths, const char *options, netweave_run *run,
                                       netweave_table **out_findings) {
    typedef netweave_status check(nw__case * all);
    static check *const checks[] = {nw__doctor_members, nw__doctor_near_names, nw__doctor_ties, nw__doctor_answers,
                                    nw__doctor_codes};
    const size_t steps = sizeof checks / sizeof checks[0];
    NW_REQUIRE_POINTER(paths);
    NW_REQUIRE_POINTER(out_findings);
    if (run != NULL)
        NW_REQUIRE(run, NW_MAGIC_RUN);
    if (count < 1)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "there is no file to look at; name one");
    for (int64_t k = 0; k < count; k++)
        NW_REQUIRE_POINTER(paths[k]);
    nw__case all = {0};
    netweave_status status = nw__case_open(&all, count, paths, options, run);
    for (size_t k = 0; k < steps && status == NETWEAVE_STATUS_OK; k++) {
        status = nw__run_check(run, (double)k / (double)steps, "examining");
        if (status == NETWEAVE_STATUS_OK)
            status = checks[k](&all);
    }
    for (int32_t file = 0; file < (int32_t)all.chart_count && status == NETWEAVE_STATUS_OK; file++)
        if (all.charts[file].refusal != NULL && !all.charts[file].below_zero)
            status = find_refusal(&all, file);
    if (status == NETWEAVE_STATUS_OK)
        status = make_table(&all, out_findings);
    nw__case_free(&all);
    return status;
}
