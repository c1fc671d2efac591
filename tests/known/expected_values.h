/* Which of our network measures gives a `consensus` value of expected.json: rows of test_expected.c.
 * Key, spec, column (NULL: the first), view options (NULL: as the data are), and for which data: 'd' only directed, 'u'
 * only undirected, 'a' all. A measure that is not there is passed over. */
{"density", "density", NULL, NULL, 'a'},
