/* Stand-ins until the readers and writers land. SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/io.h"

#include <netweave/file.h>

#define LATER return nw__fail(NETWEAVE_STATUS_UNSUPPORTED, "%s: not there yet", __func__)

netweave_status netweave_network_write(const netweave_network *network, const char *path, const char *options,
                                       netweave_run *run, char **out_losses) {
    (void)network, (void)path, (void)options, (void)run, (void)out_losses;
    LATER;
}
netweave_status netweave_network_format(const netweave_network *network, const char *options, netweave_run *run,
                                        char **out_text, size_t *out_length, char **out_losses) {
    (void)network, (void)options, (void)run, (void)out_text, (void)out_length, (void)out_losses;
    LATER;
}
