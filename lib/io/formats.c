/* The table of formats. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "io/write.h"

#include <string.h>

const nw__format nw__formats[] = {
    {.name = "csv",
     .title = "tie list, CSV",
     .endings = "csv txt",
     .read = nw__tie_list_reader,
     .write = nw__csv_writer,
     .losses = "members without ties, member attributes, who was present and who answered"},
    {.name = "tsv",
     .title = "tie list, tabs between the cells",
     .endings = "tsv tab",
     .read = nw__tie_list_reader,
     .write = nw__tsv_writer,
     .losses = "members without ties, member attributes, who was present and who answered"},
    {.name = "members",
     .title = "member list, CSV",
     .endings = "",
     .read = nw__member_list_reader,
     .write = nw__member_list_writer,
     .losses = "ties, the order of levels, who answered"},
    {.name = "matrix",
     .title = "adjacency matrix with names, CSV",
     .endings = "",
     .read = nw__matrix_reader,
     .write = nw__matrix_writer,
     .losses = "attributes, more than one layer and wave, who was present and who answered"},
    {.name = "attendance",
     .title = "attendance list, CSV",
     .endings = "",
     .read = nw__attendance_reader,
     .write = nw__attendance_writer,
     .losses = "all but persons, events, dates and sizes; only attendance is written so"},
    {.name = "incidence",
     .title = "matrix of persons by events, CSV",
     .endings = "",
     .read = nw__incidence_reader,
     .write = nw__attendance_writer,
     .losses = "dates and sizes of events; only attendance is written so"},
    {.name = "survey",
     .title = "survey, a row per respondent",
     .endings = "",
     .read = nw__survey_reader,
     .losses = "all: surveys are only read"},
    {.name = "gexf",
     .title = "GEXF 1.2 and 1.3",
     .endings = "gexf",
     .sniff = nw__gexf_sniff,
     .read = nw__gexf_reader,
     .write = nw__gexf_writer,
     .losses = "the order of levels, who answered"},
    {.name = "graphml",
     .title = "GraphML",
     .endings = "graphml xml",
     .sniff = nw__graphml_sniff,
     .read = nw__graphml_reader,
     .write = nw__graphml_writer,
     .losses = "the order of levels, who answered"},
    {.name = "kumu",
     .title = "Kumu blueprint, JSON",
     .endings = "",
     .sniff = nw__kumu_sniff,
     .read = nw__kumu_reader,
     .write = nw__kumu_writer,
     .losses = "a layer or wave without ties"},
    {.name = "kumu_elements",
     .title = "Kumu element sheet, CSV",
     .endings = "",
     .read = nw__member_list_reader,
     .write = nw__kumu_elements_writer,
     .losses = "ties, the order of levels, who answered"},
    {.name = "kumu_connections",
     .title = "Kumu connection sheet, CSV",
     .endings = "",
     .read = nw__kumu_connections_reader,
     .write = nw__kumu_connections_writer,
     .losses = "members without ties, member attributes, who was present and who answered"},
    {.name = "json",
     .title = "JSON node-link",
     .endings = "json",
     .sniff = nw__json_sniff,
     .read = nw__json_reader,
     .write = nw__json_writer,
     .losses = "a layer or wave without ties"},
    {.name = "pajek",
     .title = "Pajek network",
     .endings = "net paj",
     .sniff = nw__pajek_sniff,
     .read = nw__pajek_reader,
     .write = nw__pajek_writer,
     .losses = "attributes, more than one wave, who was present and who answered"},
    {.name = "dl",
     .title = "UCINET DL",
     .endings = "dl dat",
     .sniff = nw__dl_sniff,
     .read = nw__dl_reader,
     .write = nw__dl_writer,
     .losses = "attributes, more than one wave, who was present and who answered"},
    {.name = "gml",
     .title = "GML",
     .endings = "gml",
     .sniff = nw__gml_sniff,
     .read = nw__gml_reader,
     .write = nw__gml_writer,
     .losses = "attributes whose names are no plain words, more than one wave, who was present and who answered"},
    {.name = "matrix_market",
     .title = "Matrix Market, coordinate",
     .endings = "mtx mm",
     .sniff = nw__matrix_market_sniff,
     .read = nw__matrix_market_reader,
     .write = nw__matrix_market_writer,
     .losses = "attributes, more than one layer and wave, who was present and who answered"},
    {.name = "dot",
     .title = "DOT, for Graphviz",
     .endings = "dot gv",
     .sniff = nw__dot_sniff,
     .write = nw__dot_writer,
     .losses = "attributes, more than one wave, who was present and who answered"},
};

const size_t nw__format_count = sizeof nw__formats / sizeof nw__formats[0];

netweave_status nw__format_find(const char *name, const nw__format **out_format) {
    const char *names[sizeof nw__formats / sizeof nw__formats[0]];
    nw__text list = {0};
    for (size_t k = 0; k < nw__format_count; k++) {
        names[k] = nw__formats[k].name;
        if (strcmp(names[k], name) == 0) {
            *out_format = &nw__formats[k];
            return NETWEAVE_STATUS_OK;
        }
    }
    for (size_t k = 0; k < nw__format_count; k++)
        nw__text_append_format(&list, "%s%s", k > 0 ? ", " : "", names[k]);
    const char *nearest = nw__text_nearest(name, names, nw__format_count);
    netweave_status status = nw__fail(NETWEAVE_STATUS_NOT_FOUND, "there is no format '%s'%s%s%s; the formats are %s",
                                      name, nearest != NULL ? "; did you mean '" : "", nearest != NULL ? nearest : "",
                                      nearest != NULL ? "'" : "", list.bytes != NULL ? list.bytes : "others");
    nw__text_free(&list);
    return status;
}

static void format_json(nw__text *out) {
    nw__text_append(out, "[");
    for (size_t k = 0; k < nw__format_count; k++) {
        const nw__format *format = &nw__formats[k];
        nw__text_append_format(out,
                               "%s\n  {\"name\": \"%s\", \"title\": \"%s\", \"endings\": \"%s\", \"read\": %s, "
                               "\"write\": %s, \"losses\": \"%s\"}",
                               k > 0 ? "," : "", format->name, format->title, format->endings,
                               format->read != NULL ? "true" : "false", format->write != NULL ? "true" : "false",
                               format->losses);
    }
    nw__text_append(out, "\n]\n");
}

static void format_rows(nw__text *out, bool markdown) {
    if (markdown)
        nw__text_append(out, "| format | content | endings | read | write | a write loses |\n|--|--|--|--|--|--|\n");
    for (size_t k = 0; k < nw__format_count; k++) {
        const nw__format *format = &nw__formats[k];
        const char *read = format->read != NULL ? "read" : "";
        const char *write = format->write != NULL ? "write" : "";
        if (markdown)
            nw__text_append_format(out, "| %s | %s | %s | %s | %s | %s |\n", format->name, format->title,
                                   format->endings, *read != '\0' ? "✓" : "–", *write != '\0' ? "✓" : "–",
                                   format->losses);
        else
            nw__text_append_format(out, "%-16s  %-33s  %-10s  %-4s  %-5s  loses %s\n", format->name, format->title,
                                   format->endings, read, write, format->losses);
    }
}

netweave_status netweave_formats(const char *format, char **out_text) {
    NW_REQUIRE_POINTER(format);
    NW_REQUIRE_POINTER(out_text);
    nw__text text = {0};
    if (strcmp(format, "json") == 0)
        format_json(&text);
    else if (strcmp(format, "text") == 0 || strcmp(format, "markdown") == 0)
        format_rows(&text, *format == 'm');
    else
        return nw__fail(NETWEAVE_STATUS_NOT_FOUND, "there is no format '%s' for this list; use text, json or markdown",
                        format);
    char *bytes = nw__text_take(&text);
    if (bytes == NULL)
        return nw__fail_memory();
    *out_text = bytes;
    return NETWEAVE_STATUS_OK;
}
