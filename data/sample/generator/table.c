#include "config.h"

#include "table.h"

#include <pango/pangocairo.h>
#include <string.h>

#define PADDING_X   5
#define PADDING_Y   4
#define MAX_COLUMNS 16

typedef struct
{
  TsSheet *sheet;
  guint n_columns;
  double widths[MAX_COLUMNS];
  const char *align;
  double size;
  double total;
} Table;

/* The lozenge's colour, and the text after the mark; NULL without one. */
static const TsInk *
parse_colour (const char **text)
{
  static const struct
  {
    const char *mark;
    TsInk ink;
  } colours[] = { { "{red}", { 0.72, 0.20, 0.18 } },
                  { "{amber}", { 0.80, 0.52, 0.08 } },
                  { "{green}", { 0.20, 0.50, 0.29 } },
                  { "{grey}", { 0.45, 0.48, 0.52 } } };

  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    if (g_str_has_prefix (*text, colours[i].mark))
      {
        *text += strlen (colours[i].mark);
        return &colours[i].ink;
      }
  return NULL;
}

static void
measure (Table *table, const TsMarkBlock *block)
{
  g_auto (GStrv) weights = g_strsplit (ts_mark_block_option (block, "widths", ""), ",", -1);
  guint n_weights = g_strv_length (weights);
  double sum = 0;

  table->n_columns = MIN (g_strv_length (g_ptr_array_index (block->rows, 0)), MAX_COLUMNS);
  table->total = ts_sheet_get_width (table->sheet);
  for (guint i = 0; i < table->n_columns; i++)
    sum += table->widths[i] = i < n_weights ? g_ascii_strtod (weights[i], NULL) : 1;
  for (guint i = 0; i < table->n_columns; i++)
    table->widths[i] *= table->total / sum;
}

static TsRich *
set_cell (Table *table, const char *text, guint column, gboolean head, gboolean lozenge)
{
  TsRichFlags flags = head || lozenge ? TS_RICH_BOLD : TS_RICH_NONE;

  if (column < strlen (table->align) && table->align[column] == 'r')
    flags |= TS_RICH_RIGHT;
  else if (lozenge || (column < strlen (table->align) && table->align[column] == 'c'))
    flags |= TS_RICH_CENTRE;
  return ts_rich_new (table->sheet->context, table->sheet->hyphens, text, flags, table->size,
                      table->widths[column] - 2 * PADDING_X);
}

static double
row_height (Table *table, GStrv cells, gboolean head)
{
  double height = 0;

  for (guint i = 0; i < table->n_columns && cells[i] != NULL; i++)
    {
      const char *text = cells[i];
      const TsInk *colour = parse_colour (&text);
      g_autoptr (TsRich) rich = set_cell (table, text, i, head, colour != NULL);

      height = MAX (height, ts_rich_get_height (rich));
    }
  return height + 2 * PADDING_Y;
}

static void
draw_cell (Table *table, const char *text, guint column, gboolean head, double x, double y)
{
  TsSheet *sheet = table->sheet;
  const TsInk *colour = parse_colour (&text);
  g_autoptr (TsRich) rich = set_cell (table, text, column, head, colour != NULL);

  if (colour != NULL)
    ts_sheet_fill (sheet, *colour, x + 3, y + 2.5, table->widths[column] - 6, ts_rich_get_height (rich) + 3);
  ts_sheet_tag (sheet, head ? "TH" : "TD");
  ts_sheet_set_ink (sheet, head || colour != NULL ? ts_ink_white : ts_ink_black);
  cairo_move_to (sheet->cr, x + PADDING_X, y + PADDING_Y);
  pango_cairo_show_layout (sheet->cr, rich->layout);
  ts_sheet_untag (sheet, head ? "TH" : "TD");
}

static void
draw_row (Table *table, GStrv cells, guint index, double height)
{
  TsSheet *sheet = table->sheet;
  gboolean head = index == 0;
  double x = ts_sheet_get_x (sheet);

  if (head)
    ts_sheet_fill (sheet, sheet->info.primary, x, sheet->y, table->total, height);
  else if (index % 2 == 0 || g_str_has_prefix (cells[0], "**"))
    ts_sheet_fill (sheet, sheet->info.tint, x, sheet->y, table->total, height);
  ts_sheet_tag (sheet, "TR");
  for (guint i = 0; i < table->n_columns && cells[i] != NULL; i++)
    {
      draw_cell (table, cells[i], i, head, x, sheet->y);
      x += table->widths[i];
    }
  ts_sheet_untag (sheet, "TR");
  sheet->y += height;
}

static void
draw_caption (TsSheet *sheet, const char *caption)
{
  ts_sheet_tag (sheet, "Caption");
  sheet->y += ts_sheet_label (sheet, caption, sheet->info.primary, TS_RICH_BOLD, 9, ts_sheet_get_x (sheet),
                              sheet->y, ts_sheet_get_width (sheet));
  ts_sheet_untag (sheet, "Caption");
  sheet->y += 4;
}

void
ts_table_draw (TsSheet *sheet, const TsMarkBlock *block)
{
  Table table = { .sheet = sheet,
                  .align = ts_mark_block_option (block, "align", ""),
                  .size = ts_mark_block_number (block, "size", 9) };
  const char *caption = ts_mark_block_option (block, "caption", NULL);
  GStrv head;
  double head_height;

  if (block->rows->len == 0)
    return;
  measure (&table, block);
  head = g_ptr_array_index (block->rows, 0);
  head_height = row_height (&table, head, TRUE);
  ts_sheet_skip (sheet, 10);
  ts_sheet_need (sheet, head_height + 60);
  if (caption != NULL)
    draw_caption (sheet, caption);
  ts_sheet_tag (sheet, "Table");
  draw_row (&table, head, 0, head_height);
  for (guint i = 1; i < block->rows->len; i++)
    {
      GStrv cells = g_ptr_array_index (block->rows, i);
      double height = row_height (&table, cells, FALSE);

      if (ts_sheet_get_room (sheet) < height)
        {
          ts_sheet_untag (sheet, "Table");
          ts_sheet_advance (sheet);
          ts_sheet_tag (sheet, "Table");
          draw_row (&table, head, 0, head_height);
        }
      draw_row (&table, cells, i, height);
    }
  ts_sheet_untag (sheet, "Table");
  ts_sheet_fill (sheet, sheet->info.primary, ts_sheet_get_x (sheet), sheet->y, table.total, 0.8);
  ts_sheet_skip (sheet, 14);
}
