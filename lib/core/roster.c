/* The roster: members, their ids and attributes; and the selection of members by text.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "core/network.h"

#include <math.h>
#include <string.h>

int64_t netweave_roster_count(const netweave_roster *roster) {
    return nw__is(roster, NW_MAGIC_ROSTER) ? roster->ids.count : 0;
}

const char *netweave_roster_id(const netweave_roster *roster, int64_t member) {
    bool there = member >= 0 && member < netweave_roster_count(roster);
    return there ? nw__index_text(&roster->ids, member) : NULL;
}

int64_t netweave_roster_find(const netweave_roster *roster, const char *id) {
    if (!nw__is(roster, NW_MAGIC_ROSTER) || id == NULL)
        return -1;
    return nw__index_find(&roster->ids, id, strlen(id));
}

int64_t netweave_roster_attribute_count(const netweave_roster *roster) {
    return nw__is(roster, NW_MAGIC_ROSTER) ? (int64_t)roster->attributes.count : 0;
}

static const nw__attribute *attribute_at(const netweave_roster *roster, int64_t attribute) {
    bool there = attribute >= 0 && attribute < netweave_roster_attribute_count(roster);
    return there ? &roster->attributes.items[attribute] : NULL;
}

const char *netweave_roster_attribute_name(const netweave_roster *roster, int64_t attribute) {
    const nw__attribute *found = attribute_at(roster, attribute);
    return found != NULL ? found->name : NULL;
}

int64_t netweave_roster_find_attribute(const netweave_roster *roster, const char *name) {
    for (int64_t k = 0; name != NULL && k < netweave_roster_attribute_count(roster); k++)
        if (strcmp(roster->attributes.items[k].name, name) == 0)
            return k;
    return -1;
}

netweave_attribute_kind netweave_roster_attribute_kind(const netweave_roster *roster, int64_t attribute) {
    const nw__attribute *found = attribute_at(roster, attribute);
    return found != NULL ? found->kind : NETWEAVE_ATTRIBUTE_TEXT;
}

const char *netweave_roster_text(const netweave_roster *roster, int64_t attribute, int64_t member) {
    const nw__attribute *found = attribute_at(roster, attribute);
    return found != NULL ? nw__attribute_text(found, member) : NULL;
}

double netweave_roster_number(const netweave_roster *roster, int64_t attribute, int64_t member) {
    const nw__attribute *found = attribute_at(roster, attribute);
    return found != NULL ? nw__attribute_number(found, member) : NAN;
}

int64_t netweave_roster_value_count(const netweave_roster *roster, int64_t attribute) {
    const nw__attribute *found = attribute_at(roster, attribute);
    return found != NULL ? found->values.count : 0;
}

const char *netweave_roster_value(const netweave_roster *roster, int64_t attribute, int64_t value) {
    const nw__attribute *found = attribute_at(roster, attribute);
    bool there = found != NULL && value >= 0 && value < found->values.count;
    return there ? nw__index_text(&found->values, value) : NULL;
}

/* Selects by ATTRIBUTE=VALUE; false when the text before '=' is no attribute. */
static netweave_status select_by_attribute(const netweave_roster *roster, const nw__attribute *attribute,
                                           const char *value, const char *what, unsigned char *out) {
    double wanted;
    bool known;
    if (attribute->kind == NETWEAVE_ATTRIBUTE_NUMBER) {
        known = nw__number_parse(value, strlen(value), '.', &wanted);
    } else {
        int64_t place = nw__index_find(&attribute->values, value, strlen(value));
        known = place >= 0;
        wanted = (double)place;
    }
    bool found = false;
    for (int64_t i = 0; known && i < roster->ids.count; i++) {
        out[i] = nw__attribute_number(attribute, i) == wanted;
        found = found || out[i] != 0;
    }
    if (found)
        return NETWEAVE_STATUS_OK;
    return nw__fail(NETWEAVE_STATUS_NOT_FOUND, "%s: no member has %s=%s; look at the values of that attribute", what,
                    attribute->name, value);
}

static netweave_status missing_member(const netweave_roster *roster, const char *id, const char *what) {
    size_t count = (size_t)roster->ids.count;
    const char *nearest = NULL;
    const char **ids = count <= 100000 ? nw__allocate(count, sizeof *ids) : NULL;
    if (ids != NULL) {
        for (size_t i = 0; i < count; i++)
            ids[i] = nw__index_text(&roster->ids, (int64_t)i);
        nearest = nw__text_nearest(id, ids, count);
        nw__free(ids);
    }
    if (nearest != NULL)
        return nw__fail(NETWEAVE_STATUS_NOT_FOUND, "%s: there is no member '%s'; did you mean '%s'?", what, id,
                        nearest);
    return nw__fail(NETWEAVE_STATUS_NOT_FOUND,
                    "%s: there is no member or attribute '%s'; give a member's id, or ATTRIBUTE=VALUE", what, id);
}

/* Cuts `list` (a copy that may be written to) at commas and selects each id. */
static netweave_status select_by_ids(const netweave_roster *roster, char *list, const char *what, unsigned char *out) {
    for (char *at = list; at != NULL;) {
        char *comma = strchr(at, ',');
        if (comma != NULL)
            *comma = '\0';
        while (*at == ' ')
            at++;
        size_t length = strlen(at);
        while (length > 0 && at[length - 1] == ' ')
            at[--length] = '\0';
        int64_t member = nw__index_find(&roster->ids, at, length);
        if (member < 0)
            return missing_member(roster, at, what);
        out[member] = 1;
        at = comma != NULL ? comma + 1 : NULL;
    }
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__roster_select(const netweave_roster *roster, const char *selection, const char *what,
                                  unsigned char *out) {
    int64_t whole = netweave_roster_find(roster, selection);
    memset(out, 0, (size_t)roster->ids.count);
    if (whole >= 0) {
        out[whole] = 1;
        return NETWEAVE_STATUS_OK;
    }
    char *copy = nw__copy_text(selection);
    if (copy == NULL)
        return nw__fail_memory();
    char *equals = strchr(copy, '=');
    netweave_status status;
    const nw__attribute *attribute = NULL;
    if (equals != NULL) {
        *equals = '\0';
        attribute = nw__attributes_find(&roster->attributes, copy);
        if (attribute == NULL)
            *equals = '=';
    }
    if (attribute != NULL)
        status = select_by_attribute(roster, attribute, equals + 1, what, out);
    else
        status = select_by_ids(roster, copy, what, out);
    nw__free(copy);
    return status;
}

netweave_status nw__roster_take(nw__index *ids, int64_t count, const char *texts, const char *what) {
    const char *id = texts;
    for (int64_t i = 0; i < count; i++, id += strlen(id) + 1) {
        int64_t place;
        size_t length = strlen(id);
        if (length == 0 || !nw__utf8_valid(id, length))
            return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                            "the id of %s %lld is %s; give every %s a text of its own", what, (long long)i,
                            length == 0 ? "empty" : "no UTF-8", what);
        netweave_status status = nw__index_add(ids, id, length, &place);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        if (place != i)
            return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "the %ss %lld and %lld have the same id '%s'; rename one",
                            what, (long long)place, (long long)i, id);
    }
    return NETWEAVE_STATUS_OK;
}
