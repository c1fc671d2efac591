/* Attendance lists: a row per person and event. SPDX-License-Identifier: GPL-2.0-or-later
 *
 * An event is told by its name and date: a meeting of the same name on several days is several events. */
#include "base/memory.h"
#include "base/utf8.h"
#include "io/attendance.h"
#include "io/times.h"

#include <math.h>
#include <string.h>

enum { CHECK_EVERY = 16384, SIZE_LIMIT = 1000000000 };

/* What a column can be, and the words for it, folded; of several columns the one with the first word counts. */
typedef enum part { PERSON, EVENT, DATE, SIZE, PARTS } part;

static const char *const part_names[PARTS] = {"person", "event", "date", "size"};

static const char *const words[PARTS][20] = {
    {"person", "member", "attendee", "participant", "name", "actor", "individual", "delegate", "guest", "personname",
     "membername", "attendeename", "participantname", "fullname", "who", "personid", "memberid", "attendeeid",
     "participantid"},
    {"event", "meeting", "session", "convening", "workshop", "gathering", "conference", "training", "assembly",
     "eventname", "meetingname", "sessionname", "conveningname", "workshopname", "eventid", "meetingid", "sessionid"},
    {"date", "eventdate", "meetingdate", "sessiondate", "conveningdate", "day", "time", "timestamp", "datetime",
     "when"},
    {"size", "eventsize", "meetingsize", "attendance", "participants", "attendees", "headcount", "numberofparticipants",
     "numberofattendees"},
};

/* A name of events with a date (NaN: none), and the event that comes of it. */
typedef struct occurrence {
    int64_t name, event;
    double date, size;
    size_t row, size_row;
} occurrence;

typedef struct reader {
    nw__sheet *sheet;
    const nw__options *options;
    netweave_run *run;
    nw__attendance_draft *draft;
    nw__column *columns;
    size_t width;
    int64_t column[PARTS]; /* or -1 */
    nw__times times;
    nw__index names, keys; /* of events; of names with dates */
    occurrence *occurrences;
    size_t capacity;
    int64_t without_event, without_person; /* rows */
} reader;

/* The rank of a header among the words of a part; -1: none of them. */
static int rank_of(const char *folded, part part) {
    for (int k = 0; k < 20 && words[part][k] != NULL; k++)
        if (strcmp(words[part][k], folded) == 0)
            return k;
    return -1;
}

/* The column of the best word for a part, or -1. */
static netweave_status find_word(const nw__column *columns, size_t width, part part, int64_t *out_column) {
    int best = -1;
    *out_column = -1;
    for (size_t k = 0; k < width; k++) {
        char *folded = nw__utf8_fold(columns[k].name);
        if (folded == NULL)
            return nw__fail_memory();
        int rank = columns[k].plain ? -1 : rank_of(folded, part);
        nw__free(folded);
        if (rank < 0 || (best >= 0 && rank >= best))
            continue;
        best = rank;
        *out_column = (int64_t)k;
    }
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__attendance_sniff(const nw__sheet *sheet, bool *out_found) {
    bool found[PARTS] = {false};
    bool from = false;
    bool to = false;
    for (size_t k = 0; k < sheet->rows[0].count; k++) {
        const nw__cell *cell = nw__sheet_cell(sheet, 0, k);
        char *folded = nw__utf8_fold(cell->text);
        if (folded == NULL)
            return nw__fail_memory();
        for (int part = 0; part < PARTS; part++)
            found[part] = found[part] || rank_of(folded, (enum part)part) >= 0;
        nw__word word;
        netweave_status status = nw__word_of(cell->text, &word);
        nw__free(folded);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        from = from || word == NW_WORD_FROM;
        to = to || word == NW_WORD_TO;
    }
    *out_found = found[PERSON] && found[EVENT] && !(from && to);
    return NETWEAVE_STATUS_OK;
}

static netweave_status missing(const reader *reader, part part) {
    nw__text list = {0};
    nw__columns_list(reader->sheet, reader->columns, &list);
    netweave_status status = nw__fail(NETWEAVE_STATUS_NOT_FOUND,
                                      "%s:%zu:1: the column of %ss is not found; the columns are %s: say %s=COLUMN",
                                      reader->sheet->document->name, reader->sheet->rows[0].line, part_names[part],
                                      list.bytes != NULL ? list.bytes : "others", part_names[part]);
    nw__text_free(&list);
    return status;
}

static netweave_status choose_columns(reader *reader) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int part = 0; part < PARTS && status == NETWEAVE_STATUS_OK; part++) {
        const char *name = nw__options_text(reader->options, part_names[part]);
        status = name != NULL
                     ? nw__columns_find(reader->sheet, reader->columns, part_names[part], name, &reader->column[part])
                     : find_word(reader->columns, reader->width, (enum part)part, &reader->column[part]);
    }
    if (status == NETWEAVE_STATUS_OK && reader->column[PERSON] < 0)
        return missing(reader, PERSON);
    if (status == NETWEAVE_STATUS_OK && reader->column[EVENT] < 0 && reader->column[DATE] < 0)
        return missing(reader, EVENT);
    for (int part = 0; part < PARTS && status == NETWEAVE_STATUS_OK; part++)
        for (int other = 0; other < part; other++)
            if (reader->column[part] >= 0 && reader->column[part] == reader->column[other])
                return nw__fail_cell(reader->sheet, 0, (size_t)reader->column[part],
                                     "%s and %s are the same column; name two", part_names[other], part_names[part]);
    return status;
}

/* Names the columns that nothing is made of. */
static netweave_status note_columns(reader *reader) {
    nw__text list = {0};
    for (size_t k = 0; k < reader->width; k++) {
        bool used = false;
        for (int part = 0; part < PARTS; part++)
            used = used || reader->column[part] == (int64_t)k;
        if (!used && reader->columns[k].filled)
            nw__text_append_format(&list, "%s'%.*s'", list.length > 0 ? ", " : "",
                                   nw__shown(reader->columns[k].name, strlen(reader->columns[k].name)),
                                   reader->columns[k].name);
    }
    netweave_status status = list.failed ? nw__fail_memory() : NETWEAVE_STATUS_OK;
    if (status == NETWEAVE_STATUS_OK && list.length > 0)
        status = nw__notes_say(&reader->draft->notes, "%s: columns that are not used: %s.",
                               reader->sheet->document->base, list.bytes);
    nw__text_free(&list);
    return status;
}

/* The place of an event by name and date, made when it is new. */
static netweave_status find_occurrence(reader *reader, size_t row, const nw__cell *name, double date,
                                       int64_t *out_place) {
    char number[NW_NUMBER_SIZE] = "";
    int64_t name_place = -1;
    nw__text key = {0};
    if (!isnan(date))
        nw__number_format(date, 0, number);
    nw__text_append_bytes(&key, name->text, name->length);
    nw__text_append_format(&key, "\001%s", number); /* the last such sign of a key stands before the date */
    netweave_status status = key.failed ? nw__fail_memory() : NETWEAVE_STATUS_OK;
    int64_t before = reader->keys.count;
    if (status == NETWEAVE_STATUS_OK)
        status = nw__index_add(&reader->names, name->text, name->length, &name_place);
    if (status == NETWEAVE_STATUS_OK &&
        !nw__grow(&reader->occurrences, &reader->capacity, (size_t)before + 1, sizeof *reader->occurrences))
        status = nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = nw__index_add(&reader->keys, key.bytes, key.length, out_place);
    if (status == NETWEAVE_STATUS_OK && *out_place == before)
        reader->occurrences[before] =
            (occurrence){.name = name_place, .event = -1, .date = date, .size = NAN, .row = row};
    if (status == NETWEAVE_STATUS_OK && reader->keys.count > NW_MEMBER_LIMIT)
        status = nw__fail(NETWEAVE_STATUS_LIMIT, "there are more than %d events", (int)NW_MEMBER_LIMIT);
    nw__text_free(&key);
    return status;
}

static netweave_status read_size(reader *reader, size_t row, occurrence *event) {
    const nw__cell *cell = nw__sheet_cell(reader->sheet, row, (size_t)reader->column[SIZE]);
    double size = 0;
    if (cell->length == 0)
        return NETWEAVE_STATUS_OK;
    bool valid = nw__sheet_number(reader->sheet, cell, &size) && size >= 1 && size <= SIZE_LIMIT && size == floor(size);
    if (!valid)
        return nw__fail_cell(reader->sheet, row, (size_t)reader->column[SIZE],
                             "the size '%.*s' is no whole number from 1 up; leave the cell empty where it is not known",
                             nw__shown(cell->text, cell->length), cell->text);
    if (!isnan(event->size) && event->size != size)
        return nw__fail_cell(reader->sheet, row, (size_t)reader->column[SIZE],
                             "the size of this event is %lld here, but %lld in line %zu; correct one of them",
                             (long long)size, (long long)event->size, reader->sheet->rows[event->size_row].line);
    event->size = size;
    event->size_row = row;
    return NETWEAVE_STATUS_OK;
}

/* Reads one row; its event is a place among the occurrences yet. */
static netweave_status read_row(reader *reader, size_t row) {
    static const nw__cell none = {.text = (char *)"", .length = 0};
    const nw__cell *person = nw__sheet_cell(reader->sheet, row, (size_t)reader->column[PERSON]);
    const nw__cell *event =
        reader->column[EVENT] >= 0 ? nw__sheet_cell(reader->sheet, row, (size_t)reader->column[EVENT]) : &none;
    bool dated =
        reader->column[DATE] >= 0 && nw__sheet_cell(reader->sheet, row, (size_t)reader->column[DATE])->length > 0;
    double date = NAN;
    int64_t person_place = -1;
    int64_t event_place = -1;
    netweave_status status = dated ? nw__times_read(&reader->times, row, &date) : NETWEAVE_STATUS_OK;
    if (status == NETWEAVE_STATUS_OK && person->length > 0)
        status = nw__index_add(&reader->draft->persons, person->text, person->length, &person_place);
    if (status == NETWEAVE_STATUS_OK && reader->draft->persons.count > NW_MEMBER_LIMIT)
        status = nw__fail(NETWEAVE_STATUS_LIMIT, "there are more than %d persons", (int)NW_MEMBER_LIMIT);
    if (status == NETWEAVE_STATUS_OK && (event->length > 0 || dated))
        status = find_occurrence(reader, row, event, date, &event_place);
    if (status == NETWEAVE_STATUS_OK && reader->column[SIZE] >= 0 && event_place >= 0)
        status = read_size(reader, row, &reader->occurrences[event_place]);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    reader->without_event += event_place < 0 && person_place >= 0;
    reader->without_person += person_place < 0 && event_place >= 0;
    return person_place >= 0 && event_place >= 0 ? nw__attendance_add(reader->draft, person_place, event_place)
                                                 : NETWEAVE_STATUS_OK;
}

/* What is known of all events of one name. */
typedef struct series {
    int64_t dates, only; /* how many have a date, and the last of these */
} series;

/* Adds the event of an occurrence, called by its name, its date, or both. */
static netweave_status add_event(reader *reader, occurrence *event, bool repeated) {
    const char *name = nw__index_text(&reader->names, event->name);
    nw__index *events = &reader->draft->events;
    nw__text label = {0};
    nw__text_append(&label, name);
    if (*name == '\0' || repeated) {
        nw__text_append(&label, *name != '\0' ? " " : "");
        nw__time_write(reader->times.kind, event->date, &label);
    }
    for (int again = 2; !label.failed && nw__index_find(events, label.bytes, label.length) >= 0; again++)
        nw__text_append_format(&label, " [%d]", again);
    netweave_status status = label.failed ? nw__fail_memory() : NETWEAVE_STATUS_OK;
    if (status == NETWEAVE_STATUS_OK)
        status = nw__index_add(events, label.bytes, label.length, &event->event);
    nw__text_free(&label);
    return status;
}

/* An event without a date is the one of its name that has a date. */
static netweave_status join(reader *reader, occurrence *undated, const series *series) {
    occurrence *dated = &reader->occurrences[series->only];
    if (series->dates > 1)
        return nw__fail_cell(reader->sheet, undated->row, (size_t)reader->column[DATE],
                             "'%.*s' was on several dates, but here the date is missing; add it",
                             nw__shown(nw__index_text(&reader->names, undated->name),
                                       strlen(nw__index_text(&reader->names, undated->name))),
                             nw__index_text(&reader->names, undated->name));
    if (!isnan(undated->size) && !isnan(dated->size) && undated->size != dated->size)
        return nw__fail_cell(reader->sheet, undated->size_row, (size_t)reader->column[SIZE],
                             "the size of this event is %lld here, but %lld in line %zu; correct one of them",
                             (long long)undated->size, (long long)dated->size,
                             reader->sheet->rows[dated->size_row].line);
    dated->size = isnan(dated->size) ? undated->size : dated->size;
    return NETWEAVE_STATUS_OK;
}

/* Makes events of the occurrences. */
static netweave_status name_events(reader *reader, series *names) {
    int64_t several = 0;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t k = 0; k < reader->keys.count; k++) {
        series *series = &names[reader->occurrences[k].name];
        bool dated = !isnan(reader->occurrences[k].date);
        series->dates += dated;
        series->only = dated ? k : series->only;
    }
    for (int64_t k = 0; k < reader->keys.count && status == NETWEAVE_STATUS_OK; k++) {
        occurrence *event = &reader->occurrences[k];
        const series *series = &names[event->name];
        bool joined = isnan(event->date) && series->dates > 0;
        bool repeated = series->dates > 1 && *nw__index_text(&reader->names, event->name) != '\0';
        several += repeated;
        if (joined)
            status = join(reader, event, series);
        occurrence *target = joined ? &reader->occurrences[series->only] : event;
        if (status == NETWEAVE_STATUS_OK && target->event < 0)
            status = add_event(reader, target, repeated);
        event->event = target->event;
    }
    if (status == NETWEAVE_STATUS_OK && several > 0)
        status = nw__notes_say(&reader->draft->notes,
                               "%s: %lld events share their names with others on other dates: each is an event of its "
                               "own, called by name and date.",
                               reader->sheet->document->base, (long long)several);
    return status;
}

/* Puts events in the place of occurrences. */
static netweave_status settle_events(reader *reader) {
    nw__attendance_draft *draft = reader->draft;
    series *names = nw__allocate_zeroed((size_t)reader->names.count, sizeof *names);
    netweave_status status = names != NULL ? name_events(reader, names) : nw__fail_memory();
    nw__free(names);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    size_t events = (size_t)draft->events.count;
    draft->date = nw__allocate(events, sizeof *draft->date);
    draft->size = nw__allocate(events, sizeof *draft->size);
    if (draft->date == NULL || draft->size == NULL)
        return nw__fail_memory();
    for (size_t k = 0; k < events; k++)
        draft->date[k] = draft->size[k] = NAN;
    for (int64_t k = 0; k < reader->keys.count; k++) {
        const occurrence *event = &reader->occurrences[k];
        draft->date[event->event] = isnan(event->date) ? draft->date[event->event] : event->date;
        draft->size[event->event] = isnan(event->size) ? draft->size[event->event] : event->size;
    }
    for (size_t k = 0; k < draft->count; k++)
        draft->items[k].event = (int32_t)reader->occurrences[draft->items[k].event].event;
    return status;
}

static netweave_status add_notes(reader *reader) {
    const char *base = reader->sheet->document->base;
    nw__notes *notes = &reader->draft->notes;
    netweave_status status = note_columns(reader);
    if (status == NETWEAVE_STATUS_OK && reader->sheet->trimmed > 0)
        status = nw__notes_say(notes, "%s: blanks at the ends of %zu cell%s were taken off.", base,
                               reader->sheet->trimmed, reader->sheet->trimmed == 1 ? "" : "s");
    if (status == NETWEAVE_STATUS_OK && reader->without_event > 0)
        status = nw__notes_say(notes, "%s: %lld row%s no event: such a person need not have attended any.", base,
                               (long long)reader->without_event, reader->without_event == 1 ? " names" : "s name");
    if (status == NETWEAVE_STATUS_OK && reader->without_person > 0)
        status = nw__notes_say(notes, "%s: %lld row%s no person: nobody need have attended such an event.", base,
                               (long long)reader->without_person, reader->without_person == 1 ? " names" : "s name");
    return status;
}

static netweave_status read_all(reader *reader) {
    netweave_status status = choose_columns(reader);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (reader->sheet->row_count < 2)
        return nw__fail_cell(reader->sheet, 0, 0, "there is a header but no attendance below it; add the attendances");
    nw__times_start(reader->sheet, reader->column[DATE] >= 0 ? (size_t)reader->column[DATE] : 0, reader->options,
                    &reader->times);
    reader->sheet->comma_number = 0; /* of kinds that were learnt */
    for (size_t row = 1; row < reader->sheet->row_count && status == NETWEAVE_STATUS_OK; row++) {
        status = read_row(reader, row);
        if (status == NETWEAVE_STATUS_OK && row % CHECK_EVERY == 0)
            status = nw__run_check(reader->run, (double)row / (double)reader->sheet->row_count, "reading attendances");
    }
    if (status == NETWEAVE_STATUS_OK)
        status = nw__times_finish(&reader->times, &reader->draft->notes);
    reader->draft->kind = reader->times.kind;
    if (status == NETWEAVE_STATUS_OK)
        status = settle_events(reader);
    return status == NETWEAVE_STATUS_OK ? add_notes(reader) : status;
}

netweave_status nw__attendance_list_read(nw__sheet *sheet, const nw__options *options, netweave_run *run,
                                         nw__attendance_draft *draft) {
    reader reader = {.sheet = sheet, .options = options, .run = run, .draft = draft, .width = sheet->rows[0].count};
    netweave_status status = nw__columns_read(sheet, false, 1, &reader.columns);
    if (status == NETWEAVE_STATUS_OK)
        status = read_all(&reader);
    nw__columns_free(reader.columns, reader.width);
    nw__index_free(&reader.names);
    nw__index_free(&reader.keys);
    nw__free(reader.occurrences);
    return status;
}
