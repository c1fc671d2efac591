/* Parts of the intake that the readers of graph files share. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "io/io.h"

#include <math.h>
#include <string.h>

enum { ATTRIBUTE_LIMIT = 1000, FREE_CELLS = 1 << 21 };

/* Drops the unnamed first name when nothing bears it; `places`: of each tie. */
static netweave_status drop_unnamed(nw__index *names, int32_t *places, int64_t count) {
    nw__index kept = {0};
    netweave_status status = NETWEAVE_STATUS_OK;
    bool used = names->count < 2;
    for (int64_t k = 0; k < count && !used; k++)
        used = places[k] == 0;
    if (used)
        return status;
    for (int64_t k = 1; k < names->count && status == NETWEAVE_STATUS_OK; k++) {
        int64_t place;
        status = nw__index_add(&kept, nw__index_text(names, k), strlen(nw__index_text(names, k)), &place);
    }
    if (status != NETWEAVE_STATUS_OK) {
        nw__index_free(&kept);
        return status;
    }
    for (int64_t k = 0; k < count; k++)
        places[k]--;
    nw__index_free(names);
    *names = kept;
    return status;
}

netweave_status nw__intake_tidy(nw__intake *intake) {
    netweave_status status = drop_unnamed(&intake->layers, intake->layer, intake->count);
    if (status == NETWEAVE_STATUS_OK)
        status = drop_unnamed(&intake->waves, intake->wave, intake->count);
    const nw__said *everywhere = &intake->builder->everywhere;
    for (int64_t i = 0; intake->said && i < intake->builder->roster.ids.count && status == NETWEAVE_STATUS_OK; i++)
        if ((size_t)i >= everywhere->filled || everywhere->values[i] < 0)
            status = netweave_builder_set_presence(intake->builder, NULL, i, 1);
    return status;
}

/* Makes the numbers of an attribute texts. */
static netweave_status make_text(nw__attribute *attribute) {
    nw__attributes texts = {0};
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t row = 0; row < attribute->filled && status == NETWEAVE_STATUS_OK; row++) {
        char number[NW_NUMBER_SIZE];
        nw__number_format(attribute->numbers[row], 0, number);
        bool there = !isnan(attribute->numbers[row]);
        if (there || row == 0)
            status = nw__attributes_set(&texts, attribute->name, (int64_t)row, there ? number : "", NAN);
    }
    if (status != NETWEAVE_STATUS_OK || texts.items == NULL) {
        nw__attributes_free(&texts);
        return status;
    }
    nw__attribute old = *attribute;
    *attribute = texts.items[0];
    texts.items[0] = old;
    nw__attributes_free(&texts);
    return status;
}

netweave_status nw__attribute_take(nw__attributes *attributes, const char *name, int64_t row, const char *text,
                                   double number, const nw__document *document, const char *at) {
    char written[NW_NUMBER_SIZE];
    nw__attribute *known = nw__attributes_find(attributes, name);
    size_t count = attributes->count + (known == NULL);
    if (count > ATTRIBUTE_LIMIT)
        return nw__fail_at_as(NETWEAVE_STATUS_LIMIT, document, at,
                              "there are more than %d attributes of one kind; keep those that are needed",
                              ATTRIBUTE_LIMIT);
    if (count * ((size_t)row + 1) > FREE_CELLS + document->length)
        return nw__fail_at_as(NETWEAVE_STATUS_LIMIT, document, at,
                              "%zu attributes, of which most are empty, are too many here; keep those that are needed",
                              count);
    netweave_status status = NETWEAVE_STATUS_OK;
    if (known != NULL && known->kind == NETWEAVE_ATTRIBUTE_NUMBER && text != NULL)
        status = make_text(known);
    if (known != NULL && known->kind != NETWEAVE_ATTRIBUTE_NUMBER && text == NULL) {
        nw__number_format(number, 0, written);
        text = written;
    }
    return status == NETWEAVE_STATUS_OK ? nw__attributes_set(attributes, name, row, text, number) : status;
}
