/* The writer of Matrix Market coordinate files: lib/io/matrix_market.c. SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/words.h"
#include "io/write.h"

enum { CHECK_EVERY = 16384 };

/* Writes the entries, or (`count_only`) counts them. Undirected ties stand below the diagonal. */
static netweave_status append_entries(nw__output *output, const nw__rows *rows, const nw__tie_set *set, bool count_only,
                                      int64_t *out_count) {
    bool symmetric = set->direction != NETWEAVE_DIRECTION_DIRECTED;
    netweave_status status = NETWEAVE_STATUS_OK;
    *out_count = 0;
    for (int64_t k = 0; k < set->count && status == NETWEAVE_STATUS_OK; k++) {
        int64_t from = rows->number[set->from[k]];
        int64_t to = rows->number[set->to[k]];
        if (from < 0 || to < 0)
            continue;
        (*out_count)++;
        if (count_only)
            continue;
        bool turn = symmetric && from < to;
        nw__text_append_format(&output->text, "%lld %lld", (long long)(turn ? to : from) + 1,
                               (long long)(turn ? from : to) + 1);
        if (set->weight != NULL) {
            nw__text_append(&output->text, " ");
            nw__text_append_number(&output->text, set->weight[k], 0);
        }
        nw__text_append(&output->text, "\n");
        if (k % CHECK_EVERY == 0)
            status = nw__run_check(output->run, 0, "writing");
    }
    return status;
}

netweave_status nw__matrix_market_writer(nw__output *output) {
    const netweave_network *network = output->network;
    const nw__tie_set none = {.direction = NETWEAVE_DIRECTION_UNDIRECTED};
    nw__rows rows = {0};
    size_t at = 0;
    int64_t count = 0;
    netweave_status status = nw__output_single(output, true);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__rows_create(output, &rows);
    if (status == NETWEAVE_STATUS_OK && rows.count == 0)
        status =
            nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "there is no member to write; Matrix Market needs one at least");
    const nw__tie_set *set = status == NETWEAVE_STATUS_OK ? nw__output_next(output, &at) : NULL;
    set = set != NULL ? set : &none;
    if (status == NETWEAVE_STATUS_OK)
        status = append_entries(output, &rows, set, true, &count);
    nw__text_append_format(&output->text, "%%%%MatrixMarket matrix coordinate %s %s\n",
                           set->weight != NULL ? "real" : "pattern",
                           set->direction == NETWEAVE_DIRECTION_DIRECTED ? "general" : "symmetric");
    for (int64_t i = 0; i < rows.count; i++) {
        nw__text_append_format(&output->text, "%%member %lld ", (long long)i + 1);
        nw__label_write(&output->text, nw__index_text(&network->roster.ids, rows.member[i]));
        nw__text_append(&output->text, "\n");
    }
    nw__text_append_format(&output->text, "%lld %lld %lld\n", (long long)rows.count, (long long)rows.count,
                           (long long)count);
    if (status == NETWEAVE_STATUS_OK)
        status = append_entries(output, &rows, set, false, &count);
    nw__rows_free(&rows);
    const char *layer = nw__index_text(&network->layers, set != &none ? set->layer : 0);
    if (*layer != '\0')
        nw__lose(output, "The name of the layer, '%s', is not written.", layer);
    nw__lose_attributes(output, &network->roster.attributes, "members");
    nw__lose_attributes(output, &set->attributes, "ties");
    nw__lose_direction(output, set);
    nw__lose_blanks(output);
    return status;
}
