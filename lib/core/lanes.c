/* Work on many sources side by side. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/lanes.h"

#include "base/memory.h"

void *nw__allocate_lines(size_t count, void **out_room) {
    char *room = nw__allocate_zeroed(count + 1, NW_LINE);
    *out_room = room;
    if (room == NULL)
        return NULL;
    size_t over = (uintptr_t)room % NW_LINE;
    return over == 0 ? room : room + NW_LINE - over;
}
