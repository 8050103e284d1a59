/* Reading documents through the real reader. */
#include "config.h"

#include "document/reader-client.h"
#include "reader-sync.h"
#include "sample-pdf.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static guint32
pixel_at (TsPixels *pixels, int x, int y)
{
  const guchar *data = g_bytes_get_data (pixels->bytes, NULL);
  guint32 pixel;

  memcpy (&pixel, data + (gsize) y * pixels->stride + (gsize) x * 4, sizeof pixel);
  return pixel;
}

static void
test_open (void)
{
  g_autoptr (GBytes) pdf = sample_pdf_pages (3);
  g_autoptr (TsReader) reader = reader_new_opened (pdf);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (ts_reader_get_n_pages (reader), ==, 3);
  g_assert_cmpstr (ts_reader_get_title (reader), ==, "A yearly report");
  g_assert_cmpfloat (ts_reader_get_page (reader, 2)->width, ==, 595);
  g_assert_cmpfloat (ts_reader_get_page (reader, 2)->height, ==, 842);
  g_assert_cmpstr (ts_reader_get_page (reader, 2)->label, ==, "3");
  g_assert_null (ts_reader_get_page (reader, 3));
  g_assert_cmpint (ts_reader_get_pid (reader), >, 0);
  g_assert_cmpuint (ts_reader_get_restarts (reader), ==, 0);

  g_assert_false (reader_open_sync (reader, pdf, NULL, &error));
  g_assert_error (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_FAILED);
}

static void
test_text (void)
{
  g_autoptr (GBytes) pdf = sample_pdf_pages (3);
  g_autoptr (TsReader) reader = reader_new_opened (pdf);
  g_autoptr (GError) error = NULL;
  TsRect rect;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (TsPageText) text = reader_text_sync (reader, i, &error);
      g_autofree char *expected = g_strdup_printf ("Page %u of 3", i + 1);

      g_assert_no_error (error);
      g_assert_cmpstr (ts_page_text_get_text (text), ==, expected);
      rect = ts_page_text_get_rect (text, 0);
      g_assert_cmpfloat_with_epsilon (rect.x1, 72, 2);
      g_assert_true (rect.y1 < 100 && rect.y2 > 98 && rect.x2 > rect.x1);
    }
  g_assert_null (reader_text_sync (reader, 3, &error));
  g_assert_error (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_NO_PAGE);
}

static void
test_render (void)
{
  g_autoptr (GBytes) pdf = sample_pdf_pages (1);
  g_autoptr (TsReader) reader = reader_new_opened (pdf);
  g_autoptr (GError) error = NULL;
  g_autoptr (TsPixels) page = NULL;
  g_autoptr (TsPixels) part = NULL;
  g_autoptr (TsPixels) turned = NULL;

  page = reader_render_sync (reader, &(TsRenderRequest){ .scale = 2 }, &error);
  g_assert_no_error (error);
  g_assert_cmpint (page->width, ==, 1190);
  g_assert_cmpint (page->height, ==, 1684);
  g_assert_cmpuint (g_bytes_get_size (page->bytes), ==, page->stride * 1684);
  g_assert_cmphex (pixel_at (page, 300, 500), ==, 0xff000000);
  g_assert_cmphex (pixel_at (page, 190, 500), ==, 0xffffffff);

  part = reader_render_sync (reader, &(TsRenderRequest){ 0, 2, 0, 190, 390, 100, 50 }, &error);
  g_assert_no_error (error);
  g_assert_cmpint (part->width, ==, 100);
  for (int x = 0; x < 100; x += 7)
    g_assert_cmphex (pixel_at (part, x, 30), ==, pixel_at (page, 190 + x, 420));

  turned = reader_render_sync (reader, &(TsRenderRequest){ .scale = 1, .rotation = 90 }, &error);
  g_assert_no_error (error);
  g_assert_cmpint (turned->width, ==, 842);
  g_assert_cmphex (pixel_at (turned, 592, 150), ==, 0xff000000);
}

/* Fonts that the document doesn't bring come from the system, sandbox or not. */
static void
test_system_font (void)
{
  g_autoptr (GBytes) pdf = sample_pdf_word (0, "");
  g_autoptr (TsReader) reader = reader_new_opened (pdf);
  g_autoptr (GError) error = NULL;
  g_autoptr (TsPixels) pixels = reader_render_sync (reader, &(TsRenderRequest){ .scale = 1 }, &error);
  guint dark = 0;

  g_assert_no_error (error);
  for (int y = 80; y < 105; y++)
    for (int x = 50; x < 150; x++)
      dark += (pixel_at (pixels, x, y) & 0xff) < 0x80;
  g_assert_cmpuint (dark, >, 100);
}

static void
test_render_refused (void)
{
  static const TsRenderRequest requests[] = {
    { .scale = 0 },
    { .scale = 1, .rotation = 1 },
    { .scale = 1, .x = 590, .width = 10, .height = 10 },
    { .scale = 1, .width = -1, .height = 4 },
    { .scale = 30 },
    { .scale = 60, .width = 10000, .height = 10000 },
  };
  g_autoptr (GBytes) pdf = sample_pdf_pages (1);
  g_autoptr (TsReader) reader = reader_new_opened (pdf);

  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (reader_render_sync (reader, &requests[i], &error));
      g_assert_error (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_FAILED);
    }
  g_assert_cmpuint (ts_reader_get_restarts (reader), ==, 0);
}

/* Pixels stay when the reader goes, and no two results share memory. */
static void
test_pixels_stay (void)
{
  g_autoptr (GBytes) pdf = sample_pdf_pages (2);
  TsReader *reader = reader_new_opened (pdf);
  TsPixels *pixels[20];

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GError) error = NULL;
      TsRenderRequest request = { i % 2, 1 + i % 3, 0, 0, 0, 0, 0 };

      pixels[i] = reader_render_sync (reader, &request, &error);
      g_assert_no_error (error);
      if (i % 4 == 3)
        g_clear_pointer (&pixels[i], ts_pixels_free);
    }
  g_object_unref (reader);
  for (guint i = 0; i < 20; i++)
    {
      int scale = 1 + (int) i % 3;

      if (pixels[i] == NULL)
        continue;
      g_assert_cmphex (pixel_at (pixels[i], 150 * scale, 250 * scale), ==, 0xff000000);
      g_assert_cmphex (pixel_at (pixels[i], 5, 5), ==, 0xffffffff);
      ts_pixels_free (pixels[i]);
    }
}

static void
assert_fails (GBytes *pdf, const char *password, TsDocumentError code)
{
  g_autoptr (TsReader) reader = ts_reader_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (reader_open_sync (reader, pdf, password, &error));
  g_assert_error (error, TS_DOCUMENT_ERROR, (int) code);
  g_assert_cmpuint (strlen (error->message), >, 20);
  g_assert_cmpuint (ts_reader_get_n_pages (reader), ==, 0);
  g_assert_cmpuint (ts_reader_get_restarts (reader), ==, 0);

  g_clear_error (&error);
  g_assert_null (reader_outline_sync (reader, &error));
  g_assert_error (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_FAILED);
}

static void
test_bad_files (void)
{
  const char *const no_pages[] = { "<< /Type /Catalog /Pages 2 0 R >>",
                                   "<< /Type /Pages /Kids [] /Count 0 >>", NULL };
  g_autoptr (GBytes) good = sample_pdf_pages (5);
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (good, 0, g_bytes_get_size (good) / 2);
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) text = g_bytes_new_static ("Dear colleague,\n", 16);
  g_autoptr (GBytes) none = sample_pdf_raw (no_pages);

  assert_fails (empty, NULL, TS_DOCUMENT_ERROR_EMPTY);
  assert_fails (text, NULL, TS_DOCUMENT_ERROR_NOT_PDF);
  assert_fails (half, NULL, TS_DOCUMENT_ERROR_DAMAGED);
  assert_fails (none, NULL, TS_DOCUMENT_ERROR_NO_PAGES);
}

static GBytes *
encrypt (GBytes *pdf, const char *bits)
{
  const char *qpdf = g_getenv ("QPDF");
  g_autofree char *folder = g_dir_make_tmp ("touchstone-XXXXXX", NULL);
  g_autofree char *from = g_build_filename (folder, "from.pdf", NULL);
  g_autofree char *to = g_build_filename (folder, "to.pdf", NULL);
  const char *argv[] = { qpdf, "--encrypt", "caf\xc3\xa9", "owner", bits, NULL, NULL, NULL, NULL, NULL };
  g_autoptr (GError) error = NULL;
  int status, at = 5;
  char *data;
  gsize size;

  if (g_str_equal (bits, "40"))
    argv[1] = "--allow-weak-crypto", argv[2] = "--encrypt", argv[3] = "caf\xe9", argv[4] = "owner",
    argv[5] = bits, at = 6;
  argv[at++] = "--";
  argv[at++] = from;
  argv[at++] = to;
  g_file_set_contents (from, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_file_get_contents (to, &data, &size, &error);
  g_assert_no_error (error);
  g_remove (from);
  g_remove (to);
  g_rmdir (folder);
  return g_bytes_new_take (data, size);
}

static void
test_password (void)
{
  static const char *const bits[] = { "40", "256" };
  g_autoptr (GBytes) pdf = sample_pdf_pages (2);

  if (g_getenv ("QPDF") == NULL)
    {
      g_test_skip ("qpdf, which makes the protected file, is not installed");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (bits); i++)
    {
      g_autoptr (GBytes) protected = encrypt (pdf, bits[i]);
      g_autoptr (TsReader) reader = ts_reader_new ();
      g_autoptr (TsPageText) text = NULL;
      g_autoptr (GError) error = NULL;

      assert_fails (protected, NULL, TS_DOCUMENT_ERROR_ENCRYPTED);
      assert_fails (protected, "", TS_DOCUMENT_ERROR_ENCRYPTED);
      assert_fails (protected, "coffee", TS_DOCUMENT_ERROR_WRONG_PASSWORD);
      assert_fails (protected, "\xe2\x98\x95", TS_DOCUMENT_ERROR_WRONG_PASSWORD);

      /* The same reader is asked again with what the reviewer typed. */
      g_assert_false (reader_open_sync (reader, protected, NULL, NULL));
      g_assert_false (reader_open_sync (reader, protected, "tea", NULL));
      reader_open_sync (reader, protected, i == 0 ? "caf\xc3\xa9" : "owner", &error);
      g_assert_no_error (error);
      text = reader_text_sync (reader, 1, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (ts_page_text_get_text (text), ==, "Page 2 of 2");
    }
}

static void
test_many_pages (void)
{
  g_autoptr (GString) kids = g_string_new ("<< /Type /Pages /Count 5000 /MediaBox [0 0 200 300] /Kids [");
  g_autoptr (GPtrArray) objects = g_ptr_array_new ();
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (TsReader) reader = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (kids, "%u 0 R ", i + 3);
  g_string_append (kids, "] >>");
  g_ptr_array_add (objects, (char *) "<< /Type /Catalog /Pages 2 0 R >>");
  g_ptr_array_add (objects, kids->str);
  for (guint i = 0; i < 5000; i++)
    g_ptr_array_add (objects, (char *) "<< /Type /Page /Parent 2 0 R >>");
  g_ptr_array_add (objects, NULL);

  pdf = sample_pdf_raw ((const char *const *) objects->pdata);
  reader = reader_new_opened (pdf);
  g_assert_cmpuint (ts_reader_get_n_pages (reader), ==, 5000);
  g_assert_cmpfloat (ts_reader_get_page (reader, 4999)->height, ==, 300);
}

static GBytes *
make_incomplete (const char *kids, guint count)
{
  g_autofree char *tree = g_strdup_printf ("<< /Type /Pages /Kids [%s] /Count %u >>", kids, count);
  const char *const objects[] = { "<< /Type /Catalog /Pages 2 0 R >>",
                                  tree,
                                  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] >>",
                                  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] >>",
                                  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] >>",
                                  NULL };

  return sample_pdf_raw (objects);
}

/* The page tree promises four pages, of which the last is not there. */
static void
test_missing_page (void)
{
  g_autoptr (GBytes) pdf = make_incomplete ("3 0 R 4 0 R 5 0 R 9 0 R", 4);
  g_autoptr (TsReader) reader = reader_new_opened (pdf);
  g_autoptr (TsPageText) text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (ts_reader_get_n_pages (reader), ==, 4);
  g_assert_null (reader_text_sync (reader, 3, &error));
  g_assert_error (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_NO_PAGE);
  g_clear_error (&error);
  text = reader_text_sync (reader, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ts_reader_get_restarts (reader), ==, 0);
}

/* As files are that were cut off and have their table of pages at the start. */
static void
test_most_pages_missing (void)
{
  g_autoptr (GBytes) pdf = make_incomplete ("3 0 R 11 0 R 12 0 R 13 0 R 14 0 R", 5);

  assert_fails (pdf, NULL, TS_DOCUMENT_ERROR_DAMAGED);
}

typedef struct
{
  GString *order;
  guint left;
} Order;

static void
rendered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Order *order = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TsPixels) pixels = ts_reader_render_finish (TS_READER (source), result, &error);

  order->left--;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_string_append_c (order->order, 'x');
  else
    g_string_append_printf (order->order, "%d", pixels->width / 100);
}

/* While the first is drawn, the others line up: by priority, then as they came. */
static void
test_order (void)
{
  g_autoptr (GBytes) pdf = sample_pdf_pages (1);
  g_autoptr (TsReader) reader = reader_new_opened (pdf);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Order order = { g_string_new (NULL), 6 };
  static const struct
  {
    int width, priority;
  } requests[] = { { 595, 0 }, { 100, 10 }, { 200, 10 }, { 300, 300 }, { 400, -10 } };

  /* So that none is answered before all are asked. */
  kill (ts_reader_get_pid (reader), SIGSTOP);
  ts_reader_render_async (reader, &(TsRenderRequest){ .scale = 8 }, -100, NULL, rendered_cb, &order);
  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      TsRenderRequest request = { .scale = 1, .width = requests[i].width, .height = 10 };

      ts_reader_render_async (reader, &request, requests[i].priority, i == 3 ? cancellable : NULL,
                              rendered_cb, &order);
    }
  g_cancellable_cancel (cancellable);
  kill (ts_reader_get_pid (reader), SIGCONT);
  while (order.left > 0)
    g_main_context_iteration (NULL, TRUE);

  /* The cancelled one comes back at once, the rest in order. */
  g_assert_nonnull (strchr (order.order->str, 'x'));
  g_string_erase (order.order, strchr (order.order->str, 'x') - order.order->str, 1);
  g_assert_cmpstr (order.order->str, ==, "474512");
  g_string_free (order.order, TRUE);
}

/* Requests of the main loop wait for no other context, and need none to go on. */
static void
test_contexts (void)
{
  g_autoptr (GBytes) pdf = sample_pdf_pages (3);
  g_autoptr (TsReader) reader = reader_new_opened (pdf);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TsPageText) nested = NULL;
  g_autoptr (TsPageText) outer = NULL;
  g_autoptr (GError) error = NULL;

  ts_reader_get_text_async (reader, 0, NULL, reader_keep_cb, &result);
  nested = reader_text_sync (reader, 1, &error);
  g_assert_no_error (error);
  g_assert_null (result); /* its own context has not run yet */
  reader_wait (&result);
  outer = ts_reader_get_text_finish (reader, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ts_page_text_get_text (nested), ==, "Page 2 of 3");
  g_assert_cmpstr (ts_page_text_get_text (outer), ==, "Page 1 of 3");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader-client/open", test_open);
  g_test_add_func ("/reader-client/text", test_text);
  g_test_add_func ("/reader-client/render", test_render);
  g_test_add_func ("/reader-client/system-font", test_system_font);
  g_test_add_func ("/reader-client/render-refused", test_render_refused);
  g_test_add_func ("/reader-client/pixels-stay", test_pixels_stay);
  g_test_add_func ("/reader-client/bad-files", test_bad_files);
  g_test_add_func ("/reader-client/password", test_password);
  g_test_add_func ("/reader-client/many-pages", test_many_pages);
  g_test_add_func ("/reader-client/missing-page", test_missing_page);
  g_test_add_func ("/reader-client/most-pages-missing", test_most_pages_missing);
  g_test_add_func ("/reader-client/order", test_order);
  g_test_add_func ("/reader-client/contexts", test_contexts);
  return g_test_run ();
}
