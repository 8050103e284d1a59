#include "config.h"

#include "page-view/page-thumb.h"

#include <math.h>

#define SAMPLES 4 /* in each direction, for each pixel of the picture */

/* The mean of up to SAMPLES by SAMPLES pixels of the block that pixel (x, y) of
 * the picture stands for.
 */
static guint32
sample (const TsPixels *pixels, const guint8 *data, int x, int y, int width, int height)
{
  int x1 = (int) ((gint64) x * pixels->width / width);
  int x2 = MAX ((int) ((gint64) (x + 1) * pixels->width / width), x1 + 1);
  int y1 = (int) ((gint64) y * pixels->height / height);
  int y2 = MAX ((int) ((gint64) (y + 1) * pixels->height / height), y1 + 1);
  int step_x = MAX ((x2 - x1) / SAMPLES, 1), step_y = MAX ((y2 - y1) / SAMPLES, 1);
  guint sums[4] = { 0 }, n = 0;
  guint8 mean[4];
  guint32 result;

  for (int row = y1; row < y2; row += step_y)
    for (int column = x1; column < x2; column += step_x, n++)
      for (int channel = 0; channel < 4; channel++)
        sums[channel] += data[(gsize) row * pixels->stride + (gsize) column * 4 + channel];
  for (int channel = 0; channel < 4; channel++)
    mean[channel] = sums[channel] / MAX (n, 1);
  memcpy (&result, mean, sizeof result);
  return result | 0xff000000; /* opaque, whatever a reader says */
}

void
ts_page_thumb_init (TsPageImage *thumb, const TsPixels *pixels, int max_pixels)
{
  double scale = MIN (sqrt (max_pixels / ((double) pixels->width * pixels->height)), 1);
  TsPixels small = { .width = CLAMP ((int) (pixels->width * scale), 1, max_pixels),
                     .height = CLAMP ((int) (pixels->height * scale), 1, max_pixels) };
  const guint8 *data = g_bytes_get_data (pixels->bytes, NULL);
  guint32 *picture = g_new (guint32, (gsize) small.width * small.height);

  for (int y = 0; y < small.height; y++)
    for (int x = 0; x < small.width; x++)
      picture[y * small.width + x] = sample (pixels, data, x, y, small.width, small.height);
  small.stride = (gsize) small.width * 4;
  small.bytes = g_bytes_new_take (picture, small.stride * small.height);
  ts_page_image_init (thumb, &small, NULL);
  g_bytes_unref (small.bytes);
}
