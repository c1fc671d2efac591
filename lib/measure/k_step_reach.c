/* k-step reach: the share of the others whom a member reaches within k steps. Sources: Hanneman and Riddle 2005,
 * chapter 9; Borgatti, Everett and Johnson 2013, chapter 10. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/reach.h"

static netweave_status run(const nw__call *call, double *const *out) {
    int32_t members = call->view->members;
    bool incoming = nw__options_chosen(call->options, "direction", "in");
    if (members < 2)
        return members == 0 ? NETWEAVE_STATUS_OK : nw__call_undefined(call, "it needs two members");
    netweave_status status =
        nw__reach_within(call->view, incoming, nw__options_number(call->options, "steps"), call->run, out[0]);
    for (int32_t i = 0; i < members && status == NETWEAVE_STATUS_OK; i++)
        out[0][i] /= members - 1;
    return status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

static const nw__option parameters[] = {
    {"steps", NW_OPTION_INTEGER, "2", 1, 1e9, NULL, "how many steps may be taken"},
    {"direction", NW_OPTION_CHOICE, "out", 0, 0, "out|in", "from the member to the others, or from the others to it"},
};

const nw__measure nw__measure_k_step_reach = {
    .name = "k_step_reach",
    .title = "k-step reach",
    .question = "What share of the others does each member reach within a few steps?",
    .higher = "the member reaches more of the others within the steps",
    .formula = "others within k steps / (n - 1)",
    .convention = "a tie is one step, whatever its weight; directed ties are followed from the member on, unless "
                  "direction=in",
    .undefined = "below two members",
    .citation = "Borgatti, Everett and Johnson 2013, Analyzing Social Networks, chapter 10",
    .cost = "O(members * ties / 512) a step",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = 2,
    .run = run,
};
