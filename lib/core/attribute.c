/* Attributes of members and of ties. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/attribute.h"

#include "base/memory.h"

#include <math.h>
#include <string.h>

nw__attribute *nw__attributes_find(const nw__attributes *attributes, const char *name) {
    for (size_t k = 0; k < attributes->count; k++)
        if (strcmp(attributes->items[k].name, name) == 0)
            return &attributes->items[k];
    return NULL;
}

static netweave_status add(nw__attributes *attributes, const char *name, netweave_attribute_kind kind,
                           nw__attribute **out) {
    char *copy = nw__copy_text(name);
    if (copy == NULL ||
        !nw__grow(&attributes->items, &attributes->capacity, attributes->count + 1, sizeof *attributes->items)) {
        nw__free(copy);
        return nw__fail_memory();
    }
    *out = &attributes->items[attributes->count++];
    **out = (nw__attribute){.name = copy, .kind = kind};
    return NETWEAVE_STATUS_OK;
}

static void free_one(nw__attribute *attribute) {
    nw__free(attribute->name);
    nw__free(attribute->numbers);
    nw__index_free(&attribute->values);
}

static netweave_status reach(nw__attribute *attribute, size_t rows) {
    if (!nw__grow(&attribute->numbers, &attribute->capacity, rows, sizeof *attribute->numbers))
        return nw__fail_memory();
    while (attribute->filled < rows)
        attribute->numbers[attribute->filled++] = NAN;
    return NETWEAVE_STATUS_OK;
}

static netweave_status set_value(nw__attribute *attribute, int64_t row, const char *text, double number) {
    netweave_status status = reach(attribute, (size_t)row + 1);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (text != NULL && *text == '\0') {
        number = NAN;
    } else if (text != NULL) {
        int64_t place = nw__index_find(&attribute->values, text, strlen(text));
        if (place < 0 && attribute->kind == NETWEAVE_ATTRIBUTE_LEVEL)
            return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "'%s' is not one of the levels of '%s'; add it to them",
                            text, attribute->name);
        status = nw__index_add(&attribute->values, text, strlen(text), &place);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        number = (double)place;
    }
    attribute->numbers[row] = number;
    return NETWEAVE_STATUS_OK;
}

static netweave_status refuse_kind(const char *name, bool is_text) {
    return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                    "attribute '%s' holds %s, so a %s cannot be set; use another name", name,
                    is_text ? "numbers" : "texts", is_text ? "text" : "number");
}

netweave_status nw__attributes_set(nw__attributes *attributes, const char *name, int64_t row, const char *text,
                                   double number) {
    nw__attribute *attribute = nw__attributes_find(attributes, name);
    bool is_new = attribute == NULL;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (is_new)
        status = add(attributes, name, text != NULL ? NETWEAVE_ATTRIBUTE_TEXT : NETWEAVE_ATTRIBUTE_NUMBER, &attribute);
    else if ((attribute->kind == NETWEAVE_ATTRIBUTE_NUMBER) != (text == NULL))
        return refuse_kind(name, text != NULL);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status = set_value(attribute, row, text, number);
    if (status != NETWEAVE_STATUS_OK && is_new) {
        attributes->count--;
        free_one(attribute);
    }
    return status;
}

double nw__attribute_number(const nw__attribute *attribute, int64_t row) {
    return row >= 0 && (size_t)row < attribute->filled ? attribute->numbers[row] : NAN;
}

const char *nw__attribute_text(const nw__attribute *attribute, int64_t row) {
    double number = nw__attribute_number(attribute, row);
    if (attribute->kind == NETWEAVE_ATTRIBUTE_NUMBER || isnan(number))
        return NULL;
    return nw__index_text(&attribute->values, (int64_t)number);
}

static netweave_status copy_one(const nw__attribute *source, int64_t count, const int64_t *rows, nw__attributes *out) {
    nw__attribute *copy;
    netweave_status status = add(out, source->name, source->kind, &copy);
    if (status == NETWEAVE_STATUS_OK)
        status = reach(copy, (size_t)count);
    if (status == NETWEAVE_STATUS_OK && source->kind != NETWEAVE_ATTRIBUTE_NUMBER)
        status = nw__index_copy(&source->values, &copy->values);
    for (int64_t i = 0; i < count && status == NETWEAVE_STATUS_OK; i++)
        copy->numbers[i] = nw__attribute_number(source, rows != NULL ? rows[i] : i);
    return status;
}

/* Sets all values of a column in a copy of it. */
static netweave_status fill_column(nw__attribute *attribute, const nw__values *column) {
    netweave_status status = NETWEAVE_STATUS_OK;
    const char *text = column->texts;
    for (int64_t k = 0; k < column->count && status == NETWEAVE_STATUS_OK; k++) {
        int64_t row = column->rows != NULL ? column->rows[k] : column->first + k;
        status = set_value(attribute, row, text, text != NULL ? NAN : column->numbers[k]);
        if (text != NULL)
            text += strlen(text) + 1;
    }
    return status;
}

netweave_status nw__attributes_set_column(nw__attributes *attributes, const char *name, const nw__values *column) {
    nw__attribute *found = nw__attributes_find(attributes, name);
    bool is_text = column->texts != NULL;
    if (found != NULL && (found->kind == NETWEAVE_ATTRIBUTE_NUMBER) == is_text)
        return refuse_kind(name, is_text);
    nw__attributes copy = {0};
    nw__attribute *changed = NULL;
    netweave_status status =
        found != NULL ? copy_one(found, (int64_t)found->filled, NULL, &copy)
                      : add(&copy, name, is_text ? NETWEAVE_ATTRIBUTE_TEXT : NETWEAVE_ATTRIBUTE_NUMBER, &changed);
    if (status == NETWEAVE_STATUS_OK)
        status = fill_column(&copy.items[0], column);
    if (status == NETWEAVE_STATUS_OK && found == NULL &&
        !nw__grow(&attributes->items, &attributes->capacity, attributes->count + 1, sizeof *attributes->items))
        status = nw__fail_memory();
    if (status != NETWEAVE_STATUS_OK) {
        nw__attributes_free(&copy);
        return status;
    }
    if (found != NULL)
        free_one(found);
    else
        found = &attributes->items[attributes->count++];
    *found = copy.items[0];
    nw__free(copy.items);
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__attributes_copy(const nw__attributes *source, int64_t count, const int64_t *rows,
                                    nw__attributes *out) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t k = 0; k < source->count && status == NETWEAVE_STATUS_OK; k++)
        status = copy_one(&source->items[k], count, rows, out);
    if (status != NETWEAVE_STATUS_OK)
        nw__attributes_free(out);
    return status;
}

void nw__attributes_free(nw__attributes *attributes) {
    for (size_t k = 0; k < attributes->count; k++)
        free_one(&attributes->items[k]);
    nw__free(attributes->items);
    *attributes = (nw__attributes){0};
}
