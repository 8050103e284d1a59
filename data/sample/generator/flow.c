#include "config.h"

#include "flow.h"

#include "chart.h"
#include "figure.h"
#include "table.h"
#include "text.h"

#include <string.h>

G_DEFINE_QUARK (ts - flow - error - quark, ts_flow_error)

typedef struct
{
  TsSheet *sheet;
  GPtrArray *blocks;
  GHashTable *places;
  gboolean fresh; /* a page was just begun and nothing is on it */
} Flow;

static TsSheetInfo
choose_colours (const char *colour)
{
  if (g_str_equal (colour, "teal"))
    return (TsSheetInfo){ .primary = { 0.05, 0.36, 0.38 },
                          .accent = { 0.85, 0.56, 0.18 },
                          .warm = { 0.45, 0.62, 0.60 },
                          .tint = { 0.93, 0.96, 0.96 } };
  if (g_str_equal (colour, "plum"))
    return (TsSheetInfo){ .primary = { 0.36, 0.18, 0.42 },
                          .accent = { 0.25, 0.56, 0.62 },
                          .warm = { 0.80, 0.52, 0.30 },
                          .tint = { 0.95, 0.93, 0.96 } };
  return (TsSheetInfo){ .primary = { 0.10, 0.27, 0.45 },
                        .accent = { 0.16, 0.56, 0.56 },
                        .warm = { 0.86, 0.58, 0.22 },
                        .tint = { 0.93, 0.95, 0.97 } };
}

static gboolean
set_document (Flow *flow, const TsMarkBlock *block, GError **error)
{
  TsSheetInfo info = choose_colours (ts_mark_block_option (block, "colour", "navy"));

  info.title = g_strdup (ts_mark_block_option (block, "title", "Yearly report"));
  info.partnership = g_strdup (ts_mark_block_option (block, "partnership", ""));
  info.period = g_strdup (ts_mark_block_option (block, "period", ""));
  info.date = g_strdup (ts_mark_block_option (block, "date", "2020-09-28T09:00:00Z"));
  info.subject = g_strdup (ts_mark_block_option (block, "subject", ""));
  flow->sheet->info = info;
  return TRUE;
}

static gboolean
draw_cover (Flow *flow, const TsMarkBlock *block, GError **error)
{
  ts_figure_draw_cover (flow->sheet, block);
  flow->fresh = FALSE;
  return TRUE;
}

static gboolean
begin_page (Flow *flow, const TsMarkBlock *block, GError **error)
{
  ts_sheet_set_columns (flow->sheet, 1);
  ts_sheet_turn (flow->sheet, FALSE);
  flow->fresh = TRUE;
  return TRUE;
}

static gboolean
set_form (Flow *flow, const TsMarkBlock *block, GError **error)
{
  const char *kind = ts_mark_block_option (block, "kind", "portrait");

  ts_sheet_set_form (flow->sheet, g_str_equal (kind, "landscape")  ? TS_SHEET_LANDSCAPE
                                  : g_str_equal (kind, "sideways") ? TS_SHEET_SIDEWAYS
                                                                   : TS_SHEET_PORTRAIT);
  return begin_page (flow, block, error);
}

static gboolean
set_columns (Flow *flow, const TsMarkBlock *block, GError **error)
{
  ts_sheet_set_columns (flow->sheet, (guint) CLAMP (ts_mark_block_number (block, "n", 1), 1, 3));
  return TRUE;
}

static gboolean
next_column (Flow *flow, const TsMarkBlock *block, GError **error)
{
  ts_sheet_advance (flow->sheet);
  return TRUE;
}

static gboolean
expect (Flow *flow, const TsMarkBlock *block, GError **error)
{
  guint page = (guint) ts_mark_block_number (block, "page", 0);
  guint pages = (guint) ts_mark_block_number (block, "pages", 0);
  guint current = flow->sheet->page + (page > 0 ? 1 : 0);

  if (current == MAX (page, pages) || flow->sheet->limit > 0)
    return TRUE;
  g_set_error (error, TS_FLOW_ERROR, TS_FLOW_ERROR_PAGE,
               "line %u: page %u is expected here, but this is page %u", block->line, MAX (page, pages),
               current);
  return FALSE;
}

static void
draw_entry (Flow *flow, const TsMarkBlock *heading)
{
  TsSheet *sheet = flow->sheet;
  guint page =
      flow->places != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (flow->places, heading->name)) : 0;
  g_autofree char *number = g_strdup_printf ("%u", page);
  gboolean chapter = heading->level == 1;
  double x = ts_sheet_get_x (sheet) + (chapter ? 0 : 18);
  double size = chapter ? 12 : 10.5;
  TsRichFlags flags = chapter ? TS_RICH_BOLD : TS_RICH_NONE;

  ts_sheet_skip (sheet, chapter ? 12 : 4);
  ts_sheet_need (sheet, 20);
  ts_sheet_tag (sheet, "P");
  ts_text_link_begin (sheet, heading->name, ts_sheet_get_x (sheet), sheet->y, ts_sheet_get_width (sheet),
                      size * 1.4);
  ts_sheet_label (sheet, heading->text, chapter ? sheet->info.primary : ts_ink_black, flags, size, x,
                  sheet->y, 0);
  ts_sheet_label (sheet, number, chapter ? sheet->info.primary : ts_ink_black, flags | TS_RICH_RIGHT, size,
                  ts_sheet_get_x (sheet), sheet->y, ts_sheet_get_width (sheet));
  ts_text_link_end (sheet);
  ts_sheet_untag (sheet, "P");
  sheet->y += size * 1.4;
}

static gboolean
draw_contents (Flow *flow, const TsMarkBlock *block, GError **error)
{
  for (guint i = 0; i < flow->blocks->len; i++)
    {
      const TsMarkBlock *heading = g_ptr_array_index (flow->blocks, i);

      if (heading->kind == TS_MARK_HEADING && heading->name != NULL)
        draw_entry (flow, heading);
    }
  return TRUE;
}

static gboolean
draw_box (Flow *flow, const TsMarkBlock *block, GError **error)
{
  ts_text_draw_box (flow->sheet, block);
  return TRUE;
}

static gboolean
draw_pull (Flow *flow, const TsMarkBlock *block, GError **error)
{
  ts_text_draw_pull (flow->sheet, block);
  return TRUE;
}

static gboolean
draw_figure (Flow *flow, const TsMarkBlock *block, GError **error)
{
  if (g_str_equal (block->name, "table"))
    ts_table_draw (flow->sheet, block);
  else if (g_str_equal (block->name, "chart"))
    ts_chart_draw (flow->sheet, block);
  else if (g_str_equal (block->name, "tiles"))
    ts_figure_draw_tiles (flow->sheet, block);
  else if (g_str_equal (block->name, "structure"))
    ts_figure_draw_structure (flow->sheet, block);
  else
    ts_figure_draw_picture (flow->sheet, block);
  return TRUE;
}

static const struct
{
  const char *name;
  gboolean (*act) (Flow *flow, const TsMarkBlock *block, GError **error);
} directives[] = {
  { "document", set_document }, { "cover", draw_cover },       { "page", begin_page },
  { "form", set_form },         { "columns", set_columns },    { "column", next_column },
  { "expect", expect },         { "contents", draw_contents }, { "box", draw_box },
  { "pull", draw_pull },        { "table", draw_figure },      { "chart", draw_figure },
  { "tiles", draw_figure },     { "picture", draw_figure },    { "structure", draw_figure },
};

static gboolean
set_directive (Flow *flow, const TsMarkBlock *block, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (directives); i++)
    if (g_str_equal (directives[i].name, block->name))
      return directives[i].act (flow, block, error);
  g_set_error (error, TS_FLOW_ERROR, TS_FLOW_ERROR_DIRECTIVE, "line %u: there is no directive \"%s\"",
               block->line, block->name);
  return FALSE;
}

static gboolean
set_block (Flow *flow, const TsMarkBlock *block, GError **error)
{
  if (block->kind == TS_MARK_DIRECTIVE)
    return set_directive (flow, block, error);
  if (block->kind == TS_MARK_HEADING)
    {
      if (block->level == 1 && !flow->fresh)
        begin_page (flow, block, error);
      ts_text_draw_heading (flow->sheet, block);
    }
  else
    ts_text_draw (flow->sheet, block);
  flow->fresh = FALSE;
  return TRUE;
}

gboolean
ts_flow_set (TsSheet *sheet, GPtrArray *blocks, GHashTable *places, GError **error)
{
  Flow flow = { .sheet = sheet, .blocks = blocks, .places = places };

  for (guint i = 0; i < blocks->len && !ts_sheet_is_past_end (sheet); i++)
    if (!set_block (&flow, g_ptr_array_index (blocks, i), error))
      return FALSE;
  if (!sheet->scan)
    ts_sheet_untag (sheet, "Document");
  ts_sheet_end (sheet);
  return TRUE;
}
