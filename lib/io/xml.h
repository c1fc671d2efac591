/* XML, from the inside: libxml2's text reader, with no network, no document type, no entities of one's own.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_IO_XML_H
#define NW_IO_XML_H

#include "io/io.h"

#include <libxml/xmlreader.h>

/* An XML document that is being read. */
typedef struct nw__xml {
    nw__intake *intake;
    xmlTextReaderPtr reader;
    char error[512];
    int error_line, error_column;
    bool out_of_memory;
} nw__xml;

/* What a format does with what stands in the document; names are without prefixes. */
typedef struct nw__xml_calls {
    netweave_status (*open)(void *context, const char *name, bool empty); /* `empty`: close is not called */
    netweave_status (*close)(void *context, const char *name);
    netweave_status (*text)(void *context, const char *text);
} nw__xml_calls;

/* Reads the document of `xml->intake`; the rest of `xml` starts as zero. */
netweave_status nw__xml_read(nw__xml *xml, const nw__xml_calls *calls, void *context);

/* Fails with PARSE where the reader is. */
__attribute__((format(printf, 2, 3))) netweave_status nw__xml_fail(const nw__xml *xml, const char *format, ...);

/* The line where the reader is; and about where that is in the document, which takes long. */
int nw__xml_line(const nw__xml *xml);
const char *nw__xml_place(const nw__xml *xml);

/* A copy of an attribute of the element, or NULL. */
netweave_status nw__xml_attribute(const nw__xml *xml, const char *name, char **out_value);

/* True when the first element of a document has this name. */
bool nw__xml_root_is(const nw__document *document, const char *name);

/* Reads a number with blanks round it; NaN where there is none. `weight`: "NaN" is wrong, not missing. `what` names
 * what holds numbers. */
netweave_status nw__xml_number(const nw__xml *xml, const char *what, bool weight, const char *text, double *out);

/* Reads a weight: NaN where there is none. */
netweave_status nw__xml_weight(const nw__xml *xml, const char *what, const char *text, double *out);

#endif
