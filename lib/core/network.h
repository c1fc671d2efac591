/* Networks and builders, from the inside. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_NETWORK_H
#define NW_CORE_NETWORK_H

#include "base/run.h"
#include "core/attribute.h"

#include <netweave/network.h>
#include <stdatomic.h>

/* Members that a network may have. */
enum { NW_MEMBER_LIMIT = INT32_MAX - 1 };

struct netweave_roster {
    nw__magic magic;
    nw__index ids;
    nw__attributes attributes;
};

/* The ties of one layer and wave. In a network: ordered by from, then to, without duplicates (undirected: from <= to).
 * In a builder: as added. */
typedef struct nw__tie_set {
    int64_t layer, wave;
    netweave_direction direction; /* AUTO only in a builder */
    int64_t count;
    int64_t self_count; /* ties of a member with itself, among `count`; known in a network */
    int32_t *from, *to;
    double *weight; /* NULL: 1 each */
    size_t from_capacity, to_capacity, weight_capacity;
    nw__attributes attributes;
} nw__tie_set;

/* What was said of each member in one wave: -1 nothing, 0 no, 1 yes; members beyond `filled`: nothing. */
typedef struct nw__said {
    int8_t *values;
    size_t filled, capacity;
} nw__said;

typedef struct nw__notes {
    char **items;
    size_t count, capacity;
} nw__notes;

/* Adds a note unless it is there. */
netweave_status nw__notes_add(nw__notes *notes, const char *note);

/* The same with a format; texts of a file in it are made safe to show. */
__attribute__((format(printf, 2, 3))) netweave_status nw__notes_say(nw__notes *notes, const char *format, ...);
void nw__notes_free(nw__notes *notes);

struct netweave_builder {
    nw__magic magic;
    netweave_roster roster;
    nw__said everywhere; /* one per member: -1 nothing said of it, 0 said for some waves only, 1 said for all waves */
    nw__said answered;   /* of those who answered in all waves: -1 nothing said, 0 no, 1 yes */
    nw__index layers, waves;
    nw__tie_set *tie_sets;
    size_t tie_set_count, tie_set_capacity;
    int64_t open;                     /* the tie set that ties go to, or -1 */
    nw__said *presence, *respondents; /* one per wave */
    size_t presence_capacity, respondents_capacity;
    netweave_duplicates duplicates;
    int64_t zero_count; /* ties dropped for their weight of 0 */
    char *source;
    char *weight_name;
    nw__notes notes;
};

struct netweave_network {
    nw__magic magic;
    atomic_int references;
    netweave_roster roster;
    nw__index layers, waves;
    nw__tie_set *tie_sets;
    size_t tie_set_count;
    unsigned char *present;    /* waves * members */
    unsigned char *respondent; /* the same, or NULL: nothing known */
    char *source;
    char *weight_name;
    nw__notes notes;
};

/* Keeps a network alive; give it back with netweave_network_free(). */
netweave_network *nw__network_keep(const netweave_network *network);

/* The tie set of a layer and wave, or NULL. */
const nw__tie_set *nw__network_tie_set(const netweave_network *network, int64_t layer, int64_t wave);

/* Parts of the builder's calls: a usable name, UTF-8 text, the place of a wave (made when needed). */
netweave_status nw__builder_check_name(const char *name, const char *what);
netweave_status nw__builder_check_text(const char *value);
netweave_status nw__builder_add_wave(netweave_builder *builder, const char *wave, int64_t *out_wave);

/* A copy of all that a builder holds. */
netweave_status nw__builder_copy(const netweave_builder *source, netweave_builder **out_builder);

/* Adds all of `source` to `target`, members matched by id, `source` winning where both say something; on failure
 * `target` is as before. What `source` holds afterwards is undefined: free it. */
netweave_status nw__builder_merge(netweave_builder *target, netweave_builder *source);

/* netweave_builder_finish() with what the builder holds, which is undefined afterwards: free it. Takes less memory. */
netweave_status nw__builder_finish_taking(netweave_builder *builder, netweave_network **out_network);

/* Says of all members of a builder that they were there in a wave (its place). */
netweave_status nw__builder_say_all_present(netweave_builder *builder, int64_t wave);

/* Orders ties, joins duplicates by the rule, and settles AUTO: directed when some two members name each other. With
 * `take` the room of the added ties is used, which are gone then, on failure too. For netweave_builder_finish(). */
netweave_status nw__tie_set_settle(nw__tie_set *added, bool take, const netweave_builder *builder,
                                   netweave_direction direction, nw__tie_set *out, int64_t *out_joined);

void nw__tie_set_free(nw__tie_set *set);

/* Takes `count` ids, each ended by NUL, one after the other; INVALID_ARGUMENT when one is empty, no UTF-8 or there
 * already. `what`: "member", for messages. */
netweave_status nw__roster_take(nw__index *ids, int64_t count, const char *texts, const char *what);

/* The members that a SELECTION names (an id, ids with commas, or ATTRIBUTE=VALUE): `out` has a value per member, 1 for
 * those. `what` names the option in messages. NOT_FOUND when a member, attribute or value does not exist. */
netweave_status nw__roster_select(const netweave_roster *roster, const char *selection, const char *what,
                                  unsigned char *out);

#endif
