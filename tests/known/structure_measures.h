/* Known answers of the structure measures: rows of test_known.c. At least two for each measure, with their source. */
