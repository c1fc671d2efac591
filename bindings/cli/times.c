/* netweave flow: contacts that have a time, where the file holds them. SPDX-License-Identifier: GPL-2.0-or-later */
#include "shape.h"
#include "telling.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* A column with more moments than these is of contacts, not of waves. */
enum { MOST_WAVES = 12 };

static char *contact_options(const session *session, const char *direction) {
    char *text = text_of("%s", "");
    const option from[] = {OPTION_FROM_COLUMN, OPTION_TO_COLUMN, OPTION_TIMES};
    const char *const to[] = {"from", "to", "time"};
    for (int k = 0; k < 3; k++)
        if (session->values[from[k]] != NULL)
            text = with_option(text, to[k], session->values[from[k]]);
    return with_option(text, "direction", direction);
}

static netweave_status read_contacts(const session *session, const char *direction, netweave_contacts **out) {
    char *options = contact_options(session, direction);
    netweave_status status = netweave_contacts_read(session->words[0], options, session->run, out);
    free(options);
    return status;
}

/* Different times, counted up to one more than waves are. */
static int count_moments(const netweave_contacts *contacts) {
    const double *time = NULL;
    int64_t count = 0;
    int moments = 0;
    if (netweave_contacts_list(contacts, &count, NULL, NULL, &time) != NETWEAVE_STATUS_OK)
        return 0;
    for (int64_t k = 0; k < count && moments <= MOST_WAVES; k++)
        moments += k == 0 || time[k] != time[k - 1];
    return moments;
}

/* What follows contacts knows none of the options that choose and turn ties: says which of them do not count there. */
static char *tell_remark(const session *session) {
    static const option of_ties[] = {OPTION_LAYER,   OPTION_THRESHOLD, OPTION_SYMMETRIZE, OPTION_REVERSE,
                                     OPTION_WITHOUT, OPTION_ONLY,      OPTION_GATE};
    char *remark = text_of("The file tells when contacts were: as a network they are taken all together, and as "
                           "contacts in time they are followed one after the other. --times none reads a column of "
                           "times as waves.");
    for (size_t k = 0; k < sizeof of_ties / sizeof of_ties[0]; k++) {
        if (session->values[of_ties[k]] == NULL)
            continue;
        char *longer = text_of("%s --%s does not count in time: there all contacts are followed as the file has them.",
                               remark, option_name(of_ties[k]));
        free(remark);
        remark = longer;
    }
    return remark;
}

int find_times(const session *session, times *out_times) {
    const char *asked = session->values[OPTION_TIMES];
    bool is_forced = asked != NULL && strcmp(asked, "none") != 0;
    bool is_one_file = session->word_count == 1 && strcmp(session->words[0], "-") != 0;
    if (is_forced && !is_one_file)
        return refuse("--times is for contacts in one file, named by its path; leave --times out");
    bool is_plain = session->values[OPTION_FORMAT] == NULL && session->values[OPTION_WAVE] == NULL;
    if (!is_forced && (asked != NULL || !is_one_file || !is_plain))
        return 0;
    netweave_status status = read_contacts(session, "auto", &out_times->contacts);
    if (status == NETWEAVE_STATUS_CANCELLED || status == NETWEAVE_STATUS_TIMEOUT ||
        status == NETWEAVE_STATUS_OUT_OF_MEMORY || (is_forced && status != NETWEAVE_STATUS_OK))
        return told(status);
    if (status == NETWEAVE_STATUS_PARSE)
        out_times->problem = text_of("%s", netweave_last_error());
    if (status != NETWEAVE_STATUS_OK) /* no times, or none that can be read: as a network it may be read all the same */
        return 0;
    int moments = count_moments(out_times->contacts);
    if (!is_forced && moments <= MOST_WAVES) {
        netweave_contacts_free(out_times->contacts);
        out_times->contacts = NULL;
        return 0;
    }
    out_times->merged = true;
    out_times->remark = tell_remark(session);
    return 0;
}

int doubt_times(const times *times, int waves) {
    if (times->problem == NULL || waves <= MOST_WAVES)
        return 0;
    refuse("the file has %d waves, as if they were times of contacts, but %s", waves, times->problem);
    return netweave_status_exit_code(NETWEAVE_STATUS_PARSE);
}

int follow_times(const session *session, const netweave_view *view, times *times) {
    if (times->contacts == NULL)
        return 0;
    bool directed = netweave_view_directed(view) != 0;
    int code = 0;
    if (directed != (netweave_contacts_directed(times->contacts) != 0)) {
        netweave_contacts_free(times->contacts);
        times->contacts = NULL;
        code = told(read_contacts(session, directed ? "directed" : "undirected", &times->contacts));
    }
    if (code == 0)
        code = told(netweave_contacts_summary(times->contacts, NULL, session->run, &times->summary));
    return code == 0 ? told(netweave_contacts_reach(times->contacts, NULL, session->run, &times->members)) : code;
}

void free_times(times *times) {
    netweave_table_free(times->summary);
    netweave_table_free(times->members);
    netweave_contacts_free(times->contacts);
    free(times->remark);
    free(times->problem);
}

/* ---- for people ---- */

/* What durations are told in, so that their mean is not a long number. */
typedef struct duration {
    double length; /* in what times are */
    const char *name;
} duration;

static duration unit_of(const times *times) {
    static const duration units[] = {{86400, "days"}, {3600, "hours"}, {60, "minutes"}, {1, "seconds"}};
    const char *kind = netweave_contacts_times(times->contacts);
    double mean = table_number(times->summary, 0, "mean_latency");
    if (strcmp(kind, "second") != 0)
        return (duration){1, strcmp(kind, "day") == 0 ? "days" : "time units"};
    size_t k = 0;
    while (k < 3 && !(mean >= 2 * units[k].length))
        k++;
    return units[k];
}

/* A moment as it stands in the file. The caller frees. */
static char *moment_words(const times *times, double moment) {
    const char *kind = netweave_contacts_times(times->contacts);
    bool is_day = strcmp(kind, "day") == 0;
    if (!is_day && strcmp(kind, "second") != 0)
        return text_of("%.10g", moment);
    time_t seconds = (time_t)floor(is_day ? moment * 86400 : moment);
    struct tm date;
    char text[64];
    if (gmtime_r(&seconds, &date) == NULL ||
        strftime(text, sizeof text, is_day ? "%Y-%m-%d" : "%Y-%m-%d %H:%M:%S UTC", &date) == 0)
        return text_of("%.10g", moment);
    return text_of("%s", text);
}

static void print_time_sentence(const session *session, const times *times) {
    const netweave_table *summary = times->summary;
    double share = table_number(summary, 0, "share");
    double ratio = table_number(summary, 0, "ratio");
    char *first = moment_words(times, table_number(summary, 0, "first"));
    char *last = moment_words(times, table_number(summary, 0, "last"));
    duration unit = unit_of(times);
    double latency = table_number(summary, 0, "mean_latency") / unit.length;
    char *text = NULL;
    if (isfinite(share) && isfinite(ratio) && isfinite(latency))
        text =
            text_of("From %s to %s, what a member knows at the start can reach %.0f%% of the others in time, %.1f %s "
                    "after the start on average. If all contacts were open all the time, it would reach %.0f%%: the "
                    "order in which they come leaves %.0f%% of that.",
                    first, last, 100 * share, latency, unit.name, 100 * share / ratio, 100 * ratio);
    else
        text = text_of("Whom news reach in time is undefined: see the notes.");
    print_paragraph("", text, session->style, session->out);
    fputs("\n", session->out);
    free(text);
    free(first);
    free(last);
}

static void print_summary(const session *session, const times *times) {
    static const char *const meanings[][2] = {
        {"contacts", "contacts in all"},
        {"moments", "different times"},
        {"pairs", "pairs (from, to) that news can travel in time"},
        {"static_pairs", "pairs joined by ties, whenever these were"},
        {"ratio", "pairs of static_pairs"},
        {"share", "pairs of all pairs"},
        {"mean_latency", "time from the start to the arrival, mean"},
        {"median_latency", "the same, median"},
        {"efficiency", "closeness in time: 1 all reach all in the first step"},
    };
    duration unit = unit_of(times);
    grid *grid = grid_new("lrl");
    grid_add(grid, "number");
    grid_add(grid, "value");
    grid_add(grid, "meaning");
    for (size_t k = 0; k < sizeof meanings / sizeof meanings[0]; k++) {
        int64_t column = netweave_table_find_column(times->summary, meanings[k][0]);
        bool is_latency = strstr(meanings[k][0], "latency") != NULL;
        char *meaning = is_latency ? text_of("%s, in %s", meanings[k][1], unit.name) : text_of("%s", meanings[k][1]);
        grid_add(grid, meanings[k][0]);
        grid_add_number(grid, netweave_table_value(times->summary, 0, column) / (is_latency ? unit.length : 1),
                        netweave_table_column_kind(times->summary, column));
        grid_add(grid, meaning);
        free(meaning);
    }
    grid_end(grid, session->style, session->out);
}

void print_times(const session *session, const times *times, int64_t top) {
    if (times->summary == NULL)
        return;
    int64_t count = netweave_table_row_count(times->members);
    print_heading("In time: only contacts that come later pass it on", session->style, session->out);
    print_time_sentence(session, times);
    print_summary(session, times);
    char *heading =
        count > top ? text_of("Members in time, whose news reach most first (%" PRId64 " of %" PRId64 ")", top, count)
                    : text_of("Members in time, whose news reach most first");
    print_heading(heading, session->style, session->out);
    static const char *const columns[] = {"reached", "share", "latency", "sources", "sources_share", "sources_latency"};
    static const char *const headings[] = {"reaches", "share", "latency", "hears from", "share", "latency"};
    double unit = unit_of(times).length;
    const double units[] = {1, 1, unit, 1, 1, unit};
    print_sorted(session, times->members, "reached",
                 &(sorted_columns){columns, headings, units, sizeof columns / sizeof columns[0]}, top);
    free(heading);
}

void write_times_json(json *json, const times *times) {
    if (times->summary == NULL)
        return;
    json_open(json, "time", '{', true);
    json_text(json, "times", netweave_contacts_times(times->contacts));
    json_truth(json, "directed", netweave_contacts_directed(times->contacts) != 0);
    write_numbers_json(json, times->summary);
    json_open(json, "members", '[', true);
    write_rows_json(json, times->members, -1);
    json_close(json, ']');
    json_close(json, '}');
}
