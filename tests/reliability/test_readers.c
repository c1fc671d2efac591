/* Every allocation of a reader fails in turn, once and from then on, while it reads what other programs write: the
 * answer is OUT_OF_MEMORY, the builder is as before and nothing is leaked. What jansson and libxml2 allocate themselves
 * does not fail here. */
#include "builder_state.h"
#include "failing.h"
#include "support.h"

static const struct {
    const char *options, *text;
} files[] = {
    {NULL, "{\"netweave\":{\"weight\":\"w\",\"waves\":[\"x\",\"y\"],\"levels\":{\"r\":[\"lo\",\"hi\"]}},\"nodes\":[{"
           "\"id\":\"ann\",\"r\":\"lo\",\"n\":1,"
           "\"waves\":[\"x\"]},{\"id\":\"zoe\",\"n\":\"a "
           "text\",\"tags\":[\"u\",2],\"unanswered\":[\"y\"],\"o\":{}}],\"links\":[{\"source\":\"ann\","
           "\"target\":\"new\",\"w\":2,\"wave\":\"x\",\"layer\":\"l\",\"how\":\"mail\"}]}"},
    {"strict=no", "{\"nodes\":[{\"name\":\"x\"},{\"name\":\"x\"}],\"links\":[{\"source\":0,\"target\":1,\"value\":2},{"
                  "\"source\":1,\"target\":0}]}"},
    {NULL, "{\"elements\":{\"nodes\":[{\"data\":{\"id\":\"a\"}}],\"edges\":[{\"data\":{\"source\":\"a\",\"target\":"
           "\"b\",\"weight\":\"2\"}}]}}"},
    {NULL, "{\"elements\":[{\"id\":\"e1\",\"label\":\"A\"},{\"id\":\"e2\",\"label\":\"A\"}],\"connections\":[{\"from\":"
           "\"e1\",\"to\":\"e2\",\"type\":"
           "\"likes\",\"direction\":\"mutual\"},{\"from\":\"A\",\"to\":\"B\",\"direction\":\"directed\"}]}"},
    {NULL, "%%MatrixMarket matrix coordinate real general\n%member 1 \"a\"\n%member 2 \"a\"\n3 3 2\n1 2 2.5\n3 1 1\n"},
    {NULL,
     "graph [ directed 1 node [ id 0 label \"a&#233;\" n 1 ] node [ id 1 label \"a&#233;\" name \"x\" n \"t\" g [ x 1 "
     "] ] "
     "node [ id 2 ] edge [ source 0 target 1 value 2.5 layer \"l\" wave \"w\" how \"mail\" ] edge [ source 1 target 2 "
     "directed 0 ] ]"},
    {"format=kumu_elements", "Label,Type,Tags\nA,Person,one|two\nB,Org,\n"},
    {"format=kumu_connections",
     "From,To,Direction,Type,Strength\nA,B | C|D,mutual,likes,Strong\nB,C,directed,funds,Weak\n"},
    {"format=survey missing=9 codes='now and then=2' questions='advice=Advice;Help;Friends'",
     "Timestamp,Your name,Round,Team,Advice [Ann],Advice [Bo Ek],Help 1,Help 2,Friends\n3/14/2026 9:30,Ann,1,x,,now "
     "and "
     "then,Bo Ek,,\"Bo Ek, Cy\"\n3/14/2026 9:31,bo ek,1,y,9,,\"Ek, Bo\",Cy,Ann;Zed\n3/14/2026 9:32,Bo Ek,2,y,,,,,\n"
     "3/14/2026 9:35,Bo Ek,2,y,1,,,,1. Ann\n"},
    {NULL, "StartDate,ResponseId,Q1,Q2_1,Q2_2\nStart,Id,Your name?,Trust - Ann,Trust - Bo\n{ImportId:1},{ImportId:2},"
           "{ImportId:3},{ImportId:4},{ImportId:5}\n2026-01-01,R1,Ann,,often\n2026-01-02,R2,Bo,never,\n"},
    {NULL, "Respondent ID,First Name,Last Name,Talk,,Team\n,,,Ann Lee,Bo Ek,Response\n1,Ann,Lee,,5 - "
           "Weekly,x\n2,Bo,Ek,Daily,,y\n"},
    {NULL,
     "<gexf><graph mode='dynamic' defaultedgetype='directed'><attributes class='node'><attribute id='0' title='r'>"
     "<default>x</default></attribute></attributes><attributes class='edge'><attribute id='0' title='how'/>"
     "<attribute id='weight' title='hours' type='double'/></attributes><nodes><node id='n1' label='Ann' start='1' "
     "end='2'/><node id='n2' label='Bo'/></nodes><edges><edge source='n1' target='n2' kind='k' weight='2' label='l' "
     "start='1' end='3'><attvalues><attvalue for='0' value='mail' start='1'/></attvalues></edge><edge source='n2' "
     "target='n1' start='2' end='3'/></edges></graph></gexf>"},
    {NULL,
     "<gexf><graph><attributes class='node'><attribute id='w' title='waves'/></attributes><attributes class='edge'>"
     "<attribute id='e' title='wave'/><attribute id='l' title='layer'/></attributes><nodes><node id='1'><attvalues>"
     "<attvalue for='w' value='x|y'/></attvalues></node><node id='2'/></nodes><edges><edge source='1' target='2'>"
     "<attvalues><attvalue for='e' value='x'/><attvalue for='l' value='l'/></attvalues></edge></edges></graph></gexf>"},
};

/* Reads into a builder that holds something already. Gives the number of allocations asked for. */
static int64_t try_once(size_t file, int64_t number, bool lasting, netweave_status *out_status) {
    static char before[8192];
    static char after[8192];
    netweave_builder *builder = NULL;
    int64_t live = failing_live();
    assert_ok(netweave_builder_create(&builder));
    assert_ok(netweave_builder_add_member(builder, "there before", NULL));
    describe_builder(builder, before, sizeof before);
    failing_start(number, lasting);
    *out_status = netweave_builder_read_memory(builder, "in", files[file].text, strlen(files[file].text),
                                               files[file].options, NULL);
    int64_t asked = failing_stop();
    describe_builder(builder, after, sizeof after);
    if (*out_status != NETWEAVE_STATUS_OK && strcmp(before, after) != 0)
        fail_msg("file %zu: allocation %lld fails, and the builder is changed", file, (long long)number);
    netweave_builder_free(builder);
    if (failing_live() != live)
        fail_msg("file %zu: allocation %lld fails, and %lld are leaked", file, (long long)number,
                 (long long)(failing_live() - live));
    return asked;
}

static void readers_of_what_other_programs_write(void **state) {
    (void)state;
    for (size_t file = 0; file < sizeof files / sizeof files[0]; file++) {
        netweave_status status = NETWEAVE_STATUS_OK;
        int64_t total = try_once(file, 0, false, &status);
        if (status != NETWEAVE_STATUS_OK)
            fail_msg("file %zu: %s", file, netweave_last_error());
        for (int64_t number = 1; number <= total; number++) {
            for (int lasting = 0; lasting < 2; lasting++) {
                try_once(file, number, lasting, &status);
                if (status != NETWEAVE_STATUS_OUT_OF_MEMORY)
                    fail_msg("file %zu: allocation %lld of %lld fails, and the answer is %s", file, (long long)number,
                             (long long)total, netweave_status_name(status));
            }
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(readers_of_what_other_programs_write),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
