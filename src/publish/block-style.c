#include "config.h"

#include "publish/layout.h"
#include "publish/text-filter.h"

#define LINKS "ts-layout-links"

typedef struct
{
  const char *font;
  double above;
  double below;
  double indent;
  guint16 red, green, blue;
  gboolean keep;
} BlockStyle;

#define FAMILY "Liberation Sans, Noto Sans, DejaVu Sans, Sans "

static const BlockStyle *
style_of (const TsBlock *block)
{
  static const BlockStyle headings[] = {
    { FAMILY "Bold 15", 18, 6, 0, 0x1a1a, 0x3a3a, 0x5c5c, TRUE },
    { FAMILY "Bold 12", 13, 4, 0, 0x1a1a, 0x3a3a, 0x5c5c, TRUE },
    { FAMILY "Bold 10.5", 9, 3, 0, 0x3333, 0x3333, 0x3333, TRUE },
  };
  static const BlockStyle title = { FAMILY "Bold 21", 0, 5, 0, 0x1a1a, 0x3a3a, 0x5c5c, TRUE };
  static const BlockStyle subtitle = { FAMILY "13", 0, 14, 0, 0x4a4a, 0x4a4a, 0x4a4a, TRUE };
  static const BlockStyle paragraph = { FAMILY "10.5", 0, 8, 0, 0x1111, 0x1111, 0x1111, FALSE };
  static const BlockStyle address = { FAMILY "10.5", 0, 12, 0, 0x1111, 0x1111, 0x1111, FALSE };
  static const BlockStyle quotation = { FAMILY "Italic 10", 1, 9, 16, 0x2222, 0x2222, 0x2222, FALSE };
  static const BlockStyle item = { FAMILY "10.5", 0, 4, 16, 0x1111, 0x1111, 0x1111, FALSE };
  static const BlockStyle inner_item = { FAMILY "10.5", 0, 4, 32, 0x1111, 0x1111, 0x1111, FALSE };
  static const BlockStyle note = { FAMILY "9", 2, 5, 0, 0x4444, 0x4444, 0x4444, FALSE };

  switch (block->kind)
    {
    case TS_BLOCK_TITLE:
      return &title;
    case TS_BLOCK_SUBTITLE:
      return &subtitle;
    case TS_BLOCK_HEADING:
      return &headings[CLAMP (block->level, 1, 3) - 1];
    case TS_BLOCK_ADDRESS:
      return &address;
    case TS_BLOCK_QUOTATION:
      return &quotation;
    case TS_BLOCK_LIST_ITEM:
      return block->level >= 2 ? &inner_item : &item;
    case TS_BLOCK_NOTE:
      return &note;
    case TS_BLOCK_PARAGRAPH:
    case TS_BLOCK_TABLE:
    case TS_BLOCK_PAGE_BREAK:
    default:
      return &paragraph;
    }
}

double
ts_block_style_get_above (const TsBlock *block)
{
  return block->kind == TS_BLOCK_TABLE ? 4 : style_of (block)->above;
}

double
ts_block_style_get_below (const TsBlock *block)
{
  return block->kind == TS_BLOCK_TABLE ? 12 : style_of (block)->below;
}

double
ts_block_style_get_indent (const TsBlock *block)
{
  return style_of (block)->indent;
}

gboolean
ts_block_style_keeps_with_next (const TsBlock *block)
{
  return style_of (block)->keep;
}

PangoContext *
ts_block_style_create_context (const char *language)
{
  PangoFontMap *map = pango_cairo_font_map_get_default ();
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  /* Print measures: one unit is a point, and lines break alike at any scale. */
  pango_cairo_context_set_resolution (context, 72);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  if (language != NULL)
    pango_context_set_language (context, pango_language_from_string (language));
  return context;
}

static void
link_free (TsLayoutLink *link)
{
  g_free (link->target);
  g_free (link);
}

GPtrArray *
ts_layout_get_links (PangoLayout *layout)
{
  return g_object_get_data (G_OBJECT (layout), LINKS);
}

static void
insert (PangoAttrList *attributes, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (attributes, attribute);
}

static void
append_run (GString *text, PangoAttrList *attributes, GPtrArray *links, const TsSpan *span)
{
  g_autofree char *clean = ts_text_filter_xml (span->text);
  gsize start = text->len;

  g_string_append (text, clean);
  if (span->strong)
    insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, text->len);
  if (span->emphasis)
    insert (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC), start, text->len);
  if (ts_text_is_safe_link (span->link))
    {
      TsLayoutLink *link = g_new0 (TsLayoutLink, 1);

      link->start = (int) start;
      link->end = (int) text->len;
      link->target = g_strdup (span->link);
      g_ptr_array_add (links, link);
      insert (attributes, pango_attr_foreground_new (0x1a1a, 0x5f5f, 0xb4b4), start, text->len);
    }
}

static void
append_reference (GString *text, PangoAttrList *attributes, GPtrArray *links, const TsBlock *block)
{
  const TsSpan opening = { .text = (char *) " (" };
  g_autofree char *bound = ts_text_bind_words (block->reference);
  const TsSpan reference = { .text = bound, .link = block->reference_link };
  const TsSpan closing = { .text = (char *) ")" };
  gsize start = text->len;

  append_run (text, attributes, links, &opening);
  append_run (text, attributes, links, &reference);
  append_run (text, attributes, links, &closing);
  insert (attributes, pango_attr_style_new (PANGO_STYLE_NORMAL), start, text->len);
}

static PangoLayout *
create_layout (PangoContext *context, const char *font, double width)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *description = pango_font_description_from_string (font);

  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

PangoLayout *
ts_block_style_create_layout (PangoContext *context, const TsBlock *block, double width)
{
  const BlockStyle *style = style_of (block);
  PangoLayout *layout = create_layout (context, style->font, width);
  PangoAttrList *attributes = pango_attr_list_new ();
  GPtrArray *links = g_ptr_array_new_with_free_func ((GDestroyNotify) link_free);
  g_autoptr (GString) text = g_string_new (NULL);

  insert (attributes, pango_attr_line_height_new (1.22), 0, G_MAXUINT);
  insert (attributes, pango_attr_foreground_new (style->red, style->green, style->blue), 0, G_MAXUINT);
  for (guint i = 0; i < block->spans->len; i++)
    append_run (text, attributes, links, block->spans->pdata[i]);
  if (block->reference != NULL)
    append_reference (text, attributes, links, block);

  pango_layout_set_text (layout, text->str, (int) text->len);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  g_object_set_data_full (G_OBJECT (layout), LINKS, links, (GDestroyNotify) g_ptr_array_unref);
  return layout;
}

PangoLayout *
ts_block_style_create_cell (PangoContext *context, const char *text, gboolean header, double width)
{
  PangoLayout *layout = create_layout (context, header ? FAMILY "Bold 9" : FAMILY "9", width);
  g_autofree char *clean = ts_text_filter_xml (text);

  pango_layout_set_text (layout, clean, -1);
  return layout;
}
