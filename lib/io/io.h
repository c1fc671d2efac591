/* Readers and writers, from the inside. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_IO_IO_H
#define NW_IO_IO_H

#include "base/options.h"
#include "core/network.h"
#include "io/document.h"
#include "io/sheet.h"

#include <netweave/file.h>

/* What is read, before it becomes a builder's content: ties with their places, so that all readers settle direction,
 * waves, layers and notes in one way. Start with nw__intake_start(). */
typedef struct nw__intake {
    netweave_builder *builder;      /* fresh; the caller's own is touched only at the end */
    const netweave_builder *target; /* the caller's */
    const nw__options *options;
    netweave_run *run;
    nw__document *document;
    nw__index layers, waves; /* names; place 0 is "" */
    int64_t count;
    int32_t *from, *to;
    double *weight;
    int32_t *layer, *wave;
    int8_t *direction;                /* a netweave_direction; AUTO: not said */
    netweave_direction all_direction; /* of all ties, where layer, wave and direction are NULL: one layer and wave */
    size_t from_capacity, to_capacity, weight_capacity, layer_capacity, wave_capacity, direction_capacity;
    bool weighted;             /* the file gives weights */
    const char *weight_name;   /* or NULL */
    nw__attributes ties;       /* one row per tie */
    bool listed;               /* the file lists all its members: they are present in its waves */
    bool said;                 /* the reader has said itself who was present */
    bool projected;            /* attendance: ties are a projection */
    bool roster;               /* a member list: its members are no strangers */
    netweave_direction unsaid; /* of ties that say nothing of it */
} nw__intake;

netweave_status nw__intake_start(nw__intake *intake);

/* Forgets what was taken in. */
netweave_status nw__intake_restart(nw__intake *intake);
void nw__intake_free(nw__intake *intake);

/* Adds a tie of the layer and wave at these places; its attributes go to row `count - 1` of `ties`. */
netweave_status nw__intake_tie(nw__intake *intake, int64_t from, int64_t to, double weight, int64_t layer, int64_t wave,
                               netweave_direction direction);

/* Adds a member that a file lists by number: its label, or its number where it has none; a label that is there already
 * gets its number behind it, and a note says so. `out_member` is a new place. */
netweave_status nw__intake_list(nw__intake *intake, const char *label, int64_t number, int64_t *out_member);

/* Adds a note to the fresh builder; "%s" first for texts of the file. */
__attribute__((format(printf, 2, 3))) netweave_status nw__intake_note(nw__intake *intake, const char *format, ...);

/* Decides the direction of the ties from `first` on, which are the cells of one matrix: symmetric means undirected,
 * each pair then once. */
netweave_status nw__intake_symmetry(nw__intake *intake, int64_t first);

/* For readers of files that name layers, waves and presence themselves, at their end: the unnamed layer and wave go
 * where no tie is in them, and members of whom no wave is said were there in all, once waves are said at all. */
netweave_status nw__intake_tidy(nw__intake *intake);

/* Sets an attribute whose kind no header tells: one that holds numbers and texts becomes one of texts. LIMIT at a place
 * of the document when there are too many attributes for its size. */
netweave_status nw__attribute_take(nw__attributes *attributes, const char *name, int64_t row, const char *text,
                                   double number, const nw__document *document, const char *at);

/* Puts all that was taken in into the fresh builder. */
netweave_status nw__intake_settle(nw__intake *intake);

enum { NW_NAME_LIMIT = 1000 };

/* The place of a wave or layer; LIMIT beyond a thousand. `what`: "wave" or "layer". `at`: where the document names it.
 */
netweave_status nw__intake_name(nw__index *names, const char *name, const char *what, const nw__document *document,
                                const char *at, int64_t *out_place);

/* What a column of a sheet is, by its header. */
typedef enum nw__word {
    NW_WORD_OTHER,
    NW_WORD_FROM,
    NW_WORD_TO,
    NW_WORD_WEIGHT,
    NW_WORD_TYPE,
    NW_WORD_LAYER,
    NW_WORD_WAVE,
    NW_WORD_WAVES,
    NW_WORD_ID,
    NW_WORD_RESPONDENT
} nw__word;

/* A column of a sheet with a header. */
typedef struct nw__column {
    char *name;
    nw__word word;
    bool plain;    /* marked by an apostrophe: an attribute, whatever its name */
    bool directed; /* a word that tells a direction: sender, receiver … */
    bool numeric;  /* all its values are numbers, and there is one */
    bool filled;   /* there is a value */
} nw__column;

/* Reads the header of a sheet. `members`: words of a member list, else of a tie list. `first`: first row of data. */
netweave_status nw__columns_read(nw__sheet *sheet, bool members, size_t first, nw__column **out_columns);

/* Columns without names ("column 1"), for a sheet without a header. */
netweave_status nw__columns_number(nw__sheet *sheet, nw__column **out_columns);
void nw__columns_free(nw__column *columns, size_t count);

/* The column of a word, or -1; the column of a name (exact, or folded): NOT_FOUND lists the columns there are. */
int64_t nw__columns_word(const nw__column *columns, size_t count, nw__word word);
netweave_status nw__columns_find(const nw__sheet *sheet, const nw__column *columns, const char *option,
                                 const char *name, int64_t *out_column);

/* True for a column that a word like "strength" makes the weight, but that holds words ("strong"). */
bool nw__column_in_words(nw__sheet *sheet, const nw__column *columns, size_t first, size_t column);

/* True when a header would be taken for more than an attribute's name; a writer then marks it by an apostrophe. `id`:
 * what a member list calls the id, folded; words that count less are not taken. */
netweave_status nw__word_taken(const char *name, bool members, const char *id, bool *out_taken);

/* The word of a tie list that a header is. */
netweave_status nw__word_of(const char *name, nw__word *out_word);

/* Appends the names of a sheet's columns, in quotes. */
void nw__columns_list(const nw__sheet *sheet, const nw__column *columns, nw__text *out);

/* PARSE when a row has more cells than the header. */
netweave_status nw__sheet_ragged(const nw__sheet *sheet, size_t row, size_t width);

/* Notes of a sheet: blanks taken off, decimal commas. */
netweave_status nw__sheet_notes(nw__intake *intake, const nw__sheet *sheet);

/* Readers of sheets that are read already. */
netweave_status nw__tie_list_read(nw__intake *intake, nw__sheet *sheet);

/* Reads a document that is a plain tie list (io/plain.h); else `*out_done` is false, and the document as it was. */
netweave_status nw__tie_list_plain(nw__intake *intake, bool *out_done);

/* Reads a sheet of Kumu's connections, in which a cell may name several members. */
netweave_status nw__kumu_connections_read(nw__intake *intake, nw__sheet *sheet);
netweave_status nw__member_list_read(nw__intake *intake, nw__sheet *sheet);
netweave_status nw__matrix_read(nw__intake *intake, nw__sheet *sheet);
bool nw__matrix_sniff(nw__sheet *sheet);

/* Readers of documents. */
netweave_status nw__sheet_reader(nw__intake *intake);
netweave_status nw__tie_list_reader(nw__intake *intake);
netweave_status nw__member_list_reader(nw__intake *intake);
netweave_status nw__matrix_reader(nw__intake *intake);
netweave_status nw__kumu_connections_reader(nw__intake *intake);
netweave_status nw__attendance_reader(nw__intake *intake);
netweave_status nw__incidence_reader(nw__intake *intake);
netweave_status nw__survey_reader(nw__intake *intake);

netweave_status nw__graphml_reader(nw__intake *intake);
bool nw__graphml_sniff(const nw__document *document);
netweave_status nw__gexf_reader(nw__intake *intake);
bool nw__gexf_sniff(const nw__document *document);
netweave_status nw__json_reader(nw__intake *intake);
bool nw__json_sniff(const nw__document *document);
netweave_status nw__kumu_reader(nw__intake *intake);
bool nw__kumu_sniff(const nw__document *document);
bool nw__dot_sniff(const nw__document *document);
netweave_status nw__pajek_reader(nw__intake *intake);
bool nw__pajek_sniff(const nw__document *document);
netweave_status nw__dl_reader(nw__intake *intake);
bool nw__dl_sniff(const nw__document *document);
netweave_status nw__gml_reader(nw__intake *intake);
bool nw__gml_sniff(const nw__document *document);
netweave_status nw__matrix_market_reader(nw__intake *intake);
bool nw__matrix_market_sniff(const nw__document *document);

/* What a writer gets, and fills: io/write.h. */
typedef struct nw__output nw__output;

typedef netweave_status nw__reader(nw__intake *intake);
typedef netweave_status nw__writer(nw__output *output);

/* A format: a row of the table. */
typedef struct nw__format {
    const char *name;
    const char *title;
    const char *endings;                         /* "csv txt"; the first is the one to write */
    bool (*sniff)(const nw__document *document); /* NULL: not told by content */
    nw__reader *read;
    nw__writer *write;
    const char *losses; /* what a write cannot hold */
} nw__format;

extern const nw__format nw__formats[];
extern const size_t nw__format_count;

/* The format of a name; NOT_FOUND names those there are. */
netweave_status nw__format_find(const char *name, const nw__format **out_format);

#endif
