/* What a builder holds, as text, to be compared. */
#ifndef TEST_BUILDER_STATE_H
#define TEST_BUILDER_STATE_H

#include <netweave/network.h>

/* All that a builder holds, as far as its network shows it. */
void describe_builder(const netweave_builder *builder, char *out, size_t size);

#endif
