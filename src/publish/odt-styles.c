#include "config.h"

#include "publish/odt-styles.h"

#include <glib.h>

#define X(text) ((const xmlChar *) (text))

/* One named paragraph style. Lengths as OpenDocument writes them. */
typedef struct
{
  const char *name;
  const char *title;
  const char *parent;
  const char *outline_level;
  const char *size;
  const char *weight;
  const char *style;
  const char *colour;
  const char *above;
  const char *below;
  const char *left;
  const char *border_left;
  const char *keep;
} ParagraphStyle;

static const ParagraphStyle paragraph_styles[] = {
  { .name = "Standard", .title = "Standard" },
  { .name = "Text_20_body", .title = "Text body", .parent = "Standard", .below = "0.25cm" },
  { .name = "Title",
    .title = "Title",
    .parent = "Standard",
    .size = "20pt",
    .weight = "bold",
    .colour = "#1a3a5c",
    .below = "0.2cm",
    .keep = "always" },
  { .name = "Subtitle",
    .title = "Subtitle",
    .parent = "Standard",
    .size = "13pt",
    .colour = "#4a4a4a",
    .below = "0.5cm",
    .keep = "always" },
  { .name = "Heading_20_1",
    .title = "Heading 1",
    .parent = "Standard",
    .outline_level = "1",
    .size = "15pt",
    .weight = "bold",
    .colour = "#1a3a5c",
    .above = "0.6cm",
    .below = "0.2cm",
    .keep = "always" },
  { .name = "Heading_20_2",
    .title = "Heading 2",
    .parent = "Standard",
    .outline_level = "2",
    .size = "12pt",
    .weight = "bold",
    .colour = "#1a3a5c",
    .above = "0.4cm",
    .below = "0.15cm",
    .keep = "always" },
  { .name = "Heading_20_3",
    .title = "Heading 3",
    .parent = "Standard",
    .outline_level = "3",
    .size = "11pt",
    .weight = "bold",
    .colour = "#333333",
    .above = "0.3cm",
    .below = "0.1cm",
    .keep = "always" },
  { .name = "Addressee", .title = "Addressee", .parent = "Standard", .below = "0.4cm" },
  { .name = "Quotations",
    .title = "Quotations",
    .parent = "Standard",
    .style = "italic",
    .below = "0.25cm",
    .left = "0.8cm",
    .border_left = "0.06cm solid #9aa9b8" },
  { .name = "List_20_Bullet", .title = "List Bullet", .parent = "Standard", .below = "0.12cm" },
  { .name = "Note",
    .title = "Note",
    .parent = "Standard",
    .size = "9pt",
    .colour = "#4a4a4a",
    .below = "0.15cm" },
  { .name = "Page_20_break", .title = "Page break", .parent = "Standard" },
  { .name = "Table_20_Contents", .title = "Table Contents", .parent = "Standard", .size = "9.5pt" },
  { .name = "Table_20_Heading", .title = "Table Heading", .parent = "Table_20_Contents", .weight = "bold" },
  { .name = "Footer", .title = "Footer", .parent = "Standard", .size = "8.5pt", .colour = "#4a4a4a" },
};

static void
attribute (xmlTextWriter *writer, const char *name, const char *value)
{
  if (value != NULL)
    xmlTextWriterWriteAttribute (writer, X (name), X (value));
}

void
ts_odt_write_namespaces (xmlTextWriter *writer)
{
  static const char *const spaces[][2] = {
    { "office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0" },
    { "style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0" },
    { "text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0" },
    { "table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0" },
    { "fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" },
    { "svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" },
    { "meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0" },
    { "dc", "http://purl.org/dc/elements/1.1/" },
    { "xlink", "http://www.w3.org/1999/xlink" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    {
      g_autofree char *name = g_strconcat ("xmlns:", spaces[i][0], NULL);

      attribute (writer, name, spaces[i][1]);
    }
  attribute (writer, "office:version", "1.3");
}

void
ts_odt_split_language (const char *tag, char **language, char **country)
{
  const char *dash = tag != NULL ? strchr (tag, '-') : NULL;

  *language = dash != NULL ? g_strndup (tag, (gsize) (dash - tag)) : g_strdup (tag != NULL ? tag : "en");
  *country = g_strdup (dash != NULL ? dash + 1 : "none");
}

static void
write_paragraph_style (xmlTextWriter *writer, const ParagraphStyle *style)
{
  xmlTextWriterStartElement (writer, X ("style:style"));
  attribute (writer, "style:name", style->name);
  attribute (writer, "style:display-name", style->title);
  attribute (writer, "style:family", "paragraph");
  attribute (writer, "style:class", "text");
  attribute (writer, "style:parent-style-name", style->parent);
  attribute (writer, "style:default-outline-level", style->outline_level);

  xmlTextWriterStartElement (writer, X ("style:paragraph-properties"));
  attribute (writer, "fo:margin-top", style->above);
  attribute (writer, "fo:margin-bottom", style->below);
  attribute (writer, "fo:margin-left", style->left);
  attribute (writer, "fo:border-left", style->border_left);
  attribute (writer, "fo:padding-left", style->border_left != NULL ? "0.3cm" : NULL);
  attribute (writer, "fo:keep-with-next", style->keep);
  if (g_str_equal (style->name, "Page_20_break"))
    attribute (writer, "fo:break-before", "page");
  xmlTextWriterEndElement (writer);

  xmlTextWriterStartElement (writer, X ("style:text-properties"));
  attribute (writer, "fo:font-size", style->size);
  attribute (writer, "fo:font-weight", style->weight);
  attribute (writer, "fo:font-style", style->style);
  attribute (writer, "fo:color", style->colour);
  xmlTextWriterEndElement (writer);
  xmlTextWriterEndElement (writer);
}

static void
write_text_style (
    xmlTextWriter *writer, const char *name, const char *title, const char *property, const char *value)
{
  xmlTextWriterStartElement (writer, X ("style:style"));
  attribute (writer, "style:name", name);
  attribute (writer, "style:display-name", title);
  attribute (writer, "style:family", "text");
  xmlTextWriterStartElement (writer, X ("style:text-properties"));
  attribute (writer, property, value);
  xmlTextWriterEndElement (writer);
  xmlTextWriterEndElement (writer);
}

static void
write_default_style (xmlTextWriter *writer, const char *tag)
{
  g_autofree char *language = NULL;
  g_autofree char *country = NULL;

  ts_odt_split_language (tag, &language, &country);
  xmlTextWriterStartElement (writer, X ("style:default-style"));
  attribute (writer, "style:family", "paragraph");
  xmlTextWriterStartElement (writer, X ("style:paragraph-properties"));
  attribute (writer, "fo:line-height", "120%");
  attribute (writer, "fo:orphans", "2");
  attribute (writer, "fo:widows", "2");
  xmlTextWriterEndElement (writer);
  xmlTextWriterStartElement (writer, X ("style:text-properties"));
  attribute (writer, "style:font-name", "Body");
  attribute (writer, "fo:font-size", "10.5pt");
  attribute (writer, "fo:language", language);
  attribute (writer, "fo:country", country);
  xmlTextWriterEndElement (writer);
  xmlTextWriterEndElement (writer);
}

static void
write_bullet_level (xmlTextWriter *writer, const char *level, const char *indent)
{
  xmlTextWriterStartElement (writer, X ("text:list-level-style-bullet"));
  attribute (writer, "text:level", level);
  attribute (writer, "text:bullet-char", "•");
  xmlTextWriterStartElement (writer, X ("style:list-level-properties"));
  attribute (writer, "text:list-level-position-and-space-mode", "label-alignment");
  xmlTextWriterStartElement (writer, X ("style:list-level-label-alignment"));
  attribute (writer, "text:label-followed-by", "listtab");
  attribute (writer, "fo:text-indent", "-0.5cm");
  attribute (writer, "fo:margin-left", indent);
  xmlTextWriterEndElement (writer);
  xmlTextWriterEndElement (writer);
  xmlTextWriterEndElement (writer);
}

static void
write_list_style (xmlTextWriter *writer)
{
  xmlTextWriterStartElement (writer, X ("text:list-style"));
  attribute (writer, "style:name", "Bullets");
  write_bullet_level (writer, "1", "0.8cm");
  write_bullet_level (writer, "2", "1.6cm");
  xmlTextWriterEndElement (writer);
}

static void
write_named_styles (xmlTextWriter *writer, const char *language)
{
  xmlTextWriterStartElement (writer, X ("office:styles"));
  write_default_style (writer, language);
  for (guint i = 0; i < G_N_ELEMENTS (paragraph_styles); i++)
    write_paragraph_style (writer, &paragraph_styles[i]);
  write_text_style (writer, "Strong_20_Emphasis", "Strong Emphasis", "fo:font-weight", "bold");
  write_text_style (writer, "Emphasis", "Emphasis", "fo:font-style", "italic");
  write_text_style (writer, "Internet_20_link", "Internet Link", "fo:color", "#1a5fb4");
  write_text_style (writer, "Page_20_reference", "Page reference", "fo:font-style", "normal");
  write_list_style (writer);
  xmlTextWriterEndElement (writer);
}

static void
write_page_layout (xmlTextWriter *writer)
{
  xmlTextWriterStartElement (writer, X ("office:automatic-styles"));
  xmlTextWriterStartElement (writer, X ("style:page-layout"));
  attribute (writer, "style:name", "A4");
  xmlTextWriterStartElement (writer, X ("style:page-layout-properties"));
  attribute (writer, "fo:page-width", "21cm");
  attribute (writer, "fo:page-height", "29.7cm");
  attribute (writer, "fo:margin-top", "2.2cm");
  attribute (writer, "fo:margin-bottom", "1.6cm");
  attribute (writer, "fo:margin-left", "2.4cm");
  attribute (writer, "fo:margin-right", "2.4cm");
  xmlTextWriterEndElement (writer);
  xmlTextWriterStartElement (writer, X ("style:footer-style"));
  xmlTextWriterStartElement (writer, X ("style:header-footer-properties"));
  attribute (writer, "fo:min-height", "0.8cm");
  attribute (writer, "fo:margin-top", "0.4cm");
  xmlTextWriterEndElement (writer);
  xmlTextWriterEndElement (writer);
  xmlTextWriterEndElement (writer);
  xmlTextWriterEndElement (writer);
}

static void
write_master_page (xmlTextWriter *writer, const char *footer)
{
  xmlTextWriterStartElement (writer, X ("office:master-styles"));
  xmlTextWriterStartElement (writer, X ("style:master-page"));
  attribute (writer, "style:name", "Standard");
  attribute (writer, "style:page-layout-name", "A4");
  xmlTextWriterStartElement (writer, X ("style:footer"));
  xmlTextWriterStartElement (writer, X ("text:p"));
  attribute (writer, "text:style-name", "Footer");
  xmlTextWriterWriteString (writer, X (footer));
  xmlTextWriterWriteString (writer, X (" · "));
  xmlTextWriterStartElement (writer, X ("text:page-number"));
  attribute (writer, "text:select-page", "current");
  xmlTextWriterWriteString (writer, X ("1"));
  xmlTextWriterEndElement (writer);
  xmlTextWriterWriteString (writer, X (" / "));
  xmlTextWriterStartElement (writer, X ("text:page-count"));
  xmlTextWriterWriteString (writer, X ("1"));
  xmlTextWriterEndElement (writer);
  xmlTextWriterEndElement (writer);
  xmlTextWriterEndElement (writer);
  xmlTextWriterEndElement (writer);
  xmlTextWriterEndElement (writer);
}

void
ts_odt_write_styles (xmlTextWriter *writer, const char *language, const char *footer)
{
  xmlTextWriterStartDocument (writer, NULL, "UTF-8", NULL);
  xmlTextWriterStartElement (writer, X ("office:document-styles"));
  ts_odt_write_namespaces (writer);

  xmlTextWriterStartElement (writer, X ("office:font-face-decls"));
  xmlTextWriterStartElement (writer, X ("style:font-face"));
  attribute (writer, "style:name", "Body");
  attribute (writer, "svg:font-family", "'Liberation Sans', Arial");
  attribute (writer, "style:font-family-generic", "swiss");
  xmlTextWriterEndElement (writer);
  xmlTextWriterEndElement (writer);

  write_named_styles (writer, language);
  write_page_layout (writer);
  write_master_page (writer, footer);
  xmlTextWriterEndElement (writer);
  xmlTextWriterEndDocument (writer);
}
