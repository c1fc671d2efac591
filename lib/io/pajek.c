/* Pajek network files. Source of the format: Mrvar and Batagelj, Pajek reference manual, "Formats of input files".
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "io/io.h"
#include "io/words.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { MEMBERS_FOR_FREE = 100000, CHECK_EVERY = 65536 };

typedef enum section { NONE, VERTICES, ARCS, EDGES, ARCS_LIST, EDGES_LIST, MATRIX, IGNORED } section;

typedef struct reader {
    nw__intake *intake;
    nw__words words;
    int64_t members; /* -1: not announced yet */
    size_t *label;   /* where in `labels` the label of a vertex starts; 0: it has none */
    nw__text labels;
    double *places; /* coordinates, three each; NaN: none */
    bool placed;
    section section;
    int64_t layer, row, first; /* of the open relation; for a matrix its next row and first tie */
    bool arcs, edges, extras;  /* there were such sections; there was more on a line than is read */
} reader;

static bool is_command(const reader *reader, const char *name) {
    return strcasecmp(reader->words.word.bytes, name) == 0;
}

/* The vertices are known: they become members. */
static netweave_status close_vertices(reader *reader) {
    static const char *const axes[] = {"x", "y", "z"};
    netweave_status status = NETWEAVE_STATUS_OK;
    if (reader->labels.failed)
        return nw__fail_memory();
    for (int64_t k = 0; k < reader->members && status == NETWEAVE_STATUS_OK; k++) {
        int64_t member = -1;
        status = nw__intake_list(reader->intake, reader->label[k] > 0 ? reader->labels.bytes + reader->label[k] : "",
                                 k + 1, &member);
        for (int axis = 0; axis < 3 && reader->placed && status == NETWEAVE_STATUS_OK; axis++) {
            double place = reader->places[3 * k + axis];
            if (place == place)
                status = netweave_builder_set_number(reader->intake->builder, member, axes[axis], place);
        }
    }
    nw__free(reader->label);
    nw__free(reader->places);
    reader->label = NULL;
    reader->places = NULL;
    return status;
}

static netweave_status open_vertices(reader *reader) {
    bool more = false;
    const char *at = reader->words.start;
    if (reader->members >= 0)
        return nw__fail_at_as(
            NETWEAVE_STATUS_UNSUPPORTED, reader->words.document, at,
            "there are several networks in the file (*Vertices comes twice); save one network per file");
    netweave_status status =
        nw__words_integer(&reader->words, "the number of vertices", 0, INT32_MAX - 1, &reader->members);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if ((size_t)reader->members > reader->words.document->length + MEMBERS_FOR_FREE)
        return nw__fail_at_as(NETWEAVE_STATUS_LIMIT, reader->words.document, reader->words.start,
                              "*Vertices announces %lld members, more than the file can hold; correct the number",
                              (long long)reader->members);
    status = nw__words_next(&reader->words, false, &more);
    if (status == NETWEAVE_STATUS_OK && more)
        return nw__fail_at_as(NETWEAVE_STATUS_UNSUPPORTED, reader->words.document, reader->words.start,
                              "a second number behind *Vertices announces two-mode data, which is not read yet; give a "
                              "network among members");
    if (status == NETWEAVE_STATUS_OK && reader->members == 0)
        return nw__fail_at(reader->words.document, at, "the network has no vertices; give one that holds members");
    reader->label = nw__allocate_zeroed((size_t)reader->members, sizeof *reader->label);
    reader->places = nw__allocate((size_t)reader->members, 3 * sizeof *reader->places);
    if (reader->label == NULL || reader->places == NULL)
        return nw__fail_memory();
    memset(reader->places, 0xff, (size_t)reader->members * 3 * sizeof *reader->places); /* NaN */
    reader->section = VERTICES;
    return status;
}

/* Opens a section of ties: the relation's number and name follow. */
static netweave_status open_ties(reader *reader, section section) {
    char name[512] = "";
    bool found = false;
    if (reader->members < 0)
        return nw__fail_at(reader->words.document, reader->words.start,
                           "ties come before *Vertices; put *Vertices NUMBER first");
    reader->words.separators = ":";
    netweave_status status = nw__words_next(&reader->words, false, &found);
    if (status == NETWEAVE_STATUS_OK && found) {
        snprintf(name, sizeof name, "%.*s", (int)sizeof name - 1, reader->words.word.bytes);
        status = nw__words_next(&reader->words, false, &found);
        if (status == NETWEAVE_STATUS_OK && found && reader->words.word.length >= sizeof name)
            status = nw__fail_at(reader->words.document, reader->words.start,
                                 "the name of this relation is too long; "
                                 "shorten it to %zu bytes",
                                 sizeof name - 1);
        if (status == NETWEAVE_STATUS_OK && found)
            memcpy(name, reader->words.word.bytes, reader->words.word.length + 1);
    }
    reader->words.separators = "";
    if (status == NETWEAVE_STATUS_OK)
        status = nw__intake_name(&reader->intake->layers, name, "layer", reader->words.document, reader->words.start,
                                 &reader->layer);
    reader->section = section;
    reader->row = 0;
    reader->first = reader->intake->count;
    reader->arcs = reader->arcs || section == ARCS || section == ARCS_LIST;
    reader->edges = reader->edges || section == EDGES || section == EDGES_LIST || section == MATRIX;
    return status;
}

/* A matrix must be whole before anything follows it. */
static netweave_status close_section(reader *reader) {
    section closed = reader->section;
    reader->section = NONE;
    if (closed == VERTICES)
        return close_vertices(reader);
    if (closed != MATRIX)
        return NETWEAVE_STATUS_OK;
    if (reader->row < reader->members)
        return nw__fail_at(reader->words.document, reader->words.start,
                           "the matrix ends after %lld of %lld rows; add the others", (long long)reader->row,
                           (long long)reader->members);
    return nw__intake_symmetry(reader->intake, reader->first);
}

static netweave_status read_command(reader *reader) {
    static const struct {
        const char *name;
        section section;
    } ties[] = {
        {"*arcs", ARCS}, {"*edges", EDGES}, {"*arcslist", ARCS_LIST}, {"*edgeslist", EDGES_LIST}, {"*matrix", MATRIX}};
    bool found;
    const char *line = reader->words.at;
    netweave_status status = close_section(reader);
    reader->words.at = line;
    reader->words.separators = ":";
    if (status == NETWEAVE_STATUS_OK)
        status = nw__words_next(&reader->words, false, &found);
    reader->words.separators = "";
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (is_command(reader, "*vertices"))
        return open_vertices(reader);
    for (size_t k = 0; k < sizeof ties / sizeof ties[0]; k++)
        if (is_command(reader, ties[k].name))
            return open_ties(reader, ties[k].section);
    if (is_command(reader, "*network"))
        return NETWEAVE_STATUS_OK;
    int shown = nw__shown(reader->words.word.bytes, reader->words.word.length);
    reader->section = IGNORED;
    return nw__intake_note(reader->intake, "the section %.*s is not read and was left out.", shown,
                           reader->words.word.bytes);
}

static netweave_status read_vertex(reader *reader) {
    int64_t number = 0;
    bool found = false;
    netweave_status status = nw__words_integer(&reader->words, "the number of the vertex", 1, reader->members, &number);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__words_next(&reader->words, false, &found);
    if (status != NETWEAVE_STATUS_OK || !found)
        return status;
    nw__text_append_bytes(&reader->labels, "", 1);
    reader->label[number - 1] = reader->labels.length;
    nw__text_append_bytes(&reader->labels, reader->words.word.bytes, reader->words.word.length);
    bool places = true;
    for (int axis = 0; status == NETWEAVE_STATUS_OK && found; axis++) {
        double place;
        status = nw__words_next(&reader->words, false, &found);
        places = places && axis < 3 && found &&
                 nw__number_parse(reader->words.word.bytes, reader->words.word.length, '.', &place);
        if (places)
            reader->places[3 * (number - 1) + axis] = place;
        reader->placed = reader->placed || places;
        reader->extras = reader->extras || (found && !places);
    }
    return status;
}

static netweave_status add_tie(reader *reader, int64_t from, int64_t to, double weight, bool directed) {
    reader->intake->weighted = reader->intake->weighted || weight != 1;
    return nw__intake_tie(reader->intake, from - 1, to - 1, weight, reader->layer, 0,
                          directed ? NETWEAVE_DIRECTION_DIRECTED : NETWEAVE_DIRECTION_UNDIRECTED);
}

/* from to [weight …] */
static netweave_status read_tie(reader *reader) {
    int64_t from = 0;
    int64_t to = 0;
    double weight = 1.0;
    bool found = false;
    netweave_status status =
        nw__words_integer(&reader->words, "the vertex that a tie comes from", 1, reader->members, &from);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__words_integer(&reader->words, "the vertex that a tie goes to", 1, reader->members, &to);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__words_next(&reader->words, false, &found);
    if (status == NETWEAVE_STATUS_OK && found)
        status = nw__words_weight(&reader->words, &weight);
    if (status == NETWEAVE_STATUS_OK && found)
        status = nw__words_next(&reader->words, false, &found);
    reader->extras = reader->extras || found;
    return status == NETWEAVE_STATUS_OK ? add_tie(reader, from, to, weight, reader->section == ARCS) : status;
}

/* from to to to … */
static netweave_status read_tie_list(reader *reader) {
    int64_t from = 0;
    netweave_status status =
        nw__words_integer(&reader->words, "the vertex that ties come from", 1, reader->members, &from);
    for (;;) {
        nw__words ahead = reader->words;
        while (ahead.at < ahead.end && (*ahead.at == ' ' || *ahead.at == '\t'))
            ahead.at++;
        if (status != NETWEAVE_STATUS_OK || ahead.at == nw__line_end(ahead.at, ahead.end))
            return status;
        int64_t to = 0;
        status = nw__words_integer(&reader->words, "the vertex that a tie goes to", 1, reader->members, &to);
        if (status == NETWEAVE_STATUS_OK)
            status = add_tie(reader, from, to, 1.0, reader->section == ARCS_LIST);
    }
}

static netweave_status read_matrix_row(reader *reader) {
    netweave_status status = NETWEAVE_STATUS_OK;
    if (reader->row >= reader->members)
        return nw__fail_at(reader->words.document, reader->words.at,
                           "the matrix has more than %lld rows; correct "
                           "*Vertices or remove the surplus",
                           (long long)reader->members);
    for (int64_t k = 0; k < reader->members && status == NETWEAVE_STATUS_OK; k++) {
        bool found = false;
        double weight = 0;
        status = nw__words_next(&reader->words, false, &found);
        if (status == NETWEAVE_STATUS_OK && !found)
            status = nw__fail_at(reader->words.document, reader->words.at,
                                 "this row of the matrix has %lld cells; it needs "
                                 "%lld",
                                 (long long)k, (long long)reader->members);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__words_weight(&reader->words, &weight);
        if (status != NETWEAVE_STATUS_OK || weight == 0)
            continue;
        reader->intake->weighted = reader->intake->weighted || weight != 1;
        status = nw__intake_tie(reader->intake, reader->row, k, weight, reader->layer, 0, NETWEAVE_DIRECTION_AUTO);
    }
    reader->row++;
    return status;
}

static netweave_status read_line(reader *reader) {
    switch (reader->section) {
    case VERTICES:
        return read_vertex(reader);
    case ARCS:
    case EDGES:
        return read_tie(reader);
    case ARCS_LIST:
    case EDGES_LIST:
        return read_tie_list(reader);
    case MATRIX:
        return read_matrix_row(reader);
    case IGNORED:
        return NETWEAVE_STATUS_OK;
    default:
        return nw__fail_at(reader->words.document, reader->words.at,
                           "this line belongs to no section; a Pajek file has *Vertices, then *Arcs or *Edges");
    }
}

static netweave_status read_lines(reader *reader) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t line = 0; status == NETWEAVE_STATUS_OK && reader->words.at < reader->words.end; line++) {
        const char *end = nw__line_end(reader->words.at, reader->words.end);
        while (reader->words.at < end && (*reader->words.at == ' ' || *reader->words.at == '\t'))
            reader->words.at++;
        reader->words.start = reader->words.at;
        if (reader->words.at < end && *reader->words.at == '*')
            status = read_command(reader);
        else if (reader->words.at < end && *reader->words.at != '%')
            status = read_line(reader);
        nw__words_skip_line(&reader->words);
        if (status == NETWEAVE_STATUS_OK && line % CHECK_EVERY == 0)
            status = nw__run_check(reader->intake->run, 0, "reading");
    }
    reader->words.start = reader->words.end;
    return status == NETWEAVE_STATUS_OK ? close_section(reader) : status;
}

netweave_status nw__pajek_reader(nw__intake *intake) {
    int64_t place;
    nw__document *document = intake->document;
    reader reader = {
        .intake = intake,
        .members = -1,
        .words = {
            .document = document, .at = document->bytes, .end = document->bytes + document->length, .separators = ""}};
    netweave_status status = nw__intake_name(&intake->waves, "", "wave", document, document->bytes, &place);
    if (status == NETWEAVE_STATUS_OK)
        status = read_lines(&reader);
    if (status == NETWEAVE_STATUS_OK && reader.members < 0)
        status = nw__fail_at(document, document->bytes, "there is no *Vertices in the file; it is not a Pajek network");
    if (status == NETWEAVE_STATUS_OK && intake->layers.count == 0)
        status = nw__intake_name(&intake->layers, "", "layer", document, document->bytes, &place);
    if (status == NETWEAVE_STATUS_OK && reader.extras)
        status =
            nw__intake_note(intake, "only labels, coordinates, ties and weights are read; shapes, colours, times and "
                                    "labels of ties were left out.");
    intake->listed = true;
    intake->unsaid = reader.arcs && !reader.edges ? NETWEAVE_DIRECTION_DIRECTED : NETWEAVE_DIRECTION_UNDIRECTED;
    nw__free(reader.label);
    nw__free(reader.places);
    nw__text_free(&reader.labels);
    nw__text_free(&reader.words.word);
    return status;
}

bool nw__pajek_sniff(const nw__document *document) {
    static const char *const starts[] = {"*vertices", "*network", "*arcs", "*edges", "*matrix"};
    const char *end = document->bytes + document->length;
    const char *at = document->bytes;
    while (at < end && (*at == '%' || *at == ' ' || *at == '\n' || *at == '\r'))
        at = *at == ' ' ? at + 1 : nw__line_next(at, end);
    for (size_t k = 0; k < sizeof starts / sizeof starts[0]; k++)
        if (strncasecmp(at, starts[k], strlen(starts[k])) == 0)
            return true;
    return false;
}
