/* Reads two files of ties and prints what changed: cc verdict.c $(pkg-config --cflags --libs netweave) */
#include <netweave/netweave.h>
#include <stdio.h>

int main(int count, char **arguments) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    netweave_view *before = NULL, *after = NULL;
    netweave_comparison *comparison = NULL;
    if (count != 3) {
        fprintf(stderr, "usage: verdict BEFORE AFTER\n");
        return 2;
    }
    int failed =
        netweave_builder_create(&builder) || netweave_builder_read(builder, arguments[1], "wave=before", NULL) ||
        netweave_builder_read(builder, arguments[2], "wave=after", NULL) ||
        netweave_builder_finish(builder, &network) || netweave_view_create(network, "wave=before", NULL, &before) ||
        netweave_view_create(network, "wave=after", NULL, &after) ||
        netweave_comparison_create(before, after, NULL, NULL, &comparison);
    puts(failed ? netweave_last_error() : netweave_comparison_sentence(comparison));
    netweave_comparison_free(comparison);
    netweave_view_free(after);
    netweave_view_free(before);
    netweave_network_free(network);
    netweave_builder_free(builder);
    return failed;
}
