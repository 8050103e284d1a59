/* The rectangles of a page as they are stored.
 *
 * A deflated run of variable-length numbers: a version, the number of
 * characters, the lengths of the runs of characters that have a rectangle and of
 * those that have none in turn, then for all characters that have one the left
 * edges, widths, tops and heights. All are differences, in 1/16 point, from what
 * the characters before make likely: a left edge from the right edge before, a
 * width from that of the same character before, a top or height from the last
 * one. So almost all of them are zero and deflate well.
 */
#include "config.h"

#include "document/page-text-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define VERSION   1
#define UNITS     16.0 /* in a point */
#define MAX_VALUE ((gint64) (TS_PAGE_MAX_SIZE * UNITS) + 1)
#define N_WIDTHS  1024
#define LEVEL     1 /* of compression */

/* What is expected of the next character. */
typedef struct
{
  gint64 right;
  gint64 top;
  gint64 height;
  gint64 widths[N_WIDTHS]; /* by character; two that share a place only cost a byte */
} Forecast;

typedef struct
{
  gint64 left, width, top, height;
} Units;

static void
write_number (GByteArray *out, guint64 value)
{
  guint8 bytes[10];
  guint n = 0;

  do
    {
      bytes[n++] = (guint8) ((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
      value >>= 7;
    }
  while (value != 0);
  g_byte_array_append (out, bytes, n);
}

static guint64
zigzag (gint64 value)
{
  return value < 0 ? ((guint64) - (value + 1) << 1) | 1 : (guint64) value << 1;
}

static gint64
unzigzag (guint64 value)
{
  return (value & 1) ? -(gint64) (value >> 1) - 1 : (gint64) (value >> 1);
}

/* Whether this one is written: it has a place, be it without area. */
static gboolean
is_placed (const TsCharRect *rect)
{
  return rect->x1 != 0 || rect->y1 != 0 || rect->x2 != 0 || rect->y2 != 0;
}

static Units
quantise (const TsCharRect *rect)
{
  gint64 left = llround ((double) rect->x1 * UNITS), right = llround ((double) rect->x2 * UNITS);
  gint64 top = llround ((double) rect->y1 * UNITS), bottom = llround ((double) rect->y2 * UNITS);

  return (Units){ left, right - left, top, bottom - top };
}

static void
write_runs (TsPageText *self, GByteArray *out)
{
  gboolean placed = TRUE;
  guint run = 0;

  for (guint i = 0; i < self->length; i++)
    {
      if (is_placed (&self->rects[i]) != placed)
        {
          write_number (out, run);
          placed = !placed;
          run = 0;
        }
      run++;
    }

  write_number (out, run);
}

static void
write_planes (TsPageText *self, GByteArray *out)
{
  g_autoptr (GByteArray) widths = g_byte_array_new ();
  g_autoptr (GByteArray) tops = g_byte_array_new ();
  g_autoptr (GByteArray) heights = g_byte_array_new ();
  g_autofree Forecast *expected = g_new0 (Forecast, 1);
  const char *p = self->text;

  for (guint i = 0; i < self->length; i++, p = g_utf8_next_char (p))
    {
      gint64 *width = &expected->widths[g_utf8_get_char (p) % N_WIDTHS];
      Units units;

      if (!is_placed (&self->rects[i]))
        continue;
      units = quantise (&self->rects[i]);
      write_number (out, zigzag (units.left - expected->right));
      write_number (widths, zigzag (units.width - *width));
      write_number (tops, zigzag (units.top - expected->top));
      write_number (heights, zigzag (units.height - expected->height));
      *width = units.width;
      expected->right = units.left + units.width;
      expected->top = units.top;
      expected->height = units.height;
    }

  g_byte_array_append (out, widths->data, widths->len);
  g_byte_array_append (out, tops->data, tops->len);
  g_byte_array_append (out, heights->data, heights->len);
}

/* Runs all of @data through @converter. NULL with an error if it fails or gives
 * more than @limit bytes.
 */
static GByteArray *
convert (GConverter *converter, const guint8 *data, gsize size, gsize limit, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  GConverterResult result = G_CONVERTER_CONVERTED;
  guint8 buffer[16384];

  while (result != G_CONVERTER_FINISHED)
    {
      gsize n_read = 0, n_written = 0;

      result = g_converter_convert (converter, data, size, buffer, sizeof buffer, G_CONVERTER_INPUT_AT_END,
                                    &n_read, &n_written, error);
      if (result == G_CONVERTER_ERROR)
        return NULL;
      if (out->len + n_written > limit)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "too long");
          return NULL;
        }

      g_byte_array_append (out, buffer, (guint) n_written);
      data += n_read;
      size -= n_read;
    }

  if (size > 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "bytes left over");
      return NULL;
    }

  return g_steal_pointer (&out);
}

GBytes *
ts_page_text_encode_rects (TsPageText *self)
{
  g_autoptr (GByteArray) plain = g_byte_array_new ();
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, LEVEL);
  g_autoptr (GError) error = NULL;
  GByteArray *packed;

  write_number (plain, VERSION);
  write_number (plain, self->length);
  write_runs (self, plain);
  write_planes (self, plain);

  packed = convert (G_CONVERTER (compressor), plain->data, plain->len, G_MAXUINT / 2, &error);
  if (packed == NULL)
    g_error ("Can't compress in memory: %s", error->message);

  return g_byte_array_free_to_bytes (packed);
}

typedef struct
{
  const guint8 *p;
  const guint8 *end;
  gboolean failed;
} Input;

static guint64
read_number (Input *self)
{
  guint64 value = 0;

  for (guint shift = 0; shift < 35 && self->p < self->end; shift += 7)
    {
      guint8 byte = *self->p++;

      value |= (guint64) (byte & 0x7f) << shift;
      if (!(byte & 0x80))
        return value;
    }

  self->failed = TRUE;
  return 0;
}

/* A difference from @expected that must lead to a value between two bounds. */
static gint64
read_value (Input *self, gint64 expected, gint64 min, gint64 max)
{
  gint64 value = expected + unzigzag (read_number (self));

  if (value < min || value > max)
    {
      self->failed = TRUE;
      return 0;
    }

  return value;
}

/* Marks with an x2 of 1 the characters that have a rectangle. */
static guint
read_runs (Input *self, TsCharRect *rects, guint length)
{
  gboolean placed = TRUE;
  guint i = 0, n = 0;

  do
    {
      guint64 run = read_number (self);

      if (self->failed || run > length - i || (run == 0 && i > 0))
        {
          self->failed = TRUE;
          return 0;
        }

      for (guint64 k = 0; k < run; k++, i++)
        rects[i].x2 = placed ? 1 : 0;
      n += placed ? (guint) run : 0;
      placed = !placed;
    }
  while (i < length);

  return n;
}

/* Each plane follows the one before; the first two are read side by side, as a
 * left edge is told from the width before it.
 */
static void
read_planes (Input *self, const char *text, TsCharRect *rects, guint length, guint n_placed)
{
  g_autofree Forecast *expected = g_new0 (Forecast, 1);
  g_autofree gint64 *steps = g_new (gint64, MAX (n_placed, 1));
  guint n = 0;

  for (guint k = 0; k < n_placed; k++)
    steps[k] = unzigzag (read_number (self));

  for (guint i = 0; i < length && !self->failed; i++, text = g_utf8_next_char (text))
    {
      gint64 *width = &expected->widths[g_utf8_get_char (text) % N_WIDTHS];
      gint64 left;

      if (rects[i].x2 == 0 || n == n_placed)
        continue;
      left = expected->right + steps[n++];
      *width = read_value (self, *width, 0, 2 * MAX_VALUE);
      expected->right = left + *width;
      self->failed |= left < -MAX_VALUE || expected->right > MAX_VALUE;
      rects[i] = (TsCharRect){ (float) (left / UNITS), 1, (float) (expected->right / UNITS), 1 };
    }

  for (guint i = 0; i < length && !self->failed; i++)
    if (rects[i].y2 != 0)
      {
        expected->top = read_value (self, expected->top, -MAX_VALUE, MAX_VALUE);
        rects[i].y1 = (float) (expected->top / UNITS);
      }

  for (guint i = 0; i < length && !self->failed; i++)
    if (rects[i].y2 != 0)
      {
        expected->height = read_value (self, expected->height, 0, 2 * MAX_VALUE);
        rects[i].y2 = rects[i].y1 + (float) (expected->height / UNITS);
      }
}

static gboolean
set_invalid (GError **error)
{
  g_set_error_literal (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_INVALID,
                       _ ("The stored text of the page is damaged: its characters have lost their places"));
  return FALSE;
}

static gboolean
decode (const char *text, GBytes *packed, TsCharRect *rects, guint length, GError **error)
{
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autoptr (GByteArray) plain = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (packed, &size);
  Input input;
  guint n_placed;

  if (size == 0)
    return length == 0 ? TRUE : set_invalid (error);

  /* Five numbers a character at most, of at most five bytes each. */
  plain = convert (G_CONVERTER (decompressor), data, size, 25 * (gsize) length + 25, NULL);
  if (plain == NULL)
    return set_invalid (error);

  input = (Input){ .p = plain->data, .end = plain->data + plain->len };
  if (read_number (&input) != VERSION || read_number (&input) != length || input.failed)
    return set_invalid (error);

  n_placed = read_runs (&input, rects, length);
  if (!input.failed)
    read_planes (&input, text, rects, length, n_placed);
  if (input.failed || input.p != input.end)
    return set_invalid (error);

  return TRUE;
}

TsPageText *
ts_page_text_new_encoded (const char *text, GBytes *rects, double width, double height, GError **error)
{
  g_autofree TsCharRect *places = NULL;
  guint length;

  if (!ts_page_text_check (text, width, height, &length, error))
    return NULL;

  places = g_new0 (TsCharRect, length);
  if (!decode (text, rects, places, length, error))
    return NULL;

  return ts_page_text_new_take (g_strdup (text), g_steal_pointer (&places), length, width, height);
}
