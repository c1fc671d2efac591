/* Networks of two waves for tests. */
#ifndef TEST_WAVES_H
#define TEST_WAVES_H

#include "support.h"

#include <stdbool.h>

/* Views of two waves of one network, and the network. */
typedef struct waves {
    netweave_network *network;
    netweave_view *before, *after;
} waves;

/* A network whose waves "1" and "2" have ties written as in test_network(); all members of either are in both. */
waves test_waves(const char *before, const char *after);

/* Members a … f in two waves of directed ties "a>b"; `absent` and `silent` list "WAVE:MEMBER". */
waves test_answering_waves(const char *before, const char *after, const char *absent, const char *silent);

/* The same as test_waves() from two tie lists with a header line and a member list in the shared data; false when these
 * are not there. `options`: of both views, beside the wave. */
bool test_wave_files(const char *members, const char *before, const char *after, const char *names[2],
                     const char *options, waves *out);

/* Both views of a finished network, waves 0 and 1; `options` as above. */
void test_wave_views(waves *waves, const char *options);

void test_waves_free(waves *waves);

/* One number of a comparison: the row of a measure, and a column. NaN when there is no such row. */
double test_compared(const netweave_comparison *comparison, const char *measure, const char *column);

/* The test of a measure ("exact", …); "" when there is no such row. */
const char *test_compared_by(const netweave_comparison *comparison, const char *measure);

/* One of the counts. */
double test_counted(const netweave_comparison *comparison, const char *column);

/* True when some note of the measures holds `words`. */
bool test_noted(const netweave_comparison *comparison, const char *words);

#endif
