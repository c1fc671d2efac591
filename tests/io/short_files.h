/* What readers of text make of short files: tables of good and bad ones. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TESTS_IO_SHORT_FILES_H
#define TESTS_IO_SHORT_FILES_H

#include "support.h"

typedef struct good_file {
    const char *what, *text;
    int64_t members, ties;
    int directed;
} good_file;

typedef struct bad_file {
    const char *text, *words; /* part of the refusal */
} bad_file;

static inline void check_good_files(const good_file *good, size_t count) {
    for (size_t k = 0; k < count; k++) {
        netweave_builder *builder = NULL;
        netweave_network *network = NULL;
        netweave_view *view = NULL;
        assert_ok(netweave_builder_create(&builder));
        netweave_status status =
            netweave_builder_read_memory(builder, "in", good[k].text, strlen(good[k].text), NULL, NULL);
        if (status != NETWEAVE_STATUS_OK)
            fail_msg("%s: %s", good[k].what, netweave_last_error());
        assert_ok(netweave_builder_finish(builder, &network));
        assert_ok(netweave_view_create(network, NULL, NULL, &view));
        if (netweave_view_member_count(view) != good[k].members || netweave_view_tie_count(view) != good[k].ties ||
            netweave_view_directed(view) != good[k].directed)
            fail_msg("%s: %lld members, %lld ties, directed %d", good[k].what,
                     (long long)netweave_view_member_count(view), (long long)netweave_view_tie_count(view),
                     netweave_view_directed(view));
        netweave_view_free(view);
        netweave_network_free(network);
        netweave_builder_free(builder);
    }
}

static inline void check_bad_files(const bad_file *bad, size_t count) {
    for (size_t k = 0; k < count; k++) {
        netweave_builder *builder = NULL;
        assert_ok(netweave_builder_create(&builder));
        netweave_status status =
            netweave_builder_read_memory(builder, "in", bad[k].text, strlen(bad[k].text), NULL, NULL);
        if (status == NETWEAVE_STATUS_OK)
            fail_msg("read, not refused: %s", bad[k].text);
        if (strstr(netweave_last_error(), bad[k].words) == NULL)
            fail_msg("'%s' is refused with: %s", bad[k].text, netweave_last_error());
        netweave_builder_free(builder);
    }
}

#endif
