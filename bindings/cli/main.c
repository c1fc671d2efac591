/* netweave, the command: profile, compare, measure, flow, qap, describe, convert, generate, doctor.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "grid.h"

#include <signal.h>
#include <stdlib.h>

/* clang-format off */
const command commands[] = {
    {"profile", "FILE", 1, 1, "the shape of one network: hub-and-spoke or networked, and why",
     "Says in a sentence where the network stands between hub-and-spoke and networked, then shows the numbers that "
     "decided, how sure the type is, who holds the network together, and what is left when they leave.",
     "netweave profile before.csv\n"
     "netweave profile before.csv --members members.csv --hub role=coordinator\n"
     "netweave profile - --json < before.csv",
     run_profile},
    {"compare", "BEFORE AFTER… (or one file with several waves or layers)", 1, -1,
     "what changed between waves, and how sure that is",
     "Each file is a wave, named after what its file name has of its own (net_2019.csv, net_2021.csv: 2019 and 2021); "
     "members are matched by id. One file is compared with itself: its waves, --wave A,B, or --layer A,B. With more "
     "than two waves the first is compared with the last, and each wave is shown.",
     "netweave compare before.csv after.csv\n"
     "netweave compare before.csv after.csv --members members.csv --draws 200 --json\n"
     "netweave compare waves.csv --wave 2019,2021 --all",
     run_compare},
    {"measure", "FILE [NAME…]", 1, -1, "measures by name",
     "Without names: all network measures; with --scope member or --scope tie all of those; with --all every measure. "
     "A name may carry parameters: pagerank:damping=0.9. netweave describe lists them.",
     "netweave measure before.csv density degree\n"
     "netweave measure before.csv --scope member --csv\n"
     "netweave measure before.csv betweenness --without Anna --json",
     run_measure},
    {"flow", "FILE [LATER…]", 1, -1, "how knowledge travels: how far, how fast, and what it would do without the hub",
     "Says in a sentence whom a tip reaches and how fast conversations carry it, as the network is, without the hub, and "
     "with a hub that has little time; then the numbers, a curve, routes, bottlenecks, members, and who should hear "
     "first. Of several waves, bottlenecks and members are those of the last (--all: of each). Knowledge travels along ties: where these say whom one asks, turn them with --reverse. Two files, or a file "
     "with two waves, are told beside each other. Contacts with times are also followed in time.",
     "netweave flow before.csv\n"
     "netweave flow before.csv after.csv --undirected\n"
     "netweave flow after.csv --hub Anna --conversations 2 --json",
     run_flow},
    {"qap", "Y X… (or one file with several layers or waves)", 1, -1, "whether ties of one network go with those of others",
     "Each file is a layer over the same members, matched by id; or the layers or waves of one file: --layer A,B, "
     "--wave A,B, or all of them. The first is held beside each of the others: correlation over all pairs of members, "
     "and p by letting members change places (QAP). With several others, or with --attributes, also a regression on all "
     "of them at once (MRQAP).",
     "netweave qap before.csv after.csv\n"
     "netweave qap waves.csv --wave 2019,2021 --json\n"
     "netweave qap after.csv before.csv --members members.csv --attributes \"same:region same:role\"",
     run_qap},
    {"describe", "[NAME]", 0, 1, "the catalogue of measures, formats and models",
     "What each measure asks and means, its formula, conventions, parameters, undefined cases, cost and source.",
     "netweave describe density\n"
     "netweave describe --formats\n"
     "netweave describe --json -o catalogue.json",
     run_describe},
    {"convert", "IN OUT", 2, 2, "from one file format to another",
     "The formats are told by content and by ending, or with --format (input) and --to (output). What the output "
     "format cannot hold is said on standard error.",
     "netweave convert before.csv before.graphml\n"
     "netweave convert before.csv - --to pajek\n"
     "netweave convert before.csv core.csv --without Anna",
     run_convert},
    {"generate", "MODEL", 1, 1, "a network made by a model",
     "Writes a tie list (CSV) to standard output, or with -o a file in the format of its ending. netweave describe "
     "--generators lists the models and their parameters.",
     "netweave generate star:members=10\n"
     "netweave generate watts_strogatz:members=100,neighbours=4,rewiring=0.1 --seed 7 -o ring.graphml",
     run_generate},
    {"doctor", "FILE…", 1, -1, "what is wrong with files before they are measured",
     "Looks at tie lists and member lists (several tie lists are waves) for names that may be one member's, rows that are "
     "there twice, answers that are none and the like, and says where each stands and what to do. The exit code is 1 when "
     "something should be mended. With --fix -o OUT a repaired copy is written, never the original: blanks, rows twice, "
     "spellings that differ in case or accents, codes for no answer; OUT.log.csv tells each change.",
     "netweave doctor before.csv\n"
     "netweave doctor before.csv after.csv --members members.csv\n"
     "netweave doctor before.csv --fix -o mended.csv --merge \"Anne=Anna\"",
     run_doctor},
};
/* clang-format on */
const int command_count = sizeof commands / sizeof commands[0];

/* Every line of `text`, indented. */
static void print_indented(const char *text, FILE *out) {
    fputs("  ", out);
    for (; *text != '\0'; text++) {
        fputc(*text, out);
        if (*text == '\n')
            fputs("  ", out);
    }
    fputs("\n", out);
}

static void print_exit_codes(FILE *out) {
    fputs("\nExit codes:\n", out);
#define EXIT_CODE_ROW(name, value, exit_code, exception, meaning) fprintf(out, "  %3d  %s\n", exit_code, meaning);
    NETWEAVE_STATUSES(EXIT_CODE_ROW)
#undef EXIT_CODE_ROW
}

void print_help(const session *session, FILE *out) {
    const command *command = session->command;
    if (command != NULL) {
        fprintf(out, "netweave %s %s\n%s.\n\n", command->name, command->words, command->summary);
        print_paragraph("", command->details, STYLE_TEXT, out);
        fputs("\nExamples:\n", out);
        print_indented(command->examples, out);
        fputs("\nOptions (\"-\" as a file is standard input):\n", out);
    } else {
        fputs("netweave COMMAND …\n"
              "Is a network of members and ties hub-and-spoke or networked, and did that change?\n\nCommands:\n",
              out);
        for (int k = 0; k < command_count; k++)
            fprintf(out, "  %-10s %s\n", commands[k].name, commands[k].summary);
        fputs("\nnetweave COMMAND --help tells more of each.\n\nOptions:\n", out);
    }
    print_options(session, out);
    if (command == NULL)
        print_exit_codes(out);
}

/* Does what was asked, into session->out. */
static int answer(session *session) {
    if (session->values[OPTION_HELP] != NULL)
        print_help(session, session->out);
    else if (session->values[OPTION_VERSION] != NULL)
        fprintf(session->out, "netweave %s\n", netweave_version());
    else if (session->command != NULL)
        return session->command->run(session);
    else
        return refuse("which command? netweave --help lists them");
    return 0;
}

int main(int count, char **arguments) {
    session session = {0};
    char *bytes = NULL;
    size_t length = 0;
    int code = read_arguments(&session, count, arguments);
    if (code == 0)
        code = start_session(&session);
    if (code == 0) {
        session.out = open_memstream(&bytes, &length);
        if (session.out == NULL)
            code = told(NETWEAVE_STATUS_OUT_OF_MEMORY);
    }
    if (code == 0)
        code = answer(&session);
    if (session.out != NULL) {
        bool whole = ferror(session.out) == 0;
        whole = fclose(session.out) == 0 && whole;
        if (code == 0)
            code = whole ? deliver(&session, bytes, length)
                         : refuse("out of memory for the answer; ask for fewer measures");
    }
    end_session(&session);
    free(bytes);
    free(session.words);
    return code == 0 ? session.verdict : code;
}
