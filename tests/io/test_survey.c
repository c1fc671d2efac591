/* Reading surveys, in the shapes that the programs in use export them. */
#include "support.h"

#include <stdio.h>

static netweave_status try_with(const char *members, const char *text, const char *options, netweave_network **out) {
    netweave_builder *builder = NULL;
    assert_ok(netweave_builder_create(&builder));
    if (members != NULL)
        assert_ok(
            netweave_builder_read_memory(builder, "members.csv", members, strlen(members), "format=members", NULL));
    netweave_status status = netweave_builder_read_memory(builder, "in.csv", text, strlen(text), options, NULL);
    if (status == NETWEAVE_STATUS_OK)
        assert_ok(netweave_builder_finish(builder, out));
    netweave_builder_free(builder);
    return status;
}

static netweave_network *read_with(const char *members, const char *text, const char *options) {
    netweave_network *network = NULL;
    assert_ok(try_with(members, text, options, &network));
    return network;
}

/* Ties as a text: "advice: Ann>Bo=3 …"; behind them, in brackets, who did not answer. */
static const char *shown(const netweave_network *network) {
    static char text[4000];
    size_t used = 0;
    const netweave_roster *roster = netweave_network_roster(network);
    *text = '\0';
    for (int64_t wave = 0; wave < netweave_network_wave_count(network); wave++) {
        for (int64_t layer = 0; layer < netweave_network_layer_count(network); layer++) {
            int64_t count = 0;
            const int32_t *from = NULL;
            const int32_t *to = NULL;
            const double *weight = NULL;
            if (!netweave_network_has_ties(network, layer, wave))
                continue;
            assert_ok(netweave_network_ties(network, layer, wave, &count, &from, &to, &weight));
            used += (size_t)snprintf(text + used, sizeof text - used, "%s%s%s:", used > 0 ? " " : "",
                                     netweave_network_wave(network, wave), netweave_network_layer(network, layer));
            for (int64_t k = 0; k < count; k++) {
                used += (size_t)snprintf(text + used, sizeof text - used, " %s>%s", netweave_roster_id(roster, from[k]),
                                         netweave_roster_id(roster, to[k]));
                if (weight != NULL)
                    used += (size_t)snprintf(text + used, sizeof text - used, "=%d", (int)weight[k]);
            }
        }
        for (int64_t i = 0; i < netweave_roster_count(roster); i++)
            if (!netweave_network_respondent(network, wave, i))
                used += (size_t)snprintf(text + used, sizeof text - used, " [%s]", netweave_roster_id(roster, i));
    }
    return text;
}

static void becomes_with(const char *members, const char *text, const char *options, const char *expected,
                         const char *note) {
    netweave_network *network = read_with(members, text, options);
    bool noted = note == NULL;
    assert_string_equal(shown(network), expected);
    for (int64_t k = 0; k < netweave_network_note_count(network); k++)
        noted = noted || strstr(netweave_network_note(network, k), note) != NULL;
    if (!noted)
        fail_msg("no note of '%s' for %s", note, text);
    netweave_network_free(network);
}

static void becomes(const char *text, const char *options, const char *expected, const char *note) {
    becomes_with(NULL, text, options, expected, note);
}

static void refused(const char *text, const char *options, const char *place, const char *words) {
    netweave_network *network = NULL;
    if (try_with(NULL, text, options, &network) == NETWEAVE_STATUS_OK)
        fail_msg("not refused: %s", text);
    if (strncmp(netweave_last_error(), place, strlen(place)) != 0 || strstr(netweave_last_error(), words) == NULL)
        fail_msg("%s: not at %s, of %s", netweave_last_error(), place, words);
}

static void grids_of_google_forms(void **state) {
    (void)state;
    becomes("Timestamp,Your name,Team,Advice? [Ann],Advice? [Bo Ek],Advice? [Cy]\n"
            "3/14/2026 9:30:12,Ann,x,,Often,Never\n3/14/2026 9:40:12,Bo Ek,y,Sometimes,,\n",
            NULL, "Advice?: Ann>Bo Ek=3 Bo Ek>Ann=2 [Cy]", "Often = 3, Never = 0, Sometimes = 2");
    becomes("Timestamp,Name,Who [Ann],Who [Bo]\n1/1/2026,Ann,,Yes\n1/1/2026,Bo,No,\n", NULL, "Who: Ann>Bo", NULL);
    becomes("Name,Coffee [hot],Coffee [cold],Who [Ann],Who [Bo]\nAnn,4,5,,1\nBo,3,2,2,\n", NULL,
            "Who: Ann>Bo=1 Bo>Ann=2", NULL);
    becomes("Name,Q1_Ann Lee,Q1_Bo,Q1_Zoe,Q1_Other\nAnn Lee,,3,1,9\nBo,1,,,\n", "format=survey",
            "Q1: Ann Lee>Bo=3 Ann Lee>Zoe=1 Bo>Ann Lee=1 [Zoe]", "1 member has no row");
    becomes("Name,I value [Ann],I value [Bo]\nAnn,,Strongly disagree\nBo,Agree,\n", NULL, "I value: Ann>Bo=1 Bo>Ann=4",
            "the lowest is a tie too, unless a threshold is set");
}

static void exports_with_rows_of_their_own(void **state) {
    (void)state;
    becomes("StartDate,EndDate,ResponseId,Q1,Q2_1,Q2_2,Q3_1,Q3_2\n"
            "Start Date,End Date,Response ID,What is your name?,Trust? - Selected Choice - Ann Lee,Trust? - Selected "
            "Choice "
            "- Bo,Help? - Name 1,Help? - Name 2\n"
            "\"{\"\"ImportId\"\":\"\"a\"\"}\",\"{\"\"ImportId\"\":\"\"b\"\"}\",\"{\"\"ImportId\"\":\"\"c\"\"}\",\"{"
            "\"\"ImportId\"\":\"\"d\"\"}\",\"{\"\"ImportId\"\":\"\"e\"\"}\",\"{\"\"ImportId\"\":\"\"f\"\"}\",\"{"
            "\"\"ImportId\"\":\"\"g\"\"}\",\"{\"\"ImportId\"\":\"\"h\"\"}\"\n"
            "2026-01-01 10:00:00,2026-01-01 10:10:00,R_1,Ann Lee,,Bo,Bo,\n"
            "2026-01-01 10:00:00,2026-01-01 10:10:00,R_2,Bo,Ann Lee,,Ann Lee,Zed\n",
            "questions='trust=Q2;help=Help?'", "trust: Ann Lee>Bo Bo>Ann Lee help: Ann Lee>Bo Bo>Ann Lee Bo>Zed [Zed]",
            "'Zed'");
    becomes("Respondent ID,Collector ID,First Name,Last Name,Talk to?,,,Team\n,,,,Ann Lee,Bo Ek,Cy Po,Response\n"
            "1,9,Ann,Lee,,Weekly,Daily,x\n2,9,Bo,Ek,Never,,Daily,y\n",
            NULL, "Talk to?: Ann Lee>Bo Ek=4 Ann Lee>Cy Po=5 Bo Ek>Cy Po=5 [Cy Po]", "had a person to rate each");
}

static void cells_that_name_others(void **state) {
    (void)state;
    becomes("ID,Completion time,Email,Name,Advice 1,Advice 2,Friends\n1,1/2/26 10:00,anonymous,Ann,Bo,Cy,Bo;Cy;\n"
            "2,1/2/26 10:00,anonymous,Bo,Cy,,Ann;\n3,1/2/26 10:00,anonymous,Cy,,,\n",
            "format=survey", "Advice: Ann>Bo Ann>Cy Bo>Cy Friends: Ann>Bo Ann>Cy Bo>Ann",
            "2 columns that named others");
    becomes("name,asks\nAnn Lee,\"Ek, Bo, Cy\"\n\"Ek, Bo\",\"1. Ann Lee\n2. cy\"\nCy,none\n", "format=survey",
            "asks: Ann Lee>Ek, Bo Ann Lee>Cy Ek, Bo>Ann Lee Ek, Bo>Cy", "'cy' is 'Cy'");
    becomes("name,asks\nBo Ek,Ann\nAnn,\"Ek, Bo\"\n", "format=survey", "asks: Bo Ek>Ann Ann>Bo Ek",
            "'Ek, Bo' is 'Bo Ek'");
    becomes("name,Ann,Bo,Cy\nAnn,,x,\nBo,Ann,,Cy\nCy,,,\n", "format=survey", ": Ann>Bo Bo>Ann Bo>Cy",
            "had a person to tick each");
    becomes("name,asks\nAnn,Bo;Bo;Ann\nBo,Ann\n", "format=survey", "asks: Ann>Ann Ann>Bo Bo>Ann", "counted once");
}

static void of_several_rows_the_last_is_kept(void **state) {
    (void)state;
    becomes("name,asks\nAnn,Bo\nBo,Ann\nann,Cy\nCy,\n", "format=survey", "asks: Ann>Cy Bo>Ann",
            "the last is kept ('Ann')");
    becomes(
        "Timestamp,name,asks\n2026-02-01 10:00,Ann,Bo\n2026-01-01 10:00,Ann,Cy\n2026-01-01,Bo,Ann\n2026-01-01,Cy,\n",
        "format=survey", "asks: Ann>Bo Bo>Ann", NULL);
    becomes("Timestamp,name,asks\n3/14/2026 1:00 PM,Ann,Bo\n3/14/2026 11:00 AM,Ann,Cy\n1/2/2026,Bo,Ann\n1/2/2026,Cy,\n",
            "format=survey", "asks: Ann>Bo Bo>Ann", NULL);
    becomes("name,wave,asks\nAnn,1,Bo\nBo,1,Ann\nAnn,2,\nBo,2,Ann\n", "format=survey",
            "1asks: Ann>Bo Bo>Ann 2asks: Bo>Ann", NULL);
}

static void who_did_not_answer(void **state) {
    (void)state;
    becomes_with("id,team\nAnn,x\nBo,x\nCy,y\n", "name,asks\nAnn,bo\nBo,\n", "format=survey", "asks: Ann>Bo [Cy]",
                 "1 member has no row");
    becomes("name,Who [Ann],Who [Bo],Who [Cy]\nAnn,,2,0\nBo,9,,\nCy,,,\n", "missing=9", "Who: Ann>Bo=2 [Cy]",
            "2 answers on single persons are missing");
}

static void answers_have_values(void **state) {
    (void)state;
    const char *text = "name,Who [Ann],Who [Bo]\nAnn,,now and then\nBo,all day,\n";
    refused(text, NULL, "in.csv:2:", "'now and then', 'all day'");
    becomes(text, "codes='now and then=1,all day=7'", "Who: Ann>Bo=1 Bo>Ann=7", NULL);
    becomes("name,Who [Ann],Who [Bo]\nAnn,,5 - daily\nBo,2 = yearly,\n", NULL, "Who: Ann>Bo=5 Bo>Ann=2", NULL);
    refused("name,Who [Ann],Who [Bo]\nAnn,,-9\nBo,2,\n", NULL, "in.csv:2:", "missing=-9");
    refused(text, "codes=never", "codes:", "ANSWER=VALUE");
    refused(text, "codebook=nowhere.csv", "nowhere.csv", "");
}

static void what_is_refused(void **state) {
    (void)state;
    refused("name,asks\nAnn,Bo\nBo,Ann;Zed\n", "format=survey strict=yes", "in.csv:3:4", "'Zed'");
    refused("name,age\nAnn,3\nBo,4\n", "format=survey", "in.csv:1:1", "questions=");
    refused("colour,age\nred,3\nblue,4\n", "format=survey", "in.csv:1:1", "from=COLUMN");
    refused("name,asks\nAnn,Bo\nBo,Ann\n", "format=survey questions=x=nothing", "in.csv:1:1", "'nothing'");
    refused("name,asks\n", "format=survey", "in.csv:1:1", "answer");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grids_of_google_forms),  cmocka_unit_test(exports_with_rows_of_their_own),
        cmocka_unit_test(cells_that_name_others), cmocka_unit_test(of_several_rows_the_last_is_kept),
        cmocka_unit_test(who_did_not_answer),     cmocka_unit_test(answers_have_values),
        cmocka_unit_test(what_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
