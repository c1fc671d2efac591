/* Plain tie lists are read by a way of their own: the same networks, notes and refusals as from the reader of sheets.
 * An empty line that ends in a lone CR changes nothing in a list, but is not plain: so each list is read both ways. */
#include "base/memory.h"
#include "io/io.h"
#include "io/mutate.h"
#include "support.h"

#include <math.h>
#include <stdio.h>

enum { LISTS = 12000, CHANGED = 8000, ROOM = 1 << 16 };

static const char *const ids[] = {"0",
                                  "7",
                                  "12",
                                  "99999999",
                                  "100000000",
                                  "a",
                                  "b",
                                  "cc",
                                  "Anna Lee",
                                  "\xc3\xa4x",
                                  "caff\xc3\xa8u",
                                  "citt\xc3\xa0",
                                  "a_long_name_of_a_member",
                                  "x1",
                                  "3.5",
                                  "2021-03",
                                  "A",
                                  "1e3"};
static const char *const odd_ids[] = {
    "007",   "00",       "",     " a",        "b ",  "'1",       "'=1",
    "\"a\"", "\"a\nb\"", "a\"b", "x\xc2\xa0", "-1",  "+4",       "1,5",
    "#",     "\"a",      "\t",   "'a",        "0x1", "\xc2\xa0", "123456789012345678901234567890"};
static const char *const weights[] = {"1",     "2",        "0",         "2.5", "10", "1e3",
                                      "0.125", "12345678", "123456789", "1.",  ".5", "99999.99"};
static const char *const odd_weights[] = {"",   "-1", "x",  "007", "1,5", "1e400", "1e301", "9999999999999999",
                                          "+1", "'1", "-0", "1 2", "NaN"};
static const char *const headers[] = {
    "from,to",         "source,target", "from,to,weight",     "sender,receiver,calls", "to,from", "weight,from,to",
    "from,to,type",    "from,to,layer", "who,whom",           "from,to,from",          "a,b",     "from,to,note",
    "from,to,'weight", "7,a",           "from,to,weight,wave"};
static const char *const options[] = {
    NULL,      "direction=directed", "weight=none",  "wave=w",     "format=csv",
    "layer=l", "from=who to=whom",   "weight=calls", "strict=yes", "direction=undirected"};
static const char *const breaks[] = {"\n", "\r\n", "\r", "\r\r\n", "\n\n", "\n \n"};
static const char separators[] = ",;\t| ";

typedef struct list {
    char text[ROOM];
    size_t length;
} list;

static void append(list *list, const char *text) {
    size_t length = strlen(text);
    if (list->length + length + 16 < ROOM) {
        memcpy(list->text + list->length, text, length + 1);
        list->length += length;
    }
}

static bool seldom(nw__random *random, uint64_t how) {
    return nw__random_below(random, how) == 0;
}

/* A list that is plain, or nearly: one in `how` cells is odd. */
static void make_list(nw__random *random, list *list) {
    uint64_t how = seldom(random, 2) ? 1000000 : 40;
    char separator[2] = {separators[nw__random_below(random, 5)], '\0'};
    const char *line = seldom(random, 3) ? pick(random, TEXTS(breaks)) : "\n";
    uint64_t columns = 2 + nw__random_below(random, 2);
    uint64_t some = 2 + nw__random_below(random, sizeof ids / sizeof ids[0] - 1);
    list->length = 0;
    append(list, seldom(random, 20) ? "\xef\xbb\xbf" : seldom(random, 20) ? "# a comment\n" : "");
    if (seldom(random, 2)) {
        const char *header = pick(random, TEXTS(headers));
        for (columns = 1; *header != '\0'; header++) {
            columns += *header == ',';
            append(list, *header == ',' ? separator : (char[]){*header, '\0'});
        }
        append(list, line);
    }
    for (uint64_t row = nw__random_below(random, 60); row > 0; row--) {
        for (uint64_t column = 0; column < columns; column++) {
            append(list, column > 0 ? separator : "");
            if (column < 2)
                append(list, seldom(random, how) ? pick(random, TEXTS(odd_ids)) : ids[nw__random_below(random, some)]);
            else
                append(list, pick(random, seldom(random, how) ? TEXTS(odd_weights) : TEXTS(weights)));
        }
        append(list, seldom(random, how) ? separator : "");
        append(list, row == 1 && seldom(random, 2) ? "" : seldom(random, how) ? pick(random, TEXTS(breaks)) : line);
    }
}

static netweave_network *read_list(const char *text, size_t length, const char *option, const char *before,
                                   netweave_status *status, char sentence[NW_ERROR_SIZE]) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    char *copy = nw__copy(text, length, 1); /* of the exact size, so that reading beyond it is seen */
    assert_non_null(copy);
    assert_ok(netweave_builder_create(&builder));
    if (before != NULL)
        assert_ok(netweave_builder_read_memory(builder, "before.csv", before, strlen(before), NULL, NULL));
    *status = netweave_builder_read_memory(builder, "in.csv", copy, length, option, NULL);
    if (*status == NETWEAVE_STATUS_OK)
        *status = netweave_builder_finish(builder, &network);
    snprintf(sentence, NW_ERROR_SIZE, "%s", *status == NETWEAVE_STATUS_OK ? "" : netweave_last_error());
    netweave_builder_free(builder);
    nw__free(copy);
    return network;
}

static bool same_text(const char *a, const char *b) {
    return strcmp(a, b) == 0;
}

static bool same_ties(const netweave_network *a, const netweave_network *b, int64_t layer, int64_t wave) {
    int64_t count[2] = {0};
    const int32_t *from[2] = {NULL};
    const int32_t *to[2] = {NULL};
    const double *weight[2] = {NULL};
    if (netweave_network_has_ties(a, layer, wave) != netweave_network_has_ties(b, layer, wave) ||
        netweave_network_directed(a, layer, wave) != netweave_network_directed(b, layer, wave))
        return false;
    if (!netweave_network_has_ties(a, layer, wave))
        return true;
    assert_ok(netweave_network_ties(a, layer, wave, &count[0], &from[0], &to[0], &weight[0]));
    assert_ok(netweave_network_ties(b, layer, wave, &count[1], &from[1], &to[1], &weight[1]));
    size_t ties = (size_t)count[0];
    if (count[0] != count[1] || (weight[0] == NULL) != (weight[1] == NULL) ||
        netweave_network_tie_attribute_count(a, layer, wave) != netweave_network_tie_attribute_count(b, layer, wave))
        return false;
    return ties == 0 ||
           (memcmp(from[0], from[1], ties * sizeof *from[0]) == 0 && memcmp(to[0], to[1], ties * sizeof *to[0]) == 0 &&
            (weight[0] == NULL || memcmp(weight[0], weight[1], ties * sizeof *weight[0]) == 0));
}

static bool same_network(const netweave_network *a, const netweave_network *b) {
    const netweave_roster *members[] = {netweave_network_roster(a), netweave_network_roster(b)};
    bool same = netweave_roster_count(members[0]) == netweave_roster_count(members[1]) &&
                netweave_network_note_count(a) == netweave_network_note_count(b) &&
                netweave_network_layer_count(a) == netweave_network_layer_count(b) &&
                netweave_network_wave_count(a) == netweave_network_wave_count(b) &&
                same_text(netweave_network_source(a), netweave_network_source(b)) &&
                same_text(netweave_network_weight(a), netweave_network_weight(b));
    for (int64_t i = 0; same && i < netweave_roster_count(members[0]); i++)
        same = same_text(netweave_roster_id(members[0], i), netweave_roster_id(members[1], i)) &&
               netweave_roster_find(members[0], netweave_roster_id(members[1], i)) == i;
    for (int64_t k = 0; same && k < netweave_network_note_count(a); k++)
        same = same_text(netweave_network_note(a, k), netweave_network_note(b, k));
    for (int64_t wave = 0; same && wave < netweave_network_wave_count(a); wave++) {
        same = same_text(netweave_network_wave(a, wave), netweave_network_wave(b, wave));
        for (int64_t i = 0; same && i < netweave_roster_count(members[0]); i++)
            same = netweave_network_present(a, wave, i) == netweave_network_present(b, wave, i);
        for (int64_t layer = 0; same && layer < netweave_network_layer_count(a); layer++)
            same = same_text(netweave_network_layer(a, layer), netweave_network_layer(b, layer)) &&
                   same_ties(a, b, layer, wave);
    }
    return same;
}

/* True when the list is read as a plain one. */
static bool is_plain(const list *list) {
    static const nw__option known[] = {{"from", NW_OPTION_TEXT, NULL, 0, 0, NULL, ""},
                                       {"to", NW_OPTION_TEXT, NULL, 0, 0, NULL, ""},
                                       {"weight", NW_OPTION_TEXT, NULL, 0, 0, NULL, ""}};
    nw__options options;
    nw__document document;
    bool done = false;
    assert_ok(nw__options_parse(NULL, "reading", known, 3, &options));
    if (nw__document_take("in.csv", list->text, list->length, &document) != NETWEAVE_STATUS_OK) {
        nw__options_free(&options);
        return false;
    }
    nw__intake intake = {.options = &options, .document = &document};
    assert_ok(nw__intake_start(&intake));
    (void)nw__tie_list_plain(&intake, &done);
    nw__intake_free(&intake);
    nw__document_free(&document);
    nw__options_free(&options);
    return done;
}

static void compare(list *list, const char *option, const char *before) {
    char sentences[2][NW_ERROR_SIZE];
    netweave_status status[2];
    netweave_network *networks[2];
    if (list->length <= 3) /* nothing, or a byte order mark */
        return;
    networks[0] = read_list(list->text, list->length, option, before, &status[0], sentences[0]);
    size_t length = list->length;
    memcpy(list->text + length, "\n\r", 3);
    list->length += 2;
    if (is_plain(list))
        fail_msg("a lone CR is taken for plain:\n%s", list->text);
    networks[1] = read_list(list->text, list->length, option, before, &status[1], sentences[1]);
    list->text[length] = '\0';
    if (status[0] != status[1] || !same_text(sentences[0], sentences[1]) ||
        (status[0] == NETWEAVE_STATUS_OK && !same_network(networks[0], networks[1])))
        fail_msg("options %s, '%s' but by the sheet '%s', of\n%s", option != NULL ? option : "", sentences[0],
                 sentences[1], list->text);
    netweave_network_free(networks[0]);
    netweave_network_free(networks[1]);
}

static void a_plain_list_is_read_as_the_reader_of_sheets_does(void **state) {
    static list list;
    int plain = 0;
    (void)state;
    for (uint64_t k = 0; k < LISTS; k++) {
        nw__random random = nw__random_stream(20, k);
        make_list(&random, &list);
        const char *option = seldom(&random, 2) ? pick(&random, TEXTS(options)) : NULL;
        plain += is_plain(&list);
        compare(&list, option, seldom(&random, 10) ? "from,to\na,b\nb,7\n" : NULL);
    }
    assert_in_range(plain, LISTS / 4, LISTS - LISTS / 4);
}

static void a_damaged_list_is_refused_or_read_the_same_way(void **state) {
    static list list, other;
    static const char *const words[] = {"\"", "\n",       "\r", ",", ";",    "\t", " ",
                                        "'",  "\xc2\xa0", "0",  "-", "\xff", "1e", "\v"};
    (void)state;
    for (uint64_t k = 0; k < CHANGED; k++) {
        nw__random random = nw__random_stream(21, k);
        make_list(&random, &list);
        make_list(&random, &other);
        const char *seeds[] = {other.text, "1 2\n2 3\n"};
        if (list.length > ROOM / 2)
            continue;
        for (uint64_t changes = 1 + nw__random_below(&random, 3); changes > 0; changes--)
            list.length = change(&random, TEXTS(seeds), TEXTS(words), list.text, list.length);
        list.text[list.length] = '\0';
        bool dos = list.length > 0 && list.text[list.length - 1] == '\x1a';
        if (!dos && memchr(list.text, '\0', list.length) == NULL && memcmp(list.text, "\xff\xfe", 2) != 0)
            compare(&list, NULL, NULL);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plain_list_is_read_as_the_reader_of_sheets_does),
        cmocka_unit_test(a_damaged_list_is_refused_or_read_the_same_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
