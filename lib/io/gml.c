/* The reader of GML. Source of the format: Himsolt 1997, GML: a portable graph file format.
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A file is keys with values: numbers, texts in quotes, or lists in brackets. Nodes come before the edges that name
 * them, as all programs write them. */
#include "base/memory.h"
#include "io/io.h"

#include <math.h>
#include <string.h>
#include <strings.h>

enum { DEEPEST = 256, CHECK_EVERY = 65536, LONGEST_ENTITY = 12 };

typedef enum place { OUTSIDE, GRAPH, NODE, EDGE } place;

typedef struct reader {
    nw__intake *intake;
    const nw__document *document;
    const char *at, *end;
    const char *start; /* of the last word */
    bool quoted;       /* the last word stood in quotes */
    nw__text word, key, id, label, name, from, to, weight_key;
    nw__index ids;
    place place;
    int64_t skipping; /* depth of lists that are left out */
    const char *opened[4];
    int64_t graphs, lists, weighted;
    int64_t layer, wave;
    double weight;
    netweave_direction standard, direction;
} reader;

static bool is_blank(char sign) {
    return sign == ' ' || (sign >= '\t' && sign <= '\r');
}

/* Skips blanks and comments. */
static void skip_blanks(reader *reader) {
    for (;;) {
        while (reader->at < reader->end && is_blank(*reader->at))
            reader->at++;
        if (reader->at == reader->end || *reader->at != '#')
            return;
        reader->at = nw__line_next(reader->at, reader->end);
    }
}

static void append_code(nw__text *out, uint32_t code) {
    char bytes[4];
    size_t length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    static const unsigned char leads[] = {0, 0, 0xc0, 0xe0, 0xf0};
    for (size_t k = length; k-- > 1; code >>= 6)
        bytes[k] = (char)(0x80 | (code & 0x3f));
    bytes[0] = (char)(leads[length] | code);
    nw__text_append_bytes(out, bytes, length);
}

/* Takes the entity at `at`, up to `length` bytes with its semicolon; false when it is none that is known. */
static bool append_entity(nw__text *out, const char *at, size_t length, bool *out_nonsense) {
    static const struct {
        const char *name, *text;
    } entities[] = {{"&quot;", "\""}, {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&apos;", "'"}};
    for (size_t k = 0; k < sizeof entities / sizeof entities[0]; k++) {
        if (strlen(entities[k].name) != length || strncmp(at, entities[k].name, length) != 0)
            continue;
        nw__text_append(out, entities[k].text);
        return true;
    }
    if (length < 4 || at[1] != '#')
        return false;
    bool hexadecimal = at[2] == 'x' || at[2] == 'X';
    const char *digits = hexadecimal ? "0123456789abcdef" : "0123456789";
    uint32_t code = 0;
    for (const char *sign = at + (hexadecimal ? 3 : 2); sign < at + length - 1; sign++) {
        const char *digit = strchr(digits, *sign >= 'A' && *sign <= 'F' ? *sign | 0x20 : *sign);
        if (digit == NULL)
            return false;
        code = code * (hexadecimal ? 16 : 10) + (uint32_t)(digit - digits);
        code = code < 0x200000 ? code : 0x200000;
    }
    *out_nonsense = code == 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000);
    if (!*out_nonsense)
        append_code(out, code);
    return !*out_nonsense;
}

static netweave_status read_quoted(reader *reader) {
    const char *at = reader->at + 1;
    const char *close = memchr(at, '"', (size_t)(reader->end - at));
    if (close == NULL)
        return nw__fail_at(reader->document, reader->at, "a quote is opened here and never closed; close it");
    while (at < close) {
        const char *entity = memchr(at, '&', (size_t)(close - at));
        nw__text_append_bytes(&reader->word, at, (size_t)((entity != NULL ? entity : close) - at));
        if (entity == NULL)
            break;
        bool nonsense = false;
        size_t room = (size_t)(close - entity) < LONGEST_ENTITY ? (size_t)(close - entity) : LONGEST_ENTITY;
        const char *last = memchr(entity, ';', room);
        bool taken = last != NULL && append_entity(&reader->word, entity, (size_t)(last - entity) + 1, &nonsense);
        if (nonsense)
            return nw__fail_at(reader->document, entity, "'%.*s' is no character; correct it", (int)(last - entity) + 1,
                               entity);
        if (!taken)
            nw__text_append(&reader->word, "&");
        at = taken ? last + 1 : entity + 1;
    }
    reader->at = close + 1;
    return NETWEAVE_STATUS_OK;
}

/* The next word, or the next bracket as a word; "" at the end. */
static netweave_status read_word(reader *reader) {
    netweave_status status = NETWEAVE_STATUS_OK;
    skip_blanks(reader);
    reader->word.length = 0;
    nw__text_append(&reader->word, "");
    reader->start = reader->at;
    reader->quoted = reader->at < reader->end && *reader->at == '"';
    if (reader->quoted) {
        status = read_quoted(reader);
    } else if (reader->at < reader->end && strchr("[]", *reader->at) != NULL) {
        nw__text_append_bytes(&reader->word, reader->at++, 1);
    } else {
        while (reader->at < reader->end && !is_blank(*reader->at) && strchr("[]\"", *reader->at) == NULL)
            reader->at++;
        nw__text_append_bytes(&reader->word, reader->start, (size_t)(reader->at - reader->start));
    }
    return reader->word.failed ? nw__fail_memory() : status;
}

static netweave_status keep_bytes(nw__text *text, const char *bytes, size_t length) {
    text->length = 0;
    nw__text_append_bytes(text, bytes, length);
    return text->failed ? nw__fail_memory() : NETWEAVE_STATUS_OK;
}

static netweave_status keep(nw__text *text, const nw__text *word) {
    return keep_bytes(text, word->bytes, word->length);
}

static bool key_is(const reader *reader, const char *name) {
    return strcasecmp(reader->key.bytes, name) == 0;
}

/* A list begins behind the open key. */
static netweave_status open_list(reader *reader) {
    if (reader->skipping == 0 && reader->place == OUTSIDE && key_is(reader, "graph")) {
        if (reader->graphs++ > 0)
            return nw__fail_at_as(NETWEAVE_STATUS_UNSUPPORTED, reader->document, reader->start,
                                  "there are several graphs in the file; save one per file");
        reader->place = GRAPH;
    } else if (reader->skipping == 0 && reader->place == GRAPH && (key_is(reader, "node") || key_is(reader, "edge"))) {
        reader->place = key_is(reader, "node") ? NODE : EDGE;
        nw__text *const texts[] = {&reader->id, &reader->label, &reader->name, &reader->from, &reader->to};
        for (size_t k = 0; k < sizeof texts / sizeof texts[0]; k++)
            if (keep_bytes(texts[k], "", 0) != NETWEAVE_STATUS_OK)
                return nw__fail_memory();
        reader->weight = 1.0;
        reader->layer = reader->wave = 0;
        reader->direction = NETWEAVE_DIRECTION_AUTO;
    } else if (++reader->skipping > DEEPEST) {
        return nw__fail_at_as(NETWEAVE_STATUS_LIMIT, reader->document, reader->start,
                              "lists are nested more than %d deep here", DEEPEST);
    } else {
        reader->lists += reader->place == NODE || reader->place == EDGE;
        return NETWEAVE_STATUS_OK;
    }
    reader->opened[reader->place] = reader->start;
    return NETWEAVE_STATUS_OK;
}

static netweave_status close_node(reader *reader) {
    int64_t known = reader->ids.count;
    int64_t found = -1;
    int64_t member = -1;
    int64_t number = known + 1;
    bool labelled = reader->label.length > 0;
    if (reader->id.length == 0)
        return nw__fail_at(reader->document, reader->opened[NODE], "this node has no id; give every node one");
    netweave_status status = nw__index_add(&reader->ids, reader->id.bytes, reader->id.length, &found);
    if (status == NETWEAVE_STATUS_OK && found < known)
        return nw__fail_at(reader->document, reader->opened[NODE],
                           "the id '%.*s' is given to two nodes; make ids different",
                           nw__shown(reader->id.bytes, reader->id.length), reader->id.bytes);
    (void)nw__integer_parse(reader->id.bytes, reader->id.length, &number);
    const nw__text *name = labelled ? &reader->label : reader->name.length > 0 ? &reader->name : &reader->id;
    if (status == NETWEAVE_STATUS_OK)
        status = nw__intake_list(reader->intake, name->bytes, number, &member);
    if (status == NETWEAVE_STATUS_OK && labelled && reader->name.length > 0)
        status = nw__attribute_take(&reader->intake->builder->roster.attributes, "name", member, reader->name.bytes,
                                    NAN, reader->document, reader->opened[NODE]);
    return status;
}

static netweave_status find_end(const reader *reader, const nw__text *id, const char *what, int64_t *out) {
    const char *at = reader->opened[EDGE];
    if (id->length == 0)
        return nw__fail_at(reader->document, at, "this edge has no %s; name the nodes at both ends", what);
    *out = nw__index_find(&reader->ids, id->bytes, id->length);
    if (*out >= 0)
        return NETWEAVE_STATUS_OK;
    return nw__fail_at(reader->document, at, "the %s of this edge is '%.*s', but no node before it has this id", what,
                       nw__shown(id->bytes, id->length), id->bytes);
}

static netweave_status close_list(reader *reader) {
    place closed = reader->place;
    int64_t from = -1;
    int64_t to = -1;
    if (closed == OUTSIDE && reader->skipping == 0)
        return nw__fail_at(reader->document, reader->start, "a list is closed here that was not opened; remove the ]");
    if (reader->skipping > 0) {
        reader->skipping--;
        return NETWEAVE_STATUS_OK;
    }
    reader->place = closed == GRAPH ? OUTSIDE : GRAPH;
    if (closed == NODE)
        return close_node(reader);
    if (closed != EDGE)
        return NETWEAVE_STATUS_OK;
    netweave_status status = find_end(reader, &reader->from, "source", &from);
    if (status == NETWEAVE_STATUS_OK)
        status = find_end(reader, &reader->to, "target", &to);
    return status == NETWEAVE_STATUS_OK ? nw__intake_tie(reader->intake, from, to, reader->weight, reader->layer,
                                                         reader->wave, reader->direction)
                                        : status;
}

static netweave_status take_attribute(reader *reader, nw__attributes *attributes, int64_t row) {
    double number = NAN;
    bool numeric = !reader->quoted && nw__number_parse(reader->word.bytes, reader->word.length, '.', &number);
    bool none = !reader->quoted && !numeric && strcasecmp(reader->word.bytes, "nan") == 0;
    if (none || reader->word.length == 0)
        return NETWEAVE_STATUS_OK;
    return nw__attribute_take(attributes, reader->key.bytes, row, numeric ? NULL : reader->word.bytes, number,
                              reader->document, reader->start);
}

/* True when the open key of an edge is the weight: the first of "weight" and "value", or what the option names. */
static bool is_weight(reader *reader) {
    const char *wanted = nw__options_text(reader->intake->options, "weight");
    if (wanted != NULL)
        return strcmp(wanted, "none") != 0 && strcmp(wanted, reader->key.bytes) == 0;
    double number;
    if (reader->weight_key.length > 0)
        return strcmp(reader->weight_key.bytes, reader->key.bytes) == 0;
    return (key_is(reader, "weight") || key_is(reader, "value")) &&
           nw__number_parse(reader->word.bytes, reader->word.length, '.', &number);
}

static netweave_status take_weight(reader *reader) {
    int shown = nw__shown(reader->word.bytes, reader->word.length);
    if (reader->weighted++ == 0 && keep(&reader->weight_key, &reader->key) != NETWEAVE_STATUS_OK)
        return nw__fail_memory();
    if (!nw__number_parse(reader->word.bytes, reader->word.length, '.', &reader->weight))
        return nw__fail_at(reader->document, reader->start,
                           "the weight '%.*s' is not a number; weights are numbers from 0 up", shown,
                           reader->word.bytes);
    if (reader->weight >= 0 && reader->weight <= 1e300)
        return NETWEAVE_STATUS_OK;
    return nw__fail_at(reader->document, reader->start, "the weight %.*s is %s; weights are numbers from 0 up", shown,
                       reader->word.bytes, reader->weight < 0 ? "negative" : "too large");
}

static netweave_status take_edge_value(reader *reader) {
    nw__intake *intake = reader->intake;
    if (key_is(reader, "source") || key_is(reader, "target"))
        return keep(key_is(reader, "source") ? &reader->from : &reader->to, &reader->word);
    if (key_is(reader, "layer"))
        return nw__intake_name(&intake->layers, reader->word.bytes, "layer", reader->document, reader->start,
                               &reader->layer);
    if (key_is(reader, "wave"))
        return nw__intake_name(&intake->waves, reader->word.bytes, "wave", reader->document, reader->start,
                               &reader->wave);
    if (key_is(reader, "directed")) {
        reader->direction =
            strcmp(reader->word.bytes, "1") == 0 ? NETWEAVE_DIRECTION_DIRECTED : NETWEAVE_DIRECTION_UNDIRECTED;
        return NETWEAVE_STATUS_OK;
    }
    return is_weight(reader) ? take_weight(reader) : take_attribute(reader, &intake->ties, intake->count);
}

/* A number or text behind the open key. */
static netweave_status take_value(reader *reader) {
    if (reader->skipping > 0 || reader->place == OUTSIDE)
        return NETWEAVE_STATUS_OK;
    if (reader->place == EDGE)
        return take_edge_value(reader);
    if (reader->place == GRAPH) {
        if (key_is(reader, "directed"))
            reader->standard =
                strcmp(reader->word.bytes, "1") == 0 ? NETWEAVE_DIRECTION_DIRECTED : NETWEAVE_DIRECTION_UNDIRECTED;
        return NETWEAVE_STATUS_OK;
    }
    if (key_is(reader, "id"))
        return keep(&reader->id, &reader->word);
    if (key_is(reader, "label"))
        return keep(&reader->label, &reader->word);
    if (key_is(reader, "name"))
        return keep(&reader->name, &reader->word);
    return take_attribute(reader, &reader->intake->builder->roster.attributes, reader->ids.count);
}

static netweave_status read_pair(reader *reader) {
    netweave_status status = read_word(reader);
    if (status != NETWEAVE_STATUS_OK || (reader->word.length == 0 && reader->at == reader->end && !reader->quoted))
        return status;
    if (!reader->quoted && *reader->word.bytes == ']')
        return close_list(reader);
    if (reader->quoted || *reader->word.bytes == '[')
        return nw__fail_at(reader->document, reader->start,
                           "a value stands here without a key before it; GML is keys with values");
    status = keep(&reader->key, &reader->word);
    if (status == NETWEAVE_STATUS_OK)
        status = read_word(reader);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (!reader->quoted && (reader->word.length == 0 || *reader->word.bytes == ']'))
        return nw__fail_at(reader->document, reader->start, "'%.*s' has no value here; give it one or remove it",
                           nw__shown(reader->key.bytes, reader->key.length), reader->key.bytes);
    return !reader->quoted && *reader->word.bytes == '[' ? open_list(reader) : take_value(reader);
}

/* What can only be known at the end. */
static netweave_status finish(reader *reader) {
    nw__intake *intake = reader->intake;
    const char *wanted = nw__options_text(intake->options, "weight");
    netweave_status status = NETWEAVE_STATUS_OK;
    if (reader->place != OUTSIDE || reader->skipping > 0)
        return nw__fail_at(reader->document, reader->end, "the file ends inside a list; close it by ]");
    if (reader->graphs == 0 || reader->ids.count == 0)
        return nw__fail_at(reader->document, reader->document->bytes,
                           "there is no graph with nodes in the file; save a network as GML");
    if (wanted != NULL && strcmp(wanted, "none") != 0 && reader->weighted == 0 && intake->count > 0)
        return nw__fail_at_as(NETWEAVE_STATUS_NOT_FOUND, reader->document, reader->document->bytes,
                              "no edge has a '%.*s'; say weight=NAME of a number that edges have",
                              nw__shown(wanted, strlen(wanted)), wanted);
    for (int64_t k = 0; k < intake->count; k++)
        if (intake->direction[k] == NETWEAVE_DIRECTION_AUTO)
            intake->direction[k] = (int8_t)reader->standard;
    intake->listed = true;
    intake->unsaid = reader->standard;
    intake->weighted = reader->weighted > 0;
    if (intake->weighted)
        status = netweave_builder_set_weight_name(intake->builder, reader->weight_key.bytes);
    intake->weight_name = intake->weighted ? intake->builder->weight_name : NULL;
    if (status == NETWEAVE_STATUS_OK && reader->lists > 0)
        status = nw__intake_note(intake, "lists inside nodes and edges (drawings) were left out.");
    return status == NETWEAVE_STATUS_OK ? nw__intake_tidy(intake) : status;
}

netweave_status nw__gml_reader(nw__intake *intake) {
    int64_t place;
    const nw__document *document = intake->document;
    reader reader = {.intake = intake,
                     .document = document,
                     .at = document->bytes,
                     .end = document->bytes + document->length,
                     .standard = NETWEAVE_DIRECTION_UNDIRECTED};
    netweave_status status = nw__intake_name(&intake->waves, "", "wave", document, document->bytes, &place);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__intake_name(&intake->layers, "", "layer", document, document->bytes, &place);
    for (int64_t pair = 0; status == NETWEAVE_STATUS_OK && reader.at < reader.end; pair++) {
        status = read_pair(&reader);
        if (status == NETWEAVE_STATUS_OK && pair % CHECK_EVERY == 0)
            status = nw__run_check(intake->run, 0, "reading");
    }
    if (status == NETWEAVE_STATUS_OK)
        status = finish(&reader);
    nw__text *const texts[] = {&reader.word, &reader.key,  &reader.id, &reader.label,
                               &reader.name, &reader.from, &reader.to, &reader.weight_key};
    for (size_t k = 0; k < sizeof texts / sizeof texts[0]; k++)
        nw__text_free(texts[k]);
    nw__index_free(&reader.ids);
    return status;
}

bool nw__gml_sniff(const nw__document *document) {
    static const char *const before[] = {"creator", "version", "comment"};
    reader reader = {.at = document->bytes, .end = document->bytes + document->length};
    for (bool known = true; known;) {
        skip_blanks(&reader);
        if (strncasecmp(reader.at, "graph", 5) == 0)
            return reader.at[5 + strspn(reader.at + 5, " \t\r\n")] == '[';
        known = false;
        for (size_t k = 0; k < sizeof before / sizeof before[0]; k++)
            known = known || (strncasecmp(reader.at, before[k], 7) == 0 && is_blank(reader.at[7]));
        const char *next = reader.at + strcspn(reader.at, "\"\r\n");
        const char *close = known && *next == '"' ? strchr(next + 1, '"') : NULL;
        reader.at = close != NULL ? close + 1 : nw__line_next(reader.at, reader.end);
        known = known && reader.at < reader.end;
    }
    return false;
}
