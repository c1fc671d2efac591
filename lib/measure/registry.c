/* The registry of measures: the list in meson.build. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/measure.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define ROW(name) extern const nw__measure nw__measure_##name;
#include "measure_list.h"
#undef ROW

const nw__measure *const nw__measures[] = {
#define ROW(name) &nw__measure_##name,
#include "measure_list.h"
#undef ROW
};

const int64_t nw__measure_total = (int64_t)(sizeof nw__measures / sizeof nw__measures[0]);

int64_t netweave_measure_count(void) {
    return nw__measure_total;
}

static const nw__measure *measure_at(int64_t measure) {
    return measure >= 0 && measure < nw__measure_total ? nw__measures[measure] : NULL;
}

const char *netweave_measure_name(int64_t measure) {
    const nw__measure *found = measure_at(measure);
    return found != NULL ? found->name : NULL;
}

const char *netweave_measure_title(int64_t measure) {
    const nw__measure *found = measure_at(measure);
    return found != NULL ? found->title : NULL;
}

int64_t netweave_measure_find(const char *name) {
    for (int64_t k = 0; name != NULL && k < nw__measure_total; k++)
        if (strcmp(nw__measures[k]->name, name) == 0)
            return k;
    return -1;
}

netweave_status nw__measure_find(const char *name, const nw__measure **out) {
    int64_t place = netweave_measure_find(name);
    if (place >= 0) {
        *out = nw__measures[place];
        return NETWEAVE_STATUS_OK;
    }
    const char **names = nw__allocate((size_t)nw__measure_total, sizeof *names);
    if (names == NULL)
        return nw__fail_memory();
    for (int64_t k = 0; k < nw__measure_total; k++)
        names[k] = nw__measures[k]->name;
    const char *nearest = nw__text_nearest(name, names, (size_t)nw__measure_total);
    nw__free(names);
    if (nearest != NULL)
        return nw__fail(NETWEAVE_STATUS_NOT_FOUND, "there is no measure '%s'; did you mean '%s'?", name, nearest);
    return nw__fail(NETWEAVE_STATUS_NOT_FOUND, "there is no measure '%s'; 'netweave describe' lists all", name);
}

netweave_scope netweave_measure_scope(int64_t measure) {
    const nw__measure *found = measure_at(measure);
    return found != NULL ? found->scope : NETWEAVE_SCOPE_NETWORK;
}

netweave_pole netweave_measure_pole(int64_t measure) {
    const nw__measure *found = measure_at(measure);
    return found != NULL ? found->pole : NETWEAVE_POLE_NEITHER;
}

netweave_status nw__call_undefined(const nw__call *call, const char *reason) {
    return nw__table_add_note(call->table, "%s is undefined: %s.", call->name, reason);
}

netweave_status nw__call_undefined_some(const nw__call *call, int64_t count, const char *reason) {
    if (count == 0)
        return NETWEAVE_STATUS_OK;
    return nw__table_add_note(call->table, "%s is undefined for %lld of the %s: %s.", call->name, (long long)count,
                              call->measure->scope == NETWEAVE_SCOPE_TIE ? "ties" : "members", reason);
}

netweave_status nw__call_note(const nw__call *call, const char *format, ...) {
    char text[NW_ERROR_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return nw__table_add_note(call->table, "%s: %s", call->name, text);
}
