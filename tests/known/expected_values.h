/* Which of our network measures gives a `consensus` value of expected.json: rows of test_expected.c.
 * Key, spec, column (NULL: the first), view options (NULL: as the data are), and for which data: 'd' only directed, 'u'
 * only undirected, 'a' all. A measure that is not there is passed over. */
{"density", "density", NULL, NULL, 'a'},
{"transitivity_directed_weak", "directed_transitivity", NULL, NULL, 'd'},
{"reciprocity_edgewise", "reciprocity", NULL, NULL, 'd'},
{"reciprocity_dyadic_nonnull", "dyadic_reciprocity", NULL, NULL, 'd'},
{"degree_centralization_undirected", "degree_centralization", NULL, "symmetrize=any", 'a'},
{"degree_centralization_out", "out_degree_centralization", NULL, NULL, 'd'},
{"degree_centralization_in", "in_degree_centralization", NULL, NULL, 'd'},
{"degree_assortativity_undirected", "degree_assortativity", NULL, "symmetrize=any", 'a'},
{"degree_assortativity_out_in", "degree_assortativity", NULL, NULL, 'd'},
