/* Conventions of other programs. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/peers.h"

#include <string.h>

static const char *const peers[] = {"ucinet", "sna", "igraph", "networkx"};

/* The program that is asked for; NULL: none, or the measure knows no other convention. */
static const char *asked_of(const nw__call *call) {
    for (size_t k = 0; k < call->options->count; k++)
        if (strcmp(call->options->known[k].name, "convention") == 0)
            return call->options->texts[k];
    return NULL;
}

bool nw__as(const nw__call *call, const char *peer) {
    const char *asked = asked_of(call);
    return asked != NULL && (peer == NULL || strcmp(asked, peer) == 0);
}

netweave_status nw__as_note(const nw__call *call, const char *what) {
    const char *asked = asked_of(call);
    return asked == NULL ? NETWEAVE_STATUS_OK : nw__call_note(call, "as %s has it: %s.", asked, what);
}

netweave_status nw__as_other(const nw__call *call, const nw__measure *other, double *const *out) {
    netweave_status status = nw__as_note(call, other->name);
    return status == NETWEAVE_STATUS_OK ? other->run(call, out) : status;
}

/* Whether a word is one of those in "one|other". */
static bool is_choice(const char *choices, const char *word) {
    size_t length = strlen(word);
    for (const char *at = choices; at != NULL; at = strchr(at, '|') != NULL ? strchr(at, '|') + 1 : NULL)
        if (strcspn(at, "|") == length && strncmp(at, word, length) == 0)
            return true;
    return false;
}

static bool has_convention(const char *name, size_t length, const char *peer) {
    for (int64_t k = 0; k < nw__measure_total; k++) {
        const nw__measure *measure = nw__measures[k];
        if (strlen(measure->name) != length || strncmp(measure->name, name, length) != 0)
            continue;
        for (size_t p = 0; p < measure->parameter_count; p++)
            if (strcmp(measure->parameters[p].name, "convention") == 0)
                return is_choice(measure->parameters[p].choices, peer);
    }
    return false;
}

/* Whether a spec's options say already whose convention is meant. */
static bool says_convention(const char *options, size_t length) {
    for (size_t k = 0; k + 11 <= length; k++)
        if (strncmp(options + k, "convention=", 11) == 0 && (k == 0 || options[k - 1] == ',' || options[k - 1] == ';'))
            return true;
    return false;
}

netweave_status netweave_measure_as(const char *specs, const char *peer, char **out_specs) {
    NW_REQUIRE_POINTER(specs);
    NW_REQUIRE_POINTER(peer);
    NW_REQUIRE_POINTER(out_specs);
    size_t count = sizeof peers / sizeof peers[0];
    const char *name;
    const char *options;
    size_t name_length;
    size_t options_length;
    nw__text text = {0};
    bool known = false;
    for (size_t k = 0; k < count; k++)
        known = known || strcmp(peers[k], peer) == 0;
    if (!known) {
        const char *nearest = nw__text_nearest(peer, peers, count);
        return nw__fail(NETWEAVE_STATUS_NOT_FOUND, "conventions of '%s' are not known; %s%s", peer,
                        nearest != NULL ? "did you mean " : "there are those of ucinet, sna, igraph and networkx",
                        nearest != NULL ? nearest : "");
    }
    nw__text_append(&text, "");
    while (nw__spec_next(&specs, &name, &name_length, &options, &options_length)) {
        nw__text_append(&text, text.length > 0 ? " " : "");
        nw__text_append_bytes(&text, name, name_length);
        if (options_length > 0) {
            nw__text_append(&text, ":");
            nw__text_append_bytes(&text, options, options_length);
        }
        if (has_convention(name, name_length, peer) && !says_convention(options, options_length))
            nw__text_append_format(&text, "%sconvention=%s", options_length > 0 ? "," : ":", peer);
    }
    char *joined = nw__text_take(&text);
    if (joined == NULL)
        return nw__fail_memory();
    *out_specs = joined;
    return NETWEAVE_STATUS_OK;
}
