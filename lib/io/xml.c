/* XML read by libxml2: no network, no document type, no entities of one's own. SPDX-License-Identifier:
 * GPL-2.0-or-later
 */
#include "io/xml.h"

#include "base/memory.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { DEPTH_LIMIT = 256, CHECK_EVERY = 8192 };

int nw__xml_line(const nw__xml *xml) {
    return xmlTextReaderGetParserLineNumber(xml->reader);
}

const char *nw__xml_place(const nw__xml *xml) {
    const nw__document *document = xml->intake->document;
    long passed = xmlTextReaderByteConsumed(xml->reader);
    return document->bytes + (passed > 0 && (size_t)passed < document->length ? (size_t)passed : 0);
}

netweave_status nw__xml_fail(const nw__xml *xml, const char *format, ...) {
    char sentence[NW_ERROR_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    int line = nw__xml_line(xml);
    int column = xmlTextReaderGetParserColumnNumber(xml->reader);
    return nw__fail_line(xml->intake->document, line > 0 ? (size_t)line : 1, column > 0 ? (size_t)column : 1, "%s",
                         sentence);
}

/* Keeps the first error that libxml2 finds, so that it prints nothing. */
static void keep_error(void *context, xmlErrorPtr error) {
    nw__xml *xml = context;
    if (xml->error_line > 0 || error == NULL || error->level < XML_ERR_ERROR)
        return;
    xml->out_of_memory = error->code == XML_ERR_NO_MEMORY;
    xml->error_line = error->line > 0 ? error->line : 1;
    xml->error_column = error->int2 > 0 ? error->int2 : 1;
    snprintf(xml->error, sizeof xml->error, "%s", error->message != NULL ? error->message : "not well-formed");
    xml->error[strcspn(xml->error, "\r\n")] = '\0';
}

netweave_status nw__xml_attribute(const nw__xml *xml, const char *name, char **out_value) {
    xmlChar *value = xmlTextReaderGetAttribute(xml->reader, (const xmlChar *)name);
    *out_value = NULL;
    if (value == NULL)
        return NETWEAVE_STATUS_OK;
    *out_value = nw__copy_text((const char *)value);
    xmlFree(value);
    return *out_value != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

static netweave_status read_step(const nw__xml *xml, const nw__xml_calls *calls, void *context) {
    const char *name = (const char *)xmlTextReaderConstLocalName(xml->reader);
    const char *value = (const char *)xmlTextReaderConstValue(xml->reader);
    switch (xmlTextReaderNodeType(xml->reader)) {
    case XML_READER_TYPE_ELEMENT:
        if (xmlTextReaderDepth(xml->reader) >= DEPTH_LIMIT)
            return nw__xml_fail(xml, "elements are nested more than %d deep", DEPTH_LIMIT);
        return calls->open(context, name, xmlTextReaderIsEmptyElement(xml->reader) == 1);
    case XML_READER_TYPE_END_ELEMENT:
        return calls->close(context, name);
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        return value != NULL ? calls->text(context, value) : NETWEAVE_STATUS_OK;
    case XML_READER_TYPE_ENTITY_REFERENCE:
        return nw__xml_fail(xml, "entities of one's own are not read; write their text");
    default:
        return NETWEAVE_STATUS_OK;
    }
}

static netweave_status read_steps(nw__xml *xml, const nw__xml_calls *calls, void *context) {
    netweave_status status = NETWEAVE_STATUS_OK;
    int more = 1;
    for (int64_t step = 0; status == NETWEAVE_STATUS_OK; step++) {
        more = xmlTextReaderRead(xml->reader);
        if (more != 1 || xml->error_line > 0)
            break;
        if (step == 0 && xmlTextReaderNodeType(xml->reader) == XML_READER_TYPE_DOCUMENT_TYPE)
            return nw__xml_fail(xml, "a document type is not read; remove <!DOCTYPE …>");
        status = read_step(xml, calls, context);
        if (status == NETWEAVE_STATUS_OK && step % CHECK_EVERY == 0)
            status = nw__run_check(xml->intake->run, 0, "reading");
    }
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (xml->out_of_memory)
        return nw__fail_memory();
    if (xml->error_line > 0)
        return nw__fail_line(xml->intake->document, (size_t)xml->error_line, (size_t)xml->error_column,
                             "this is not well-formed XML: %s; mend it or save the file again", xml->error);
    if (more < 0)
        return nw__xml_fail(xml, "this is not well-formed XML; mend it or save the file again");
    return NETWEAVE_STATUS_OK;
}

/* The first thing that is no blank, comment or instruction. */
static const char *skip_prolog(const nw__document *document) {
    const char *at = document->bytes;
    for (;;) {
        at += strspn(at, " \t\r\n");
        const char *close = strncmp(at, "<?", 2) == 0 ? "?>" : strncmp(at, "<!--", 4) == 0 ? "-->" : NULL;
        const char *found = close != NULL ? strstr(at, close) : NULL;
        if (found == NULL)
            return at;
        at = found + strlen(close);
    }
}

bool nw__xml_root_is(const nw__document *document, const char *name) {
    const char *at = skip_prolog(document);
    size_t length = strlen(name);
    return *at == '<' && strncmp(at + 1, name, length) == 0 && strchr(" \t\r\n/>", at[1 + length]) != NULL;
}

netweave_status nw__xml_read(nw__xml *xml, const nw__xml_calls *calls, void *context) {
    nw__document *document = xml->intake->document;
    const char *first = skip_prolog(document);
    int64_t place;
    /* A document type can only stand before the first element: it is refused before libxml2 sees it. */
    if (strncmp(first, "<!", 2) == 0)
        return nw__fail_at(document, first, "a document type is not read; remove <!DOCTYPE …>");
    if (document->length > INT32_MAX)
        return nw__fail_at_as(NETWEAVE_STATUS_LIMIT, document, document->bytes, "XML is read up to 2 GB; write csv");
    netweave_status status = nw__intake_name(&xml->intake->layers, "", "layer", document, document->bytes, &place);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__intake_name(&xml->intake->waves, "", "wave", document, document->bytes, &place);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    xml->reader = xmlReaderForMemory(document->bytes, (int)document->length, NULL, "UTF-8", XML_PARSE_NONET);
    if (xml->reader == NULL)
        return nw__fail_memory();
    xmlTextReaderSetStructuredErrorHandler(xml->reader, keep_error, xml);
    status = read_steps(xml, calls, context);
    xmlFreeTextReader(xml->reader);
    xml->reader = NULL;
    return status;
}

netweave_status nw__xml_number(const nw__xml *xml, const char *what, bool weight, const char *text, double *out) {
    const char *start = text + strspn(text, " \t\r\n");
    size_t length = strlen(start);
    while (length > 0 && strchr(" \t\r\n", start[length - 1]) != NULL)
        length--;
    *out = NAN;
    if (length == 0 || nw__number_parse(start, length, '.', out))
        return NETWEAVE_STATUS_OK;
    if (!weight && length == 3 && strncasecmp(start, "nan", 3) == 0)
        return NETWEAVE_STATUS_OK;
    return nw__xml_fail(xml, "'%.*s' is not a number, but '%.*s' holds numbers", nw__shown(start, length), start,
                        nw__shown(what, strlen(what)), what);
}

netweave_status nw__xml_weight(const nw__xml *xml, const char *what, const char *text, double *out) {
    netweave_status status = nw__xml_number(xml, what, true, text, out);
    if (status == NETWEAVE_STATUS_OK && (*out < 0 || *out > 1e300))
        return nw__xml_fail(xml, "the weight %.*s is %s; weights are numbers from 0 up", nw__shown(text, strlen(text)),
                            text, *out < 0 ? "negative" : "too large");
    return status;
}
