/* Networks made by a model. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/status.h"

#include <netweave/network.h>

netweave_status netweave_network_generate(const char *spec, netweave_run *run, netweave_network **out_network) {
    (void)spec, (void)run, (void)out_network;
    return nw__fail(NETWEAVE_STATUS_UNSUPPORTED, "%s: not there yet", __func__);
}
netweave_status netweave_generators(const char *format, char **out_text) {
    (void)format, (void)out_text;
    return nw__fail(NETWEAVE_STATUS_UNSUPPORTED, "%s: not there yet", __func__);
}
