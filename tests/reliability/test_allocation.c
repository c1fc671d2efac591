/* Every allocation fails in turn, once and from then on: each public call answers OUT_OF_MEMORY, leaves its outputs and
 * its arguments as they were, leaks nothing and does not crash. What the libraries of the readers allocate themselves
 * does not fail here. */
#include "builder_state.h"
#include "failing.h"
#include "support.h"

#include "io/io.h"
#include "measure/measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* At most this many allocations of one call are tried; of more, every n-th after the first half. */
enum { TRIES = 300 };

/* What calls work on, made anew for each try, since views keep what they computed. */
typedef struct inputs {
    netweave_builder *builder;
    netweave_network *network;
    netweave_view *view; /* directed, weighted, grouped, with a hub */
    netweave_view *undirected;
    netweave_view *before, *after;
    netweave_table *table;
    netweave_run *run;
} inputs;

/* What calls give back. Each starts as bytes of poison, so that an output touched on failure shows. */
typedef struct outputs {
    netweave_builder *builder;
    netweave_network *network;
    netweave_view *view;
    netweave_table *table;
    netweave_structure *structure;
    netweave_comparison *comparison;
    netweave_run *run;
    char *text, *losses;
    int64_t numbers[3];
    size_t length;
} outputs;

typedef netweave_status action(const inputs *in, outputs *out);

/* The text that an action is about: a spec, a format, the content of a file. */
static const char *subject;
static const char *content;
static size_t content_length;
static char scratch_path[64];

static void fill_builder(netweave_builder *builder) {
    static const char *const ids[] = {"ann", "bo", "cy", "dee", "ed", "flo", "gus", "hal"};
    static const int64_t from[] = {0, 1, 0, 0, 2, 3, 4, 5, 6, 1};
    static const int64_t to[] = {1, 0, 2, 3, 3, 4, 5, 3, 7, 1};
    static const double weight[] = {1, 2, 3, 1, 2, 4, 1, 2, 3, 1};
    for (int i = 0; i < 8; i++) {
        assert_ok(netweave_builder_add_member(builder, ids[i], NULL));
        assert_ok(netweave_builder_set_text(builder, i, "kind", i % 3 == 0 ? "x" : "y"));
        assert_ok(netweave_builder_set_number(builder, i, "age", i / 2.0));
    }
    for (int wave = 0; wave < 2; wave++) {
        assert_ok(netweave_builder_set_tie_set(builder, "", wave == 0 ? "1" : "2", NETWEAVE_DIRECTION_DIRECTED));
        assert_ok(netweave_builder_add_ties(builder, 10 - 2 * wave, from, to, weight));
    }
    assert_ok(netweave_builder_set_tie_text(builder, "how", "phone"));
    assert_ok(netweave_builder_set_presence(builder, "2", 7, 0));
    assert_ok(netweave_builder_set_respondent(builder, "1", 6, 0));
    assert_ok(netweave_builder_add_note(builder, "A note."));
}

static void make_inputs(inputs *in) {
    memset(in, 0, sizeof *in);
    assert_ok(netweave_run_create(&in->run));
    assert_ok(netweave_run_set_threads(in->run, 1));
    assert_ok(netweave_builder_create(&in->builder));
    fill_builder(in->builder);
    assert_ok(netweave_builder_finish(in->builder, &in->network));
    assert_ok(netweave_view_create(in->network, "wave=1 weight=weight group=kind hub=ann", NULL, &in->view));
    assert_ok(netweave_view_create(in->network, "wave=1 symmetrize=any group=kind", NULL, &in->undirected));
    assert_ok(netweave_view_create(in->network, "wave=1", NULL, &in->before));
    assert_ok(netweave_view_create(in->network, "wave=2", NULL, &in->after));
    assert_ok(netweave_measure_compute(in->before, "degree", NULL, &in->table));
}

static void free_inputs(inputs *in) {
    netweave_table_free(in->table);
    netweave_view_free(in->after);
    netweave_view_free(in->before);
    netweave_view_free(in->undirected);
    netweave_view_free(in->view);
    netweave_network_free(in->network);
    netweave_builder_free(in->builder);
    netweave_run_free(in->run);
}

static const outputs *poison(void) {
    static outputs bytes;
    memset(&bytes, 0x5a, sizeof bytes);
    return &bytes;
}

static void free_outputs(const outputs *out) {
    const outputs *untouched = poison();
#define FREE(field, free_it) \
    if (out->field != untouched->field) \
    free_it(out->field)
    FREE(builder, netweave_builder_free);
    FREE(network, netweave_network_free);
    FREE(view, netweave_view_free);
    FREE(table, netweave_table_free);
    FREE(structure, netweave_structure_free);
    FREE(comparison, netweave_comparison_free);
    FREE(run, netweave_run_free);
    FREE(text, netweave_text_free);
    FREE(losses, netweave_text_free);
#undef FREE
}

/* One try. Gives the number of allocations asked for. */
static int64_t try_once(const char *name, action *act, int64_t number, bool lasting, netweave_status *out_status) {
    static char before[8192];
    static char after[8192];
    inputs in;
    outputs out = *poison();
    int64_t live = failing_live();
    make_inputs(&in);
    describe_builder(in.builder, before, sizeof before);
    failing_start(number, lasting);
    netweave_status status = act(&in, &out);
    int64_t asked = failing_stop();
    *out_status = status;
    if (status == NETWEAVE_STATUS_OK) {
        free_outputs(&out);
    } else {
        if (memcmp(&out, poison(), sizeof out) != 0)
            fail_msg("%s: allocation %lld fails, and an output is touched", name, (long long)number);
        describe_builder(in.builder, after, sizeof after);
        if (strcmp(before, after) != 0)
            fail_msg("%s: allocation %lld fails, and the builder is changed:\n%s\n\n%s", name, (long long)number,
                     before, after);
    }
    free_inputs(&in);
    if (failing_live() != live)
        fail_msg("%s: allocation %lld %s, and %lld are leaked", name, (long long)number,
                 lasting ? "and all later ones fail" : "fails", (long long)(failing_live() - live));
    return asked;
}

/* Fails each allocation of a call in turn. */
static void fail_each(const char *name, action *act) {
    netweave_status status;
    int64_t total = try_once(name, act, 0, false, &status);
    if (status == NETWEAVE_STATUS_UNSUPPORTED)
        return;
    if (status != NETWEAVE_STATUS_OK)
        fail_msg("%s: %s: %s", name, netweave_status_name(status), netweave_last_error());
    int64_t step = total > TRIES ? (total - TRIES / 2) / (TRIES / 2) + 1 : 1;
    for (int64_t number = 1; number <= total; number += number < TRIES / 2 ? 1 : step) {
        for (int lasting = 0; lasting < 2; lasting++) {
            try_once(name, act, number, lasting, &status);
            if (status != NETWEAVE_STATUS_OUT_OF_MEMORY)
                fail_msg("%s: allocation %lld of %lld %s, and the answer is %s", name, (long long)number,
                         (long long)total, lasting ? "and all later ones fail" : "fails", netweave_status_name(status));
        }
    }
}

#define ACTION(name, call) \
    static netweave_status name(const inputs *in, outputs *out) { \
        (void)in, (void)out; \
        return call; \
    }

ACTION(create_run, netweave_run_create(&out->run))
ACTION(create_builder, netweave_builder_create(&out->builder))
ACTION(add_member,
       netweave_builder_add_member(in->builder, "a member with a long name, so that texts must grow", out->numbers))
ACTION(set_text, netweave_builder_set_text(in->builder, 3, "a new attribute", "value"))
ACTION(set_number, netweave_builder_set_number(in->builder, 3, "a new number", 4))
ACTION(set_levels, netweave_builder_set_levels(in->builder, "kind", 3, (const char *const[]){"y", "x", "z"}))
ACTION(set_tie_set, netweave_builder_set_tie_set(in->builder, "layer", "wave", NETWEAVE_DIRECTION_AUTO))
ACTION(set_tie_text, netweave_builder_set_tie_text(in->builder, "where", "here"))
ACTION(set_tie_number, netweave_builder_set_tie_number(in->builder, "times", 3))
ACTION(add_members,
       netweave_builder_add_members(in->builder, 3, "a new one\0ann\0another, so that texts must grow by much",
                                    out->numbers))
ACTION(set_texts, netweave_builder_set_texts(in->builder, "kind", 3, NULL, "z\0\0y"))
ACTION(set_numbers,
       netweave_builder_set_numbers(in->builder, "new", 2, (const int64_t[]){1, 7}, (const double[]){1, 2}))
ACTION(set_tie_texts, netweave_builder_set_tie_texts(in->builder, "how", 2, "mail\0phone"))
ACTION(set_tie_numbers, netweave_builder_set_tie_numbers(in->builder, "often", 1, (const double[]){4}))
ACTION(add_source, netweave_builder_add_source(in->builder, "somewhere"))
ACTION(set_weight_name, netweave_builder_set_weight_name(in->builder, "hours"))
ACTION(set_presence, netweave_builder_set_presence(in->builder, "3", 2, 1))
ACTION(set_presence_everywhere, netweave_builder_set_presence(in->builder, NULL, 2, 1))
ACTION(set_respondent, netweave_builder_set_respondent(in->builder, "3", 2, 1))
ACTION(add_note, netweave_builder_add_note(in->builder, "Another note."))
ACTION(finish, netweave_builder_finish(in->builder, &out->network))
ACTION(compute, netweave_measure_compute(in->view, subject, in->run, &out->table))
ACTION(compute_undirected, netweave_measure_compute(in->undirected, subject, in->run, &out->table))
ACTION(list_measures, netweave_measure_all(in->view, NETWEAVE_SCOPE_MEMBER, &out->text))
ACTION(list_catalog, netweave_catalog(NULL, subject, &out->text))
ACTION(list_formats, netweave_formats(subject, &out->text))
ACTION(list_generators, netweave_generators(subject, &out->text))
ACTION(format_table, netweave_table_format(in->table, subject, &out->text))
ACTION(generate, netweave_network_generate(subject, in->run, &out->network))
ACTION(create_view, netweave_view_create(in->network, subject, in->run, &out->view))
ACTION(create_network, netweave_view_network(in->view, &out->network))
ACTION(create_structure, netweave_structure_create(in->view, "draws=3", in->run, &out->structure))
ACTION(create_curve, netweave_hub_curve(in->view, subject, in->run, &out->table))
ACTION(take_convention, netweave_measure_as(subject, "networkx", &out->text))
ACTION(make_groups, netweave_groups_mixing(in->view, &out->table))
ACTION(compare, netweave_comparison_create(in->before, in->after, "measures=\"density reciprocity\" draws=4", in->run,
                                           &out->comparison))
ACTION(read_memory, netweave_builder_read_memory(in->builder, "test", content, content_length, subject, in->run))
ACTION(read_file, netweave_network_read(scratch_path, NULL, in->run, &out->network))
ACTION(read_builder, netweave_builder_read(in->builder, scratch_path, NULL, in->run))
ACTION(read_members, netweave_builder_read_members(in->builder, scratch_path, NULL, in->run))
ACTION(format_network, netweave_network_format(in->network, subject, in->run, &out->text, &out->length, &out->losses))
ACTION(write_network, netweave_network_write(in->network, scratch_path, "format=csv wave=1", in->run, &out->losses))
ACTION(write_file, netweave_file_write(scratch_path, "bytes", 5))

static netweave_status add_ties(const inputs *in, outputs *out) {
    int64_t from[100];
    int64_t to[100];
    double weight[100];
    (void)out;
    for (int k = 0; k < 100; k++) {
        from[k] = k % 8;
        to[k] = (k / 8) % 8;
        weight[k] = k + 1;
    }
    return netweave_builder_add_ties(in->builder, 100, from, to, weight);
}

static netweave_status induce(const inputs *in, outputs *out) {
    static const unsigned char keep[] = {1, 1, 1, 0, 1, 1, 0, 1};
    return netweave_view_induced(in->view, keep, &out->view);
}

static void building(void **state) {
    (void)state;
    const struct {
        const char *name;
        action *act;
    } calls[] = {{"run_create", create_run},
                 {"builder_create", create_builder},
                 {"builder_add_member", add_member},
                 {"builder_set_text", set_text},
                 {"builder_set_number", set_number},
                 {"builder_set_levels", set_levels},
                 {"builder_set_tie_set", set_tie_set},
                 {"builder_add_ties", add_ties},
                 {"builder_set_tie_text", set_tie_text},
                 {"builder_set_tie_number", set_tie_number},
                 {"builder_add_members", add_members},
                 {"builder_set_texts", set_texts},
                 {"builder_set_numbers", set_numbers},
                 {"builder_set_tie_texts", set_tie_texts},
                 {"builder_set_tie_numbers", set_tie_numbers},
                 {"builder_add_source", add_source},
                 {"builder_set_weight_name", set_weight_name},
                 {"builder_set_presence", set_presence},
                 {"builder_set_presence of all waves", set_presence_everywhere},
                 {"builder_set_respondent", set_respondent},
                 {"builder_add_note", add_note},
                 {"builder_finish", finish}};
    for (size_t k = 0; k < sizeof calls / sizeof calls[0]; k++)
        fail_each(calls[k].name, calls[k].act);
}

/* The same action for each of several texts, of which the last is NULL. */
static void fail_each_subject(const char *name, action *act, const char *const *subjects) {
    for (; *subjects != NULL; subjects++) {
        char full[300];
        subject = *subjects;
        snprintf(full, sizeof full, "%s %s", name, subject);
        fail_each(full, act);
    }
}

static void views(void **state) {
    (void)state;
    const char *const options[] = {"wave=1", "wave=2 weight=weight threshold=2 symmetrize=both",
                                   "wave=1 layer=* without=\"ann,bo\" hub=kind=x group=kind",
                                   "wave=1 direction=undirected only=kind=y members=all", NULL};
    fail_each_subject("view_create", create_view, options);
    fail_each("view_induced", induce);
    fail_each("view_network", create_network);
}

static void lists_and_tables(void **state) {
    (void)state;
    const char *const all[] = {"text", "markdown", "json", NULL};
    const char *const tables[] = {"text", "markdown", "csv", "json", NULL};
    fail_each("measure_all", list_measures);
    fail_each_subject("catalog", list_catalog, all);
    fail_each_subject("formats", list_formats, all);
    fail_each_subject("generators", list_generators, all);
    fail_each_subject("table_format", format_table, tables);
}

static void every_measure(void **state) {
    (void)state;
    for (int64_t k = 0; k < nw__measure_total; k++) {
        subject = nw__measures[k]->name;
        fail_each(subject, compute);
        fail_each(subject, compute_undirected);
        fail_each(subject, take_convention);
    }
}

static void generators(void **state) {
    (void)state;
    const char *const models[] = {"star:members=6", "ring:members=6", "random:members=8,ties=10",
                                  "watts_strogatz:members=10,neighbours=4,rewiring=0.1", NULL};
    for (const char *const *model = models; *model != NULL; model++) {
        netweave_network *network = NULL;
        netweave_status status = netweave_network_generate(*model, NULL, &network);
        netweave_network_free(network);
        subject = *model;
        if (status == NETWEAVE_STATUS_OK)
            fail_each(*model, generate);
    }
}

static void structure_and_comparison(void **state) {
    (void)state;
    const char *const orders[] = {"order=degree", "order=betweenness", "order=best", NULL};
    fail_each("structure_create", create_structure);
    fail_each_subject("hub_curve", create_curve, orders);
    fail_each("groups", make_groups);
    fail_each("comparison_create", compare);
}

static void formats(void **state) {
    (void)state;
    inputs in;
    make_inputs(&in);
    for (size_t k = 0; k < nw__format_count; k++) {
        char options[128];
        char name[160];
        char *text = NULL;
        char *losses = NULL;
        snprintf(options, sizeof options, "format=%s wave=1", nw__formats[k].name);
        snprintf(name, sizeof name, "network_format %s", options);
        subject = options;
        if (netweave_network_format(in.network, options, NULL, &text, &content_length, &losses) != NETWEAVE_STATUS_OK)
            continue;
        fail_each(name, format_network);
        snprintf(options, sizeof options, "format=%s", nw__formats[k].name);
        snprintf(name, sizeof name, "builder_read_memory %s", options);
        content = text;
        if (nw__formats[k].read != NULL)
            fail_each(name, read_memory);
        netweave_text_free(text);
        netweave_text_free(losses);
    }
    free_inputs(&in);
}

static void put_file(const char *text) {
    assert_ok(netweave_file_write(scratch_path, text, strlen(text)));
}

static void files(void **state) {
    (void)state;
    put_file("from,to,weight,wave\nann,bo,1,1\nbo,ann,2,1\n\"cy, the elder\",bo,3,2\n");
    fail_each("network_read", read_file);
    fail_each("builder_read", read_builder);
    put_file("from,to,weight\nann,7,1\n7,ann,2\n7,ann,2\n12,bo,0\n"); /* read as a plain list */
    fail_each("network_read, plain", read_file);
    put_file("ann 7\n7 9\n7 9\n12 bo\n");
    fail_each("network_read, plain, no header", read_file);
    put_file("id,role,age,answered\nann,hub,3,yes\nzoe,spoke,4,no\n");
    fail_each("builder_read_members", read_members);
    fail_each("file_write", write_file);
    fail_each("network_write", write_network);
}

static int name_scratch(void **state) {
    (void)state;
    snprintf(scratch_path, sizeof scratch_path, "/tmp/netweave-allocation-%ld.csv", (long)getpid());
    return 0;
}

static int remove_scratch(void **state) {
    (void)state;
    unlink(scratch_path);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(building),   cmocka_unit_test(views),         cmocka_unit_test(lists_and_tables),
        cmocka_unit_test(generators), cmocka_unit_test(every_measure), cmocka_unit_test(structure_and_comparison),
        cmocka_unit_test(formats),    cmocka_unit_test(files),
    };
    return cmocka_run_group_tests(tests, name_scratch, remove_scratch);
}
