/* Networks of two waves for tests. */
#include "waves.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

static void add_word(netweave_builder *builder, const char *wave, char *word) {
    char *sign = strpbrk(word, "->");
    int64_t ends[2];
    if (sign == NULL) {
        assert_ok(netweave_builder_add_member(builder, word, NULL));
        return;
    }
    netweave_direction direction = *sign == '>' ? NETWEAVE_DIRECTION_DIRECTED : NETWEAVE_DIRECTION_UNDIRECTED;
    *sign = '\0';
    assert_ok(netweave_builder_add_member(builder, word, &ends[0]));
    assert_ok(netweave_builder_add_member(builder, sign + 1, &ends[1]));
    assert_ok(netweave_builder_set_tie_set(builder, "", wave, direction));
    assert_ok(netweave_builder_add_ties(builder, 1, &ends[0], &ends[1], NULL));
}

static void add_words(netweave_builder *builder, const char *wave, const char *ties) {
    char *copy = strdup(ties);
    for (char *word = strtok(copy, " "); word != NULL; word = strtok(NULL, " "))
        add_word(builder, wave, word);
    free(copy);
}

void test_wave_views(waves *waves, const char *options) {
    char text[256];
    for (int wave = 0; wave < 2; wave++) {
        snprintf(text, sizeof text, "wave=\"%s\" %s", netweave_network_wave(waves->network, wave), options);
        assert_ok(netweave_view_create(waves->network, text, NULL, wave == 0 ? &waves->before : &waves->after));
    }
}

waves test_waves(const char *before, const char *after) {
    waves waves = {0};
    netweave_builder *builder = NULL;
    assert_ok(netweave_builder_create(&builder));
    add_words(builder, "1", before);
    add_words(builder, "2", after);
    assert_ok(netweave_builder_finish(builder, &waves.network));
    netweave_builder_free(builder);
    test_wave_views(&waves, "");
    return waves;
}

waves test_answering_waves(const char *before, const char *after, const char *absent, const char *silent) {
    waves waves = {0};
    netweave_builder *builder = NULL;
    const char *ties[2] = {before, after};
    const char *lists[2] = {absent, silent};
    assert_ok(netweave_builder_create(&builder));
    for (int member = 0; member < 6; member++)
        assert_ok(netweave_builder_add_member(builder, (char[]){(char)('a' + member), '\0'}, NULL));
    for (int wave = 0; wave < 2; wave++) {
        const char *name = wave == 0 ? "1" : "2";
        assert_ok(netweave_builder_set_tie_set(builder, "", name, NETWEAVE_DIRECTION_DIRECTED));
        for (const char *at = ties[wave]; *at != '\0'; at += at[3] == ' ' ? 4 : 3) {
            int64_t ends[2] = {at[0] - 'a', at[2] - 'a'};
            assert_ok(netweave_builder_add_ties(builder, 1, &ends[0], &ends[1], NULL));
        }
        for (int64_t member = 0; member < 6; member++) {
            char word[] = {*name, ':', (char)('a' + member), '\0'};
            assert_ok(netweave_builder_set_presence(builder, name, member, strstr(lists[0], word) == NULL));
            assert_ok(netweave_builder_set_respondent(builder, name, member, strstr(lists[1], word) == NULL));
        }
    }
    assert_ok(netweave_builder_finish(builder, &waves.network));
    netweave_builder_free(builder);
    test_wave_views(&waves, "");
    return waves;
}

static bool read_lines(const char *name, netweave_builder *builder, const char *wave) {
    const char *path = test_data(name);
    FILE *file = path != NULL ? fopen(path, "r") : NULL;
    char line[1024];
    if (file == NULL)
        return false;
    bool is_header = true;
    while (fgets(line, sizeof line, file) != NULL) {
        char *from = strtok(line, ",\r\n");
        char *to = strtok(NULL, ",\r\n");
        int64_t ends[2];
        if (!is_header) {
            assert_ok(netweave_builder_add_member(builder, from, &ends[0]));
            if (wave != NULL) {
                assert_ok(netweave_builder_add_member(builder, to, &ends[1]));
                assert_ok(netweave_builder_add_ties(builder, 1, &ends[0], &ends[1], NULL));
            }
        }
        is_header = false;
    }
    fclose(file);
    return true;
}

bool test_wave_files(const char *members, const char *before, const char *after, const char *names[2],
                     const char *options, waves *out) {
    waves waves = {0};
    netweave_builder *builder = NULL;
    const char *files[2] = {before, after};
    netweave_direction direction =
        strstr(options, "direction=undirected") != NULL ? NETWEAVE_DIRECTION_UNDIRECTED : NETWEAVE_DIRECTION_DIRECTED;
    assert_ok(netweave_builder_create(&builder));
    bool found = read_lines(members, builder, NULL);
    for (int wave = 0; wave < 2; wave++) {
        assert_ok(netweave_builder_set_tie_set(builder, "", names[wave], direction));
        found = found && read_lines(files[wave], builder, names[wave]);
    }
    if (found) {
        assert_ok(netweave_builder_finish(builder, &waves.network));
        test_wave_views(&waves, options);
        *out = waves;
    }
    netweave_builder_free(builder);
    return found;
}

void test_waves_free(waves *waves) {
    netweave_view_free(waves->before);
    netweave_view_free(waves->after);
    netweave_network_free(waves->network);
}

static int64_t find_row(const netweave_table *table, const char *measure) {
    for (int64_t row = 0; row < netweave_table_row_count(table); row++)
        if (strcmp(netweave_table_label(table, 0, row), measure) == 0)
            return row;
    return -1;
}

double test_compared(const netweave_comparison *comparison, const char *measure, const char *column) {
    const netweave_table *table = netweave_comparison_measures(comparison);
    return netweave_table_value(table, find_row(table, measure), netweave_table_find_column(table, column));
}

const char *test_compared_by(const netweave_comparison *comparison, const char *measure) {
    const netweave_table *table = netweave_comparison_measures(comparison);
    const char *test = netweave_table_label(table, 1, find_row(table, measure));
    return test != NULL ? test : "";
}

double test_counted(const netweave_comparison *comparison, const char *column) {
    const netweave_table *table = netweave_comparison_counts(comparison);
    return netweave_table_value(table, 0, netweave_table_find_column(table, column));
}

bool test_noted(const netweave_comparison *comparison, const char *words) {
    const netweave_table *table = netweave_comparison_measures(comparison);
    for (int64_t note = 0; note < netweave_table_note_count(table); note++)
        if (strstr(netweave_table_note(table, note), words) != NULL)
            return true;
    return false;
}
