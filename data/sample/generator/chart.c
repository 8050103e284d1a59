#include "config.h"

#include "chart.h"

#include <math.h>

#define LABEL_SIZE 8
#define AXIS_WIDTH 34

typedef struct
{
  TsSheet *sheet;
  const TsMarkBlock *block;
  guint n_points;
  double x, y, width, height; /* of the plot */
  double top;                 /* value at its upper edge */
} Chart;

static GStrv
series (const Chart *chart, guint index)
{
  return g_ptr_array_index (chart->block->rows, index + 1);
}

static guint
n_series (const Chart *chart)
{
  return chart->block->rows->len - 1;
}

static TsInk
series_ink (const Chart *chart, guint index)
{
  const TsSheetInfo *info = &chart->sheet->info;

  return index % 3 == 0 ? info->primary : index % 3 == 1 ? info->accent : info->warm;
}

static double
value (const Chart *chart, guint index, guint point)
{
  GStrv cells = series (chart, index);

  return point + 1 < g_strv_length (cells) ? g_ascii_strtod (cells[point + 1], NULL) : 0;
}

/* The upper end of the axis: a round number above all values. */
static double
round_top (const Chart *chart)
{
  double most = 1;
  double step;

  for (guint s = 0; s < n_series (chart); s++)
    for (guint p = 0; p < chart->n_points; p++)
      most = MAX (most, value (chart, s, p));
  step = pow (10, floor (log10 (most)));
  if (most / step < 2)
    step /= 5;
  else if (most / step < 5)
    step /= 2;
  return ceil (most / step) * step;
}

static double
height_of (const Chart *chart, double number)
{
  return chart->height * number / chart->top;
}

static void
draw_grid (const Chart *chart)
{
  const char *unit = ts_mark_block_option (chart->block, "unit", "");
  const TsInk line = { 0.85, 0.87, 0.89 };
  const guint n_steps = fmod (chart->top, 4) == 0 ? 4 : fmod (chart->top, 3) == 0 ? 3 : 5;

  for (guint i = 0; i <= n_steps; i++)
    {
      double y = chart->y + chart->height - chart->height * i / n_steps;
      g_autofree char *label = g_strdup_printf ("%g%s", chart->top * i / n_steps, unit);

      ts_sheet_fill (chart->sheet, i == 0 ? ts_ink_grey : line, chart->x, y - 0.3, chart->width, 0.6);
      ts_sheet_label (chart->sheet, label, ts_ink_grey, TS_RICH_RIGHT, LABEL_SIZE, chart->x - AXIS_WIDTH,
                      y - 6, AXIS_WIDTH - 5);
    }
}

static void
draw_bars (const Chart *chart)
{
  double slot = chart->width / chart->n_points;
  double bar = MIN (slot * 0.76 / n_series (chart), 36);

  for (guint p = 0; p < chart->n_points; p++)
    for (guint s = 0; s < n_series (chart); s++)
      {
        double number = value (chart, s, p);
        double x = chart->x + slot * p + (slot - bar * n_series (chart)) / 2 + bar * s;
        double y = chart->y + chart->height - height_of (chart, number);

        ts_sheet_fill (chart->sheet, series_ink (chart, s), x + 1, y, bar - 2, height_of (chart, number));
        if (bar >= 16)
          ts_sheet_label (chart->sheet, series (chart, s)[p + 1], ts_ink_black, TS_RICH_CENTRE, 7, x - 6,
                          y - 11, bar + 12);
      }
}

static void
draw_lines (const Chart *chart)
{
  cairo_t *cr = chart->sheet->cr;
  double slot = chart->width / chart->n_points;

  for (guint s = 0; s < n_series (chart); s++)
    {
      ts_sheet_set_ink (chart->sheet, series_ink (chart, s));
      cairo_set_line_width (cr, 1.8);
      cairo_new_path (cr);
      for (guint p = 0; p < chart->n_points; p++)
        cairo_line_to (cr, chart->x + slot * (p + 0.5),
                       chart->y + chart->height - height_of (chart, value (chart, s, p)));
      cairo_stroke (cr);
      for (guint p = 0; p < chart->n_points; p++)
        {
          cairo_arc (cr, chart->x + slot * (p + 0.5),
                     chart->y + chart->height - height_of (chart, value (chart, s, p)), 2.6, 0, 2 * G_PI);
          cairo_fill (cr);
        }
    }
}

static void
draw_names (const Chart *chart)
{
  GStrv names = g_ptr_array_index (chart->block->rows, 0);
  double slot = chart->width / chart->n_points;
  double x = chart->x;

  for (guint p = 0; p < chart->n_points; p++)
    ts_sheet_label (chart->sheet, names[p + 1], ts_ink_grey, TS_RICH_CENTRE, LABEL_SIZE, chart->x + slot * p,
                    chart->y + chart->height + 4, slot);
  for (guint s = 0; s < n_series (chart) && n_series (chart) > 1; s++)
    {
      g_autoptr (TsRich) name =
          ts_rich_new (chart->sheet->context, NULL, series (chart, s)[0], TS_RICH_NONE, LABEL_SIZE, 0);
      double y = chart->y + chart->height + 22;

      ts_sheet_fill (chart->sheet, series_ink (chart, s), x, y + 2, 8, 8);
      ts_sheet_label (chart->sheet, series (chart, s)[0], ts_ink_black, TS_RICH_NONE, LABEL_SIZE, x + 12, y,
                      0);
      x += ts_rich_get_width (name) + 30;
    }
}

void
ts_chart_draw (TsSheet *sheet, const TsMarkBlock *block)
{
  Chart chart = { .sheet = sheet, .block = block, .height = ts_mark_block_number (block, "height", 130) };
  double below;

  if (block->rows->len < 2)
    return;
  chart.n_points = g_strv_length (g_ptr_array_index (block->rows, 0)) - 1;
  chart.top = round_top (&chart);
  below = n_series (&chart) > 1 ? 38 : 20;
  ts_sheet_skip (sheet, 10);
  ts_sheet_need (sheet, chart.height + below + 36);
  ts_sheet_tag (sheet, "Figure");
  sheet->y += ts_sheet_label (sheet, ts_mark_block_option (block, "caption", ""), sheet->info.primary,
                              TS_RICH_BOLD, 9, ts_sheet_get_x (sheet), sheet->y, ts_sheet_get_width (sheet));
  chart.x = ts_sheet_get_x (sheet) + AXIS_WIDTH;
  chart.y = sheet->y + 16;
  chart.width = ts_sheet_get_width (sheet) - AXIS_WIDTH;
  draw_grid (&chart);
  if (g_str_equal (ts_mark_block_option (block, "kind", "bar"), "line"))
    draw_lines (&chart);
  else
    draw_bars (&chart);
  draw_names (&chart);
  ts_sheet_untag (sheet, "Figure");
  sheet->y = chart.y + chart.height + below;
  ts_sheet_skip (sheet, 12);
}
