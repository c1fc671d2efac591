/* What is said of how a survey was read. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "io/survey.h"

#include <string.h>

enum { SHOWN_NAMES = 5 };

/* ---- notes ---- */

/* Says which columns name others. */
netweave_status nw__survey_note_columns(nw__survey *survey) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t k = 0; k < survey->order_count && status == NETWEAVE_STATUS_OK;) {
        const nw__survey_column *column = &survey->columns[survey->order[k]];
        const char *layer = nw__index_text(&survey->intake->layers, column->layer);
        size_t first = k;
        while (k < survey->order_count && survey->columns[survey->order[k]].layer == column->layer)
            k++;
        status = nw__intake_note(survey->intake, "'%.*s': %zu column%s that %s.", nw__shown(layer, strlen(layer)),
                                 *layer != '\0' ? layer : column->label, k - first, k - first == 1 ? "" : "s",
                                 column->kind == NW_SURVEY_NAMES  ? "named others"
                                 : survey->checked[column->layer] ? "had a person to tick each"
                                                                  : "had a person to rate each");
    }
    return status;
}

netweave_status nw__survey_note_names(nw__survey *survey) {
    nw__intake *intake = survey->intake;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (survey->names.alike > 0)
        status = nw__intake_note(intake, "%lld name%s matched without regard to case, accents, blanks or order: %s%s.",
                                 (long long)survey->names.alike, survey->names.alike == 1 ? " was" : "s were",
                                 survey->names.examples.bytes, survey->names.alike > SHOWN_NAMES ? " and others" : "");
    if (status == NETWEAVE_STATUS_OK && survey->strangers > 0 && !survey->listed)
        status = nw__intake_note(intake, "%lld name%s neither a respondent's nor listed: added as member%s (%s%s).",
                                 (long long)survey->strangers, survey->strangers == 1 ? " is" : "s are",
                                 survey->strangers == 1 ? "" : "s", survey->stranger_names.bytes,
                                 survey->strangers > SHOWN_NAMES ? " and others" : "");
    if (status == NETWEAVE_STATUS_OK && survey->cut > 0)
        status = nw__intake_note(intake, "%lld cell%s cut at commas into several names.", (long long)survey->cut,
                                 survey->cut == 1 ? " was" : "s were");
    return status;
}

netweave_status nw__survey_note_answers(nw__survey *survey, int64_t silent) {
    nw__intake *intake = survey->intake;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (survey->again > 0)
        status = nw__intake_note(intake, "%lld row%s of someone who has a later one: the last is kept (%s%s).",
                                 (long long)survey->again, survey->again == 1 ? " is" : "s are",
                                 survey->again_names.bytes, survey->again > SHOWN_NAMES ? " and others" : "");
    if (status == NETWEAVE_STATUS_OK && survey->nameless > 0)
        status = nw__intake_note(intake, "%lld row%s no respondent and %s left out.", (long long)survey->nameless,
                                 survey->nameless == 1 ? " names" : "s name", survey->nameless == 1 ? "is" : "are");
    if (status == NETWEAVE_STATUS_OK && survey->repeated > 0)
        status = nw__intake_note(intake,
                                 "%lld time%s somebody was named again by the same respondent in one question: "
                                 "counted once.",
                                 (long long)survey->repeated, survey->repeated == 1 ? "" : "s");
    if (status == NETWEAVE_STATUS_OK && survey->silent > 0)
        status = nw__intake_note(intake, "%lld row%s all questions on others empty: read as not answered.",
                                 (long long)survey->silent, survey->silent == 1 ? " leaves" : "s leave");
    if (status == NETWEAVE_STATUS_OK && silent > 0)
        status = nw__intake_note(intake, "%lld member%s no row: did not answer.", (long long)silent,
                                 silent == 1 ? " has" : "s have");
    if (status == NETWEAVE_STATUS_OK && survey->unknown > 0)
        status = nw__intake_note(intake,
                                 "%lld answer%s on single persons %s missing from rows that are otherwise answered: "
                                 "unknown, but read as no tie.",
                                 (long long)survey->unknown, survey->unknown == 1 ? "" : "s",
                                 survey->unknown == 1 ? "is" : "are");
    return status;
}
