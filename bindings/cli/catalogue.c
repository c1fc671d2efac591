/* What the catalogue says of a measure. SPDX-License-Identifier: GPL-2.0-or-later */
#include "catalogue.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* The catalogue's row for the measure of a column, as JSON; NULL when there is none. */
static json_t *load_row(const char *column) {
    char *name = text_of("%.*s", (int)strcspn(column, ".:"), column);
    char *text = NULL;
    json_t *row = NULL;
    if (netweave_measure_find(name) >= 0 && netweave_catalog(name, "json", &text) == NETWEAVE_STATUS_OK)
        row = json_loads(text, 0, NULL);
    netweave_text_free(text);
    free(name);
    return row;
}

char *measure_question(const char *column) {
    json_t *row = load_row(column);
    const char *question = json_string_value(json_object_get(row, "question"));
    char *copy = text_of("%s", question != NULL ? question : "");
    json_decref(row);
    return copy;
}

netweave_kind measure_kind(const char *column) {
    static const char *const kinds[] = {"real", "count", "share", "nominal", "flag"};
    const char *dot = strchr(column, '.');
    json_t *row = load_row(column);
    netweave_kind found = NETWEAVE_KIND_REAL;
    size_t place;
    json_t *known;
    json_array_foreach(json_object_get(row, "columns"), place, known) {
        const char *name = json_string_value(json_object_get(known, "name"));
        const char *kind = json_string_value(json_object_get(known, "kind"));
        if (name == NULL || kind == NULL || strcmp(name, dot != NULL ? dot + 1 : "") != 0)
            continue;
        for (int k = 0; k < 5; k++)
            if (strcmp(kinds[k], kind) == 0)
                found = (netweave_kind)k;
    }
    json_decref(row);
    return found;
}
