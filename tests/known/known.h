/* A known answer of a measure, and where it comes from. */
#ifndef TEST_KNOWN_H
#define TEST_KNOWN_H

/* `ties`: a name that test_named() knows, or ties as test_network() reads them. `options`: of the view, or NULL.
 * `column`: of measures with several, or NULL for the first.
 * `expected`: words, one number per row in the table's order, or LABEL=NUMBER for some rows (ties: FROM-TO=NUMBER). A
 * number is "0.25", "1/3" or "nan", within 1e-9; "~0.437" is rounded: within half of its last digit. */
typedef struct known {
    const char *spec, *ties, *options, *column, *expected, *source;
} known;

#endif
