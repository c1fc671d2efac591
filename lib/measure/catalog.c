/* The catalogue: what is known of each measure, for people and programs. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/measure.h"

netweave_status netweave_catalog(const char *name, const char *format, char **out_text) {
    (void)name;
    (void)format;
    NW_REQUIRE_POINTER(out_text);
    return nw__fail(NETWEAVE_STATUS_UNSUPPORTED, "the catalogue is not there yet");
}
