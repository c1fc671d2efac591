/* Words and numbers of the flow's paragraph, and what they were before. A change of a simulated number is told only
 * where its errors tell the two apart. SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/flow_words.h"

#include "measure/structure.h"

#include <math.h>
#include <string.h>

/* Standard errors of a difference that tell two numbers apart. */
static const double apart_by = 2;

void nw__say(nw__telling *telling, const char *words) {
    nw__text_append(&telling->text, words);
}

void nw__say_percent(nw__telling *telling, double share) {
    nw__text_append_percent(&telling->text, share);
}

void nw__say_hub(nw__telling *telling, const netweave_flow *flow) {
    nw__append_names(flow->view, flow->is_hub, flow->hub_count, &telling->text);
}

/* As many rounds are read as are written. */
double nw__rounded(double rounds) {
    return rounds < 99.95 ? floor(rounds * 10 + 0.5) / 10 : floor(rounds + 0.5);
}

void nw__say_number(nw__telling *telling, double rounds) {
    nw__text_append_number(&telling->text, nw__rounded(rounds), rounds < 99.95 ? 1 : 0);
}

void nw__say_rounds(nw__telling *telling, double rounds) {
    if (nw__rounded(rounds) == 1) {
        nw__say(telling, "1 round");
        return;
    }
    nw__say_number(telling, rounds);
    nw__say(telling, " rounds");
}

void nw__say_share(nw__telling *telling, const char *many, const char *some) {
    double tenths = telling->flow->asked.share * 10;
    double whole = floor(tenths + 0.5);
    bool is_tenths = fabs(tenths - whole) < 1e-9 && whole > 0;
    if (is_tenths && whole == 10)
        nw__text_append_format(&telling->text, "all%s", many);
    else if (is_tenths && whole == 5)
        nw__text_append_format(&telling->text, "half%s", some);
    else if (is_tenths)
        nw__text_append_format(&telling->text, "%d of 10%s", (int)whole, many);
    else
        nw__say_percent(telling, telling->flow->asked.share);
    if (!is_tenths)
        nw__say(telling, some);
}

static bool is_apart(nw__figure one, nw__figure other) {
    return fabs(one.value - other.value) > apart_by * sqrt(one.error * one.error + other.error * other.error);
}

/* Rounds, or shares, that are apart and are written differently. */
bool nw__differ_in_rounds(nw__figure one, nw__figure other) {
    return is_apart(one, other) && nw__rounded(one.value) != nw__rounded(other.value);
}

bool nw__differ_in_percent(nw__figure one, nw__figure other) {
    return is_apart(one, other) && floor(one.value * 100 + 0.5) != floor(other.value * 100 + 0.5);
}

bool nw__is_known(nw__figure figure) {
    return !isnan(figure.value);
}

/* The same members are the hub in both, by their ids. */
static bool has_same_hub(const netweave_flow *one, const netweave_flow *other) {
    bool is_same = one->hub_count == other->hub_count;
    for (int64_t k = 0; k < one->hub_count && is_same; k++) {
        const char *id = netweave_flow_hub(one, k);
        const char *other_id = netweave_flow_hub(other, k);
        is_same = id != NULL && other_id != NULL ? strcmp(id, other_id) == 0 : one->hubs[k] == other->hubs[k];
    }
    return is_same;
}

const nw__hub_words nw__no_hub = {NULL, NULL};
const nw__hub_words nw__without_hub = {", without ", ","};
const nw__hub_words nw__limited_hub = {", with ", " so limited,"};

/* ", before ", or ", before, without ann, ". */
void nw__say_before(nw__telling *telling, nw__hub_words words) {
    nw__say(telling, ", before");
    if (words.before_name != NULL && !has_same_hub(telling->flow, telling->before)) {
        nw__say(telling, words.before_name);
        nw__say_hub(telling, telling->before);
        nw__say(telling, words.after_name);
    }
    nw__say(telling, " ");
}

/* ", before 4%", where there is a before. */
void nw__say_percent_before(nw__telling *telling, nw__figure now, nw__figure was, nw__hub_words words) {
    if (telling->before == NULL || !nw__is_known(was))
        return;
    if (floor(now.value * 100 + 0.5) == floor(was.value * 100 + 0.5)) {
        nw__say(telling, ", as before");
    } else if (!is_apart(now, was)) {
        nw__say(telling, ", about as before");
    } else {
        nw__say_before(telling, words);
        nw__say_percent(telling, was.value);
    }
}

/* ", before it took 9.7". */
void nw__say_rounds_before(nw__telling *telling, nw__figure now, nw__figure was, nw__hub_words words) {
    if (telling->before == NULL || !nw__is_known(was))
        return;
    if (nw__rounded(now.value) == nw__rounded(was.value)) {
        nw__say(telling, ", as before");
    } else if (!is_apart(now, was)) {
        nw__say(telling, ", about as before");
    } else {
        nw__say_before(telling, words);
        nw__say(telling, "it took ");
        nw__say_number(telling, was.value);
    }
}
