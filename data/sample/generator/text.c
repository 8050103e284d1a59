#include "config.h"

#include "text.h"

#include <pango/pangocairo.h>
#include <string.h>

#define BODY_SIZE   10.8
#define COLUMN_SIZE 9.6
#define LEADING     1.08 /* of the font's own line height */
#define INDENT      14
#define COLUMN_SKIP 3.5
#define BOX_PADDING 12

void
ts_text_link_begin (TsSheet *sheet, const char *target, double x, double y, double width, double height)
{
  char numbers[4][G_ASCII_DTOSTR_BUF_SIZE];
  const double values[] = { x, y, width, height };
  g_autofree char *attributes = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_ascii_formatd (numbers[i], sizeof numbers[i], "%.2f", values[i]);
  attributes = g_strdup_printf ("rect=[%s %s %s %s] %s='%s'", numbers[0], numbers[1], numbers[2], numbers[3],
                                strchr (target, ':') != NULL ? "uri" : "dest", target);
  cairo_tag_begin (sheet->cr, CAIRO_TAG_LINK, attributes);
}

void
ts_text_link_end (TsSheet *sheet)
{
  cairo_tag_end (sheet->cr, CAIRO_TAG_LINK);
}

static void
draw_links (TsSheet *sheet, TsRich *rich, PangoLayoutLine *line, double x, double top, double height)
{
  for (guint i = 0; i < rich->links->len; i++)
    {
      const TsRichLink *link = &g_array_index (rich->links, TsRichLink, i);
      guint end = line->start_index + line->length;
      g_autofree int *ranges = NULL;
      int n = 0;

      if ((int) link->end <= line->start_index || link->start >= end)
        continue;
      pango_layout_line_get_x_ranges (line, MAX ((int) link->start, line->start_index), MIN (link->end, end),
                                      &ranges, &n);
      for (int j = 0; j < n; j++)
        {
          ts_text_link_begin (sheet, *link->target == '#' ? link->target + 1 : link->target,
                              x + ranges[2 * j] / (double) PANGO_SCALE, top,
                              (ranges[2 * j + 1] - ranges[2 * j]) / (double) PANGO_SCALE, height);
          ts_text_link_end (sheet);
        }
    }
}

static double
line_height (PangoLayoutLine *line)
{
  PangoRectangle logical;

  pango_layout_line_get_extents (line, NULL, &logical);
  return logical.height / (double) PANGO_SCALE * LEADING;
}

/* Neither the first line alone at the foot of a page nor the last at the head. */
static gboolean
must_break (TsSheet *sheet, int index, int n_lines, double height)
{
  double room = ts_sheet_get_room (sheet);

  if (room < height)
    return TRUE;
  return n_lines > 3 && (index == 0 || index == n_lines - 2) && room < 2 * height;
}

static void
draw_lines (TsSheet *sheet, TsRich *rich, const char *tag, TsInk ink, double indent)
{
  int n_lines = pango_layout_get_line_count (rich->layout);

  ts_sheet_tag (sheet, tag);
  for (int i = 0; i < n_lines; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (rich->layout, i);
      double height = line_height (line);
      PangoRectangle logical;

      if (must_break (sheet, i, n_lines, height) && sheet->y > sheet->column_top)
        {
          ts_sheet_untag (sheet, tag);
          ts_sheet_advance (sheet);
          ts_sheet_tag (sheet, tag);
        }
      sheet->y += sheet->gap;
      sheet->gap = 0;
      pango_layout_line_get_extents (line, NULL, &logical);
      ts_sheet_set_ink (sheet, ink);
      cairo_move_to (sheet->cr, ts_sheet_get_x (sheet) + indent, sheet->y - logical.y / (double) PANGO_SCALE);
      pango_cairo_show_layout_line (sheet->cr, line);
      draw_links (sheet, rich, line, ts_sheet_get_x (sheet) + indent, sheet->y, height);
      sheet->y += height;
    }
  ts_sheet_untag (sheet, tag);
}

void
ts_text_draw_heading (TsSheet *sheet, const TsMarkBlock *block)
{
  const double sizes[] = { 21, 14, 11.5 };
  const char *tags[] = { "H1", "H2", "H3" };
  guint depth = CLAMP (block->level, 1, 3) - 1;
  g_autoptr (TsRich) rich =
      ts_rich_new (sheet->context, NULL, block->text, TS_RICH_BOLD, sizes[depth], ts_sheet_get_width (sheet));
  g_autofree char *name = block->name != NULL ? g_strdup_printf ("name='%s'", block->name) : NULL;

  ts_sheet_skip (sheet, sizes[depth] * (sheet->n_columns > 1 ? 0.6 : 1.1));
  ts_sheet_need (sheet, ts_rich_get_height (rich) + 46);
  if (block->name != NULL)
    ts_sheet_outline (sheet, block->name, block->text, block->level);
  if (name != NULL)
    cairo_tag_begin (sheet->cr, CAIRO_TAG_DEST, name);
  draw_lines (sheet, rich, tags[depth], depth == 2 ? sheet->info.accent : sheet->info.primary, 0);
  if (name != NULL)
    cairo_tag_end (sheet->cr, CAIRO_TAG_DEST);
  ts_sheet_skip (sheet, sheet->n_columns > 1 ? COLUMN_SKIP : depth == 0 ? 12 : 6);
}

static const char *
parse_flags (const char *text, TsRichFlags *flags)
{
  static const struct
  {
    const char *mark;
    TsRichFlags flag;
  } marks[] = { { "{ligatures}", TS_RICH_LIGATURES }, { "{soft}", TS_RICH_SOFT } };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (text, marks[i].mark))
      {
        *flags |= marks[i].flag;
        text += strlen (marks[i].mark);
      }
  return text + strspn (text, " ");
}

void
ts_text_draw (TsSheet *sheet, const TsMarkBlock *block)
{
  gboolean item = block->kind == TS_MARK_ITEM;
  TsRichFlags flags = sheet->n_columns > 1 && !item ? TS_RICH_JUSTIFY : TS_RICH_NONE;
  const char *text = parse_flags (block->text, &flags);
  double size = sheet->n_columns > 1 ? COLUMN_SIZE : BODY_SIZE;
  double indent = item ? INDENT : 0;
  /* Small in columns: gaps side by side would look like rows to a program that reads the page. */
  double gap = item ? 3 : sheet->n_columns > 1 ? COLUMN_SKIP : 8;
  g_autoptr (TsRich) rich =
      ts_rich_new (sheet->context, sheet->hyphens, text, flags, size, ts_sheet_get_width (sheet) - indent);

  ts_sheet_skip (sheet, gap);
  if (item)
    {
      ts_sheet_need (sheet, size * 3);
      ts_sheet_label (sheet, "•", sheet->info.accent, TS_RICH_BOLD, size, ts_sheet_get_x (sheet) + 2,
                      sheet->y, 0);
    }
  draw_lines (sheet, rich, item ? "LI" : "P", ts_ink_black, indent);
  ts_sheet_skip (sheet, gap);
}

/* The links of a whole layout drawn at a place. */
static void
draw_all_links (TsSheet *sheet, TsRich *rich, double x, double y)
{
  PangoLayoutIter *iter = pango_layout_get_iter (rich->layout);

  do
    {
      PangoRectangle logical;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      draw_links (sheet, rich, pango_layout_iter_get_line_readonly (iter), x,
                  y + logical.y / (double) PANGO_SCALE, logical.height / (double) PANGO_SCALE);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static double
box_line (TsSheet *sheet, const char *text, double y, gboolean draw)
{
  gboolean item = g_str_has_prefix (text, "- ");
  double indent = BOX_PADDING + (item ? INDENT : 0);
  g_autoptr (TsRich) rich = ts_rich_new (sheet->context, sheet->hyphens, text + (item ? 2 : 0), TS_RICH_NONE,
                                         9.8, ts_sheet_get_width (sheet) - indent - BOX_PADDING);

  if (draw)
    {
      ts_sheet_tag (sheet, "P");
      ts_sheet_set_ink (sheet, ts_ink_black);
      if (item)
        ts_sheet_label (sheet, "•", sheet->info.accent, TS_RICH_BOLD, 9.8,
                        ts_sheet_get_x (sheet) + BOX_PADDING + 2, y, 0);
      ts_sheet_set_ink (sheet, ts_ink_black);
      cairo_move_to (sheet->cr, ts_sheet_get_x (sheet) + indent, y);
      pango_cairo_show_layout (sheet->cr, rich->layout);
      draw_all_links (sheet, rich, ts_sheet_get_x (sheet) + indent, y);
      ts_sheet_untag (sheet, "P");
    }
  return ts_rich_get_height (rich) + (item ? 3 : 6);
}

void
ts_text_draw_box (TsSheet *sheet, const TsMarkBlock *block)
{
  double height = 2 * BOX_PADDING + 18;
  double y;

  for (guint i = 0; i < block->lines->len; i++)
    height += box_line (sheet, g_ptr_array_index (block->lines, i), 0, FALSE);
  ts_sheet_skip (sheet, 12);
  ts_sheet_need (sheet, height);
  ts_sheet_fill (sheet, sheet->info.tint, ts_sheet_get_x (sheet), sheet->y, ts_sheet_get_width (sheet),
                 height);
  ts_sheet_fill (sheet, sheet->info.accent, ts_sheet_get_x (sheet), sheet->y, 4, height);
  y = sheet->y + BOX_PADDING;
  ts_sheet_label (sheet, ts_mark_block_option (block, "title", ""), sheet->info.primary, TS_RICH_BOLD, 11,
                  ts_sheet_get_x (sheet) + BOX_PADDING, y, ts_sheet_get_width (sheet) - 2 * BOX_PADDING);
  y += 20;
  for (guint i = 0; i < block->lines->len; i++)
    y += box_line (sheet, g_ptr_array_index (block->lines, i), y, TRUE);
  sheet->y += height;
  ts_sheet_skip (sheet, 14);
}

void
ts_text_draw_pull (TsSheet *sheet, const TsMarkBlock *block)
{
  for (guint i = 0; i < block->lines->len; i++)
    {
      g_autoptr (TsRich) rich = ts_rich_new (sheet->context, NULL, g_ptr_array_index (block->lines, i),
                                             TS_RICH_ITALIC, 13, ts_sheet_get_width (sheet) - 24);
      double height = ts_rich_get_height (rich) * LEADING;

      ts_sheet_skip (sheet, 12);
      ts_sheet_need (sheet, height);
      ts_sheet_fill (sheet, sheet->info.warm, ts_sheet_get_x (sheet), sheet->y, 3, height);
      draw_lines (sheet, rich, "P", sheet->info.primary, 16);
    }
  ts_sheet_skip (sheet, 12);
}
