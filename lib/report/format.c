/* Tables as text. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/status.h"

#include <netweave/table.h>

netweave_status netweave_table_format(const netweave_table *table, const char *format, char **out_text) {
    (void)table, (void)format, (void)out_text;
    return nw__fail(NETWEAVE_STATUS_UNSUPPORTED, "%s: not there yet", __func__);
}
