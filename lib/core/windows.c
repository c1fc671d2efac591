/* Windows of time, which become waves. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/windows.h"

#include <math.h>

netweave_status nw__windows_plan(const nw__options *options, double first, double last, nw__windows *out) {
    double asked = nw__options_number(options, "windows");
    double width = nw__options_number(options, "width");
    if (isfinite(asked) && isfinite(width))
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "windows and width are both given; give one of them");
    if (width <= 0)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "width is 0; windows must be wider");
    nw__windows windows = {.count = isfinite(asked) ? (int64_t)asked : 1, .first = first};
    windows.width = (last - first) / (double)windows.count;
    if (isfinite(width)) {
        double needed = floor((last - first) / width) + 1;
        if (!(needed <= NW_WINDOW_LIMIT))
            return nw__fail(NETWEAVE_STATUS_LIMIT, "with that width there are more than %d windows; make it larger",
                            (int)NW_WINDOW_LIMIT);
        windows.count = (int64_t)needed;
        windows.width = width;
    }
    *out = windows;
    return NETWEAVE_STATUS_OK;
}

static double start_of(const nw__windows *windows, int64_t window) {
    return windows->first + (double)window * windows->width;
}

int64_t nw__windows_place(const nw__windows *windows, double time) {
    double near = windows->width > 0 ? floor((time - windows->first) / windows->width) : 0;
    int64_t last = windows->count - 1;
    int64_t window = near < 0 ? 0 : near > (double)last ? last : (int64_t)near;
    while (window > 0 && time < start_of(windows, window))
        window--;
    while (window < last && time >= start_of(windows, window + 1))
        window++;
    return window;
}

char *nw__windows_name(const nw__windows *windows, nw__time_kind kind, int64_t window) {
    nw__text name = {0};
    nw__time_write(kind, start_of(windows, window), &name);
    return nw__text_take(&name);
}

netweave_status nw__windows_alike(const char *name) {
    return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                    "two windows would begin at %s; take fewer windows, or wider ones", name);
}
