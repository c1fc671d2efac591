/* Known answers of the member and tie measures: rows of test_known.c. At least two for each measure, with their source.
 */
{"degree", "kite", NULL, NULL, "4 4 3 6 3 5 5 3 2 1", "Krackhardt 1990, doi 10.2307/2393394"},
{"degree", "1>2 2>1 2>3", NULL, NULL, "2 3 1", "by hand: a mutual pair counts two for each"},
