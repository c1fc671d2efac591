/* Components, weak and strong. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/pass.h"
#include "core/unite.h"

enum { POLL = 4096 }; /* members between two looks at the run */

static void free_components(void *work) {
    nw__components *components = work;
    if (components == NULL)
        return;
    nw__free(components->component);
    nw__free(components->size);
    nw__free(components);
}

static nw__components *new_components(int32_t members) {
    nw__components *components = nw__allocate_zeroed(1, sizeof *components);
    if (components == NULL)
        return NULL;
    components->component = nw__allocate((size_t)members, sizeof *components->component);
    if (components->component == NULL) {
        free_components(components);
        return NULL;
    }
    for (int32_t i = 0; i < members; i++)
        components->component[i] = -1;
    return components;
}

/* Sizes, the largest and the pairs, once every member has its component. */
static netweave_status measure_components(int32_t members, nw__components *components) {
    components->size = nw__allocate_zeroed((size_t)components->count, sizeof *components->size);
    if (components->size == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < members; i++)
        components->size[components->component[i]]++;
    components->largest = -1;
    for (int64_t i = 0; i < components->count; i++) {
        int64_t size = components->size[i];
        if (components->largest < 0 || size > components->size[components->largest])
            components->largest = i;
        components->pairs += (double)size * (double)(size - 1) / 2;
    }
    return NETWEAVE_STATUS_OK;
}

/* Numbers the components in the order of their first members, which stand in `component`. */
static void number_weak(int32_t members, nw__components *out) {
    for (int32_t i = 0; i < members; i++)
        out->component[i] = out->component[i] == i ? (int32_t)out->count++ : out->component[out->component[i]];
}

static netweave_status make_weak(const netweave_view *view, netweave_run *run, void **out_work) {
    nw__components *components = new_components(view->members);
    if (components == NULL)
        return nw__fail_memory();
    netweave_status status = nw__unite(view, run, components->component);
    if (status == NETWEAVE_STATUS_OK) {
        number_weak(view->members, components);
        status = measure_components(view->members, components);
    }
    if (status == NETWEAVE_STATUS_OK)
        *out_work = components;
    else
        free_components(components);
    return status;
}

netweave_status nw__pass_components(const netweave_view *view, netweave_run *run, const nw__components **out) {
    void *work = NULL;
    netweave_status status = nw__view_pass(view, NW_PASS_COMPONENTS, make_weak, free_components, run, &work);
    if (status == NETWEAVE_STATUS_OK)
        *out = work;
    return status;
}

/* Tarjan 1972 (doi 10.1137/0201010), with its own stacks. */
typedef struct search {
    const nw__csr *rows;
    int32_t *component; /* -1 until known */
    int32_t *found;     /* when a member was found, from 1; 0: not yet */
    int32_t *low;       /* the earliest found member known to be reachable */
    int32_t *open;      /* found members whose component is not known yet */
    int32_t *path;      /* the way from the root to the member at hand */
    int64_t *next;      /* per member: the next arc to follow */
    int32_t time, open_count, depth, count;
} search;

static void enter(search *search, int32_t member) {
    search->found[member] = search->low[member] = ++search->time;
    search->next[member] = search->rows->start[member];
    search->open[search->open_count++] = member;
    search->path[search->depth++] = member;
}

/* Goes back from the member at the end of the path; closes its component when it is the first of it. */
static void leave(search *search) {
    int32_t member = search->path[--search->depth];
    if (search->low[member] == search->found[member]) {
        int32_t closed;
        do {
            closed = search->open[--search->open_count];
            search->component[closed] = search->count;
        } while (closed != member);
        search->count++;
    }
    if (search->depth > 0) {
        int32_t parent = search->path[search->depth - 1];
        if (search->low[member] < search->low[parent])
            search->low[parent] = search->low[member];
    }
}

static netweave_status search_from(search *search, int32_t root, int32_t members, netweave_run *run) {
    enter(search, root);
    for (int64_t step = 1; search->depth > 0; step++) {
        netweave_status status =
            step % POLL == 0 ? nw__run_check(run, (double)search->time / members, "components") : NETWEAVE_STATUS_OK;
        if (status != NETWEAVE_STATUS_OK)
            return status;
        int32_t member = search->path[search->depth - 1];
        if (search->next[member] == search->rows->start[member + 1]) {
            leave(search);
            continue;
        }
        int32_t other = search->rows->to[search->next[member]++];
        if (search->found[other] == 0)
            enter(search, other);
        else if (search->component[other] < 0 && search->found[other] < search->low[member])
            search->low[member] = search->found[other];
    }
    return NETWEAVE_STATUS_OK;
}

/* Numbers the components by their first member; `number` has a place per component. */
static void renumber(int32_t members, int32_t *number, nw__components *components) {
    for (int64_t i = 0; i < components->count; i++)
        number[i] = -1;
    int32_t next = 0;
    for (int32_t i = 0; i < members; i++) {
        int32_t *mine = &number[components->component[i]];
        if (*mine < 0)
            *mine = next++;
        components->component[i] = *mine;
    }
}

static netweave_status label_strong(const netweave_view *view, netweave_run *run, nw__components *out) {
    size_t members = (size_t)view->members;
    search search = {.rows = &view->out,
                     .component = out->component,
                     .found = nw__allocate_zeroed(members, sizeof *search.found),
                     .low = nw__allocate(members, sizeof *search.low),
                     .open = nw__allocate(members, sizeof *search.open),
                     .path = nw__allocate(members, sizeof *search.path),
                     .next = nw__allocate(members, sizeof *search.next)};
    netweave_status status = NETWEAVE_STATUS_OK;
    if (search.found == NULL || search.low == NULL || search.open == NULL || search.path == NULL || search.next == NULL)
        status = nw__fail_memory();
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++) {
        if (i % POLL == 0)
            status = nw__run_check(run, (double)i / view->members, "components");
        if (status == NETWEAVE_STATUS_OK && search.found[i] == 0)
            status = search_from(&search, i, view->members, run);
    }
    out->count = search.count;
    if (status == NETWEAVE_STATUS_OK)
        renumber(view->members, search.open, out);
    nw__free(search.found);
    nw__free(search.low);
    nw__free(search.open);
    nw__free(search.path);
    nw__free(search.next);
    return status;
}

static netweave_status make_strong(const netweave_view *view, netweave_run *run, void **out_work) {
    nw__components *components = new_components(view->members);
    if (components == NULL)
        return nw__fail_memory();
    netweave_status status = label_strong(view, run, components);
    if (status == NETWEAVE_STATUS_OK)
        status = measure_components(view->members, components);
    if (status == NETWEAVE_STATUS_OK)
        *out_work = components;
    else
        free_components(components);
    return status;
}

netweave_status nw__pass_strong_components(const netweave_view *view, netweave_run *run, const nw__components **out) {
    if (!view->directed)
        return nw__pass_components(view, run, out);
    void *work = NULL;
    netweave_status status = nw__view_pass(view, NW_PASS_STRONG, make_strong, free_components, run, &work);
    if (status == NETWEAVE_STATUS_OK)
        *out = work;
    return status;
}
