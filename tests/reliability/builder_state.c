/* What a builder holds, as text, to be compared. */
#include "builder_state.h"

#include "support.h"

#include "core/network.h"

#include <stdio.h>

void describe_builder(const netweave_builder *builder, char *out, size_t size) {
    netweave_network *network = NULL;
    assert_ok(netweave_builder_finish(builder, &network));
    FILE *stream = fmemopen(out, size, "w");
    const netweave_roster *roster = netweave_network_roster(network);
    for (int64_t i = 0; i < netweave_roster_count(roster); i++) {
        fprintf(stream, "%s:", netweave_roster_id(roster, i));
        for (int64_t k = 0; k < netweave_roster_attribute_count(roster); k++)
            fprintf(stream, " %s %d %g", netweave_roster_attribute_name(roster, k),
                    (int)netweave_roster_attribute_kind(roster, k), netweave_roster_number(roster, k, i));
        for (int64_t wave = 0; wave < netweave_network_wave_count(network); wave++)
            fprintf(stream, " %d%d", netweave_network_present(network, wave, i),
                    netweave_network_respondent(network, wave, i));
    }
    for (size_t k = 0; k < network->tie_set_count; k++) {
        const nw__tie_set *set = &network->tie_sets[k];
        fprintf(stream, "\n%d %d %d:", (int)set->layer, (int)set->wave, (int)set->direction);
        for (int64_t tie = 0; tie < set->count; tie++) {
            fprintf(stream, " %d>%d %g", set->from[tie], set->to[tie], set->weight != NULL ? set->weight[tie] : 1);
            for (size_t a = 0; a < set->attributes.count; a++)
                fprintf(stream, " %s=%g", set->attributes.items[a].name,
                        nw__attribute_number(&set->attributes.items[a], tie));
        }
    }
    for (int64_t k = 0; k < netweave_network_note_count(network); k++)
        fprintf(stream, "\n%s", netweave_network_note(network, k));
    fprintf(stream, "\n%s %s", netweave_network_source(network), netweave_network_weight(network));
    fclose(stream);
    netweave_network_free(network);
}
