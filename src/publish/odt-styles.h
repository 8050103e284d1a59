/* The styles of letters and overviews in OpenDocument: named ones only, so that a
 * reader can restyle the document from LibreOffice or Word.
 */
#pragma once

#include <libxml/xmlwriter.h>

/* Writes the whole of styles.xml. @footer is the text before the page number;
 * @language is "en-GB".
 */
void ts_odt_write_styles (xmlTextWriter *writer, const char *language, const char *footer);

/* Attributes that declare the namespaces of content, styles and metadata. */
void ts_odt_write_namespaces (xmlTextWriter *writer);

/* The language tag in the two halves OpenDocument wants; @country is "none" where
 * there is none. Free both with g_free().
 */
void ts_odt_split_language (const char *tag, char **language, char **country);
