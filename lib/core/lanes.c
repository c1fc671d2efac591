/* Work on many sources side by side. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/lanes.h"

#include "base/memory.h"
#include "core/lane_bits.h"

#include <string.h>

void *nw__allocate_lines(size_t count, void **out_room) {
    char *room = nw__allocate_zeroed(count + 1, NW_LINE);
    *out_room = room;
    if (room == NULL)
        return NULL;
    size_t over = (uintptr_t)room % NW_LINE;
    return over == 0 ? room : room + NW_LINE - over;
}

NW_MANY_MACHINES static void read_counts(const nw__lane_counts *counts, uint32_t *out) {
    memset(out, 0, NW_LANES * sizeof *out);
    for (int i = 0; i < counts->planes; i++) {
        for (int j = 0; j < NW_LANE_WORDS; j++) {
            uint64_t word = counts->plane[i][j];
            for (int lane = 0; lane < 64; lane++)
                out[64 * j + lane] |= (uint32_t)(word >> lane & 1) << i;
        }
    }
}

void nw__lane_counts_read(const nw__lane_counts *counts, uint32_t out[NW_LANES]) {
    read_counts(counts, out);
}
