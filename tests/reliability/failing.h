/* Memory that can be made to fail: programs linked with --wrap=malloc and so on call these in place of the C library's,
 * as far as their own code and the static library go. */
#ifndef TEST_FAILING_H
#define TEST_FAILING_H

#include <stdbool.h>
#include <stdint.h>

/* Counts allocations from now on; the one numbered `number` (from 1; 0: none) fails, and all later ones if `lasting`.
 */
void failing_start(int64_t number, bool lasting);

/* Stops counting and failing; gives the number of allocations asked for since the start. */
int64_t failing_stop(void);

/* Allocations that are not freed yet. */
int64_t failing_live(void);

#endif
