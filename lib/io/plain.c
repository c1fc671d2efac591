/* Plain tie lists, which most large files are, in one pass over their bytes. Whatever is not plain is left to the
 * reader of sheets, which reads all shapes and tells all errors. SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Bytes are looked at eight at a time: for the first that ends a cell, and as up to eight digits of a number (Lemire
 * 2021, doi 10.1002/spe.2984). Ids that are small numbers, written the only way there is, have a list of their places;
 * others, and 007, which is not 7, are texts. */
#include "io/plain.h"

#include "base/memory.h"
#include "base/text.h"

#include <string.h>

enum { ROWS = NW_INDEX_WARM / 2, CHECK_EVERY = 512, LONGEST = 4096, LEAST_ROWS = 4 };

static const uint64_t ones = UINT64_C(0x0101010101010101);
static const uint64_t tops = UINT64_C(0x8080808080808080);
static const uint32_t no_number = UINT32_MAX;

typedef struct cell {
    const char *text;
    uint32_t length;
    uint32_t number; /* of an id like 12, or no_number */
} cell;

/* The rows of one step. */
typedef struct batch {
    size_t count;
    cell ends[2 * ROWS];
    double weight[ROWS];
} batch;

/* Places of ids that are numbers: place + 1, or 0. */
typedef struct known {
    int32_t *places;
    size_t count, capacity, limit;
} known;

/* Eight bytes, the first the lowest; behind a document there are enough zeros. */
static inline uint64_t load(const char *at) {
    uint64_t word;
    memcpy(&word, at, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

static bool is_blank(char sign) {
    return sign == ' ' || sign == '\t' || sign == '\v' || sign == '\f';
}

static inline bool ends_cell(const nw__plain *plain, char sign) {
    return sign == plain->separator || sign == '\n' || sign == '\r' || sign == '\0' ||
           (plain->separator == ' ' && is_blank(sign));
}

/* How many digits stand at a place, at most 8, and the number that they are. */
static inline size_t read_digits(const char *at, uint32_t *out) {
    uint64_t word = load(at) ^ (ones * '0');
    uint64_t other = ((word + ones * 0x76) | word) & tops;
    size_t count = other != 0 ? (size_t)__builtin_ctzll(other) / 8 : 8;
    if (count == 0)
        return 0;
    word <<= 64 - 8 * count;
    word = (word * 10 + (word >> 8)) & UINT64_C(0x00ff00ff00ff00ff);
    word = (word * 100 + (word >> 16)) & UINT64_C(0x0000ffff0000ffff);
    *out = (uint32_t)((word & UINT32_MAX) * 10000 + (word >> 32));
    return count;
}

/* The end of a cell that begins at a place. */
static const char *find_end(const nw__plain *plain, const char *at) {
    uint64_t separators = ones * (unsigned char)plain->separator;
    for (;;) {
        uint64_t word = load(at);
        uint64_t same = word ^ separators;
        uint64_t found = (((word - ones * 0x21) & ~word) | ((same - ones) & ~same)) & tops;
        if (found == 0) {
            at += sizeof word;
            continue;
        }
        at += __builtin_ctzll(found) / 8;
        if (ends_cell(plain, *at))
            return at;
        at++;
    }
}

/* True when a text stands for itself: nothing is to be taken off its ends. */
static bool is_plain(const char *text, size_t length) {
    if (length == 0 || length > LONGEST || *text == '"' || *text == '\'' || is_blank(*text) ||
        is_blank(text[length - 1]))
        return false;
    return length < 2 || (memcmp(text, "\xc2\xa0", 2) != 0 && memcmp(text + length - 2, "\xc2\xa0", 2) != 0);
}

/* Reads an id; `*at` is at what ends it then. */
static inline bool read_id(const nw__plain *plain, const char **at, cell *out) {
    uint32_t number = 0;
    const char *text = *at;
    size_t digits = read_digits(text, &number);
    if (digits > 0 && ends_cell(plain, text[digits]) && (digits == 1 || *text != '0')) {
        *out = (cell){.text = text, .length = (uint32_t)digits, .number = number};
        *at = text + digits;
        return true;
    }
    *at = find_end(plain, text + digits);
    *out = (cell){.text = text, .length = (uint32_t)(*at - text), .number = no_number};
    return is_plain(text, (size_t)(*at - text));
}

/* Reads a weight that any sheet would take for a number from 0 up. */
static inline bool read_weight(const nw__plain *plain, const char **at, double *out) {
    uint32_t number = 0;
    const char *text = *at;
    size_t digits = read_digits(text, &number);
    if (digits > 1 && *text == '0')
        return false;
    *at = text + digits;
    *out = number;
    if (digits > 0 && ends_cell(plain, **at))
        return true;
    *at = find_end(plain, *at);
    size_t length = (size_t)(*at - text);
    size_t whole = digits < 8 ? digits : digits + strspn(text + digits, "0123456789");
    return *text != '+' && *text != '-' && length <= LONGEST && whole <= 15 &&
           nw__number_parse(text, length, '.', out) && *out <= 1e300;
}

static inline void skip_blanks(const nw__plain *plain, const char **at) {
    while (plain->separator == ' ' && is_blank(**at))
        ++*at;
}

/* Steps over what separates two cells. */
static inline bool step_cell(const nw__plain *plain, const char **at) {
    if (plain->separator != ' ' ? **at != plain->separator : !is_blank(**at))
        return false;
    ++*at;
    skip_blanks(plain, at);
    return true;
}

/* Steps over a line break, or stays at the end. */
static inline bool step_row(const nw__plain *plain, const char **at, const char *end) {
    skip_blanks(plain, at);
    if (*at == end)
        return true;
    *at += **at == '\r';
    return *(*at)++ == '\n';
}

/* Steps over lines with nothing on them. */
static inline bool skip_empty(const nw__plain *plain, const char **at, const char *end) {
    bool good = true;
    skip_blanks(plain, at);
    while (good && *at < end && (**at == '\n' || **at == '\r')) {
        good = step_row(plain, at, end);
        skip_blanks(plain, at);
    }
    return good;
}

bool nw__plain_open(const nw__document *document, nw__plain *out) {
    nw__plain plain = {.document = document, .to = 1};
    const char *end = document->bytes + document->length;
    const char *at = nw__sheet_start(document, &plain.separator);
    if (!skip_empty(&plain, &at, end))
        return false;
    plain.first = at;
    for (plain.width = 0; plain.width < 3; plain.width++) {
        if (plain.width > 0 && (at == end || *at == '\n' || *at == '\r' || !step_cell(&plain, &at)))
            break;
        if (plain.separator == ' ' && plain.width > 0 && (at == end || *at == '\n' || *at == '\r'))
            break;
        cell cell;
        if (!read_id(&plain, &at, &cell))
            return false;
        plain.text[plain.width] = cell.text;
        plain.length[plain.width] = cell.length;
    }
    if (plain.width < 2 || !step_row(&plain, &at, end))
        return false;
    plain.second = at;
    *out = plain;
    return true;
}

/* Calls for the memory of an id's place. */
static inline void warm(const known *known, const cell *cell) {
    if (cell->number < known->count)
        __builtin_prefetch(&known->places[cell->number]);
}

/* Reads the next rows; false when one is not plain. */
static bool read_batch(const nw__plain *plain, const known *known, const char **at, const char *end, batch *out) {
    bool good = skip_empty(plain, at, end);
    for (out->count = 0; good && out->count < ROWS && *at < end; out->count++) {
        cell *ends = &out->ends[2 * out->count];
        for (size_t column = 0; column < plain->width && good; column++) {
            good = column == 0 || step_cell(plain, at);
            if (good && column == plain->from)
                good = read_id(plain, at, &ends[0]);
            else if (good && column == plain->to)
                good = read_id(plain, at, &ends[1]);
            else if (good)
                good = read_weight(plain, at, &out->weight[out->count]);
        }
        warm(known, &ends[0]);
        warm(known, &ends[1]);
        good = good && step_row(plain, at, end) && skip_empty(plain, at, end);
    }
    return good;
}

/* Notes the place of an id that is a number, as far as the list of them may go. */
static bool remember(known *known, uint32_t number, int64_t place) {
    if (number >= known->limit)
        return true;
    if (number >= known->count) {
        size_t before = known->capacity;
        if (!nw__grow(&known->places, &known->capacity, (size_t)number + 1, sizeof *known->places))
            return false;
        memset(known->places + before, 0, (known->capacity - before) * sizeof *known->places);
        known->count = known->capacity;
    }
    known->places[number] = (int32_t)place + 1;
    return true;
}

/* Finds the members of a batch, or adds them, in the order in which they stand. */
static netweave_status find_members(nw__index *ids, known *known, const batch *batch, int64_t *members) {
    const char *texts[2 * ROWS];
    size_t lengths[2 * ROWS];
    size_t asked[2 * ROWS];
    int64_t places[2 * ROWS];
    size_t count = 0;
    for (size_t k = 0; k < 2 * batch->count; k++) {
        const cell *cell = &batch->ends[k];
        members[k] = cell->number < known->count ? (int64_t)known->places[cell->number] - 1 : -1;
        asked[count] = k;
        texts[count] = cell->text;
        lengths[count] = cell->length;
        count += members[k] < 0;
    }
    netweave_status status = nw__index_add_some(ids, count, texts, lengths, places);
    for (size_t k = 0; k < count && status == NETWEAVE_STATUS_OK; k++) {
        uint32_t number = batch->ends[asked[k]].number;
        members[asked[k]] = places[k];
        if (number != no_number && !remember(known, number, places[k]))
            status = nw__fail_memory();
    }
    return status;
}

static netweave_status take_in(const nw__plain *plain, nw__intake *intake, const batch *batch, const int64_t *members) {
    size_t needed = (size_t)intake->count + batch->count;
    if (!nw__grow(&intake->from, &intake->from_capacity, needed, sizeof *intake->from) ||
        !nw__grow(&intake->to, &intake->to_capacity, needed, sizeof *intake->to) ||
        (plain->width == 3 && !nw__grow(&intake->weight, &intake->weight_capacity, needed, sizeof *intake->weight)))
        return nw__fail_memory();
    for (size_t k = 0; k < batch->count; k++) {
        intake->from[intake->count + (int64_t)k] = (int32_t)members[2 * k];
        intake->to[intake->count + (int64_t)k] = (int32_t)members[2 * k + 1];
    }
    if (plain->width == 3 && batch->count > 0)
        memcpy(intake->weight + intake->count, batch->weight, batch->count * sizeof *batch->weight);
    intake->count += (int64_t)batch->count;
    return NETWEAVE_STATUS_OK;
}

/* True when a member of the first row comes again in these. */
static bool comes_again(const nw__intake *intake, int64_t first) {
    int32_t one = intake->from[0];
    int32_t other = intake->to[0];
    bool again = false;
    for (int64_t k = first > 0 ? first : 1; k < intake->count && !again; k++)
        again = intake->from[k] == one || intake->from[k] == other || intake->to[k] == one || intake->to[k] == other;
    return again;
}

static netweave_status read_rows(const nw__plain *plain, nw__intake *intake, known *known, bool *out_done) {
    const char *at = plain->has_header ? plain->second : plain->first;
    const char *start = plain->document->bytes;
    const char *end = start + plain->document->length;
    nw__index *ids = &intake->builder->roster.ids;
    bool needs_again = plain->needs_again;
    batch batch = {0};
    int64_t members[2 * ROWS];
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t step = 0; at < end && status == NETWEAVE_STATUS_OK; step++) {
        int64_t first = intake->count;
        if (!read_batch(plain, known, &at, end, &batch) || ids->count > NW_MEMBER_LIMIT - 2 * ROWS)
            return NETWEAVE_STATUS_OK;
        status = find_members(ids, known, &batch, members);
        if (status == NETWEAVE_STATUS_OK)
            status = take_in(plain, intake, &batch, members);
        if (status == NETWEAVE_STATUS_OK && needs_again)
            needs_again = !comes_again(intake, first);
        if (status == NETWEAVE_STATUS_OK && step % CHECK_EVERY == 0)
            status = nw__run_check(intake->run, (double)(at - start) / (double)(end - start), "reading ties");
    }
    *out_done = status == NETWEAVE_STATUS_OK && !needs_again && intake->count + plain->has_header >= LEAST_ROWS;
    return status;
}

netweave_status nw__plain_read(const nw__plain *plain, nw__intake *intake, bool *out_done) {
    known known = {.limit = plain->document->length / 4 + 1024};
    *out_done = false;
    netweave_status status = read_rows(plain, intake, &known, out_done);
    nw__free(known.places);
    return status;
}
