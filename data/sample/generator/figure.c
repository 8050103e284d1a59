#include "config.h"

#include "figure.h"

#include <math.h>

#define TILE_GAP    8
#define TILE_HEIGHT 74
#define MAX_HILLS   5

static void
draw_tile (TsSheet *sheet, GStrv cells, TsInk ink, double x, double width)
{
  ts_sheet_fill (sheet, sheet->info.tint, x, sheet->y, width, TILE_HEIGHT);
  ts_sheet_fill (sheet, ink, x, sheet->y, width, 3);
  ts_sheet_label (sheet, cells[0], ink, TS_RICH_BOLD, 20, x + 8, sheet->y + 8, 0);
  if (cells[1] != NULL)
    ts_sheet_label (sheet, cells[1], ts_ink_black, TS_RICH_NONE, 8, x + 8, sheet->y + 37, width - 12);
}

void
ts_figure_draw_tiles (TsSheet *sheet, const TsMarkBlock *block)
{
  guint columns = MAX ((guint) ts_mark_block_number (block, "columns", 4), 1);
  double width = (ts_sheet_get_width (sheet) - (columns - 1) * TILE_GAP) / columns;

  ts_sheet_skip (sheet, 10);
  for (guint i = 0; i < block->rows->len; i += columns)
    {
      ts_sheet_need (sheet, TILE_HEIGHT);
      ts_sheet_tag (sheet, "P");
      for (guint j = i; j < MIN (i + columns, block->rows->len); j++)
        draw_tile (sheet, g_ptr_array_index (block->rows, j),
                   j % 2 == 0 ? sheet->info.primary : sheet->info.accent,
                   ts_sheet_get_x (sheet) + (j - i) * (width + TILE_GAP), width);
      ts_sheet_untag (sheet, "P");
      sheet->y += TILE_HEIGHT;
      ts_sheet_skip (sheet, TILE_GAP);
    }
  ts_sheet_skip (sheet, 14);
}

static void
draw_level (TsSheet *sheet, GStrv cells, TsInk ink, double height)
{
  guint n = g_strv_length (cells);
  double slot = ts_sheet_get_width (sheet) / n;
  double width = MIN (slot - 8, 230);

  for (guint i = 0; i < n; i++)
    {
      double x = ts_sheet_get_x (sheet) + slot * i + (slot - width) / 2;
      g_autoptr (TsRich) rich =
          ts_rich_new (sheet->context, NULL, cells[i], TS_RICH_CENTRE, n > 3 ? 8 : 9, width - 8);

      ts_sheet_fill (sheet, ink, x, sheet->y, width, height);
      ts_sheet_label (sheet, cells[i], ts_ink_white, TS_RICH_CENTRE, n > 3 ? 8 : 9, x + 4,
                      sheet->y + (height - ts_rich_get_height (rich)) / 2, width - 8);
    }
}

/* The lines from one level's boxes to the next one's. */
static void
draw_joints (TsSheet *sheet, guint above, guint below, double gap)
{
  double slot_above = ts_sheet_get_width (sheet) / above;
  double slot_below = ts_sheet_get_width (sheet) / below;
  double left = ts_sheet_get_x (sheet) + MIN (slot_above, slot_below) / 2;
  double right = ts_sheet_get_x (sheet) + ts_sheet_get_width (sheet) - MIN (slot_above, slot_below) / 2;

  for (guint i = 0; i < above; i++)
    ts_sheet_fill (sheet, ts_ink_grey, ts_sheet_get_x (sheet) + slot_above * (i + 0.5), sheet->y, 0.8,
                   gap / 2);
  if (above > 1 || below > 1)
    ts_sheet_fill (sheet, ts_ink_grey, left, sheet->y + gap / 2, right - left, 0.8);
  for (guint i = 0; i < below; i++)
    ts_sheet_fill (sheet, ts_ink_grey, ts_sheet_get_x (sheet) + slot_below * (i + 0.5), sheet->y + gap / 2,
                   0.8, gap / 2);
}

void
ts_figure_draw_structure (TsSheet *sheet, const TsMarkBlock *block)
{
  double height = ts_mark_block_number (block, "height", 44);
  const double gap = 20;
  const TsInk inks[] = { sheet->info.primary, sheet->info.accent, ts_ink_grey };

  ts_sheet_skip (sheet, 10);
  ts_sheet_need (sheet, block->rows->len * (height + gap) + 20);
  ts_sheet_tag (sheet, "Figure");
  sheet->y +=
      4 + ts_sheet_label (sheet, ts_mark_block_option (block, "caption", ""), sheet->info.primary,
                          TS_RICH_BOLD, 9, ts_sheet_get_x (sheet), sheet->y, ts_sheet_get_width (sheet));
  for (guint i = 0; i < block->rows->len; i++)
    {
      GStrv cells = g_ptr_array_index (block->rows, i);

      draw_level (sheet, cells, inks[MIN (i, G_N_ELEMENTS (inks) - 1)], height);
      sheet->y += height;
      if (i + 1 < block->rows->len)
        {
          draw_joints (sheet, g_strv_length (cells), g_strv_length (g_ptr_array_index (block->rows, i + 1)),
                       gap);
          sheet->y += gap;
        }
    }
  ts_sheet_untag (sheet, "Figure");
  ts_sheet_skip (sheet, 14);
}

typedef struct
{
  double height, wave, phase;
} Hill;

/* One pixel of a landscape: a sky that lightens downwards, hills one before the
 * other, and a grain as a photograph has it.
 */
static guint32
shade (const Hill *hills, double x, double y, GRand *random)
{
  double depth = 0;
  int grain = (int) (g_rand_int (random) & 7) - 4;
  double base[3] = { 150 + 70 * y, 185 + 45 * y, 214 + 20 * y };

  for (guint i = 0; i < MAX_HILLS; i++)
    if (y > hills[i].height + 0.08 * sin (x * hills[i].wave + hills[i].phase))
      depth = i + 1;
  if (depth > 0)
    {
      base[0] = 128 - 20 * depth;
      base[1] = 158 - 17 * depth;
      base[2] = 128 - 19 * depth;
    }
  return (guint32) CLAMP (base[0] + grain, 0, 255) << 16 | (guint32) CLAMP (base[1] + grain, 0, 255) << 8 |
         (guint32) CLAMP (base[2] + grain, 0, 255);
}

static cairo_surface_t *
create_landscape (guint seed, int width, int height)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  guchar *pixels = cairo_image_surface_get_data (image);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  Hill hills[MAX_HILLS];

  for (guint i = 0; i < MAX_HILLS; i++)
    hills[i] =
        (Hill){ 0.32 + 0.14 * i, g_rand_double_range (random, 3, 9), g_rand_double_range (random, 0, 6) };
  for (int y = 0; y < height; y++)
    {
      guint32 *row = (guint32 *) (gpointer) (pixels + y * cairo_image_surface_get_stride (image));

      for (int x = 0; x < width; x++)
        row[x] = shade (hills, x / (double) height, y / (double) height, random);
    }
  cairo_surface_mark_dirty (image);
  return image;
}

static void
paint_landscape (TsSheet *sheet, guint seed, double x, double y, double width, double height)
{
  const double scale = 100 / 72.0;
  cairo_surface_t *image = create_landscape (seed, (int) (width * scale), (int) (height * scale));

  cairo_save (sheet->cr);
  cairo_translate (sheet->cr, x, y);
  cairo_scale (sheet->cr, 1 / scale, 1 / scale);
  cairo_set_source_surface (sheet->cr, image, 0, 0);
  cairo_paint (sheet->cr);
  cairo_restore (sheet->cr);
  cairo_surface_destroy (image);
}

void
ts_figure_draw_picture (TsSheet *sheet, const TsMarkBlock *block)
{
  double height = ts_mark_block_number (block, "height", 150);
  const char *caption = ts_mark_block_option (block, "caption", NULL);

  ts_sheet_skip (sheet, 10);
  ts_sheet_need (sheet, height + 18);
  ts_sheet_tag (sheet, "Figure");
  paint_landscape (sheet, (guint) ts_mark_block_number (block, "seed", 1), ts_sheet_get_x (sheet), sheet->y,
                   ts_sheet_get_width (sheet), height);
  sheet->y += height;
  if (caption != NULL)
    sheet->y += 3 + ts_sheet_label (sheet, caption, ts_ink_grey, TS_RICH_ITALIC, 8, ts_sheet_get_x (sheet),
                                    sheet->y + 3, ts_sheet_get_width (sheet));
  ts_sheet_untag (sheet, "Figure");
  ts_sheet_skip (sheet, 14);
}

void
ts_figure_draw_cover (TsSheet *sheet, const TsMarkBlock *block)
{
  const TsSheetInfo *info = &sheet->info;
  const char *line = ts_mark_block_option (block, "line", "");
  double x = 60;
  double y = 150;

  ts_sheet_turn (sheet, TRUE);
  ts_sheet_fill (sheet, info->primary, 0, 0, sheet->width, 470);
  ts_sheet_fill (sheet, info->accent, 0, 470, sheet->width, 8);
  ts_sheet_tag (sheet, "H1");
  y += ts_sheet_label (sheet, info->partnership, ts_ink_white, TS_RICH_BOLD, 34, x, y, sheet->width - 2 * x);
  ts_sheet_untag (sheet, "H1");
  ts_sheet_tag (sheet, "P");
  ts_sheet_fill (sheet, info->accent, x, y + 18, 90, 4);
  y += 36 +
       ts_sheet_label (sheet, info->title, ts_ink_white, TS_RICH_NONE, 22, x, y + 36, sheet->width - 2 * x);
  ts_sheet_label (sheet, info->period, ts_ink_white, TS_RICH_NONE, 16, x, y + 8, 0);
  ts_sheet_label (sheet, line, ts_ink_grey, TS_RICH_NONE, 10, x, sheet->height - 90, sheet->width - 2 * x);
  ts_sheet_untag (sheet, "P");
  paint_landscape (sheet, (guint) ts_mark_block_number (block, "seed", 7), 0, 478, sheet->width, 230);
}
