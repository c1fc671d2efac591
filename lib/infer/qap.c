/* QAP correlation and regression: the calls. SPDX-License-Identifier: GPL-2.0-or-later */
#include "infer/qap.h"

#include "base/memory.h"
#include "base/options.h"

static const nw__option known[] = {
    {"draws", NW_OPTION_INTEGER, "5000", 0, 1000000, NULL, "random draws"},
    {"attributes", NW_OPTION_TEXT, NULL, 0, 0, NULL, "predictors made from member attributes"},
};

static netweave_status check_views(const netweave_view *const *views, int64_t count) {
    for (int64_t k = 0; k < count; k++)
        if (views[k]->network == NULL || views[k]->network != views[0]->network)
            return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                            "the views are of different networks, so that members cannot be matched; read all files "
                            "into one builder as layers or waves");
    return NETWEAVE_STATUS_OK;
}

static void free_qap(nw__qap *qap) {
    for (int64_t k = 0; k < NW_QAP_MATRICES; k++)
        nw__qap_matrix_free(&qap->matrix[k]);
    for (int64_t k = 0; k < qap->term_count; k++)
        nw__free(qap->terms[k].name);
    nw__qap_fit_free(&qap->fit);
    nw__free(qap->terms);
    nw__free(qap->roster);
    nw__free(qap->silent);
    nw__free(qap->classes.start);
    nw__free(qap->classes.order);
    nw__free(qap->statistics);
    nw__free(qap->floor);
    nw__free(qap);
}

static netweave_status compute(nw__qap *qap, int64_t draws) {
    netweave_status status = nw__qap_align(qap);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__qap_classes_make(qap);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__qap_fill(qap);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__qap_fit_make(qap);
    if (status != NETWEAVE_STATUS_OK || !qap->fit.is_defined || draws == 0)
        return status;
    qap->is_exact = qap->classes.assignments > 0;
    qap->draws = qap->is_exact ? qap->classes.assignments : draws;
    status = nw__qap_draw(qap);
    return status == NETWEAVE_STATUS_OK ? nw__qap_floor(qap) : status;
}

/* A call on views that are checked; free_qap() in any case. */
static netweave_status start(const netweave_view *const *views, int64_t count, const char *text, bool regression,
                             netweave_run *run, nw__qap **out_qap) {
    nw__options options;
    netweave_status status = check_views(views, count);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__options_parse(text, "qap", known, regression ? 2 : 1, &options);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    nw__qap *qap = nw__allocate_zeroed(1, sizeof *qap);
    if (qap == NULL) {
        nw__options_free(&options);
        return nw__fail_memory();
    }
    *out_qap = qap;
    qap->run = run;
    qap->network = views[0]->network;
    qap->view_count = count;
    for (int64_t k = 0; k < count; k++)
        qap->views[k] = views[k];
    if (regression)
        status = nw__qap_read_terms(qap, nw__options_text(&options, "attributes"));
    qap->count = count - 1 + qap->term_count;
    if (status == NETWEAVE_STATUS_OK && qap->count == 0)
        status = nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                          "there is no predictor; give another view, or attributes=same:NAME");
    if (status == NETWEAVE_STATUS_OK)
        status = compute(qap, (int64_t)nw__options_number(&options, "draws"));
    nw__options_free(&options);
    return status;
}

netweave_status netweave_qap_correlation(const netweave_view *first, const netweave_view *second, const char *options,
                                         netweave_run *run, netweave_table **out_table) {
    NW_REQUIRE(first, NW_MAGIC_VIEW);
    NW_REQUIRE(second, NW_MAGIC_VIEW);
    NW_REQUIRE_POINTER(out_table);
    const netweave_view *const views[] = {first, second};
    nw__qap *qap = NULL;
    netweave_status status = start(views, 2, options, false, run, &qap);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__qap_correlation_table(qap, out_table);
    if (qap != NULL)
        free_qap(qap);
    return status;
}

netweave_status netweave_qap_regression(const netweave_view *dependent, int64_t count,
                                        const netweave_view *const *predictors, const char *const *names,
                                        const char *options, netweave_run *run, netweave_table **out_table) {
    const netweave_view *views[NW_QAP_MATRICES];
    NW_REQUIRE(dependent, NW_MAGIC_VIEW);
    NW_REQUIRE_POINTER(out_table);
    if (count < 0 || count > NW_QAP_PREDICTORS)
        return nw__fail(NETWEAVE_STATUS_LIMIT, "%lld predictors are given; 0 to %d can be", (long long)count,
                        (int)NW_QAP_PREDICTORS);
    if (count > 0)
        NW_REQUIRE_POINTER(predictors);
    views[0] = dependent;
    for (int64_t k = 0; k < count; k++) {
        NW_REQUIRE(predictors[k], NW_MAGIC_VIEW);
        views[k + 1] = predictors[k];
    }
    nw__qap *qap = NULL;
    netweave_status status = start(views, count + 1, options, true, run, &qap);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__qap_regression_table(qap, names, out_table);
    if (qap != NULL)
        free_qap(qap);
    return status;
}
