/* Tests of Matrix Market coordinate files: what is read, and what is refused with which words. */
#include "short_files.h"

#define BANNER "%%MatrixMarket matrix coordinate "

static const good_file good[] = {
    {"general", BANNER "real general\n3 3 2\n1 2 2.5\n2 3 1\n", 3, 2, 1},
    {"general, but symmetric", BANNER "integer general\n3 3 2\n1 2 4\n2 1 4\n", 3, 1, 0},
    {"symmetric", BANNER "real symmetric\n% a comment\n\n3 3 2\n2 1 1.5e0\n3 1 2\n", 3, 2, 0},
    {"pattern, in capitals, CRLF", "%%MATRIXMARKET MATRIX COORDINATE PATTERN GENERAL\r\n2 2 1\r\n1 2\r\n", 2, 1, 1},
    {"blanks and tabs", BANNER " pattern\tgeneral \n  2\t2  1 \n\t1 2 \n\n", 2, 1, 1},
    {"no entries", BANNER "real symmetric\n4 4 0\n", 4, 0, 0},
    {"an entry of nothing", BANNER "real general\n2 2 2\n1 2 0\n2 1 3\n", 2, 1, 1},
};

static const bad_file bad[] = {
    {BANNER "real general\n3 3 2\n1 2 1\n", "in:4:1: the file ends after 1 of 2 entries"},
    {BANNER "real general\n3 3 1\n1 2 1\n2 1 1\n", "in:4:1: there are more entries than the 1"},
    {BANNER "real general\n3 3 1\n1 4 1\n", "in:3:3: the column of an entry is 4 here; it must be from 1 to 3"},
    {BANNER "real general\n3 3 1\n0 1 1\n", "in:3:1: the row of an entry is 0"},
    {BANNER "real general\n3 3 1\n1 2\n", "in:3:4: the value of this entry is missing"},
    {BANNER "pattern general\n3 3 1\n1 2 1\n", "in:3:5: there is more on this line"},
    {BANNER "real general\n3 3 1\n1 2 -1\n", "in:3:5: the weight -1 is negative"},
    {BANNER "real general\n3 3 1\n1 2 nan\n", "in:3:5: the weight 'nan' is not a number"},
    {BANNER "real general\n3 2 1\n1 2 1\n", "in:2:1: a matrix of 3 rows and 2 columns is not a network"},
    {BANNER "real general\n0 0 0\n", "in:2:1: the matrix has no rows"},
    {BANNER "real general\n2000000000 2000000000 1\n1 2 1\n", "in:2:1: the matrix announces 2000000000 rows"},
    {BANNER "real general\n4000000000 4000000000 1\n1 2 1\n", "in:2:1: the number of rows is 4000000000"},
    {BANNER "real general\n2 2 900\n1 2 1\n", "in:2:1: the matrix announces 900 entries"},
    {BANNER "complex general\n", "in:1:34: the field 'complex' is not read"},
    {BANNER "real skew-symmetric\n", "in:1:39: the symmetry 'skew-symmetric' is not read"},
    {BANNER "real", "in:1:38: the symmetry '' is not read"},
    {"%%MatrixMarket matrix array real general\n2 2\n1\n", "in:1:23: the layout 'array' is not read"},
    {"%%MatrixMarket vector\n", "in:1:16: the object 'vector' is not read"},
    {BANNER "real general\n% nothing more", "the file ends before the line of its size"},
};

static void matrices_are_read(void **state) {
    (void)state;
    check_good_files(good, sizeof good / sizeof good[0]);
}

static void what_is_wrong_is_refused_with_its_place(void **state) {
    (void)state;
    check_bad_files(bad, sizeof bad / sizeof bad[0]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matrices_are_read),
        cmocka_unit_test(what_is_wrong_is_refused_with_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
