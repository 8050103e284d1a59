#include "config.h"

#include "document/page-text.h"

#include "layout.h"

#include <gio/gio.h>
#include <math.h>

static void
assert_round_trip (TsPageText *page)
{
  g_autoptr (GBytes) bytes = ts_page_text_encode_rects (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (TsPageText) again =
      ts_page_text_new_encoded (ts_page_text_get_text (page), bytes, ts_page_text_get_width (page),
                                ts_page_text_get_height (page), &error);
  g_autoptr (GBytes) bytes_again = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (ts_page_text_get_length (again), ==, ts_page_text_get_length (page));
  for (guint i = 0; i < ts_page_text_get_length (page); i++)
    {
      TsRect one = ts_page_text_get_rect (page, i), other = ts_page_text_get_rect (again, i);

      g_assert_cmpfloat (fabs (one.x1 - other.x1), <=, 1 / 32.0);
      g_assert_cmpfloat (fabs (one.y1 - other.y1), <=, 1 / 32.0);
      g_assert_cmpfloat (fabs (one.x2 - other.x2), <=, 1 / 32.0);
      g_assert_cmpfloat (fabs (one.y2 - other.y2), <=, 1 / 32.0);
    }

  /* What went through once stays the same. */
  bytes_again = ts_page_text_encode_rects (again);
  g_assert_true (g_bytes_equal (bytes, bytes_again));
}

static TsPageText *
make_random_page (guint n)
{
  g_autofree TsRect *rects = g_new0 (TsRect, n);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_string_append_unichar (text, (gunichar) g_test_rand_int_range (0x20, 0xd7ff));
      if (g_test_rand_int_range (0, 4) > 0)
        rects[i] = ts_rect_from_corners (
            g_test_rand_double_range (-2000, 20000), g_test_rand_double_range (-9, 900),
            g_test_rand_double_range (-2000, 20000), g_test_rand_double_range (-9, 900));
    }

  return ts_page_text_new (text->str, rects, n, 595, 842, NULL);
}

static void
test_round_trip (void)
{
  g_autoptr (TsPageText) empty = ts_page_text_new ("", NULL, 0, 595, 842, NULL);
  g_autoptr (TsPageText) plain = layout_page ("One line\nand another\n\nthe end");

  assert_round_trip (empty);
  assert_round_trip (plain);
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (TsPageText) page = make_random_page ((guint) g_test_rand_int_range (0, 120));

      assert_round_trip (page);
    }
}

/* A page as poppler gives it: letters of differing widths on lines. */
static TsPageText *
make_lifelike_page (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) rects = g_array_new (FALSE, TRUE, sizeof (TsRect));

  for (guint line = 0; line < 45; line++)
    {
      double x = 72.024, y = 80.33 + line * 13.8;

      for (guint i = 0; i < 80; i++)
        {
          char c = i % 6 == 5 ? ' ' : (char) ('a' + g_test_rand_int_range (0, 26));
          double width = c == ' ' ? 3.1 + 0.013 * line : 3 + (c * 7 % 11) * 0.4137;
          TsRect rect = { x, y, x + width, y + 12.264 };

          g_string_append_c (text, c);
          g_array_append_val (rects, rect);
          x += width;
        }
      g_string_append_c (text, '\n');
      g_array_set_size (rects, rects->len + 1);
    }

  return ts_page_text_new (text->str, (const TsRect *) (gpointer) rects->data, rects->len, 595, 842, NULL);
}

static void
test_size (void)
{
  g_autoptr (TsPageText) page = make_lifelike_page ();
  g_autoptr (GBytes) bytes = ts_page_text_encode_rects (page);
  double per_character = (double) g_bytes_get_size (bytes) / ts_page_text_get_length (page);

  g_test_message ("%.2f bytes a character", per_character);
  g_assert_cmpfloat (per_character, <, 2.5);
  assert_round_trip (page);
}

static void
assert_refused (const char *text, const void *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;

  g_assert_null (ts_page_text_new_encoded (text, bytes, 595, 842, &error));
  g_assert_error (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_INVALID);
}

static void
test_wrong_text (void)
{
  g_autoptr (TsPageText) page = layout_page ("One line\nand another");
  g_autoptr (GBytes) bytes = ts_page_text_encode_rects (page);
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  assert_refused ("One line", data, size);
  assert_refused ("", data, size);
  assert_refused ("One line\nand another\n\xff", data, size);
  assert_refused ("One line", NULL, 0);
  assert_refused ("One line", "", 1);
}

/* Bytes that were changed are refused, or decode to something within bounds. */
static void
test_damaged (void)
{
  g_autoptr (TsPageText) page = make_lifelike_page ();
  g_autoptr (GBytes) bytes = ts_page_text_encode_rects (page);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (gsize cut = 0; cut < size; cut += 1 + size / 100)
    assert_refused (ts_page_text_get_text (page), data, cut);

  for (guint round = 0; round < 1000; round++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (TsPageText) decoded = NULL;

      for (guint i = 0; i < 3; i++)
        copy[g_test_rand_int_range (0, (gint32) size)] ^= (guint8) g_test_rand_int_range (1, 256);
      changed = g_bytes_new (copy, size);
      decoded = ts_page_text_new_encoded (ts_page_text_get_text (page), changed, 595, 842, NULL);
      for (guint i = 0; decoded != NULL && i < ts_page_text_get_length (decoded); i++)
        {
          TsRect rect = ts_page_text_get_rect (decoded, i);

          g_assert_true (rect.x1 <= rect.x2 && rect.y1 <= rect.y2);
          g_assert_true (fabs (rect.x1) <= 1e5 + 1 && fabs (rect.y1) <= 1e5 + 1);
        }
    }
}

static GBytes *
deflate (const guint8 *data, gsize size)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 9);
  g_autoptr (GInputStream) input = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (input, G_CONVERTER (compressor));
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();

  g_output_stream_splice (output, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (output));
}

static void
assert_plain_refused (const char *text, const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = deflate (data, size);

  assert_refused (text, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

#define ASSERT_PLAIN_REFUSED(text, ...)                                                                      \
  assert_plain_refused (text, (const guint8[]){ __VA_ARGS__ }, sizeof ((const guint8[]){ __VA_ARGS__ }))

/* Well compressed nonsense: the checks behind the decompressor. */
static void
test_hostile (void)
{
  g_autofree guint8 *zeros = g_malloc0 (50000000);

  assert_plain_refused ("ab", zeros, 50000000);                 /* a bomb */
  ASSERT_PLAIN_REFUSED ("ab", 2, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0); /* version */
  ASSERT_PLAIN_REFUSED ("ab", 1, 3, 2, 0, 0, 0, 0, 0, 0, 0, 0); /* count */
  ASSERT_PLAIN_REFUSED ("ab", 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0); /* a run too long */
  ASSERT_PLAIN_REFUSED ("ab", 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0); /* runs without end */
  ASSERT_PLAIN_REFUSED ("ab", 1, 2, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff);
  ASSERT_PLAIN_REFUSED ("ab", 1, 2, 2, 0, 0, 0, 0, 0, 0, 0);       /* too few values */
  ASSERT_PLAIN_REFUSED ("ab", 1, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0); /* too many */
  ASSERT_PLAIN_REFUSED ("ab", 1, 2, 2, 0, 0, 1, 0, 0, 0, 0, 0);    /* a negative width */
  ASSERT_PLAIN_REFUSED ("ab", 1, 2, 2, 0, 0, 0, 0, 0, 0, 1, 0);    /* a negative height */
  ASSERT_PLAIN_REFUSED ("ab", 1, 2, 2, 0xfe, 0xff, 0xff, 0xff, 0x7f, 0, 0, 0, 0, 0, 0, 0); /* far away */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/page-rects/round-trip", test_round_trip);
  g_test_add_func ("/document/page-rects/size", test_size);
  g_test_add_func ("/document/page-rects/wrong-text", test_wrong_text);
  g_test_add_func ("/document/page-rects/damaged", test_damaged);
  g_test_add_func ("/document/page-rects/hostile", test_hostile);
  return g_test_run ();
}
