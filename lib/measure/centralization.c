/* Centralization of a score of members. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/centralization.h"

double nw__centralization(const double *score, int64_t members, double possible) {
    double largest = 0;
    double sum = 0;
    for (int64_t i = 0; i < members; i++)
        largest = score[i] > largest ? score[i] : largest;
    for (int64_t i = 0; i < members; i++)
        sum += largest - score[i];
    return sum / possible;
}
