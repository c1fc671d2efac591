/* What is written is read back: random networks with hostile names, in every format that is written. */
#include "base/memory.h"
#include "base/random.h"
#include "base/text.h"
#include "base/utf8.h"
#include "support.h"

#include "core/network.h"
#include "io/io.h"

#include <stdio.h>
#include <stdlib.h>

enum { NETWORKS = 800, COMPARED = 500, MEMBERS = 9 };

static const char *const pieces[] = {
    "=1+1", "+x",     "-2+3", "@x",     "'",      "''",       "'=",      "\"",  "a,b",    ";",    "x\ty",
    "x\ny", "x\r\ny", "x\ry", "]]>",    "&lt;",   "<script>", "007",     "0",   "é",      "E",    "😀",
    "|",    "\\n",    "\\",   "#",      "*",      "%",        "NaN",     "-",   "sep=;",  "from", "to",
    "id",   "1,5",    "1e5",  "source", "weight", "DATA:",    "labels:", "a b", "\u202ex"};

static nw__random stream;

static uint64_t below(uint64_t limit) {
    return nw__random_below(&stream, limit);
}

static const char *hostile(char *out, size_t size) {
    size_t count = 1 + below(3);
    *out = '\0';
    for (size_t k = 0; k < count; k++)
        strncat(out, pieces[below(sizeof pieces / sizeof pieces[0])], size - strlen(out) - 1);
    return out;
}

/* A name of a member; Kumu's sheets take | in one for what stands between two. */
static const char *hostile_id(const char *format, char *out, size_t size) {
    do
        hostile(out, size);
    while (strncmp(format, "kumu_", 5) == 0 && strchr(out, '|') != NULL);
    return out;
}

/* What a format can hold. */
typedef struct ability {
    const char *format;
    bool layers, waves, members, ties, matrix; /* several layers; waves; attributes of members and ties; a matrix */
} ability;

static const ability abilities[] = {
    {"csv", true, true, true, true, false},
    {"tsv", true, true, true, true, false},
    {"graphml", true, true, true, true, false},
    {"matrix", false, false, false, false, true},
    {"json", true, true, true, true, false},
    {"kumu", true, true, true, true, false},
    {"pajek", true, false, false, false, false},
    {"dl", true, false, false, false, true},
    {"kumu_connections", true, true, true, true, false},
    {"gexf", true, true, true, true, false},
    {"gml", true, false, false, false, false},
    {"matrix_market", false, false, false, false, true},
};

static void add_members(netweave_builder *builder, const ability *ability, int64_t members) {
    static const char *const names[] = {"role", "=cmd", "'x", "a;b", "weight", "waves", "ID"};
    static const char *const codes[] = {"007", "12", "1e5", "1,5", "-3", "x"};
    const char *text = names[below(7)];
    char id[256];
    for (int64_t i = 0; i < members; i++) {
        int64_t member = -1;
        do {
            assert_ok(netweave_builder_add_member(builder, hostile_id(ability->format, id, sizeof id), &member));
        } while (member != i);
        if (!ability->members)
            continue;
        assert_ok(netweave_builder_set_text(builder, i, text, below(4) > 0 ? hostile(id, sizeof id) : ""));
        assert_ok(netweave_builder_set_text(builder, i, "code", codes[below(6)]));
        assert_ok(netweave_builder_set_number(builder, i, "age", below(4) > 0 ? (double)below(1000) / 8 : 1e15 + 1));
    }
}

static void add_ties(netweave_builder *builder, const ability *ability, int64_t members, bool weighted) {
    static const double weights[] = {1, 0.1, 2.5, 1e-9, 123456789.125, 1234567890123456, 3};
    char text[256];
    int64_t count = 1 + (int64_t)below(12);
    for (int64_t k = 0; k < count; k++) {
        int64_t from = k == 0 ? 0 : (int64_t)below((uint64_t)members);
        int64_t to = k == 0 ? 1 : (int64_t)below((uint64_t)members);
        double weight = weights[below(7)];
        assert_ok(netweave_builder_add_ties(builder, 1, &from, &to, weighted ? &weight : NULL));
        if (ability->ties && below(2) > 0) {
            assert_ok(netweave_builder_set_tie_text(builder, "relation", hostile(text, sizeof text)));
            assert_ok(netweave_builder_set_tie_number(builder, "value", (double)below(100)));
        }
    }
}

static netweave_network *random_network(const ability *ability) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    int64_t members = 2 + (int64_t)below(MEMBERS - 1);
    bool layered = ability->layers && below(2) > 0;
    bool waved = ability->waves && below(2) > 0;
    bool weighted = below(2) > 0;
    assert_ok(netweave_builder_create(&builder));
    assert_ok(netweave_builder_set_duplicates(builder, NETWEAVE_DUPLICATES_FIRST));
    add_members(builder, ability, members);
    if (weighted && ability->ties)
        assert_ok(netweave_builder_set_weight_name(builder, below(2) > 0 ? "calls" : "weight"));
    for (int layer = 0; layer < (layered ? 2 : 1); layer++) {
        netweave_direction direction = (netweave_direction)below(2);
        for (int wave = 0; wave < (waved ? 2 : 1); wave++) {
            assert_ok(netweave_builder_set_tie_set(builder, layered ? (layer == 0 ? "advice" : "=trust, \"x\"") : "",
                                                   waved ? (wave == 0 ? "2019" : "+1") : "", direction));
            add_ties(builder, ability, members, weighted);
        }
    }
    for (int64_t i = 2; i < members && waved; i++)
        if (below(3) == 0)
            assert_ok(netweave_builder_set_presence(builder, below(2) > 0 ? "2019" : "+1", i, 1));
    assert_ok(netweave_builder_finish(builder, &network));
    netweave_builder_free(builder);
    return network;
}

static void same_attributes(const nw__attributes *left, int64_t row, const nw__attributes *right, int64_t other) {
    for (size_t k = 0; k < left->count; k++) {
        const nw__attribute *attribute = &left->items[k];
        const nw__attribute *copy = nw__attributes_find(right, attribute->name);
        const char *text = nw__attribute_text(attribute, row);
        double number = nw__attribute_number(attribute, row);
        if (number != number)
            continue;
        if (copy == NULL || (copy->kind == NETWEAVE_ATTRIBUTE_NUMBER) != (attribute->kind == NETWEAVE_ATTRIBUTE_NUMBER))
            fail_msg("attribute '%s' is lost or of another kind", attribute->name);
        if (text != NULL)
            assert_string_equal(text, nw__attribute_text(copy, other));
        else
            assert_true(number == nw__attribute_number(copy, other));
    }
}

static int64_t find_tie(const nw__tie_set *set, int64_t from, int64_t to) {
    for (int64_t k = 0; k < set->count; k++)
        if ((set->from[k] == from && set->to[k] == to) ||
            (set->direction == NETWEAVE_DIRECTION_UNDIRECTED && set->from[k] == to && set->to[k] == from))
            return k;
    return -1;
}

static void same_ties(const netweave_network *network, const nw__tie_set *set, const netweave_network *copy) {
    const char *layer = nw__index_text(&network->layers, set->layer);
    const char *wave = nw__index_text(&network->waves, set->wave);
    int64_t layer_place = nw__index_find(&copy->layers, layer, strlen(layer));
    int64_t wave_place = nw__index_find(&copy->waves, wave, strlen(wave));
    const nw__tie_set *other = nw__network_tie_set(copy, layer_place, wave_place);
    if (other == NULL || other->count != set->count || other->direction != set->direction)
        fail_msg("layer '%s', wave '%s': %lld ties (%d) became %lld (%d)", layer, wave, (long long)set->count,
                 (int)set->direction, other != NULL ? (long long)other->count : -1,
                 other != NULL ? (int)other->direction : -1);
    for (int64_t k = 0; k < set->count; k++) {
        int64_t from = netweave_roster_find(&copy->roster, nw__index_text(&network->roster.ids, set->from[k]));
        int64_t to = netweave_roster_find(&copy->roster, nw__index_text(&network->roster.ids, set->to[k]));
        int64_t tie = find_tie(other, from, to);
        assert_true(tie >= 0);
        double weight = set->weight != NULL ? set->weight[k] : 1.0;
        assert_true(weight == (other->weight != NULL ? other->weight[tie] : 1.0));
        if (other->attributes.count > 0)
            same_attributes(&set->attributes, k, &other->attributes, tie);
    }
}

static void same_network(const netweave_network *network, const netweave_network *copy, const ability *ability) {
    int64_t members = network->roster.ids.count;
    assert_int_equal(copy->roster.ids.count, members);
    assert_int_equal(copy->layers.count, network->layers.count);
    assert_int_equal(copy->waves.count, network->waves.count);
    for (int64_t i = 0; i < members; i++) {
        int64_t other = netweave_roster_find(&copy->roster, nw__index_text(&network->roster.ids, i));
        if (other < 0)
            fail_msg("the member '%s' is lost", nw__index_text(&network->roster.ids, i));
        if (ability->members)
            same_attributes(&network->roster.attributes, i, &copy->roster.attributes, other);
        for (int64_t wave = 0; wave < network->waves.count; wave++) {
            const char *name = nw__index_text(&network->waves, wave);
            int64_t place = nw__index_find(&copy->waves, name, strlen(name));
            if (netweave_network_present(network, wave, i) != netweave_network_present(copy, place, other))
                fail_msg("'%s' is present in '%s': %d became %d", nw__index_text(&network->roster.ids, i), name,
                         netweave_network_present(network, wave, i), netweave_network_present(copy, place, other));
        }
    }
    for (size_t k = 0; k < network->tie_set_count; k++)
        same_ties(network, &network->tie_sets[k], copy);
    if (ability->ties)
        assert_string_equal(netweave_network_weight(network), netweave_network_weight(copy));
}

static void read_part(netweave_builder *builder, const netweave_network *network, const char *format,
                      char **out_losses) {
    char options[64];
    char *text = NULL;
    size_t length = 0;
    snprintf(options, sizeof options, "format=%s", format);
    assert_ok(netweave_network_format(network, options, NULL, &text, &length, out_losses));
    netweave_status status = netweave_builder_read_memory(builder, "copy", text, length, options, NULL);
    if (status != NETWEAVE_STATUS_OK)
        fail_msg("%s: %s\n%s", format, netweave_last_error(), text);
    netweave_text_free(text);
}

static void every_format_reads_back_what_it_wrote(void **state) {
    (void)state;
    for (size_t k = 0; k < sizeof abilities / sizeof abilities[0]; k++) {
        int compared = 0;
        for (uint64_t draw = 0; draw < NETWORKS; draw++) {
            stream = nw__random_stream(7, draw);
            netweave_network *network = random_network(&abilities[k]);
            netweave_builder *builder = NULL;
            netweave_network *copy = NULL;
            char *losses = NULL;
            char *more = NULL;
            assert_ok(netweave_builder_create(&builder));
            bool kumu = strcmp(abilities[k].format, "kumu_connections") == 0;
            if (kumu || strcmp(abilities[k].format, "csv") == 0 || strcmp(abilities[k].format, "tsv") == 0)
                read_part(builder, network, kumu ? "kumu_elements" : "members", &more);
            read_part(builder, network, abilities[k].format, &losses);
            assert_ok(netweave_builder_finish(builder, &copy));
            bool mutual =
                strstr(losses, "mutual") != NULL; /* said: a matrix cannot tell directed from undirected then */
            bool told = strstr(losses, "blanks at an end") != NULL;
            assert_true(!mutual || abilities[k].matrix);
            if (!mutual && !told)
                same_network(network, copy, &abilities[k]);
            compared += !mutual && !told;
            netweave_text_free(losses);
            netweave_text_free(more);
            netweave_network_free(copy);
            netweave_builder_free(builder);
            netweave_network_free(network);
        }
        if (compared < COMPARED)
            fail_msg("%s: only %d networks were compared", abilities[k].format, compared);
    }
}

/* A name of 100 KB, and others that mean something to a program. */
static void long_and_dangerous_names_are_read_back_in_every_format(void **state) {
    (void)state;
    static char longest[100001];
    memset(longest, 'x', 100000);
    memcpy(longest + 50000, "\xf0\x9f\x98\x80", 4);
    const char *const names[] = {longest,      "<script>alert(1)</script>",
                                 "\"onload=x", "]]>",
                                 "-->",        "=1+1",
                                 "@x",         "-2+3",
                                 "../../x",    "\u202egpj",
                                 "&amp;",      "a->b",
                                 "{x}",        "null",
                                 "\\",         "$(x)",
                                 "graph {",    "007"};
    const int64_t count = sizeof names / sizeof names[0];
    for (size_t k = 0; k < nw__format_count; k++) {
        netweave_builder *builder = NULL;
        netweave_network *network = NULL;
        netweave_network *copy = NULL;
        char *losses = NULL;
        static const char *const without_ties[] = {"members", "kumu_elements", "attendance", "incidence"};
        bool has_ties = nw__formats[k].read != NULL && nw__formats[k].write != NULL;
        for (size_t i = 0; i < sizeof without_ties / sizeof without_ties[0]; i++)
            has_ties = has_ties && strcmp(nw__formats[k].name, without_ties[i]) != 0;
        if (!has_ties)
            continue;
        assert_ok(netweave_builder_create(&builder));
        for (int64_t i = 0; i < count; i++)
            assert_ok(netweave_builder_add_member(builder, names[i], NULL));
        assert_ok(netweave_builder_set_tie_set(builder, "", "", NETWEAVE_DIRECTION_DIRECTED));
        for (int64_t i = 1; i < count; i++)
            assert_ok(netweave_builder_add_ties(builder, 1, (int64_t[]){0}, &i, NULL));
        assert_ok(netweave_builder_finish(builder, &network));
        netweave_builder_free(builder);
        assert_ok(netweave_builder_create(&builder));
        read_part(builder, network, nw__formats[k].name, &losses);
        assert_ok(netweave_builder_finish(builder, &copy));
        same_network(network, copy, &(ability){.format = nw__formats[k].name});
        netweave_text_free(losses);
        netweave_network_free(network);
        netweave_network_free(copy);
        netweave_builder_free(builder);
    }
}

/* Short numbers have a quick way of their own. */
static void numbers_are_written_as_the_shortest_that_reads_back(void **state) {
    (void)state;
    nw__random random = nw__random_stream(7, 1);
    for (int k = 0; k < 200000; k++) {
        static const double parts[] = {1, 4, 10, 100, 1024, 10000, 1e9, 1e-9};
        double value = (double)nw__random_below(&random, UINT64_C(1) << (k % 53)) / parts[nw__random_below(&random, 8)];
        char expected[NW_NUMBER_SIZE];
        char written[NW_NUMBER_SIZE];
        bool done = false;
        value = k % 3 == 0 && value > 0 ? -value : value;
        for (int digits = 15; digits <= 17 && !done; digits++) {
            snprintf(expected, sizeof expected, "%.*g", digits, value);
            done = strtod(expected, NULL) == value;
        }
        nw__number_format(value, 0, written);
        assert_string_equal(written, expected);
    }
}

/* And so has the folding of ASCII: a letter that is none must change nothing in what stands before it. */
static void names_in_ascii_are_folded_as_all_others_are(void **state) {
    (void)state;
    nw__random random = nw__random_stream(7, 2);
    for (int k = 0; k < 20000; k++) {
        char text[24] = {0};
        size_t length = nw__random_below(&random, 20);
        for (size_t i = 0; i < length; i++)
            text[i] = (char)(1 + nw__random_below(&random, 127));
        char *folded = nw__utf8_fold(text);
        memcpy(text + length, "\xc3\xa9", 3);
        char *other = nw__utf8_fold(text);
        assert_non_null(folded);
        assert_non_null(other);
        assert_int_equal(strlen(other), strlen(folded) + 1);
        assert_memory_equal(other, folded, strlen(folded));
        assert_int_equal(other[strlen(folded)], 'e');
        nw__free(folded);
        nw__free(other);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_format_reads_back_what_it_wrote),
        cmocka_unit_test(long_and_dangerous_names_are_read_back_in_every_format),
        cmocka_unit_test(numbers_are_written_as_the_shortest_that_reads_back),
        cmocka_unit_test(names_in_ascii_are_folded_as_all_others_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
