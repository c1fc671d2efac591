/* Times of GEXF: the network of each time becomes a wave. SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The times that the file names cut time into parts; a wave is a part in which there are ties, named by its beginning.
 * A tie is in all waves that its time covers, and in every wave when it has none. */
#include "base/memory.h"
#include "io/gexf.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TIME_LIMIT = 1000, WAVE_LIMIT = 100, FREE_TIES = 500000, CHECK_EVERY = 4096 };

/* The place of a time among those of the file; -1 where there is none, or it is endless. */
static netweave_status take_time(nw__gexf *gexf, const char *name, bool *out_said, int32_t *out_place) {
    char *text = NULL;
    int64_t place = -1;
    netweave_status status = nw__xml_attribute(&gexf->xml, name, &text);
    if (text != NULL && *text != '\0' && strcasestr(text, "inf") == NULL) {
        status = nw__index_add(&gexf->times, text, strlen(text), &place);
        *out_place = (int32_t)place;
    }
    *out_said = *out_said || text != NULL;
    nw__free(text);
    return status;
}

netweave_status nw__gexf_spell_here(nw__gexf *gexf) {
    static const char *const names[] = {"start", "startopen", "end", "endopen", "timestamp"};
    int32_t row = (int32_t)(gexf->owner == 0 ? gexf->member : gexf->intake->count - 1);
    nw__gexf_spell spell = {
        .edge = gexf->owner == 1, .row = row, .line = nw__xml_line(&gexf->xml), .start = -1, .end = -1};
    bool said = false;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t k = 0; k < 5 && status == NETWEAVE_STATUS_OK; k++)
        status = take_time(gexf, names[k], &said, k == 2 || k == 3 ? &spell.end : &spell.start);
    if (status != NETWEAVE_STATUS_OK || !said)
        return status;
    char *point = NULL;
    status = nw__xml_attribute(&gexf->xml, "timestamp", &point);
    spell.point = point != NULL;
    nw__free(point);
    if (status == NETWEAVE_STATUS_OK &&
        !nw__grow(&gexf->spells, &gexf->spell_capacity, gexf->spell_count + 1, sizeof *gexf->spells))
        status = nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        gexf->spells[gexf->spell_count++] = spell;
    return status;
}

typedef struct moment {
    const char *text;
    double number;
    int32_t place;
} moment;

static int by_number(const void *left, const void *right) {
    const moment *a = left;
    const moment *b = right;
    return a->number != b->number ? (a->number > b->number) - (a->number < b->number) : a->place - b->place;
}

static int by_text(const void *left, const void *right) {
    const moment *a = left;
    const moment *b = right;
    return strcmp(a->text, b->text);
}

/* The waves that are made. */
typedef struct plan {
    int32_t rank[TIME_LIMIT];          /* of each time */
    const char *names[TIME_LIMIT];     /* of the part of time that begins with a rank */
    unsigned char used[TIME_LIMIT];    /* parts that are waves */
    unsigned char covered[TIME_LIMIT]; /* of the tie or member at hand */
    int32_t count;                     /* of ranks */
    bool inclusive;                    /* an end is part of its time */
    bool edges;                        /* edges have times */
} plan;

/* Orders the times: as numbers where all are, else as texts, as dates are written. */
static void order_times(const nw__gexf *gexf, plan *plan) {
    moment moments[TIME_LIMIT];
    int64_t count = gexf->times.count;
    bool numbers = true;
    for (int64_t k = 0; k < count; k++) {
        const char *text = nw__index_text(&gexf->times, k);
        moments[k] = (moment){.text = text, .place = (int32_t)k};
        numbers = numbers && nw__number_parse(text, strlen(text), '.', &moments[k].number);
    }
    qsort(moments, (size_t)count, sizeof *moments, numbers ? by_number : by_text);
    for (int64_t k = 0; k < count; k++) {
        if (k == 0 || !numbers || moments[k].number != moments[k - 1].number)
            plan->names[plan->count++] = moments[k].text;
        plan->rank[moments[k].place] = plan->count - 1;
    }
}

/* Marks the parts that a time covers. */
static void cover(plan *plan, const nw__gexf_spell *spell) {
    int32_t first = spell->start >= 0 ? plan->rank[spell->start] : 0;
    int32_t last = spell->end >= 0 ? plan->rank[spell->end] : plan->count - 1;
    if (spell->point)
        last = first;
    else if (spell->end >= 0 && !plan->inclusive && last > first)
        last--;
    for (int32_t part = first; part <= last; part++)
        plan->covered[part] = 1;
}

static int64_t count_waves(const plan *plan) {
    int64_t waves = 0;
    for (int32_t part = 0; part < plan->count; part++)
        waves += plan->used[part];
    return waves;
}

/* Finds the parts that are waves. */
static void find_waves(const nw__gexf *gexf, plan *plan) {
    for (size_t k = 0; k < gexf->spell_count; k++) {
        const nw__gexf_spell *spell = &gexf->spells[k];
        plan->edges = plan->edges || spell->edge;
        plan->inclusive = plan->inclusive || spell->point || (spell->start >= 0 && spell->start == spell->end);
    }
    for (size_t k = 0; k < gexf->spell_count; k++)
        if (gexf->spells[k].edge == plan->edges)
            cover(plan, &gexf->spells[k]);
    memcpy(plan->used, plan->covered, sizeof plan->used);
}

/* Puts a tie into a wave; a tie that is in one already is copied with its attributes. */
static netweave_status put_tie(nw__intake *intake, int64_t tie, int64_t wave, bool copy) {
    int64_t row = tie;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (copy) {
        row = intake->count;
        status = nw__intake_tie(intake, intake->from[tie], intake->to[tie], intake->weight[tie], intake->layer[tie],
                                wave, (netweave_direction)intake->direction[tie]);
    }
    for (size_t k = 0; k < intake->ties.count && copy && status == NETWEAVE_STATUS_OK; k++) {
        const nw__attribute *attribute = &intake->ties.items[k];
        double number = nw__attribute_number(attribute, tie);
        const char *text = nw__attribute_text(attribute, tie);
        char *kept = text != NULL ? nw__copy_text(text) : NULL;
        if (text != NULL && kept == NULL)
            return nw__fail_memory();
        if (!isnan(number))
            status = nw__attributes_set(&intake->ties, attribute->name, row, kept, number);
        nw__free(kept);
    }
    if (status == NETWEAVE_STATUS_OK)
        intake->wave[row] = (int32_t)wave;
    return status;
}

/* Marks the waves of a tie; `*at` goes through the spells, which stand in the order of the ties. */
static void cover_row(const nw__gexf *gexf, plan *plan, int64_t tie, size_t *at) {
    bool any = false;
    memset(plan->covered, 0, (size_t)plan->count);
    for (; *at < gexf->spell_count; (*at)++) {
        const nw__gexf_spell *spell = &gexf->spells[*at];
        if (spell->edge && spell->row > tie)
            break;
        any = any || spell->edge;
        if (spell->edge)
            cover(plan, spell);
    }
    for (int32_t part = 0; part < plan->count; part++)
        plan->covered[part] = plan->used[part] && (plan->covered[part] || !any);
}

/* How many ties there will be: one per wave that a tie is in. */
static int64_t count_ties(const nw__gexf *gexf, plan *plan) {
    int64_t count = 0;
    size_t at = 0;
    for (int64_t tie = 0; tie < gexf->intake->count; tie++) {
        cover_row(gexf, plan, tie, &at);
        for (int32_t part = 0; part < plan->count; part++)
            count += plan->covered[part];
    }
    return count;
}

static int64_t find_wave(const nw__intake *intake, const plan *plan, int32_t part) {
    return nw__index_find(&intake->waves, plan->names[part], strlen(plan->names[part]));
}

static netweave_status put_ties(nw__gexf *gexf, plan *plan) {
    nw__intake *intake = gexf->intake;
    int64_t ties = intake->count;
    size_t at = 0;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t tie = 0; tie < ties && status == NETWEAVE_STATUS_OK; tie++) {
        bool copy = false;
        cover_row(gexf, plan, tie, &at);
        for (int32_t part = 0; part < plan->count && status == NETWEAVE_STATUS_OK; part++) {
            if (!plan->covered[part])
                continue;
            status = put_tie(intake, tie, find_wave(intake, plan, part), copy);
            copy = true;
        }
        if (status == NETWEAVE_STATUS_OK && tie % CHECK_EVERY == 0)
            status = nw__run_check(intake->run, 0, "reading times");
    }
    return status;
}

/* Members with times are there in the waves that these cover. */
static netweave_status put_members(nw__gexf *gexf, plan *plan, const char *first_wave) {
    netweave_builder *builder = gexf->intake->builder;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t k = 0; k < gexf->spell_count && status == NETWEAVE_STATUS_OK; k++) {
        const nw__gexf_spell *spell = &gexf->spells[k];
        bool any = false;
        if (spell->edge)
            continue;
        memset(plan->covered, 0, (size_t)plan->count);
        cover(plan, spell);
        gexf->intake->said = true;
        for (int32_t part = 0; part < plan->count && status == NETWEAVE_STATUS_OK; part++) {
            if (!plan->covered[part] || !plan->used[part])
                continue;
            any = true;
            status = netweave_builder_set_presence(builder, plan->names[part], spell->row, 1);
        }
        bool unsaid = (size_t)spell->row >= builder->everywhere.filled || builder->everywhere.values[spell->row] < 0;
        if (status == NETWEAVE_STATUS_OK && !any && unsaid)
            status = netweave_builder_set_presence(builder, first_wave, spell->row, 0);
    }
    return status;
}

/* Too much for waves: everything is one network. */
static netweave_status leave_times(nw__gexf *gexf) {
    return nw__intake_note(gexf->intake,
                           "its %lld times are too many for waves: ties are read together, whatever their time.",
                           (long long)gexf->times.count);
}

static netweave_status check_spells(const nw__gexf *gexf, const plan *plan) {
    for (size_t k = 0; k < gexf->spell_count; k++) {
        const nw__gexf_spell *spell = &gexf->spells[k];
        if (spell->start >= 0 && spell->end >= 0 && plan->rank[spell->start] > plan->rank[spell->end])
            return nw__fail_line(gexf->intake->document, (size_t)spell->line, 1,
                                 "this time ends before it begins; write the earlier one as its start");
    }
    return NETWEAVE_STATUS_OK;
}

static netweave_status make_waves(nw__gexf *gexf, plan *plan) {
    nw__intake *intake = gexf->intake;
    const char *first = NULL;
    const char *last = NULL;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int32_t part = 0; part < plan->count && status == NETWEAVE_STATUS_OK; part++) {
        int64_t place;
        if (!plan->used[part])
            continue;
        last = plan->names[part];
        first = first != NULL ? first : last;
        status = nw__intake_name(&intake->waves, last, "time", intake->document, intake->document->bytes, &place);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__builder_add_wave(intake->builder, last, &place);
    }
    if (status == NETWEAVE_STATUS_OK)
        status = put_ties(gexf, plan);
    if (status == NETWEAVE_STATUS_OK && first != NULL)
        status = put_members(gexf, plan, first);
    if (status != NETWEAVE_STATUS_OK || first == NULL)
        return status;
    return nw__intake_note(intake, "its times are read as %lld wave%s, named by the beginning: '%.*s'%s%.*s%s; %s.",
                           (long long)count_waves(plan), count_waves(plan) == 1 ? "" : "s",
                           nw__shown(first, strlen(first)), first, last != first ? " to '" : "",
                           last != first ? nw__shown(last, strlen(last)) : 0, last, last != first ? "'" : "",
                           plan->inclusive ? "the end of a time is part of it" : "the end of a time is no part of it");
}

netweave_status nw__gexf_waves(nw__gexf *gexf) {
    nw__intake *intake = gexf->intake;
    bool named = intake->waves.count > 1 || nw__options_text(intake->options, "wave") != NULL;
    if (gexf->spell_count == 0 || gexf->times.count == 0 || named)
        return NETWEAVE_STATUS_OK;
    if (gexf->times.count > TIME_LIMIT)
        return leave_times(gexf);
    plan *plan = nw__allocate_zeroed(1, sizeof *plan);
    if (plan == NULL)
        return nw__fail_memory();
    order_times(gexf, plan);
    netweave_status status = check_spells(gexf, plan);
    if (status == NETWEAVE_STATUS_OK) {
        find_waves(gexf, plan);
        bool many = count_waves(plan) > WAVE_LIMIT;
        int64_t budget = FREE_TIES + (int64_t)(intake->document->length / 4);
        status = many || count_ties(gexf, plan) > budget ? leave_times(gexf) : make_waves(gexf, plan);
    }
    nw__free(plan);
    return status;
}
