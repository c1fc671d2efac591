/* Known answers of the network measures: rows of test_known.c. At least two for each measure, with their source. */
{"density", "star6", NULL, NULL, "1/3", "Wasserman and Faust 1994, p. 101: 5 of 15 pairs"},
{"density", "1>2 2>1 2>3", NULL, NULL, "0.5", "3 of 6 ordered pairs"},
