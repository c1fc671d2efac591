/* The name that was meant. SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli.h"

#include <string.h>

/* Edit distance (Levenshtein 1966) of texts of at most LONGEST characters; more than that for longer ones. */
static int distance(const char *from, const char *to) {
    enum { LONGEST = 30 };
    int row[LONGEST + 1];
    int from_length = (int)strlen(from);
    int to_length = (int)strlen(to);
    if (from_length > LONGEST || to_length > LONGEST)
        return LONGEST + 1;
    for (int j = 0; j <= to_length; j++)
        row[j] = j;
    for (int i = 1; i <= from_length; i++) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j <= to_length; j++) {
            int change = diagonal + (from[i - 1] != to[j - 1]);
            diagonal = row[j];
            int least = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            row[j] = change < least ? change : least;
        }
    }
    return row[to_length];
}

const char *nearest_name(const char *name, const char *const *names, int count) {
    const char *nearest = NULL;
    int least = (int)strlen(name) / 2 < 3 ? (int)strlen(name) / 2 + 1 : 4;
    for (int k = 0; k < count; k++) {
        int far = distance(name, names[k]);
        if (far < least) {
            least = far;
            nearest = names[k];
        }
    }
    return nearest;
}
