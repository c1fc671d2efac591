/* Sums that are the same bits with any number of threads. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_BLOCK_SUMS_H
#define NW_CORE_BLOCK_SUMS_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

/* Work is cut into blocks; each sums up into numbers of its own, which are added to the total in the order of blocks.
 * Numbers are used again, so there are hardly more sets of them than threads. */
typedef struct nw__block_sums {
    pthread_mutex_t lock;
    int64_t blocks, size;
    double *total;
    double **done;  /* per block: its numbers, until all blocks before it are added */
    double **spare; /* sets of zeros */
    int64_t next, spare_count;
} nw__block_sums;

/* Makes room for the total; false when out of memory. */
bool nw__block_sums_make(int64_t blocks, int64_t size, nw__block_sums *out);

/* Zeros to sum up into; NULL when out of memory. From any thread. */
double *nw__block_sums_take(nw__block_sums *sums);

/* Hands over the numbers of a block. From any thread. */
void nw__block_sums_give(nw__block_sums *sums, int64_t block, double *numbers);

/* Numbers that were taken and not given are the taker's to free. */
void nw__block_sums_free(nw__block_sums *sums);

#endif
