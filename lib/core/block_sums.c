/* Sums that are the same bits with any number of threads. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/block_sums.h"

#include "base/memory.h"

bool nw__block_sums_make(int64_t blocks, int64_t size, nw__block_sums *out) {
    *out = (nw__block_sums){.blocks = blocks, .size = size};
    pthread_mutex_init(&out->lock, NULL);
    out->total = nw__allocate_zeroed((size_t)size, sizeof *out->total);
    out->done = nw__allocate_zeroed((size_t)blocks, sizeof *out->done);
    out->spare = nw__allocate_zeroed((size_t)blocks, sizeof *out->spare);
    if (out->total != NULL && out->done != NULL && out->spare != NULL)
        return true;
    nw__block_sums_free(out);
    return false;
}

double *nw__block_sums_take(nw__block_sums *sums) {
    double *numbers = NULL;
    pthread_mutex_lock(&sums->lock);
    if (sums->spare_count > 0)
        numbers = sums->spare[--sums->spare_count];
    pthread_mutex_unlock(&sums->lock);
    return numbers != NULL ? numbers : nw__allocate_zeroed((size_t)sums->size, sizeof *numbers);
}

void nw__block_sums_give(nw__block_sums *sums, int64_t block, double *numbers) {
    pthread_mutex_lock(&sums->lock);
    sums->done[block] = numbers;
    for (; sums->next < sums->blocks && sums->done[sums->next] != NULL; sums->next++) {
        double *added = sums->done[sums->next];
        sums->done[sums->next] = NULL;
        for (int64_t i = 0; i < sums->size; i++) {
            sums->total[i] += added[i];
            added[i] = 0;
        }
        sums->spare[sums->spare_count++] = added;
    }
    pthread_mutex_unlock(&sums->lock);
}

void nw__block_sums_free(nw__block_sums *sums) {
    for (int64_t i = 0; sums->done != NULL && i < sums->blocks; i++)
        nw__free(sums->done[i]);
    for (int64_t i = 0; sums->spare != NULL && i < sums->spare_count; i++)
        nw__free(sums->spare[i]);
    nw__free(sums->total);
    nw__free(sums->done);
    nw__free(sums->spare);
    pthread_mutex_destroy(&sums->lock);
    *sums = (nw__block_sums){0};
}
