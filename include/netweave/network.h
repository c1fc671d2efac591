/* netweave: the network, a roster and its ties by layer and wave; and the builder that makes one.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NETWEAVE_NETWORK_H
#define NETWEAVE_NETWORK_H

#include <netweave/roster.h>
#include <netweave/run.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A roster and tie sets by layer and wave, with who was present and who answered in each wave. Immutable and
 * reference-counted: safe to share between threads, and views keep it alive after netweave_network_free(). */
typedef struct netweave_network netweave_network;

/** What a network is made from: the only mutable object. Not for two threads at once. */
typedef struct netweave_builder netweave_builder;

/** Whether the ties of a tie set have a direction. */
typedef enum netweave_direction {
    NETWEAVE_DIRECTION_UNDIRECTED = 0,
    NETWEAVE_DIRECTION_DIRECTED = 1,
    NETWEAVE_DIRECTION_AUTO = 2 /**< decided at the end: directed when any pair of this layer has ties both ways */
} netweave_direction;

/** What becomes of a second tie between the same members in the same tie set. */
typedef enum netweave_duplicates {
    NETWEAVE_DUPLICATES_SUM = 0,   /**< weights are added (the default) */
    NETWEAVE_DUPLICATES_FIRST = 1, /**< the first is kept */
    NETWEAVE_DUPLICATES_MAX = 2,   /**< the largest weight is kept */
    NETWEAVE_DUPLICATES_ERROR = 3  /**< refused */
} netweave_duplicates;

/** Makes an empty builder. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT. */
NETWEAVE_API netweave_status netweave_builder_create(netweave_builder **out_builder);

/** Adds a member, or finds it when its id is there already. `id`: UTF-8, not empty. `out_member` (may be NULL) receives
 * its place. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT, LIMIT (2^31 - 2 members). */
NETWEAVE_API netweave_status netweave_builder_add_member(netweave_builder *builder, const char *id,
                                                         int64_t *out_member);

/** Adds `count` members, or finds those whose id is there, at once. `ids`: `count` texts, each ended by NUL, one after
 * the other. `out_members` (may be NULL) receives `count` places. All or none is added. Cost: O(bytes). Errors as
 * netweave_builder_add_member(). */
NETWEAVE_API netweave_status netweave_builder_add_members(netweave_builder *builder, int64_t count, const char *ids,
                                                          int64_t *out_members);

/** Gives a member a text attribute. A new name makes a new attribute. NULL or "" takes the value away.
 * Errors: OUT_OF_MEMORY, INVALID_ARGUMENT (also when the attribute holds numbers). */
NETWEAVE_API netweave_status netweave_builder_set_text(netweave_builder *builder, int64_t member, const char *attribute,
                                                       const char *value);

/** Gives a member a number attribute. NaN takes the value away. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT (also when the
 * attribute holds texts). */
NETWEAVE_API netweave_status netweave_builder_set_number(netweave_builder *builder, int64_t member,
                                                         const char *attribute, double value);

/** Gives `count` members a text attribute at once, all or none: those at the places `members`, or the first ones where
 * that is NULL. `values`: `count` texts, each ended by NUL, one after the other; "" takes the value away. Errors as
 * netweave_builder_set_text(). */
NETWEAVE_API netweave_status netweave_builder_set_texts(netweave_builder *builder, const char *attribute, int64_t count,
                                                        const int64_t *members, const char *values);

/** Gives `count` members a number attribute at once, all or none: those at the places `members`, or the first ones
 * where that is NULL. NaN takes the value away. Errors as netweave_builder_set_number(). */
NETWEAVE_API netweave_status netweave_builder_set_numbers(netweave_builder *builder, const char *attribute,
                                                          int64_t count, const int64_t *members, const double *values);

/** Orders the texts of an attribute, lowest first; it becomes a LEVEL attribute. `levels`: `count` different texts,
 * which must include every value in use. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT, NOT_FOUND (attribute). */
NETWEAVE_API netweave_status netweave_builder_set_levels(netweave_builder *builder, const char *attribute,
                                                         int64_t count, const char *const *levels);

/** Opens the tie set of a layer and wave, making it when needed; "" names the only layer or wave. Ties added next go
 * there. The first call for a tie set decides its direction; a later call may not contradict it (AUTO never does).
 * Errors: OUT_OF_MEMORY, INVALID_ARGUMENT. */
NETWEAVE_API netweave_status netweave_builder_set_tie_set(netweave_builder *builder, const char *layer,
                                                          const char *wave, netweave_direction direction);

/** Adds ties to the open tie set (layer "", wave "", AUTO, when none was opened). `from`, `to`: `count` places of
 * members; `weight`: `count` finite numbers >= 0, or NULL for 1 each. A weight of 0 is a tie reported as absent: it is
 * dropped and counted in a note. Self-ties are kept apart and counted. All or none is added. Errors: OUT_OF_MEMORY,
 * INVALID_ARGUMENT (names the first bad tie), LIMIT. */
NETWEAVE_API netweave_status netweave_builder_add_ties(netweave_builder *builder, int64_t count, const int64_t *from,
                                                       const int64_t *to, const double *weight);

/** Gives the tie added last a text attribute. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT (also: no tie yet). */
NETWEAVE_API netweave_status netweave_builder_set_tie_text(netweave_builder *builder, const char *attribute,
                                                           const char *value);

/** Gives the tie added last a number attribute. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT (also: no tie yet). */
NETWEAVE_API netweave_status netweave_builder_set_tie_number(netweave_builder *builder, const char *attribute,
                                                             double value);

/** Gives the last `count` ties of the open tie set a text attribute, all or none. `values`: `count` texts, each ended
 * by NUL, one after the other; "" for none. A tie of weight 0 is no tie and has no value. Errors: OUT_OF_MEMORY,
 * INVALID_ARGUMENT (also: more values than ties). */
NETWEAVE_API netweave_status netweave_builder_set_tie_texts(netweave_builder *builder, const char *attribute,
                                                            int64_t count, const char *values);

/** Gives the last `count` ties of the open tie set a number attribute, all or none; NaN for none. A tie of weight 0 is
 * no tie and has no value. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT (also: more values than ties). */
NETWEAVE_API netweave_status netweave_builder_set_tie_numbers(netweave_builder *builder, const char *attribute,
                                                              int64_t count, const double *values);

/** Says whether a member belonged to the network in a wave (NULL: in all waves, those to come included). A member of
 * whom nothing was said is present in all waves; one of whom something was said is present where that was said, and
 * where it has ties; a member said to be absent stays absent, and its ties of that wave are not used. Errors:
 * OUT_OF_MEMORY, INVALID_ARGUMENT. */
NETWEAVE_API netweave_status netweave_builder_set_presence(netweave_builder *builder, const char *wave, int64_t member,
                                                           int present);

/** Says whether a member answered in a wave (NULL: in all waves of which nothing else is said). Members of whom nothing
 * was said are taken as having answered. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT. */
NETWEAVE_API netweave_status netweave_builder_set_respondent(netweave_builder *builder, const char *wave,
                                                             int64_t member, int answered);

/** Sets what becomes of duplicate ties. Errors: INVALID_ARGUMENT. */
NETWEAVE_API netweave_status netweave_builder_set_duplicates(netweave_builder *builder, netweave_duplicates duplicates);

/** Adds a note (what was assumed), which the network keeps. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT. */
NETWEAVE_API netweave_status netweave_builder_add_note(netweave_builder *builder, const char *note);

/** Names where the content came from (a file, say); several are joined by commas. Errors: OUT_OF_MEMORY,
 * INVALID_ARGUMENT. */
NETWEAVE_API netweave_status netweave_builder_add_source(netweave_builder *builder, const char *source);

/** Names the tie attribute that the weights of netweave_builder_add_ties() are (default "weight"). Errors:
 * OUT_OF_MEMORY, INVALID_ARGUMENT. */
NETWEAVE_API netweave_status netweave_builder_set_weight_name(netweave_builder *builder, const char *name);

/** Makes the network. The builder stays as it is and is still the caller's. Cost: O(members + ties).
 * Errors: OUT_OF_MEMORY, INVALID_ARGUMENT (duplicate ties where these are refused, naming both ends). */
NETWEAVE_API netweave_status netweave_builder_finish(const netweave_builder *builder, netweave_network **out_network);

/** Frees a builder. NULL is a no-op. */
NETWEAVE_API void netweave_builder_free(netweave_builder *builder);

/** The roster of a network; NULL for NULL. Borrowed. */
NETWEAVE_API const netweave_roster *netweave_network_roster(const netweave_network *network);

/** Where the network came from (file names), or "". Borrowed. */
NETWEAVE_API const char *netweave_network_source(const netweave_network *network);

/** Layers of a network; at least 1, 0 for NULL. */
NETWEAVE_API int64_t netweave_network_layer_count(const netweave_network *network);

/** Name of a layer ("" for the only unnamed one); NULL when there is none. Borrowed. */
NETWEAVE_API const char *netweave_network_layer(const netweave_network *network, int64_t layer);

/** Waves of a network in the order of their making; at least 1, 0 for NULL. */
NETWEAVE_API int64_t netweave_network_wave_count(const netweave_network *network);

/** Name of a wave ("" for the only unnamed one); NULL when there is none. Borrowed. */
NETWEAVE_API const char *netweave_network_wave(const netweave_network *network, int64_t wave);

/** Ties of one layer and wave, duplicates joined, self-ties left out; 0 when there are none. */
NETWEAVE_API int64_t netweave_network_tie_count(const netweave_network *network, int64_t layer, int64_t wave);

/** 1 when ties of a layer were asked for in a wave (a tie set without ties is one), else 0. */
NETWEAVE_API int netweave_network_has_ties(const netweave_network *network, int64_t layer, int64_t wave);

/** The ties of one layer and wave, not copied: `out_count` of them, self-ties among them, duplicates joined, ordered by
 * from, then to (undirected: from <= to); `out_weight` receives NULL where ties carry no weights. Any output may be
 * NULL. Borrowed, valid as long as the network. Errors: INVALID_ARGUMENT, NOT_FOUND (no tie set there). */
NETWEAVE_API netweave_status netweave_network_ties(const netweave_network *network, int64_t layer, int64_t wave,
                                                   int64_t *out_count, const int32_t **out_from, const int32_t **out_to,
                                                   const double **out_weight);

/** Attributes of the ties of one layer and wave, the weight not among them; 0 when there are none. */
NETWEAVE_API int64_t netweave_network_tie_attribute_count(const netweave_network *network, int64_t layer, int64_t wave);

/** Name of a tie attribute; NULL when there is none. Borrowed. */
NETWEAVE_API const char *netweave_network_tie_attribute_name(const netweave_network *network, int64_t layer,
                                                             int64_t wave, int64_t attribute);

/** Kind of a tie attribute; TEXT when there is none. */
NETWEAVE_API netweave_attribute_kind netweave_network_tie_attribute_kind(const netweave_network *network, int64_t layer,
                                                                         int64_t wave, int64_t attribute);

/** The values of a tie attribute, one per tie of netweave_network_ties(), not copied: numbers, or the places of texts
 * among netweave_network_tie_value(); NaN where missing; NULL when there is no such attribute. Borrowed. */
NETWEAVE_API const double *netweave_network_tie_numbers(const netweave_network *network, int64_t layer, int64_t wave,
                                                        int64_t attribute);

/** How many different texts a tie attribute has; 0 for NUMBER. */
NETWEAVE_API int64_t netweave_network_tie_value_count(const netweave_network *network, int64_t layer, int64_t wave,
                                                      int64_t attribute);

/** One of the different texts of a tie attribute; NULL when there is none. Borrowed. */
NETWEAVE_API const char *netweave_network_tie_value(const netweave_network *network, int64_t layer, int64_t wave,
                                                    int64_t attribute, int64_t value);

/** 1 when the ties of a layer and wave have a direction, else 0. */
NETWEAVE_API int netweave_network_directed(const netweave_network *network, int64_t layer, int64_t wave);

/** Name of the tie attribute that serves as weight when `weight=` is not said but a threshold is, or "" when ties carry
 * no weights. Borrowed. */
NETWEAVE_API const char *netweave_network_weight(const netweave_network *network);

/** 1 when a member belonged to the network in a wave, else 0. */
NETWEAVE_API int netweave_network_present(const netweave_network *network, int64_t wave, int64_t member);

/** 1 when a member answered in a wave (or nothing is known of it), else 0. */
NETWEAVE_API int netweave_network_respondent(const netweave_network *network, int64_t wave, int64_t member);

/** Who belonged to the network in a wave, not copied: one value per member, 1 for those; NULL when there is no such
 * wave. Borrowed. */
NETWEAVE_API const unsigned char *netweave_network_presence(const netweave_network *network, int64_t wave);

/** Who answered in a wave, not copied: one value per member, 1 for those; NULL where nothing is known of it. Borrowed.
 */
NETWEAVE_API const unsigned char *netweave_network_respondents(const netweave_network *network, int64_t wave);

/** Notes of a network: what reading and building assumed. 0 for NULL. */
NETWEAVE_API int64_t netweave_network_note_count(const netweave_network *network);

/** One note, a sentence; NULL when there is none. Borrowed. */
NETWEAVE_API const char *netweave_network_note(const netweave_network *network, int64_t note);

/** Makes a network by a model, as "watts_strogatz:members=100,neighbours=4,rewiring=0.1"; netweave_generators() lists
 * the models. Draws with the run's seed. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT, NOT_FOUND (model), CANCELLED. */
NETWEAVE_API netweave_status netweave_network_generate(const char *spec, netweave_run *run,
                                                       netweave_network **out_network);

/** Lists the models of netweave_network_generate() with their parameters. `format`: "text", "json" or "markdown". The
 * text is the caller's. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT, NOT_FOUND (format). */
NETWEAVE_API netweave_status netweave_generators(const char *format, char **out_text);

/** Gives back a network. NULL is a no-op. Views made from it stay valid. */
NETWEAVE_API void netweave_network_free(netweave_network *network);

#ifdef __cplusplus
}
#endif

#endif
