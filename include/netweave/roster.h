/* netweave: the roster, the members of a network and what is known of each.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NETWEAVE_ROSTER_H
#define NETWEAVE_ROSTER_H

#include <netweave/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The members of a network in fixed order, with unique text ids and typed attributes. A member keeps its place in all
 * waves and layers. Borrowed from its network, immutable, safe to read from several threads. */
typedef struct netweave_roster netweave_roster;

/** How the values of an attribute are to be read. */
typedef enum netweave_attribute_kind {
    NETWEAVE_ATTRIBUTE_TEXT = 0,   /**< names without order */
    NETWEAVE_ATTRIBUTE_NUMBER = 1, /**< numbers; NaN where missing */
    NETWEAVE_ATTRIBUTE_LEVEL = 2   /**< names with an order, lowest first */
} netweave_attribute_kind;

/** Members of a roster; 0 for NULL. */
NETWEAVE_API int64_t netweave_roster_count(const netweave_roster *roster);

/** Id of a member, UTF-8; NULL when there is none. Borrowed. */
NETWEAVE_API const char *netweave_roster_id(const netweave_roster *roster, int64_t member);

/** All ids in order, each ended by NUL, one after the other, `out_length` bytes (may be NULL) in all; NULL without
 * members. Borrowed, not copied. */
NETWEAVE_API const char *netweave_roster_ids(const netweave_roster *roster, size_t *out_length);

/** Place of a member by id (exact bytes); -1 when there is none. Constant time. */
NETWEAVE_API int64_t netweave_roster_find(const netweave_roster *roster, const char *id);

/** Attributes of a roster; 0 for NULL. */
NETWEAVE_API int64_t netweave_roster_attribute_count(const netweave_roster *roster);

/** Name of an attribute; NULL when there is none. Borrowed. */
NETWEAVE_API const char *netweave_roster_attribute_name(const netweave_roster *roster, int64_t attribute);

/** Place of an attribute by name; -1 when there is none. */
NETWEAVE_API int64_t netweave_roster_find_attribute(const netweave_roster *roster, const char *name);

/** Kind of an attribute; TEXT when there is none. */
NETWEAVE_API netweave_attribute_kind netweave_roster_attribute_kind(const netweave_roster *roster, int64_t attribute);

/** A member's value as text (numbers in shortest exact form are not kept as text: NULL for NUMBER attributes, use
 * netweave_roster_number()); NULL where missing. Borrowed. */
NETWEAVE_API const char *netweave_roster_text(const netweave_roster *roster, int64_t attribute, int64_t member);

/** A member's value as number: the number itself, or the place of its text among the attribute's values (0 first; the
 * order of LEVEL attributes); NaN where missing. */
NETWEAVE_API double netweave_roster_number(const netweave_roster *roster, int64_t attribute, int64_t member);

/** All values of an attribute as netweave_roster_number() gives them, one per member, not copied; NULL when there is no
 * such attribute. Borrowed. */
NETWEAVE_API const double *netweave_roster_numbers(const netweave_roster *roster, int64_t attribute);

/** How many different texts a TEXT or LEVEL attribute has; 0 for NUMBER. */
NETWEAVE_API int64_t netweave_roster_value_count(const netweave_roster *roster, int64_t attribute);

/** One of the different texts of an attribute, in order (LEVEL: lowest first; TEXT: as first met). Borrowed. */
NETWEAVE_API const char *netweave_roster_value(const netweave_roster *roster, int64_t attribute, int64_t value);

#ifdef __cplusplus
}
#endif

#endif
