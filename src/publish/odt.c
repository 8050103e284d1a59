#include "config.h"

#include "publish/odt-styles.h"
#include "publish/text-filter.h"
#include "publish/writer.h"
#include "publish/zip.h"

#include <libxml/xmlwriter.h>
#include <string.h>

#define X(text) ((const xmlChar *) (text))

#define MIME_TYPE "application/vnd.oasis.opendocument.text"

static void
attribute (xmlTextWriter *writer, const char *name, const char *value)
{
  if (value != NULL)
    xmlTextWriterWriteAttribute (writer, X (name), X (value));
}

/* Text with its line ends and tabs as OpenDocument has them; runs of spaces
 * would be folded by readers.
 */
static void
write_text (xmlTextWriter *writer, const char *text)
{
  g_autofree char *clean = ts_text_filter_xml (text);
  g_auto (GStrv) lines = g_strsplit (clean, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        xmlTextWriterWriteElement (writer, X ("text:line-break"), NULL);
      xmlTextWriterWriteString (writer, X (lines[i]));
    }
}

/* Addresses in the package are relative to what is in it; one step up is its folder. */
static char *
dup_address (const char *link)
{
  g_autofree char *scheme = g_uri_parse_scheme (link);

  return scheme != NULL || *link == '#' || *link == '/' ? g_strdup (link) : g_strconcat ("../", link, NULL);
}

static void
write_span (xmlTextWriter *writer, const TsSpan *span)
{
  gboolean linked = ts_text_is_safe_link (span->link);
  const char *style = span->strong ? "Strong_20_Emphasis" : span->emphasis ? "Emphasis" : NULL;

  if (linked)
    {
      g_autofree char *address = dup_address (span->link);

      xmlTextWriterStartElement (writer, X ("text:a"));
      attribute (writer, "xlink:type", "simple");
      attribute (writer, "xlink:href", address);
      attribute (writer, "text:style-name", "Internet_20_link");
    }
  if (style != NULL)
    {
      xmlTextWriterStartElement (writer, X ("text:span"));
      attribute (writer, "text:style-name", style);
    }
  write_text (writer, span->text);
  if (style != NULL)
    xmlTextWriterEndElement (writer);
  if (linked)
    xmlTextWriterEndElement (writer);
}

static void
write_reference (xmlTextWriter *writer, const TsBlock *block)
{
  g_autofree char *bound = block->reference != NULL ? ts_text_bind_words (block->reference) : NULL;
  const TsSpan span = { .text = bound, .link = block->reference_link };

  if (bound == NULL)
    return;
  xmlTextWriterWriteString (writer, X (" "));
  xmlTextWriterStartElement (writer, X ("text:span"));
  attribute (writer, "text:style-name", "Page_20_reference");
  xmlTextWriterWriteString (writer, X ("("));
  write_span (writer, &span);
  xmlTextWriterWriteString (writer, X (")"));
  xmlTextWriterEndElement (writer);
}

static void
write_inline (xmlTextWriter *writer, const TsBlock *block)
{
  if (block->id != NULL)
    {
      xmlTextWriterStartElement (writer, X ("text:bookmark"));
      attribute (writer, "text:name", block->id);
      xmlTextWriterEndElement (writer);
    }
  for (guint i = 0; i < block->spans->len; i++)
    write_span (writer, block->spans->pdata[i]);
  write_reference (writer, block);
}

static void
write_paragraph (xmlTextWriter *writer, const TsBlock *block, const char *style)
{
  xmlTextWriterStartElement (writer, X ("text:p"));
  attribute (writer, "text:style-name", style);
  write_inline (writer, block);
  xmlTextWriterEndElement (writer);
}

static void
write_heading (xmlTextWriter *writer, const TsBlock *block)
{
  g_autofree char *level = g_strdup_printf ("%u", CLAMP (block->level, 1, 3));
  g_autofree char *style = g_strdup_printf ("Heading_20_%s", level);

  xmlTextWriterStartElement (writer, X ("text:h"));
  attribute (writer, "text:style-name", style);
  attribute (writer, "text:outline-level", level);
  write_inline (writer, block);
  xmlTextWriterEndElement (writer);
}

static void
write_list_item (xmlTextWriter *writer, const TsBlock *block)
{
  guint depth = CLAMP (block->level, 1, 2);

  for (guint i = 0; i < depth; i++)
    {
      xmlTextWriterStartElement (writer, X ("text:list"));
      if (i == 0)
        {
          attribute (writer, "text:style-name", "Bullets");
          attribute (writer, "text:continue-numbering", "true");
        }
      xmlTextWriterStartElement (writer, X ("text:list-item"));
    }
  write_paragraph (writer, block, "List_20_Bullet");
  for (guint i = 0; i < 2 * depth; i++)
    xmlTextWriterEndElement (writer);
}

static void
write_row (xmlTextWriter *writer, const GPtrArray *row, gboolean header)
{
  xmlTextWriterStartElement (writer, X ("table:table-row"));
  for (guint i = 0; i < row->len; i++)
    {
      xmlTextWriterStartElement (writer, X ("table:table-cell"));
      attribute (writer, "table:style-name", "Cell");
      attribute (writer, "office:value-type", "string");
      xmlTextWriterStartElement (writer, X ("text:p"));
      attribute (writer, "text:style-name", header ? "Table_20_Heading" : "Table_20_Contents");
      write_text (writer, row->pdata[i]);
      xmlTextWriterEndElement (writer);
      xmlTextWriterEndElement (writer);
    }
  xmlTextWriterEndElement (writer);
}

static void
write_table (xmlTextWriter *writer, const TsBlock *block, guint number)
{
  g_autofree char *name = g_strdup_printf ("Table%u", number);

  xmlTextWriterStartElement (writer, X ("table:table"));
  attribute (writer, "table:name", block->id != NULL ? block->id : name);
  attribute (writer, "table:style-name", "Table");
  for (guint i = 0; i < block->widths->len; i++)
    {
      g_autofree char *column = g_strdup_printf ("%s.%u", name, i);

      xmlTextWriterStartElement (writer, X ("table:table-column"));
      attribute (writer, "table:style-name", column);
      xmlTextWriterEndElement (writer);
    }
  for (guint i = 0; i < block->rows->len; i++)
    {
      if (i == 0)
        xmlTextWriterStartElement (writer, X ("table:table-header-rows"));
      write_row (writer, block->rows->pdata[i], i == 0);
      if (i == 0)
        xmlTextWriterEndElement (writer);
    }
  xmlTextWriterEndElement (writer);
}

static void
write_block (xmlTextWriter *writer, const TsBlock *block, guint number)
{
  switch (block->kind)
    {
    case TS_BLOCK_TITLE:
      write_paragraph (writer, block, "Title");
      break;
    case TS_BLOCK_SUBTITLE:
      write_paragraph (writer, block, "Subtitle");
      break;
    case TS_BLOCK_HEADING:
      write_heading (writer, block);
      break;
    case TS_BLOCK_ADDRESS:
      write_paragraph (writer, block, "Addressee");
      break;
    case TS_BLOCK_QUOTATION:
      write_paragraph (writer, block, "Quotations");
      break;
    case TS_BLOCK_LIST_ITEM:
      write_list_item (writer, block);
      break;
    case TS_BLOCK_TABLE:
      write_table (writer, block, number);
      break;
    case TS_BLOCK_NOTE:
      write_paragraph (writer, block, "Note");
      break;
    case TS_BLOCK_PAGE_BREAK:
      write_paragraph (writer, block, "Page_20_break");
      break;
    case TS_BLOCK_PARAGRAPH:
    default:
      write_paragraph (writer, block, "Text_20_body");
      break;
    }
}

/* Widths of table columns and cell borders have no named styles in OpenDocument. */
static void
write_column_styles (xmlTextWriter *writer, const TsBlock *block, guint number)
{
  for (guint i = 0; i < block->widths->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("Table%u.%u", number, i);
      g_autofree char *width =
          g_strdup_printf ("%d*", MAX (1, (int) (g_array_index (block->widths, double, i) * 1000)));

      xmlTextWriterStartElement (writer, X ("style:style"));
      attribute (writer, "style:name", name);
      attribute (writer, "style:family", "table-column");
      xmlTextWriterStartElement (writer, X ("style:table-column-properties"));
      attribute (writer, "style:rel-column-width", width);
      xmlTextWriterEndElement (writer);
      xmlTextWriterEndElement (writer);
    }
}

static void
write_table_styles (xmlTextWriter *writer, const TsBlockDocument *document)
{
  xmlTextWriterStartElement (writer, X ("office:automatic-styles"));
  xmlTextWriterStartElement (writer, X ("style:style"));
  attribute (writer, "style:name", "Table");
  attribute (writer, "style:family", "table");
  xmlTextWriterStartElement (writer, X ("style:table-properties"));
  attribute (writer, "style:rel-width", "100%");
  attribute (writer, "table:align", "margins");
  attribute (writer, "fo:margin-bottom", "0.4cm");
  xmlTextWriterEndElement (writer);
  xmlTextWriterEndElement (writer);

  xmlTextWriterStartElement (writer, X ("style:style"));
  attribute (writer, "style:name", "Cell");
  attribute (writer, "style:family", "table-cell");
  xmlTextWriterStartElement (writer, X ("style:table-cell-properties"));
  attribute (writer, "fo:border-bottom", "0.02cm solid #c0c0c0");
  attribute (writer, "fo:padding", "0.1cm");
  xmlTextWriterEndElement (writer);
  xmlTextWriterEndElement (writer);

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TsBlock *block = document->blocks->pdata[i];

      if (block->kind == TS_BLOCK_TABLE)
        write_column_styles (writer, block, i);
    }
  xmlTextWriterEndElement (writer);
}

static void
write_content (xmlTextWriter *writer, const TsBlockDocument *document)
{
  xmlTextWriterStartDocument (writer, NULL, "UTF-8", NULL);
  xmlTextWriterStartElement (writer, X ("office:document-content"));
  ts_odt_write_namespaces (writer);
  write_table_styles (writer, document);
  xmlTextWriterStartElement (writer, X ("office:body"));
  xmlTextWriterStartElement (writer, X ("office:text"));
  for (guint i = 0; i < document->blocks->len; i++)
    write_block (writer, document->blocks->pdata[i], i);
  xmlTextWriterEndElement (writer);
  xmlTextWriterEndElement (writer);
  xmlTextWriterEndElement (writer);
  xmlTextWriterEndDocument (writer);
}

static void
write_element (xmlTextWriter *writer, const char *name, const char *text)
{
  g_autofree char *clean = text != NULL ? ts_text_filter_xml (text) : NULL;

  if (clean != NULL)
    xmlTextWriterWriteElement (writer, X (name), X (clean));
}

static void
write_metadata (xmlTextWriter *writer, const TsBlockDocument *document)
{
  g_autofree char *time = document->date != NULL ? g_strconcat (document->date, "T00:00:00", NULL) : NULL;

  xmlTextWriterStartDocument (writer, NULL, "UTF-8", NULL);
  xmlTextWriterStartElement (writer, X ("office:document-meta"));
  ts_odt_write_namespaces (writer);
  xmlTextWriterStartElement (writer, X ("office:meta"));
  write_element (writer, "meta:generator", "Touchstone/" TS_VERSION);
  write_element (writer, "dc:title", document->title);
  write_element (writer, "dc:subject", document->subject);
  write_element (writer, "meta:initial-creator", document->author);
  write_element (writer, "dc:creator", document->author);
  write_element (writer, "meta:creation-date", time);
  write_element (writer, "dc:date", time);
  write_element (writer, "dc:language", document->language);
  xmlTextWriterEndElement (writer);
  xmlTextWriterEndElement (writer);
  xmlTextWriterEndDocument (writer);
}

static void
write_styles (xmlTextWriter *writer, const TsBlockDocument *document)
{
  g_autofree char *title = ts_text_filter_xml (document->title != NULL ? document->title : "");

  ts_odt_write_styles (writer, document->language, title);
}

static void
write_manifest (xmlTextWriter *writer, const TsBlockDocument *document)
{
  static const char *const files[][2] = {
    { "/", MIME_TYPE },
    { "content.xml", "text/xml" },
    { "styles.xml", "text/xml" },
    { "meta.xml", "text/xml" },
  };

  xmlTextWriterStartDocument (writer, NULL, "UTF-8", NULL);
  xmlTextWriterStartElement (writer, X ("manifest:manifest"));
  attribute (writer, "xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0");
  attribute (writer, "manifest:version", "1.3");
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      xmlTextWriterStartElement (writer, X ("manifest:file-entry"));
      attribute (writer, "manifest:full-path", files[i][0]);
      attribute (writer, "manifest:media-type", files[i][1]);
      xmlTextWriterEndElement (writer);
    }
  xmlTextWriterEndElement (writer);
  xmlTextWriterEndDocument (writer);
}

typedef void (*PartWriter) (xmlTextWriter *writer, const TsBlockDocument *document);

static GBytes *
write_part (PartWriter part, const TsBlockDocument *document)
{
  xmlBuffer *buffer = xmlBufferCreate ();
  xmlTextWriter *writer = xmlNewTextWriterMemory (buffer, 0);
  GBytes *bytes;

  part (writer, document);
  xmlFreeTextWriter (writer);
  bytes = g_bytes_new (xmlBufferContent (buffer), (gsize) xmlBufferLength (buffer));
  xmlBufferFree (buffer);
  return bytes;
}

/**
 * ts_publish_to_odt:
 *
 * OpenDocument text 1.3 with named styles, its language set. Returns: (transfer
 * full): the file's bytes, or %NULL with TS_PUBLISH_ERROR_FAILED
 */
GBytes *
ts_publish_to_odt (const TsBlockDocument *document, GError **error)
{
  g_autoptr (GBytes) mime = g_bytes_new_static (MIME_TYPE, strlen (MIME_TYPE));
  g_autoptr (GBytes) content = write_part (write_content, document);
  g_autoptr (GBytes) styles = write_part (write_styles, document);
  g_autoptr (GBytes) metadata = write_part (write_metadata, document);
  g_autoptr (GBytes) manifest = write_part (write_manifest, document);
  const TsZipEntry entries[] = {
    { "mimetype", mime, TRUE },        { "META-INF/manifest.xml", manifest, FALSE },
    { "content.xml", content, FALSE }, { "styles.xml", styles, FALSE },
    { "meta.xml", metadata, FALSE },
  };

  return ts_zip_write (entries, G_N_ELEMENTS (entries), error);
}
