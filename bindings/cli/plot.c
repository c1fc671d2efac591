/* Curves of who knows after each round of conversation, drawn with signs. SPDX-License-Identifier: GPL-2.0-or-later */
#include "telling.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { HEIGHT = 12, WIDTH = 64, WIDEST_STEP = 6, BETWEEN_NUMBERS = 10 };

/* Signs by line (0 on top) and column; NULL: blank. */
typedef struct sheet {
    const char *signs[HEIGHT + 1][WIDTH + 1];
    int64_t last;      /* rounds */
    int64_t step;      /* columns from round to round, where there is room */
    int64_t stride;    /* rounds from column to column, where there is not */
    int64_t last_used; /* column */
} sheet;

static bool is_of(const plotted *plotted, int64_t row) {
    return strcmp(netweave_table_label(plotted->curve, 0, row), "conversations") == 0 &&
           strcmp(netweave_table_label(plotted->curve, 1, row), plotted->which) == 0 &&
           strcmp(netweave_table_label(plotted->curve, 2, row), "anyone") == 0;
}

/* The round from which on a curve hardly rises any more; 0 where there is no curve. */
static int64_t length_of(const plotted *plotted) {
    int64_t rows = netweave_table_row_count(plotted->curve);
    double end = 0;
    int64_t last = 0;
    for (int64_t row = 0; row < rows; row++)
        if (is_of(plotted, row))
            end = fmax(end, table_number(plotted->curve, row, "share"));
    for (int64_t row = 0; row < rows; row++)
        if (is_of(plotted, row) && table_number(plotted->curve, row, "share") < 0.99 * end)
            last = (int64_t)table_number(plotted->curve, row, "round") + 1;
    return last;
}

static const char dot[] = "·";

static void draw_sign(sheet *sheet, double share, int64_t column, const char *sign) {
    if (!isfinite(share) || column < 0 || column > sheet->last_used)
        return;
    const char **place = &sheet->signs[HEIGHT - (int)(fmin(fmax(share, 0), 1) * HEIGHT + 0.5)][column];
    if (sign != dot || *place == NULL)
        *place = sign;
}

/* A sign at a round and dots on the way to it. */
static void draw_to(sheet *sheet, double before, double share, int64_t column, const char *sign) {
    for (int64_t between = 1; between < sheet->step && column > 0; between++) {
        double part = (double)between / (double)sheet->step;
        draw_sign(sheet, before + part * (share - before), column - sheet->step + between, dot);
    }
    draw_sign(sheet, share, column, sign);
}

/* What ends early stays where it is. */
static void draw(const plotted *plotted, sheet *sheet) {
    double before = NAN;
    int64_t reached = -1;
    for (int64_t row = 0; row < netweave_table_row_count(plotted->curve); row++) {
        int64_t round = is_of(plotted, row) ? (int64_t)table_number(plotted->curve, row, "round") : -1;
        if (round < 0 || round % sheet->stride != 0)
            continue;
        double share = table_number(plotted->curve, row, "share");
        reached = round / sheet->stride * sheet->step;
        draw_to(sheet, before, share, reached, plotted->sign);
        before = share;
    }
    for (int64_t column = reached + sheet->step; reached >= 0 && column <= sheet->last_used; column += sheet->step)
        draw_to(sheet, before, before, column, plotted->sign);
}

static void print_line(const sheet *sheet, int line, FILE *out) {
    int64_t end = sheet->last_used;
    while (end >= 0 && sheet->signs[line][end] == NULL)
        end--;
    if (line % (HEIGHT / 4) == 0)
        fprintf(out, "  %3d%% ┤", 100 - 100 * line / HEIGHT);
    else
        fputs("       │", out);
    for (int64_t column = 0; column <= end; column++)
        fputs(sheet->signs[line][column] != NULL ? sheet->signs[line][column] : " ", out);
    fputs("\n", out);
}

/* The axis of rounds, with a number where there is room for it. */
static void print_rounds(const sheet *sheet, FILE *out) {
    char numbers[WIDTH + 32] = "";
    int64_t apart = (BETWEEN_NUMBERS + sheet->step - 1) / sheet->step * sheet->step;
    fputs("       └", out);
    for (int64_t column = 0; column <= sheet->last_used; column++)
        fputs(column % apart == 0 ? "┴" : "─", out);
    int used = 0;
    for (int64_t column = 0; column <= sheet->last_used; column += apart) {
        char number[24];
        snprintf(number, sizeof number, "%" PRId64, column / sheet->step * sheet->stride);
        used += snprintf(numbers + used, sizeof numbers - (size_t)used, "%*s%s", (int)(column - used), "", number);
    }
    fprintf(out, "\n        %s rounds\n", numbers);
}

static void print_signs(const plotted *curves, int count, FILE *out) {
    for (int k = 0; k < count; k++)
        if (length_of(&curves[k]) > 0)
            fprintf(out, "        %s %s\n", curves[k].sign, curves[k].meaning);
}

bool has_plot(const plotted *curves, int count) {
    for (int k = 0; k < count; k++)
        if (length_of(&curves[k]) > 0)
            return true;
    return false;
}

void print_plot(const session *session, const plotted *curves, int count) {
    FILE *out = session->out;
    sheet sheet = {.step = 1, .stride = 1};
    for (int k = 0; k < count; k++) {
        int64_t length = length_of(&curves[k]);
        sheet.last = length > sheet.last ? length : sheet.last;
    }
    if (sheet.last > WIDTH)
        sheet.stride = (sheet.last + WIDTH - 1) / WIDTH;
    else if (sheet.last > 0)
        sheet.step = WIDTH / sheet.last < WIDEST_STEP ? WIDTH / sheet.last : WIDEST_STEP;
    sheet.last_used = sheet.last / sheet.stride * sheet.step;
    for (int k = count - 1; k >= 0; k--)
        draw(&curves[k], &sheet);
    fputs(session->style == STYLE_MARKDOWN ? "```text\n" : "", out);
    for (int line = 0; line <= HEIGHT; line++)
        print_line(&sheet, line, out);
    print_rounds(&sheet, out);
    print_signs(curves, count, out);
    fputs(session->style == STYLE_MARKDOWN ? "```\n" : "", out);
}
