#include "config.h"

#include "publish/layout.h"

#include <cairo-pdf.h>
#include <string.h>

/* Numbers and names in the attribute lists of cairo's tags. */
static char *
format_number (double value, char buffer[G_ASCII_DTOSTR_BUF_SIZE])
{
  return g_ascii_formatd (buffer, G_ASCII_DTOSTR_BUF_SIZE, "%.2f", value);
}

static char *
quote_attribute (const char *text)
{
  GString *quoted = g_string_new ("'");

  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '\'' || *at == '\\')
        g_string_append_c (quoted, '\\');
      g_string_append_c (quoted, *at);
    }
  g_string_append_c (quoted, '\'');
  return g_string_free (quoted, FALSE);
}

char *
ts_layout_format_target (const char *block)
{
  g_autofree char *quoted = quote_attribute (block);

  return g_strconcat ("dest=", quoted, NULL);
}

/* "#id" is a block of this document. All else is an address: cairo 1.16 refuses its
 * own form for a page of another file.
 */
static char *
format_target (const char *target)
{
  g_autofree char *quoted = NULL;

  if (*target == '#')
    return ts_layout_format_target (target + 1);
  quoted = quote_attribute (target);
  return g_strconcat ("uri=", quoted, NULL);
}

static void
emit_link (cairo_t *cr, double x, double y, double width, double height, const char *target)
{
  char numbers[4][G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *place = format_target (target);
  g_autofree char *attributes =
      g_strdup_printf ("rect=[%s %s %s %s] %s", format_number (x, numbers[0]), format_number (y, numbers[1]),
                       format_number (width, numbers[2]), format_number (height, numbers[3]), place);

  cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
  cairo_tag_end (cr, CAIRO_TAG_LINK);
}

/* Links that stand on @line, which is drawn with its top left at (x, y). */
static void
emit_links (cairo_t *cr, PangoLayoutLine *line, GPtrArray *links, double x, double y, double height)
{
  int line_end = line->start_index + line->length;

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const TsLayoutLink *link = links->pdata[i];
      int start = MAX (link->start, line->start_index);
      int end = MIN (link->end, line_end);
      int left, right;

      if (start >= end)
        continue;
      pango_layout_line_index_to_x (line, start, FALSE, &left);
      pango_layout_line_index_to_x (line, end, FALSE, &right);
      emit_link (cr, x + (double) MIN (left, right) / PANGO_SCALE, y,
                 (double) ABS (right - left) / PANGO_SCALE, height, link->target);
    }
}

static void
draw_text (cairo_t *cr, const TsPlacedText *text, double y, gboolean tagged)
{
  for (int i = text->first_line; i < text->first_line + text->n_lines; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (text->layout, i);
      PangoRectangle logical;
      double height;

      pango_layout_line_get_extents (line, NULL, &logical);
      height = (double) logical.height / PANGO_SCALE;
      cairo_move_to (cr, text->x, y - (double) logical.y / PANGO_SCALE);
      pango_cairo_show_layout_line (cr, line);
      if (tagged)
        emit_links (cr, line, ts_layout_get_links (text->layout), text->x, y, height);
      y += height;
    }
}

/* What a block is in the structure of a tagged PDF. */
static const char *
structure_of (const TsPlacedItem *item)
{
  static const char *const headings[] = { "H2", "H3", "H4" };

  switch (item->block->kind)
    {
    case TS_BLOCK_TITLE:
      return "H1";
    case TS_BLOCK_HEADING:
      return headings[CLAMP (item->block->level, 1, 3) - 1];
    case TS_BLOCK_QUOTATION:
      return "BlockQuote";
    case TS_BLOCK_TABLE:
      return "TR";
    case TS_BLOCK_LIST_ITEM:
      return "LI";
    case TS_BLOCK_SUBTITLE:
    case TS_BLOCK_PARAGRAPH:
    case TS_BLOCK_ADDRESS:
    case TS_BLOCK_NOTE:
    case TS_BLOCK_PAGE_BREAK:
    default:
      return "P";
    }
}

static void
draw_marks (cairo_t *cr, const TsPlacedItem *item)
{
  cairo_save (cr);
  if (item->block->kind == TS_BLOCK_QUOTATION)
    {
      cairo_set_source_rgb (cr, 0.60, 0.66, 0.72);
      cairo_rectangle (cr, TS_MARGIN_SIDE + 4, item->y, 2, item->height);
      cairo_fill (cr);
    }
  else if (item->block->kind == TS_BLOCK_TABLE)
    {
      if (item->header)
        {
          cairo_set_source_rgb (cr, 0.93, 0.945, 0.96);
          cairo_rectangle (cr, TS_MARGIN_SIDE, item->y, TS_TEXT_WIDTH, item->height);
          cairo_fill (cr);
        }
      cairo_set_source_rgb (cr, 0.75, 0.75, 0.75);
      cairo_rectangle (cr, TS_MARGIN_SIDE, item->y + item->height - 0.25, TS_TEXT_WIDTH, 0.5);
      cairo_fill (cr);
    }
  cairo_restore (cr);
}

static void
draw_bullet (cairo_t *cr, const TsPlacedItem *item)
{
  const TsPlacedText *text = &g_array_index (item->texts, TsPlacedText, 0);
  PangoLayoutLine *line = pango_layout_get_line_readonly (text->layout, text->first_line);
  PangoRectangle logical;

  pango_layout_line_get_extents (line, NULL, &logical);
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0.2, 0.2, 0.2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, item->bullet_x + 2, item->y - (double) logical.y / PANGO_SCALE - 3.4, 1.7, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
emit_destination (cairo_t *cr, const TsPlacedItem *item)
{
  char numbers[2][G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *name = quote_attribute (item->block->id);
  g_autofree char *attributes =
      g_strdup_printf ("name=%s x=%s y=%s", name, format_number (TS_MARGIN_SIDE, numbers[0]),
                       format_number (MAX (item->y - 8, 0), numbers[1]));

  cairo_tag_begin (cr, CAIRO_TAG_DEST, attributes);
  cairo_tag_end (cr, CAIRO_TAG_DEST);
}

static void
draw_item (cairo_t *cr, const TsPlacedItem *item, gboolean tagged)
{
  double padding = item->block->kind == TS_BLOCK_TABLE ? 4 : 0;
  const char *inner = item->block->kind == TS_BLOCK_LIST_ITEM ? "LBody"
                      : item->block->kind != TS_BLOCK_TABLE   ? NULL
                      : item->header                          ? "TH"
                                                              : "TD";

  /* A header that is repeated on a further page is read once. */
  if (item->header && !item->begins)
    tagged = FALSE;
  draw_marks (cr, item);
  if (item->bullet_x >= 0)
    draw_bullet (cr, item);
  if (tagged && item->begins && item->block->id != NULL)
    emit_destination (cr, item);
  if (tagged)
    cairo_tag_begin (cr, structure_of (item), NULL);
  cairo_set_source_rgb (cr, 0.07, 0.07, 0.07);
  for (guint i = 0; i < item->texts->len; i++)
    {
      if (tagged && inner != NULL)
        cairo_tag_begin (cr, inner, NULL);
      draw_text (cr, &g_array_index (item->texts, TsPlacedText, i), item->y + padding, tagged);
      if (tagged && inner != NULL)
        cairo_tag_end (cr, inner);
    }
  if (tagged)
    cairo_tag_end (cr, structure_of (item));
}

static void
draw_footer (TsPublishLayout *layout, guint page, cairo_t *cr)
{
  const TsBlockDocument *document = ts_layout_get_document (layout);
  PangoContext *context = ts_block_style_create_context (document->language);
  g_autofree char *number = g_strdup_printf ("%u / %u", page + 1, ts_publish_layout_get_n_pages (layout));
  g_autoptr (PangoLayout) left = ts_block_style_create_cell (
      context, document->title != NULL ? document->title : "", FALSE, TS_TEXT_WIDTH - 60);
  g_autoptr (PangoLayout) right = ts_block_style_create_cell (context, number, FALSE, 60);
  double y = TS_PAGE_HEIGHT - TS_MARGIN_BOTTOM + 26;

  pango_layout_set_alignment (right, PANGO_ALIGN_RIGHT);
  pango_layout_set_height (left, 0);
  pango_layout_set_ellipsize (left, PANGO_ELLIPSIZE_END);
  cairo_set_source_rgb (cr, 0.35, 0.35, 0.35);
  cairo_move_to (cr, TS_MARGIN_SIDE, y);
  pango_cairo_show_layout (cr, left);
  cairo_move_to (cr, TS_PAGE_WIDTH - TS_MARGIN_SIDE - 60, y);
  pango_cairo_show_layout (cr, right);
  g_object_unref (context);
}

void
ts_layout_draw_page (TsPublishLayout *layout, guint page, cairo_t *cr, gboolean tagged)
{
  const GPtrArray *items = ts_layout_get_page (layout, page);

  for (guint i = 0; i < items->len; i++)
    draw_item (cr, items->pdata[i], tagged);
  draw_footer (layout, page, cr);
}
