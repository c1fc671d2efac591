/* Options of the command: one table, from which arguments are read and help is written.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The commands that an option is for, in the order of their table. */
enum {
    PROFILE = 1,
    COMPARE = 2,
    MEASURE = 4,
    FLOW = 8,
    QAP = 16,
    DESCRIBE = 32,
    CONVERT = 64,
    GENERATE = 128,
    DOCTOR = 256,
    MEASURERS = PROFILE | COMPARE | MEASURE | FLOW,
    RESULTS = MEASURERS | QAP,
    READERS = RESULTS | CONVERT,
    WRITERS = CONVERT | GENERATE,
    RUNNERS = READERS | GENERATE,
    LOOKERS = READERS | DOCTOR, /* who read files */
    ALL = 511
};

typedef struct option_row {
    const char *name;
    char letter;          /* 0: none */
    const char *argument; /* what stands after it, NULL for none */
    unsigned commands;
    recipient recipient;
    const char *key; /* what the recipient calls it */
    const char *meaning;
} option_row;

/* clang-format off */
static const option_row rows[OPTION_COUNT] = {
    [OPTION_MEMBERS] = {"members", 0, "FILE", LOOKERS, FOR_COMMAND, NULL,
        "member list with attributes, read first; compare: one file, or one per wave with commas, which then states "
        "who was there"},
    [OPTION_FORMAT] = {"format", 0, "NAME", LOOKERS, FOR_READER, "format",
        "format of the input (default: found out; describe --formats lists them)"},
    [OPTION_FROM_COLUMN] = {"from-column", 0, "NAME", LOOKERS, FOR_READER, "from",
        "column that a tie comes from, or of persons or respondents, where its heading does not tell"},
    [OPTION_TO_COLUMN] = {"to-column", 0, "NAME", LOOKERS, FOR_READER, "to",
        "column that a tie goes to, or of events"},
    [OPTION_QUESTIONS] = {"questions", 0, "LIST", READERS, FOR_READER, "questions",
        "survey: the questions that name others, each a layer, as in \"advice=Whom do you ask;trust=Q7\" (default: found "
        "out)"},
    [OPTION_CODEBOOK] = {"codebook", 0, "FILE", READERS, FOR_READER, "codebook",
        "survey: the values of answers, a row each: text, number"},
    [OPTION_CODES] = {"codes", 0, "LIST", READERS, FOR_READER, "codes",
        "survey: the values of answers, as in \"never=0,often=3\""},
    [OPTION_MISSING] = {"missing", 0, "LIST", READERS, FOR_READER, "missing",
        "survey: answers that are none, as in \"9,99\""},
    [OPTION_STRICT] = {"strict", 0, NULL, READERS, FOR_READER, "strict",
        "refuse ties to members who are not in the member list"},
    [OPTION_PROJECTION] = {"projection", 0, "count|newman", READERS, FOR_READER, "projection",
        "attendance: the weight of a tie is how many events joined two persons (default), or less for larger events"},
    [OPTION_LARGEST] = {"largest", 0, "K", READERS, FOR_READER, "largest",
        "attendance: leave out events of more than K persons"},
    [OPTION_WINDOWS] = {"windows", 0, "N", READERS, FOR_READER, "windows",
        "attendance with dates: a wave for each of N windows of time"},
    [OPTION_WIDTH] = {"width", 0, "X", READERS, FOR_READER, "width",
        "attendance with dates: a wave for each X days"},
    [OPTION_DUPLICATES] = {"duplicates", 0, "sum|first|max|error", READERS, FOR_COMMAND, NULL,
        "what becomes of a second tie between the same two (default: sum)"},
    [OPTION_DIRECTED] = {"directed", 0, NULL, LOOKERS, FOR_COMMAND, NULL, "ties have a direction"},
    [OPTION_UNDIRECTED] = {"undirected", 0, NULL, LOOKERS, FOR_COMMAND, NULL, "ties have none"},
    [OPTION_LAYER] = {"layer", 0, "NAME", READERS, FOR_COMMAND, NULL,
        "layer (relation); A+B merges two, * all; compare, qap: A,B takes two layers"},
    [OPTION_WAVE] = {"wave", 0, "NAME", READERS, FOR_COMMAND, NULL, "wave; compare, qap: A,B takes two waves of one file"},
    [OPTION_WEIGHT] = {"weight", 0, "COLUMN|none", LOOKERS, FOR_COMMAND, NULL,
        "tie strength that measures use (default: none, each tie counts as one)"},
    [OPTION_THRESHOLD] = {"threshold", 0, "X", READERS, FOR_VIEW, "threshold",
        "only ties of at least this strength"},
    [OPTION_SYMMETRIZE] = {"symmetrize", 0, "any|both", READERS, FOR_VIEW, "symmetrize",
        "read without direction: tied when either (any) or both name the other"},
    [OPTION_REVERSE] = {"reverse", 0, NULL, READERS, FOR_VIEW, "reverse",
        "turn all ties round: who was named names, so that answers on whom one asks show where advice goes"},
    [OPTION_UNKNOWN] = {"unknown", 0, "RULE", READERS, FOR_VIEW, "unknown",
        "rows of those who did not answer (default: observed): measures that can are over what was observed; zero: read "
        "as empty; reciprocity: filled by who names them; previous: from the wave before"},
    [OPTION_GATE] = {"gate", 0, "[=LAYERS]", READERS, FOR_COMMAND, NULL,
        "keep who can draw on whom: the layers know, value, access and cost must all let a pair pass; as in "
        "know=asks,know_at_least=4,cost_at_most=2 where layers have other names or strengths count"},
    [OPTION_WITHOUT] = {"without", 0, "WHO", READERS, FOR_VIEW, "without",
        "leave members out; WHO is an id, several with commas, or ATTRIBUTE=VALUE"},
    [OPTION_ONLY] = {"only", 0, "WHO", READERS, FOR_VIEW, "only", "keep just these members"},
    [OPTION_HUB] = {"hub", 0, "WHO", MEASURERS, FOR_VIEW, "hub",
        "the members taken as hub (default: the one of highest betweenness)"},
    [OPTION_GROUP] = {"group", 0, "ATTRIBUTE", PROFILE | COMPARE | MEASURE, FOR_VIEW, "group",
        "member attribute that group-aware measures use"},
    [OPTION_AS] = {"as", 0, "PROGRAM", MEASURE, FOR_COMMAND, NULL,
        "conventions of ucinet, sna, igraph or networkx where they differ, to match a published number"},
    [OPTION_SCOPE] = {"scope", 0, "LIST", MEASURE, FOR_COMMAND, NULL,
        "network, member, tie, group, mixing (of groups), distance (how many pairs at each), "
        "unknown (under each --unknown, side by side), or several with commas: what "
        "the numbers are for"},
    [OPTION_TIES] = {"ties", 0, NULL, MEASURE | COMPARE, FOR_COMMAND, NULL,
        "measure: as --scope tie; compare: list the ties kept, formed and dissolved"},
    [OPTION_MEASURES] = {"measures", 0, "LIST", COMPARE, FOR_COMPARISON, "measures",
        "network measures to compare, separated by spaces (default: all)"},
    [OPTION_ALL] = {"all", 0, NULL, MEASURERS, FOR_COMMAND, NULL,
        "measure: all measures of all scopes; profile, compare, flow: all numbers and rows, not only the main ones"},
    [OPTION_TOP] = {"top", 0, "N", PROFILE | FLOW | DOCTOR, FOR_COMMAND, NULL,
        "members (flow: and bottlenecks) that are listed (default: 10); doctor: findings of each kind (5)"},
    [OPTION_CONVERSATIONS] = {"conversations", 0, "N", FLOW, FOR_FLOW, "hub_capacity",
        "conversations that a busy hub holds in a round (default: 1)"},
    [OPTION_PROBABILITY] = {"probability", 0, "P", FLOW, FOR_FLOW, "probability",
        "chance that a tip passes along a tie (default: 0.1)"},
    [OPTION_ADOPT_AT] = {"adopt-at", 0, "T", FLOW, FOR_FLOW, "threshold",
        "contacts who must follow a practice before a member does; below 1 a share of them (default: 2)"},
    [OPTION_SHARE] = {"share", 0, "Q", FLOW, FOR_FLOW, "share",
        "rounds are counted until this share of those who can hear know (default: 0.9)"},
    [OPTION_MODE] = {"mode", 0, "NAME", FLOW, FOR_FLOW, "mode",
        "in a conversation push (who calls tells), pull (asks) or push_pull (both, default)"},
    [OPTION_SIMULATIONS] = {"simulations", 0, "N", FLOW, FOR_FLOW, "simulations",
        "simulations behind each number (default: as many as take seconds)"},
    [OPTION_SEEDS] = {"seeds", 0, "K", FLOW, FOR_COMMAND, NULL,
        "members to tell first that are looked for (default: 3, on large networks none); 0: none"},
    [OPTION_TIMES] = {"times", 0, "COLUMN|none", FLOW, FOR_COMMAND, NULL,
        "column that says when a contact was (default: time, timestamp, date or datetime with more than 12 different "
        "times); none: read a column of times as waves"},
    [OPTION_ATTRIBUTES] = {"attributes", 0, "LIST", QAP, FOR_COMMAND, NULL,
        "predictors from member attributes, separated by spaces: same:NAME, difference:NAME, sum:NAME, sender:NAME, "
        "receiver:NAME"},
    [OPTION_DRAWS] = {"draws", 0, "N", PROFILE | COMPARE | QAP, FOR_COMMAND, "draws",
        "random draws: for the type's probability (profile), for the test (compare, qap); 0: none"},
    [OPTION_NOISE] = {"noise", 0, "X", PROFILE, FOR_STRUCTURE, "noise",
        "share of ties that a resampled network takes as misreported (default: 0.1)"},
    [OPTION_LEVEL] = {"level", 0, "X", COMPARE, FOR_COMPARISON, "level",
        "confidence level of intervals (default: 0.95)"},
    [OPTION_FORMATS] = {"formats", 0, NULL, DESCRIBE, FOR_COMMAND, NULL, "list the file formats instead"},
    [OPTION_GENERATORS] = {"generators", 0, NULL, DESCRIBE, FOR_COMMAND, NULL, "list the models of generate instead"},
    [OPTION_FIX] = {"fix", 0, NULL, DOCTOR, FOR_COMMAND, NULL,
        "write a repaired copy to -o OUT (several files: into the folder OUT) and a log beside it, never the original"},
    [OPTION_MERGE] = {"merge", 0, "A=B[;C=D]", DOCTOR, FOR_COMMAND, NULL, "with --fix: write the name B for A, and D for C"},
    [OPTION_PSEUDONYMS] = {"pseudonyms", 0, "KEY", CONVERT, FOR_COMMAND, NULL,
        "write a pseudonym for each id; KEY is a file of id,pseudonym that is read, and extended for new members"},
    [OPTION_SUPPRESS_BELOW] = {"suppress-below", 0, "K", MEASURE, FOR_COMMAND, NULL,
        "scopes group and mixing: leave out what rests on fewer than K members or ties, and what would give it away"},
    [OPTION_TO] = {"to", 0, "FORMAT", WRITERS, FOR_COMMAND, NULL,
        "format of the output (default: by its ending; on standard output csv)"},
    [OPTION_JSON] = {"json", 0, NULL, RESULTS | DESCRIBE | DOCTOR, FOR_COMMAND, NULL, "write JSON; undefined is null"},
    [OPTION_CSV] = {"csv", 0, NULL, RESULTS | DOCTOR, FOR_COMMAND, NULL, "write the main table as CSV; undefined is empty"},
    [OPTION_MARKDOWN] = {"markdown", 0, NULL, RESULTS | DESCRIBE | DOCTOR, FOR_COMMAND, NULL, "write Markdown"},
    [OPTION_OUTPUT] = {"output", 'o', "FILE", ALL, FOR_COMMAND, NULL,
        "write to a file, whole or not at all (default: standard output)"},
    [OPTION_SEED] = {"seed", 0, "N", RUNNERS, FOR_COMMAND, NULL,
        "seed of random draws (default: 1); the same seed gives the same result"},
    [OPTION_THREADS] = {"threads", 0, "N", RUNNERS, FOR_COMMAND, NULL,
        "threads (default: all cores); the result never depends on it"},
    [OPTION_TIMEOUT] = {"timeout", 0, "SECONDS", RUNNERS | DOCTOR, FOR_COMMAND, NULL,
        "give up after so many seconds, with exit code 124"},
    [OPTION_APPROXIMATE] = {"approximate", 0, "[=ERROR]", MEASURE, FOR_APPROXIMATION, "error",
        "estimate what rests on shortest paths, off by no more than ERROR from 0 to 1 (default: 0.01)"},
    [OPTION_SOURCES] = {"sources", 0, "N", MEASURE, FOR_APPROXIMATION, "sources",
        "estimate it from N members drawn at random"},
    [OPTION_TIME_BUDGET] = {"time-budget", 0, "SECONDS", MEASURE, FOR_APPROXIMATION, "seconds",
        "estimate it as well as this time allows, exactly where it does; the notes say what --sources repeats it"},
    [OPTION_METHOD] = {"method", 0, "NAME", MEASURE, FOR_APPROXIMATION, "method",
        "how to estimate it: auto, sources, paths (betweenness), or balls (distances, by HyperBall)"},
    [OPTION_RUNS] = {"runs", 0, "N", MEASURE, FOR_APPROXIMATION, "runs", "estimate distances by N runs of HyperBall"},
    [OPTION_QUIET] = {"quiet", 'q', NULL, ALL, FOR_COMMAND, NULL, "no progress bar and no remarks"},
    [OPTION_HELP] = {"help", 'h', NULL, ALL, FOR_COMMAND, NULL, "this help"},
    [OPTION_VERSION] = {"version", 'V', NULL, ALL, FOR_COMMAND, NULL, "the version"},
};
/* clang-format on */

/* What --approximate alone asks for. */
static const char *const standard_error = "0.01";

const char *option_name(option option) {
    return rows[option].name;
}

static unsigned command_bit(const session *session) {
    return 1U << (session->command - commands);
}

static int unknown_option(const session *session, const char *name, size_t length) {
    const char *names[OPTION_COUNT];
    int count = 0;
    for (int k = 0; k < OPTION_COUNT; k++)
        if (session->command == NULL || (rows[k].commands & command_bit(session)) != 0)
            names[count++] = rows[k].name;
    char *asked = text_of("%.*s", (int)length, name);
    const char *nearest = nearest_name(asked, names, count);
    const char *command = session->command != NULL ? session->command->name : "";
    const char *space = session->command != NULL ? " " : "";
    int code = nearest != NULL ? refuse("there is no option --%s; did you mean --%s?", asked, nearest)
                               : refuse("there is no option --%s; see netweave %s%s--help", asked, command, space);
    free(asked);
    return code;
}

static int find_option(const char *name, size_t length) {
    for (int k = 0; k < OPTION_COUNT; k++)
        if (strlen(rows[k].name) == length && strncmp(rows[k].name, name, length) == 0)
            return k;
    return -1;
}

static int find_letter(char letter) {
    for (int k = 0; k < OPTION_COUNT; k++)
        if (rows[k].letter != '\0' && rows[k].letter == letter)
            return k;
    return -1;
}

/* Keeps an option's value. `next` is the argument after it, which is used up when `*used` is set. */
static int keep_option(session *session, int found, const char *value, const char *next, bool *used) {
    const option_row *row = &rows[found];
    if (session->command == NULL && found != OPTION_HELP && found != OPTION_VERSION && found != OPTION_QUIET)
        return refuse("say the command before --%s, as in: netweave profile --%s …; see netweave --help", row->name,
                      row->name);
    if (session->command != NULL && (row->commands & command_bit(session)) == 0)
        return refuse("netweave %s has no option --%s; see netweave %s --help", session->command->name, row->name,
                      session->command->name);
    if (session->values[found] != NULL)
        return refuse("--%s stands there twice; say it once", row->name);
    if (row->argument == NULL) {
        if (value != NULL)
            return refuse("--%s takes no value; leave '=%s' out", row->name, value);
        session->values[found] = "yes";
        return 0;
    }
    if (value == NULL && *row->argument == '[') {
        *used = found == OPTION_GATE && next != NULL && strchr(next, '=') != NULL && access(next, F_OK) != 0;
        value = *used ? next : found == OPTION_GATE ? "" : standard_error;
    }
    if (value == NULL) {
        if (next == NULL)
            return refuse("--%s needs a value: --%s %s", row->name, row->name, row->argument);
        value = next;
        *used = true;
    }
    session->values[found] = value;
    return 0;
}

static int keep_letters(session *session, const char *letters, const char *next, bool *used) {
    for (const char *at = letters; *at != '\0'; at++) {
        int found = find_letter(*at);
        if (found < 0)
            return refuse("there is no option -%.1s; see netweave --help", at);
        bool takes = rows[found].argument != NULL;
        int code = keep_option(session, found, takes && at[1] != '\0' ? at + 1 : NULL, next, used);
        if (code != 0 || takes)
            return code;
    }
    return 0;
}

static int keep_word(session *session, char *word) {
    if (session->command != NULL) {
        session->words[session->word_count++] = word;
        return 0;
    }
    const char *names[16];
    for (int k = 0; k < command_count; k++) {
        names[k] = commands[k].name;
        if (strcmp(commands[k].name, word) == 0)
            session->command = &commands[k];
    }
    if (session->command != NULL)
        return 0;
    if (strcmp(word, "help") == 0) {
        session->values[OPTION_HELP] = "yes";
        return 0;
    }
    const char *nearest = nearest_name(word, names, command_count);
    if (nearest != NULL)
        return refuse("there is no command '%s'; did you mean '%s'?", word, nearest);
    return refuse("there is no command '%s'; see netweave --help", word);
}

static int choose_style(session *session) {
    static const option styles[] = {OPTION_MARKDOWN, OPTION_CSV, OPTION_JSON};
    int given = 0;
    for (int k = 0; k < 3; k++) {
        if (session->values[styles[k]] == NULL)
            continue;
        session->style = (style)(k + 1);
        given++;
    }
    if (given > 1)
        return refuse("--json, --csv and --markdown exclude each other; choose one");
    if (session->values[OPTION_DIRECTED] != NULL && session->values[OPTION_UNDIRECTED] != NULL)
        return refuse("--directed and --undirected exclude each other; choose one");
    return 0;
}

static int check_words(const session *session) {
    const command *command = session->command;
    if (command == NULL || session->values[OPTION_HELP] != NULL || session->values[OPTION_VERSION] != NULL)
        return 0;
    if (session->word_count < command->fewest)
        return refuse("netweave %s needs %s; see netweave %s --help", command->name, command->words, command->name);
    if (command->most >= 0 && session->word_count > command->most)
        return refuse("netweave %s takes %s; what is '%s'?", command->name, command->words,
                      session->words[command->most]);
    return 0;
}

int read_arguments(session *session, int count, char **arguments) {
    session->words = need_memory((size_t)count + 1, sizeof *session->words);
    bool only_words = false;
    for (int k = 1; k < count; k++) {
        char *argument = arguments[k];
        bool used = false;
        int code;
        if (only_words || argument[0] != '-' || argument[1] == '\0') {
            code = keep_word(session, argument);
        } else if (strcmp(argument, "--") == 0) {
            only_words = true;
            continue;
        } else if (argument[1] == '-') {
            size_t length = strcspn(argument + 2, "=");
            int found = find_option(argument + 2, length);
            const char *value = argument[2 + length] == '=' ? argument + 3 + length : NULL;
            code = found >= 0 ? keep_option(session, found, value, arguments[k + 1], &used)
                              : unknown_option(session, argument + 2, length);
        } else {
            code = keep_letters(session, argument + 1, arguments[k + 1], &used);
        }
        if (code != 0)
            return code;
        k += used;
    }
    int code = choose_style(session);
    return code != 0 ? code : check_words(session);
}

char *with_option(char *text, const char *name, const char *value) {
    size_t size = strlen(text) + strlen(name) + 2 * strlen(value) + 8;
    char *joined = need_memory(size, 1);
    int length = snprintf(joined, size, "%s%s%s=\"", text, *text != '\0' ? " " : "", name);
    char *end = joined + length;
    for (; *value != '\0'; value++) {
        if (*value == '"')
            *end++ = '"';
        *end++ = *value;
    }
    *end++ = '"';
    free(text);
    return joined;
}

char *options_for(const session *session, recipient recipient) {
    char *text = text_of("%s", "");
    for (int k = 0; k < OPTION_COUNT; k++)
        if (rows[k].recipient == recipient && session->values[k] != NULL)
            text = with_option(text, rows[k].key, session->values[k]);
    return text;
}

/* The meaning of an option, broken into lines beside its name. */
static void print_meaning(const char *meaning, FILE *out) {
    enum { INDENT = 28, WIDTH = 52 };
    int used = 0;
    while (*meaning != '\0') {
        int length = (int)strcspn(meaning, " ");
        if (used > 0 && used + 1 + length > WIDTH) {
            fprintf(out, "\n%*s", INDENT, "");
            used = 0;
        }
        used += fprintf(out, "%s%.*s", used > 0 ? " " : "", length, meaning);
        meaning += length;
        meaning += *meaning == ' ';
    }
    fputs("\n", out);
}

void print_options(const session *session, FILE *out) {
    for (int k = 0; k < OPTION_COUNT; k++) {
        const option_row *row = &rows[k];
        bool shown = session->command != NULL ? (row->commands & command_bit(session)) != 0
                                              : k == OPTION_HELP || k == OPTION_VERSION;
        if (!shown)
            continue;
        const char letter[] = {'-', row->letter, ',', ' ', '\0'};
        char *name = text_of("  %s--%s%s%s", row->letter != '\0' ? letter : "", row->name,
                             row->argument != NULL && *row->argument != '[' ? " " : "",
                             row->argument != NULL ? row->argument : "");
        if (strlen(name) > 26)
            fprintf(out, "%s\n%28s", name, "");
        else
            fprintf(out, "%-28s", name);
        free(name);
        print_meaning(row->meaning, out);
    }
}
