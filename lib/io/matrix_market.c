/* Matrix Market coordinate files, read and written. Source of the format: Boisvert, Pozo and Remington 1996, The Matrix
 * Market exchange formats, NISTIR 5935. SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The format has no place for names. They are written as comments, "%member 1 "Ann"", one per row in order, which other
 * programs pass over and the reader takes. */
#include "base/memory.h"
#include "io/words.h"
#include "io/write.h"

#include <string.h>
#include <strings.h>

enum { MEMBERS_FOR_FREE = 100000, CHECK_EVERY = 65536, SHORTEST_ENTRY = 4, LONGEST_WORD = 16 };

static const char banner[] = "%%MatrixMarket";
static const char member_mark[] = "%member ";

typedef struct reader {
    nw__intake *intake;
    nw__words words;
    bool pattern, symmetric;
    int64_t members; /* -1: not announced yet */
    int64_t entries, found;
    nw__text names; /* each ended by NUL */
    int64_t named;
    int64_t skipped; /* names out of order */
} reader;

/* The next word of the banner in `out`, in lower case; "" when there is none. */
static netweave_status banner_word(reader *reader, char out[LONGEST_WORD]) {
    bool found = false;
    netweave_status status = nw__words_next(&reader->words, false, &found);
    size_t length = status == NETWEAVE_STATUS_OK && found ? reader->words.word.length : 0;
    length = length < LONGEST_WORD ? length : LONGEST_WORD - 1;
    for (size_t k = 0; k < length; k++)
        out[k] = (char)(reader->words.word.bytes[k] |
                        (reader->words.word.bytes[k] >= 'A' && reader->words.word.bytes[k] <= 'Z' ? 0x20 : 0));
    out[length] = '\0';
    return status;
}

static netweave_status refuse(const reader *reader, const char *what, const char *understood) {
    int shown = nw__shown(reader->words.word.bytes, reader->words.word.length);
    return nw__fail_at_as(NETWEAVE_STATUS_UNSUPPORTED, reader->words.document, reader->words.start,
                          "the %s '%.*s' is not read; save it as %s", what, shown, reader->words.word.bytes,
                          understood);
}

/* %%MatrixMarket matrix coordinate FIELD SYMMETRY */
static netweave_status read_banner(reader *reader) {
    static const char *const numbers[] = {"real", "double", "integer", "unsigned-integer"};
    char word[LONGEST_WORD];
    netweave_status status = banner_word(reader, word);
    if (status == NETWEAVE_STATUS_OK && strcasecmp(word, banner) != 0)
        return nw__fail_at(reader->words.document, reader->words.document->bytes,
                           "a Matrix Market file starts with '%s matrix coordinate'; this one does not", banner);
    if (status == NETWEAVE_STATUS_OK)
        status = banner_word(reader, word);
    if (status == NETWEAVE_STATUS_OK && strcmp(word, "matrix") != 0)
        return refuse(reader, "object", "a matrix");
    if (status == NETWEAVE_STATUS_OK)
        status = banner_word(reader, word);
    if (status == NETWEAVE_STATUS_OK && strcmp(word, "coordinate") != 0)
        return refuse(reader, "layout", "a sparse matrix (coordinate)");
    if (status == NETWEAVE_STATUS_OK)
        status = banner_word(reader, word);
    bool known = reader->pattern = strcmp(word, "pattern") == 0;
    for (size_t k = 0; k < sizeof numbers / sizeof numbers[0]; k++)
        known = known || strcmp(word, numbers[k]) == 0;
    if (status == NETWEAVE_STATUS_OK && !known)
        return refuse(reader, "field", "real, integer or pattern");
    if (status == NETWEAVE_STATUS_OK)
        status = banner_word(reader, word);
    reader->symmetric = strcmp(word, "symmetric") == 0;
    if (status == NETWEAVE_STATUS_OK && !reader->symmetric && strcmp(word, "general") != 0)
        return refuse(reader, "symmetry", "general or symmetric");
    return status;
}

/* %member NUMBER "NAME": the words stand behind the mark. */
static netweave_status read_name(reader *reader) {
    int64_t number = 0;
    bool found = false;
    netweave_status status = nw__words_next(&reader->words, false, &found);
    bool next = status == NETWEAVE_STATUS_OK && found &&
                nw__integer_parse(reader->words.word.bytes, reader->words.word.length, &number) &&
                number == reader->named + 1;
    if (next)
        status = nw__words_next(&reader->words, false, &found);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (!next || !found || reader->members >= 0) {
        reader->skipped++;
        return status;
    }
    nw__text_append_bytes(&reader->names, reader->words.word.bytes, reader->words.word.length + 1);
    reader->named++;
    return reader->names.failed ? nw__fail_memory() : status;
}

static netweave_status add_members(reader *reader) {
    netweave_status status = NETWEAVE_STATUS_OK;
    const char *name = reader->names.bytes;
    for (int64_t k = 0; k < reader->members && status == NETWEAVE_STATUS_OK; k++) {
        int64_t member;
        bool named = k < reader->named;
        status = nw__intake_list(reader->intake, named ? name : "", k + 1, &member);
        name += named ? strlen(name) + 1 : 0;
        if (status == NETWEAVE_STATUS_OK && k % CHECK_EVERY == 0)
            status = nw__run_check(reader->intake->run, 0, "reading");
    }
    return status;
}

/* ROWS COLUMNS ENTRIES */
static netweave_status read_size(reader *reader) {
    int64_t columns = 0;
    const nw__document *document = reader->words.document;
    const char *line = reader->words.at;
    netweave_status status =
        nw__words_integer(&reader->words, "the number of rows", 0, INT32_MAX - 1, &reader->members);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__words_integer(&reader->words, "the number of columns", 0, INT32_MAX - 1, &columns);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__words_integer(&reader->words, "the number of entries", 0, INT64_MAX, &reader->entries);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (reader->members != columns)
        return nw__fail_at_as(
            NETWEAVE_STATUS_UNSUPPORTED, document, line,
            "a matrix of %lld rows and %lld columns is not a network among members; give a square one",
            (long long)reader->members, (long long)columns);
    if (reader->members == 0)
        return nw__fail_at(document, line, "the matrix has no rows; give one that holds members");
    if ((size_t)reader->members > document->length + MEMBERS_FOR_FREE)
        return nw__fail_at_as(NETWEAVE_STATUS_LIMIT, document, line,
                              "the matrix announces %lld rows, more than the file can hold; correct the number",
                              (long long)reader->members);
    if ((size_t)reader->entries > document->length / SHORTEST_ENTRY)
        return nw__fail_at_as(NETWEAVE_STATUS_LIMIT, document, line,
                              "the matrix announces %lld entries, more than the file can hold; correct the number",
                              (long long)reader->entries);
    return add_members(reader);
}

/* ROW COLUMN [VALUE] */
static netweave_status read_entry(reader *reader) {
    int64_t from = 0;
    int64_t to = 0;
    double weight = 1.0;
    bool found = false;
    netweave_direction direction = reader->symmetric ? NETWEAVE_DIRECTION_UNDIRECTED : NETWEAVE_DIRECTION_AUTO;
    if (reader->found++ == reader->entries)
        return nw__fail_at(reader->words.document, reader->words.at,
                           "there are more entries than the %lld that are announced; correct the number",
                           (long long)reader->entries);
    netweave_status status = nw__words_integer(&reader->words, "the row of an entry", 1, reader->members, &from);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__words_integer(&reader->words, "the column of an entry", 1, reader->members, &to);
    if (status == NETWEAVE_STATUS_OK && !reader->pattern)
        status = nw__words_next(&reader->words, false, &found);
    if (status == NETWEAVE_STATUS_OK && !reader->pattern)
        status = found ? nw__words_weight(&reader->words, &weight)
                       : nw__fail_at(reader->words.document, reader->words.at,
                                     "the value of this entry is missing; only a pattern goes without");
    if (status == NETWEAVE_STATUS_OK)
        status = nw__words_next(&reader->words, false, &found);
    if (status == NETWEAVE_STATUS_OK && found)
        return nw__fail_at(reader->words.document, reader->words.start, "there is more on this line than an entry has");
    if (status != NETWEAVE_STATUS_OK)
        return status;
    reader->intake->weighted = reader->intake->weighted || weight != 1;
    return nw__intake_tie(reader->intake, from - 1, to - 1, weight, 0, 0, direction);
}

static netweave_status read_line(reader *reader, const char *end) {
    size_t mark = strlen(member_mark);
    if (reader->words.at == end)
        return NETWEAVE_STATUS_OK;
    if (*reader->words.at == '%' && strncmp(reader->words.at, member_mark, mark) != 0)
        return NETWEAVE_STATUS_OK;
    if (*reader->words.at == '%') {
        reader->words.at += mark;
        return read_name(reader);
    }
    return reader->members < 0 ? read_size(reader) : read_entry(reader);
}

static netweave_status read_lines(reader *reader) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t line = 0; status == NETWEAVE_STATUS_OK && reader->words.at < reader->words.end; line++) {
        nw__words_skip_line(&reader->words);
        const char *end = nw__line_end(reader->words.at, reader->words.end);
        while (reader->words.at < end && strchr(" \t\v\f", *reader->words.at) != NULL)
            reader->words.at++;
        status = read_line(reader, end);
        if (status == NETWEAVE_STATUS_OK && line % CHECK_EVERY == 0)
            status = nw__run_check(reader->intake->run, 0, "reading");
    }
    if (status == NETWEAVE_STATUS_OK && reader->members < 0)
        return nw__fail_at(reader->words.document, reader->words.end,
                           "the file ends before the line of its size; it needs rows, columns and entries");
    if (status == NETWEAVE_STATUS_OK && reader->found < reader->entries)
        return nw__fail_at(reader->words.document, reader->words.end,
                           "the file ends after %lld of %lld entries; add the others, or correct the number",
                           (long long)reader->found, (long long)reader->entries);
    return status;
}

netweave_status nw__matrix_market_reader(nw__intake *intake) {
    int64_t place;
    const nw__document *document = intake->document;
    reader reader = {
        .intake = intake,
        .members = -1,
        .words = {
            .document = document, .at = document->bytes, .end = document->bytes + document->length, .separators = ""}};
    netweave_status status = nw__intake_name(&intake->waves, "", "wave", document, document->bytes, &place);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__intake_name(&intake->layers, "", "layer", document, document->bytes, &place);
    if (status == NETWEAVE_STATUS_OK)
        status = read_banner(&reader);
    if (status == NETWEAVE_STATUS_OK)
        status = read_lines(&reader);
    if (status == NETWEAVE_STATUS_OK && reader.skipped > 0)
        status = nw__intake_note(intake, "names of members that are not in the order of the rows were left out.");
    if (status == NETWEAVE_STATUS_OK && !reader.symmetric)
        status = nw__intake_symmetry(intake, 0);
    intake->listed = true;
    intake->unsaid = NETWEAVE_DIRECTION_UNDIRECTED;
    nw__text_free(&reader.names);
    nw__text_free(&reader.words.word);
    return status;
}

bool nw__matrix_market_sniff(const nw__document *document) {
    return strncasecmp(document->bytes, banner, strlen(banner)) == 0;
}
