/* What all tests share. */
#ifndef TEST_SUPPORT_H
#define TEST_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <netweave/netweave.h>
#include <string.h>

/* Fails unless both are NaN, or within `tolerance` of each other (absolute below 1, else relative). */
#define assert_near(actual, expected, tolerance) \
    test_near((actual), (expected), (tolerance), #actual, __FILE__, __LINE__)
void test_near(double actual, double expected, double tolerance, const char *what, const char *file, int line);

/* Fails with the library's sentence unless the call succeeds. */
#define assert_ok(call) test_ok((call), #call, __FILE__, __LINE__)
void test_ok(netweave_status status, const char *what, const char *file, int line);

/* Fails unless the call answers INVALID_ARGUMENT, and says more than a word about it. */
#define REFUSED(call) REFUSED_AS(NETWEAVE_STATUS_INVALID_ARGUMENT, call)
#define REFUSED_AS(expected, call) test_refused((call), (expected), #call, __FILE__, __LINE__)
void test_refused(netweave_status status, netweave_status expected, const char *what, const char *file, int line);

/* A network of `members` members "1", "2", …, and ties written as "1-2 2-3"; "a" "b" are names if not numbers.
 * Directed: "1>2". With a weight: "1-2=3.5". Members that no tie names: add them alone, "7". The caller frees. */
netweave_network *test_network(const char *ties);

/* The one view of a network made from such ties; the network is freed. */
netweave_view *test_view(const char *ties);

/* A view by a generator's spec or by name: star6, ring6, path7, complete6, ds10, kite, diamond, karate, flo15, flo16
 * (see METHODS). */
netweave_view *test_named(const char *name);

/* The number of a network measure. */
double test_measure(const netweave_view *view, const char *spec);

/* The numbers of a member or tie measure, `count` of them into `out`. */
void test_measures(const netweave_view *view, const char *spec, double *out, int64_t count);

/* The path of a file in the shared test data, or NULL when there is none (skip then). Static buffer. */
const char *test_data(const char *name);

#endif
