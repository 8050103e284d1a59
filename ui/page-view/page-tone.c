#include "config.h"

#include "page-view/page-tone.h"

#include <math.h>

/* How much each colour counts for lightness. */
#define RED   0.2126f
#define GREEN 0.7152f
#define BLUE  0.0722f

/* result = gain * colour + light * lightness + offset, each of red, green and blue. */
typedef struct
{
  float gain;
  float light;
  float offset[3];
} Transform;

/* Of a grey g dark makes 1 - g, from the ink's lightness to the paper's: hues stay
 * because lightness alone is turned round. High contrast stretches that, so that
 * grey letters become white.
 */
static const Transform transforms[] = {
  [TS_PAGE_TONE_NORMAL] = { 1, 0, { 0, 0, 0 } },
  [TS_PAGE_TONE_SEPIA] = { 0.76f, 0, { 0.20f, 0.165f, 0.09f } },
  [TS_PAGE_TONE_DARK] = { 0.80f, -1.60f, { 0.91f, 0.91f, 0.92f } },
  [TS_PAGE_TONE_HIGH_CONTRAST] = { 1.6f, -3.2f, { 1.6f, 1.6f, 1.6f } },
};

static const char *const ids[] = { "normal", "sepia", "dark", "high-contrast" };

GType
ts_page_tone_get_type (void)
{
  static gsize type;
  static const GEnumValue values[] = {
    { TS_PAGE_TONE_NORMAL, "TS_PAGE_TONE_NORMAL", "normal" },
    { TS_PAGE_TONE_SEPIA, "TS_PAGE_TONE_SEPIA", "sepia" },
    { TS_PAGE_TONE_DARK, "TS_PAGE_TONE_DARK", "dark" },
    { TS_PAGE_TONE_HIGH_CONTRAST, "TS_PAGE_TONE_HIGH_CONTRAST", "high-contrast" },
    { 0, NULL, NULL },
  };

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("TsPageTone", values));
  return type;
}

const char *
ts_page_tone_get_id (TsPageTone tone)
{
  return ids[tone];
}

gboolean
ts_page_tone_from_id (const char *id, TsPageTone *tone)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (g_str_equal (ids[i], id))
      {
        *tone = (TsPageTone) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
ts_page_tone_is_dark (TsPageTone tone)
{
  return tone == TS_PAGE_TONE_DARK || tone == TS_PAGE_TONE_HIGH_CONTRAST;
}

void
ts_page_tone_get_matrix (TsPageTone tone, graphene_matrix_t *matrix, graphene_vec4_t *offset)
{
  const Transform *t = &transforms[tone];
  const float r = t->light * RED, g = t->light * GREEN, b = t->light * BLUE;
  const float values[16] = {
    t->gain + r, r, r, 0, g, t->gain + g, g, 0, b, b, t->gain + b, 0, 0, 0, 0, 1,
  };

  graphene_matrix_init_from_float (matrix, values);
  graphene_vec4_init (offset, t->offset[0], t->offset[1], t->offset[2], 0);
}

static GdkRGBA
transform (const Transform *t, const float *offset, const GdkRGBA *colour)
{
  float light = t->light * (RED * colour->red + GREEN * colour->green + BLUE * colour->blue);

  return (GdkRGBA){ CLAMP (t->gain * colour->red + light + offset[0], 0, 1),
                    CLAMP (t->gain * colour->green + light + offset[1], 0, 1),
                    CLAMP (t->gain * colour->blue + light + offset[2], 0, 1), colour->alpha };
}

GdkRGBA
ts_page_tone_apply (TsPageTone tone, const GdkRGBA *colour)
{
  return transform (&transforms[tone], transforms[tone].offset, colour);
}

GdkRGBA
ts_page_tone_apply_pen (TsPageTone tone, const GdkRGBA *colour)
{
  static const Transform turned = { 1, -2, { 1, 1, 1 } };

  return ts_page_tone_is_dark (tone) ? transform (&turned, turned.offset, colour) : *colour;
}

/* In 1/256, so that a page takes a few milliseconds. */
static void
transform_row (const Transform *t, const guint32 *from, guint32 *to, int width)
{
  const int gain = (int) lroundf (t->gain * 256), light = (int) lroundf (t->light * 256);
  const int offsets[] = { (int) lroundf (t->offset[0] * 65280), (int) lroundf (t->offset[1] * 65280),
                          (int) lroundf (t->offset[2] * 65280) };

  for (int x = 0; x < width; x++)
    {
      int red = (from[x] >> 16) & 0xff, green = (from[x] >> 8) & 0xff, blue = from[x] & 0xff;
      int lightness = light * (54 * red + 183 * green + 19 * blue) / 256;
      int r = (gain * red + lightness + offsets[0]) >> 8;
      int g = (gain * green + lightness + offsets[1]) >> 8;
      int b = (gain * blue + lightness + offsets[2]) >> 8;

      to[x] = 0xff000000u | (guint32) CLAMP (r, 0, 255) << 16 | (guint32) CLAMP (g, 0, 255) << 8 |
              (guint32) CLAMP (b, 0, 255);
    }
}

static void
destroy_surface (gpointer data)
{
  cairo_surface_destroy (data);
}

cairo_surface_t *
ts_page_tone_get_surface (TsPageTone tone, cairo_surface_t *surface)
{
  static const cairo_user_data_key_t picture_key, tone_key;
  gpointer wanted = GINT_TO_POINTER ((int) tone + 1);
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  cairo_surface_t *toned;

  if (tone == TS_PAGE_TONE_NORMAL)
    return surface;
  if (cairo_surface_get_user_data (surface, &tone_key) == wanted)
    return cairo_surface_get_user_data (surface, &picture_key);
  toned = cairo_image_surface_create (cairo_image_surface_get_format (surface), width, height);
  if (cairo_surface_status (toned) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (toned);
      return surface;
    }
  for (int y = 0; y < height; y++)
    transform_row (&transforms[tone],
                   (const guint32 *) (gpointer) (cairo_image_surface_get_data (surface) +
                                                 (gsize) y * cairo_image_surface_get_stride (surface)),
                   (guint32 *) (gpointer) (cairo_image_surface_get_data (toned) +
                                           (gsize) y * cairo_image_surface_get_stride (toned)),
                   width);
  cairo_surface_mark_dirty (toned);
  cairo_surface_set_user_data (surface, &picture_key, toned, destroy_surface);
  cairo_surface_set_user_data (surface, &tone_key, wanted, NULL);
  return toned;
}
