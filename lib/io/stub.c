/* Stand-ins until the readers and writers land. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/status.h"

#include <netweave/file.h>

#define LATER return nw__fail(NETWEAVE_STATUS_UNSUPPORTED, "%s: not there yet", __func__)

netweave_status netweave_builder_read(netweave_builder *builder, const char *path, const char *options,
                                      netweave_run *run) {
    (void)builder, (void)path, (void)options, (void)run;
    LATER;
}
netweave_status netweave_builder_read_memory(netweave_builder *builder, const char *name, const void *bytes,
                                             size_t length, const char *options, netweave_run *run) {
    (void)builder, (void)name, (void)bytes, (void)length, (void)options, (void)run;
    LATER;
}
netweave_status netweave_builder_read_members(netweave_builder *builder, const char *path, const char *options,
                                              netweave_run *run) {
    (void)builder, (void)path, (void)options, (void)run;
    LATER;
}
netweave_status netweave_network_read(const char *path, const char *options, netweave_run *run,
                                      netweave_network **out_network) {
    (void)path, (void)options, (void)run, (void)out_network;
    LATER;
}
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
netweave_status netweave_formats(const char *format, char **out_text) {
    (void)format, (void)out_text;
    LATER;
}
netweave_status netweave_file_write(const char *path, const void *bytes, size_t length) {
    (void)path, (void)bytes, (void)length;
    LATER;
}
