/* What the parts of the netweave command share. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef CLI_H
#define CLI_H

#include <netweave/netweave.h>
#include <stdbool.h>
#include <stdio.h>

/* Every option of every command; options.c has the row for each. */
typedef enum option {
    OPTION_MEMBERS,
    OPTION_FORMAT,
    OPTION_FROM_COLUMN,
    OPTION_TO_COLUMN,
    OPTION_QUESTIONS,
    OPTION_CODEBOOK,
    OPTION_CODES,
    OPTION_MISSING,
    OPTION_STRICT,
    OPTION_PROJECTION,
    OPTION_LARGEST,
    OPTION_WINDOWS,
    OPTION_WIDTH,
    OPTION_DUPLICATES,
    OPTION_DIRECTED,
    OPTION_UNDIRECTED,
    OPTION_LAYER,
    OPTION_WAVE,
    OPTION_WEIGHT,
    OPTION_THRESHOLD,
    OPTION_SYMMETRIZE,
    OPTION_REVERSE,
    OPTION_UNKNOWN,
    OPTION_GATE,
    OPTION_WITHOUT,
    OPTION_ONLY,
    OPTION_HUB,
    OPTION_GROUP,
    OPTION_AS,
    OPTION_SCOPE,
    OPTION_TIES,
    OPTION_MEASURES,
    OPTION_ALL,
    OPTION_TOP,
    OPTION_CONVERSATIONS,
    OPTION_PROBABILITY,
    OPTION_ADOPT_AT,
    OPTION_SHARE,
    OPTION_MODE,
    OPTION_SIMULATIONS,
    OPTION_SEEDS,
    OPTION_TIMES,
    OPTION_ATTRIBUTES,
    OPTION_DRAWS,
    OPTION_NOISE,
    OPTION_LEVEL,
    OPTION_FORMATS,
    OPTION_GENERATORS,
    OPTION_FIX,
    OPTION_MERGE,
    OPTION_PSEUDONYMS,
    OPTION_SUPPRESS_BELOW,
    OPTION_TO,
    OPTION_JSON,
    OPTION_CSV,
    OPTION_MARKDOWN,
    OPTION_OUTPUT,
    OPTION_SEED,
    OPTION_THREADS,
    OPTION_TIMEOUT,
    OPTION_APPROXIMATE,
    OPTION_SOURCES,
    OPTION_TIME_BUDGET,
    OPTION_METHOD,
    OPTION_RUNS,
    OPTION_QUIET,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_COUNT
} option;

/* Whom an option is for; its row says how it is called there. */
typedef enum recipient {
    FOR_COMMAND,
    FOR_APPROXIMATION,
    FOR_READER,
    FOR_VIEW,
    FOR_STRUCTURE,
    FOR_COMPARISON,
    FOR_FLOW
} recipient;

typedef enum style { STYLE_TEXT, STYLE_MARKDOWN, STYLE_CSV, STYLE_JSON } style;

struct command;

/* One call of the command: what was asked, and what is written in answer. */
typedef struct session {
    const struct command *command;
    const char *values[OPTION_COUNT]; /* NULL: not given; "yes" for options without a value */
    char **words;                     /* what is not an option: files, names */
    int word_count;
    style style;
    netweave_run *run;
    FILE *out;     /* the answer, kept until it is whole */
    bool answered; /* the command has written its file itself */
    int verdict;   /* the exit code of a whole answer: doctor's 1 when there is something to mend */
} session;

/* A command is a row: commands.c has the table, and every help text comes from it. */
typedef struct command {
    const char *name;
    const char *words;    /* "FILE [NAME…]" */
    int fewest, most;     /* how many words there may be; most -1: any */
    const char *summary;  /* one line */
    const char *details;  /* what the help says below it */
    const char *examples; /* command lines, which are run as tests */
    int (*run)(session *session);
} command;

extern const command commands[];
extern const int command_count;

/* ---- commands: each gives the exit code, after it has said on standard error what failed ---- */
int run_profile(session *session);
int run_compare(session *session);
int run_measure(session *session);
int run_flow(session *session);
int run_qap(session *session);
int run_describe(session *session);
int run_convert(session *session);
int run_generate(session *session);
int run_doctor(session *session);

/* ---- options.c ---- */

/* Sorts the arguments into options and words. Gives the exit code. */
int read_arguments(session *session, int count, char **arguments);
const char *option_name(option option);
/* The options of a recipient, as the library reads them; the caller frees. */
char *options_for(const session *session, recipient recipient);
/* `text` and NAME="VALUE", quoted, put together anew; frees `text`. */
char *with_option(char *text, const char *name, const char *value);
void print_options(const session *session, FILE *out);

/* ---- commands.c ---- */
void print_help(const session *session, FILE *out);

/* ---- nearest.c ---- */

/* The name nearest to `name`, or NULL. */
const char *nearest_name(const char *name, const char *const *names, int count);

/* ---- session.c ---- */

/* Makes the run: threads, seed, time, progress, and what Ctrl-C does. Gives the exit code. */
int start_session(session *session);
/* Writes the answer to standard output or to the file of -o. Gives the exit code. */
int deliver(session *session, const char *bytes, size_t length);
void end_session(session *session);
/* Says what failed, as "netweave: …", and gives the exit code of the status. */
int told(netweave_status status);
/* Says what is wrong with the call and gives the exit code for that, 2. */
__attribute__((format(printf, 1, 2))) int refuse(const char *format, ...);
/* A remark on standard error, unless --quiet. */
__attribute__((format(printf, 2, 3))) void remark(const session *session, const char *format, ...);
bool interrupted(void);
/* Memory, or the end of the program with the exit code for that. */
void *need_memory(size_t count, size_t size);
__attribute__((format(printf, 1, 2), nonnull(1), returns_nonnull)) char *text_of(const char *format, ...);

#endif
