/* Members of a piece who have the same neighbours, taken together. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/twins.h"

#include "base/memory.h"

#include <stdlib.h>

enum {
    LEAST = 64, /* in smaller pieces counting takes less time than looking for twins */
    SHARE = 16  /* fewer than one in so many to be left out is not worth it */
};

/* What tells neighbourhoods apart, most of the time. */
typedef struct mark {
    uint64_t hash;
    int32_t place;
} mark;

void nw__twins_free(nw__twins *twins) {
    nw__csr_free(&twins->piece.out);
    nw__free(twins->piece.load);
    nw__free(twins->piece.copies);
    nw__free(twins->place);
    *twins = (nw__twins){0};
}

/* The finaliser of splitmix64: Steele, Lea and Flood 2014, doi 10.1145/2660193.2660195. */
static uint64_t scramble(int32_t place) {
    uint64_t bits = ((uint64_t)(uint32_t)place + 1) * 0x9e3779b97f4a7c15U;
    bits = (bits ^ bits >> 30) * 0xbf58476d1ce4e5b9U;
    bits = (bits ^ bits >> 27) * 0x94d049bb133111ebU;
    return bits ^ bits >> 31;
}

static int compare(const void *a, const void *b) {
    const mark *left = a;
    const mark *right = b;
    if (left->hash != right->hash)
        return left->hash < right->hash ? -1 : 1;
    return left->place < right->place ? -1 : left->place > right->place;
}

/* Rows of a piece name neighbours in one order, so those of twins are the same but for each other. */
static bool is_twin(const nw__piece *whole, int32_t first, int32_t second) {
    const nw__csr *rows = &whole->out;
    int64_t left = rows->start[first];
    int64_t right = rows->start[second];
    if (whole->load[first] != whole->load[second] || nw__degree(rows, first) != nw__degree(rows, second))
        return false;
    while (left < rows->start[first + 1] || right < rows->start[second + 1]) {
        if (left < rows->start[first + 1] && rows->to[left] == second)
            left++;
        else if (right < rows->start[second + 1] && rows->to[right] == first)
            right++;
        else if (left == rows->start[first + 1] || right == rows->start[second + 1] ||
                 rows->to[left++] != rows->to[right++])
            return false;
    }
    return true;
}

/* Finds who has the same neighbours, with `closed` each counted among their own. `first`: per place, the first of its
 * kind. Returns how many are not the first. */
static int32_t find_twins(const nw__piece *whole, bool closed, mark *marks, int32_t *first) {
    const nw__csr *rows = &whole->out;
    int32_t count = 0;
    for (int32_t i = 0; i < whole->members; i++) {
        marks[i] = (mark){.hash = closed ? scramble(i) : 0, .place = i};
        for (int64_t k = rows->start[i]; k < rows->start[i + 1]; k++)
            marks[i].hash += scramble(rows->to[k]);
    }
    qsort(marks, (size_t)whole->members, sizeof *marks, compare);
    for (int32_t i = 1, leader = 0; i < whole->members; i++) {
        int32_t place = marks[i].place;
        int32_t other = marks[leader].place;
        if (marks[i].hash != marks[leader].hash || first[place] != place || first[other] != other ||
            !is_twin(whole, other, place)) {
            leader = i;
            continue;
        }
        first[place] = other;
        count++;
    }
    return count;
}

static void number_kinds(const nw__piece *whole, const int32_t *first, nw__twins *out) {
    nw__piece *piece = &out->piece;
    for (int32_t i = 0; i < whole->members; i++) {
        if (first[i] != i) { /* the first comes before */
            out->place[i] = out->place[first[i]];
            piece->copies[out->place[i]]++;
            continue;
        }
        out->place[i] = piece->members;
        piece->load[piece->members] = whole->load[i];
        piece->copies[piece->members++] = 1;
    }
}

/* Rows among the first of each kind: who is tied to one is tied to all. */
static void lay_rows(const nw__piece *whole, const int32_t *first, nw__twins *out) {
    const nw__csr *rows = &whole->out;
    nw__csr *merged = &out->piece.out;
    int64_t count = 0;
    for (int32_t i = 0; i < whole->members; i++) {
        if (first[i] != i)
            continue;
        merged->start[out->place[i]] = count;
        for (int64_t k = rows->start[i]; k < rows->start[i + 1]; k++)
            if (first[rows->to[k]] == rows->to[k])
                merged->to[count++] = out->place[rows->to[k]];
    }
    merged->start[out->piece.members] = count;
}

static bool merge(const nw__piece *whole, const int32_t *first, int32_t kinds, nw__twins *out) {
    nw__piece *piece = &out->piece;
    out->place = nw__allocate((size_t)whole->members, sizeof *out->place);
    piece->load = nw__allocate((size_t)kinds, sizeof *piece->load);
    piece->copies = nw__allocate((size_t)kinds, sizeof *piece->copies);
    piece->out.start = nw__allocate((size_t)kinds + 1, sizeof *piece->out.start);
    piece->out.to = nw__allocate((size_t)whole->out.start[whole->members], sizeof *piece->out.to);
    if (out->place == NULL || piece->load == NULL || piece->copies == NULL || piece->out.start == NULL ||
        piece->out.to == NULL)
        return false;
    number_kinds(whole, first, out);
    lay_rows(whole, first, out);
    piece->in = piece->out;
    return true;
}

bool nw__twins_merge(const nw__piece *whole, nw__twins *out) {
    *out = (nw__twins){0};
    if (whole->members < LEAST)
        return true;
    mark *marks = nw__allocate((size_t)whole->members, sizeof *marks);
    int32_t *first = nw__allocate((size_t)whole->members, sizeof *first);
    bool done = marks != NULL && first != NULL;
    if (done) {
        for (int32_t i = 0; i < whole->members; i++)
            first[i] = i;
        int32_t twins = find_twins(whole, false, marks, first) + find_twins(whole, true, marks, first);
        if (twins >= whole->members / SHARE)
            done = merge(whole, first, whole->members - twins, out);
    }
    nw__free(marks);
    nw__free(first);
    if (!done)
        nw__twins_free(out);
    return done;
}

void nw__twins_add_between(const nw__piece *whole, const nw__twins *twins, double *between) {
    const nw__csr *rows = &whole->out;
    int32_t kind = -1; /* kinds are numbered by their first */
    for (int32_t i = 0; i < whole->members; i++) {
        double copies = twins->piece.copies[twins->place[i]];
        double ways = (double)nw__degree(rows, i);
        if (twins->place[i] <= kind)
            continue;
        kind = twins->place[i];
        bool tied = false;
        for (int64_t k = rows->start[i]; k < rows->start[i + 1]; k++)
            tied = tied || twins->place[rows->to[k]] == kind;
        double share = copies * (copies - 1) * whole->load[i] * whole->load[i] / ways;
        for (int64_t k = rows->start[i]; k < rows->start[i + 1] && !tied; k++)
            between[rows->to[k]] += share;
    }
}
