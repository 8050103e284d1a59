#include "config.h"

#include "sheet.h"

#include "scan.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#define A4_WIDTH      595.276
#define A4_HEIGHT     841.89
#define MARGIN_SIDE   82
#define MARGIN_TOP    84
#define MARGIN_BOTTOM 76
#define COLUMN_GAP    24

const TsInk ts_ink_black = { 0.13, 0.15, 0.17 };
const TsInk ts_ink_white = { 1, 1, 1 };
const TsInk ts_ink_grey = { 0.42, 0.45, 0.49 };

/* Lines must break alike whatever screen settings the machine has. */
static PangoContext *
create_context (cairo_surface_t *surface)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("en-GB"));
  return context;
}

TsSheet *
ts_sheet_new (cairo_surface_t *surface, GHashTable *hyphens, gboolean scan)
{
  TsSheet *sheet = g_new0 (TsSheet, 1);

  sheet->surface = cairo_surface_reference (surface);
  sheet->context = create_context (surface);
  sheet->hyphens = hyphens;
  sheet->scan = scan;
  sheet->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sheet->sideways = g_array_new (FALSE, FALSE, sizeof (guint));
  sheet->n_columns = 1;
  sheet->cr = scan ? NULL : cairo_create (surface);
  return sheet;
}

void
ts_sheet_free (TsSheet *sheet)
{
  g_clear_pointer (&sheet->cr, cairo_destroy);
  cairo_surface_destroy (sheet->surface);
  g_object_unref (sheet->context);
  g_hash_table_unref (sheet->places);
  g_array_unref (sheet->sideways);
  g_free (sheet->info.title);
  g_free (sheet->info.partnership);
  g_free (sheet->info.period);
  g_free (sheet->info.date);
  g_free (sheet->info.subject);
  g_free (sheet);
}

gboolean
ts_sheet_is_past_end (TsSheet *sheet)
{
  return sheet->limit > 0 && sheet->page > sheet->limit;
}

static void
draw_header_and_footer (TsSheet *sheet)
{
  g_autofree char *number = g_strdup_printf ("%u", sheet->page);
  double foot = sheet->height - 48;

  if (sheet->bare)
    return;
  ts_sheet_label (sheet, sheet->info.partnership, ts_ink_grey, TS_RICH_NONE, 8, sheet->left, 40, 0);
  ts_sheet_label (sheet, sheet->info.period, ts_ink_grey, TS_RICH_RIGHT, 8, sheet->left, 40,
                  sheet->right - sheet->left);
  ts_sheet_fill (sheet, sheet->info.accent, sheet->left, 56, sheet->right - sheet->left, 0.8);
  ts_sheet_label (sheet, sheet->info.title, ts_ink_grey, TS_RICH_NONE, 8, sheet->left, foot, 0);
  ts_sheet_label (sheet, number, sheet->info.primary, TS_RICH_BOLD | TS_RICH_RIGHT, 9, sheet->left, foot - 1,
                  sheet->right - sheet->left);
}

static void
start_page (TsSheet *sheet)
{
  gboolean sideways = sheet->form == TS_SHEET_SIDEWAYS;
  gboolean landscape = sheet->form == TS_SHEET_LANDSCAPE;
  g_autofree char *label = g_strdup_printf ("%u", sheet->page);

  cairo_pdf_surface_set_size (sheet->surface, landscape ? A4_HEIGHT : A4_WIDTH,
                              landscape ? A4_WIDTH : A4_HEIGHT);
  if (!ts_sheet_is_past_end (sheet))
    cairo_pdf_surface_set_page_label (sheet->surface, label);
  if (sheet->scan)
    sheet->cr = ts_scan_start (sheet->width, sheet->height);
  else if (sheet->page == 1)
    ts_sheet_tag (sheet, "Document"); /* which goes over all pages, as a tagged PDF must have it */
  cairo_save (sheet->cr);
  if (sideways)
    {
      cairo_translate (sheet->cr, 0, A4_HEIGHT);
      cairo_rotate (sheet->cr, -G_PI / 2);
      g_array_append_val (sheet->sideways, sheet->page);
    }
}

static void
finish_page (TsSheet *sheet)
{
  draw_header_and_footer (sheet);
  cairo_restore (sheet->cr);
  if (!sheet->scan)
    cairo_show_page (sheet->cr);
  else
    {
      if (!ts_sheet_is_past_end (sheet))
        ts_scan_finish (sheet->cr, sheet->surface, sheet->page);
      g_clear_pointer (&sheet->cr, cairo_destroy);
    }
}

void
ts_sheet_turn (TsSheet *sheet, gboolean bare)
{
  gboolean wide = sheet->form != TS_SHEET_PORTRAIT;

  ts_sheet_end (sheet);
  sheet->page++;
  sheet->bare = bare;
  sheet->width = wide ? A4_HEIGHT : A4_WIDTH;
  sheet->height = wide ? A4_WIDTH : A4_HEIGHT;
  sheet->left = wide ? MARGIN_SIDE - 20 : MARGIN_SIDE;
  sheet->right = sheet->width - sheet->left;
  sheet->top = MARGIN_TOP;
  sheet->bottom = sheet->height - MARGIN_BOTTOM;
  sheet->y = sheet->top;
  sheet->column = 0;
  sheet->column_top = sheet->top;
  sheet->deepest = sheet->top;
  sheet->gap = 0;
  start_page (sheet);
}

void
ts_sheet_end (TsSheet *sheet)
{
  if (sheet->page > 0)
    finish_page (sheet);
}

void
ts_sheet_set_form (TsSheet *sheet, TsSheetForm form)
{
  sheet->form = form;
}

void
ts_sheet_set_columns (TsSheet *sheet, guint n_columns)
{
  sheet->y = MAX (sheet->y, sheet->deepest) + sheet->gap;
  sheet->gap = 0;
  sheet->n_columns = n_columns;
  sheet->column = 0;
  sheet->column_top = sheet->y;
}

double
ts_sheet_get_width (TsSheet *sheet)
{
  return (sheet->right - sheet->left - (sheet->n_columns - 1) * COLUMN_GAP) / sheet->n_columns;
}

double
ts_sheet_get_x (TsSheet *sheet)
{
  return sheet->left + sheet->column * (ts_sheet_get_width (sheet) + COLUMN_GAP);
}

double
ts_sheet_get_room (TsSheet *sheet)
{
  return sheet->bottom - sheet->y - sheet->gap;
}

void
ts_sheet_advance (TsSheet *sheet)
{
  if (sheet->column + 1 < sheet->n_columns)
    {
      sheet->column++;
      sheet->deepest = MAX (sheet->deepest, sheet->y);
      sheet->y = sheet->column_top;
      sheet->gap = 0;
    }
  else
    ts_sheet_turn (sheet, FALSE);
}

void
ts_sheet_need (TsSheet *sheet, double height)
{
  if (ts_sheet_get_room (sheet) < height && sheet->y > sheet->column_top)
    ts_sheet_advance (sheet);
  sheet->y += sheet->gap;
  sheet->gap = 0;
}

void
ts_sheet_skip (TsSheet *sheet, double gap)
{
  if (sheet->y > sheet->column_top)
    sheet->gap = MAX (sheet->gap, gap);
}

void
ts_sheet_set_ink (TsSheet *sheet, TsInk ink)
{
  cairo_set_source_rgb (sheet->cr, ink.red, ink.green, ink.blue);
}

void
ts_sheet_fill (TsSheet *sheet, TsInk ink, double x, double y, double width, double height)
{
  ts_sheet_set_ink (sheet, ink);
  cairo_rectangle (sheet->cr, x, y, width, height);
  cairo_fill (sheet->cr);
}

double
ts_sheet_label (TsSheet *sheet,
                const char *text,
                TsInk ink,
                TsRichFlags flags,
                double size,
                double x,
                double y,
                double width)
{
  g_autoptr (TsRich) rich = ts_rich_new (sheet->context, NULL, text, flags, size, width);

  ts_sheet_set_ink (sheet, ink);
  cairo_move_to (sheet->cr, x, y);
  pango_cairo_show_layout (sheet->cr, rich->layout);
  return ts_rich_get_height (rich);
}

void
ts_sheet_tag (TsSheet *sheet, const char *name)
{
  cairo_tag_begin (sheet->cr, name, NULL);
}

void
ts_sheet_untag (TsSheet *sheet, const char *name)
{
  cairo_tag_end (sheet->cr, name);
}

void
ts_sheet_outline (TsSheet *sheet, const char *id, const char *title, guint level)
{
  g_autofree char *link = g_strdup_printf ("dest='%s'", id);
  guint depth = CLAMP (level, 1, G_N_ELEMENTS (sheet->outline)) - 1;
  int parent = depth == 0 ? CAIRO_PDF_OUTLINE_ROOT : sheet->outline[depth - 1];

  g_hash_table_insert (sheet->places, g_strdup (id), GUINT_TO_POINTER (sheet->page));
  if (sheet->scan)
    return;
  sheet->outline[depth] =
      cairo_pdf_surface_add_outline (sheet->surface, parent, title, link, CAIRO_PDF_OUTLINE_FLAG_OPEN);
}
