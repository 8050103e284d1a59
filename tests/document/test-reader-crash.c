/* Readers that die, hang or lie. */
#include "config.h"

#include "document/reader-client.h"
#include "reader-sync.h"
#include "sample-pdf.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static const TsRenderRequest whole_page = { .scale = 1 };

static void
assert_renders (TsReader *reader, guint page)
{
  TsRenderRequest request = { .page = page, .scale = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TsPixels) pixels = reader_render_sync (reader, &request, &error);

  g_assert_no_error (error);
  g_assert_nonnull (pixels);
}

static void
assert_does_not_render (TsReader *reader, guint page, TsDocumentError code)
{
  TsRenderRequest request = { .page = page, .scale = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TsPixels) pixels = reader_render_sync (reader, &request, &error);

  g_assert_null (pixels);
  g_assert_error (error, TS_DOCUMENT_ERROR, (int) code);
  g_assert_cmpuint (strlen (error->message), >, 20);
}

/* Ends the process while it is at @page: it is held, asked, and ended. */
static void
kill_over (TsReader *reader, guint page)
{
  TsRenderRequest request = { .page = page, .scale = 1 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPid pid = ts_reader_get_pid (reader);

  g_assert_cmpint (pid, >, 0);
  kill (pid, SIGSTOP);
  ts_reader_render_async (reader, &request, G_PRIORITY_DEFAULT, NULL, reader_keep_cb, &result);
  kill (pid, SIGKILL);
  reader_wait (&result);
  g_assert_null (ts_reader_render_finish (reader, result, &error));
  g_assert_error (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_CRASHED);
}

static void
wait_for_another (TsReader *reader, GPid old)
{
  while (ts_reader_get_pid (reader) == old || ts_reader_get_pid (reader) == 0)
    g_usleep (1000);
}

static void
test_killed_idle (void)
{
  g_autoptr (GBytes) pdf = sample_pdf_pages (2);
  g_autoptr (TsReader) reader = reader_new_opened (pdf);

  for (guint i = 1; i <= 5; i++)
    {
      GPid pid = ts_reader_get_pid (reader);

      kill (pid, SIGKILL);
      wait_for_another (reader, pid);
      assert_renders (reader, i % 2);
      g_assert_cmpuint (ts_reader_get_restarts (reader), ==, i);
    }
}

/* A reader that was started early may be gone before there is a document. */
static void
test_killed_before_opening (void)
{
  g_autoptr (GBytes) pdf = sample_pdf_pages (2);
  g_autoptr (TsReader) reader = ts_reader_new ();
  g_autoptr (GError) error = NULL;

  wait_for_another (reader, 0);
  kill (ts_reader_get_pid (reader), SIGKILL);
  wait_for_another (reader, ts_reader_get_pid (reader));
  reader_open_sync (reader, pdf, NULL, &error);
  g_assert_no_error (error);
  assert_renders (reader, 0);
}

static void
test_quarantine (void)
{
  g_autoptr (GBytes) pdf = sample_pdf_pages (3);
  g_autoptr (TsReader) reader = reader_new_opened (pdf);
  g_autoptr (GError) error = NULL;
  g_autoptr (TsPageText) text = NULL;

  kill_over (reader, 1);
  assert_renders (reader, 1);
  kill_over (reader, 1);
  g_assert_cmpuint (ts_reader_get_restarts (reader), >=, 1);
  assert_does_not_render (reader, 1, TS_DOCUMENT_ERROR_QUARANTINED);
  text = reader_text_sync (reader, 1, &error);
  g_assert_null (text);
  g_assert_error (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_QUARANTINED);

  /* The others are none the worse. */
  assert_renders (reader, 0);
  assert_renders (reader, 2);
}

/* What waits behind a request that ends the process is answered by the next one. */
static void
test_waiting (void)
{
  g_autoptr (GBytes) pdf = sample_pdf_pages (3);
  g_autoptr (TsReader) reader = reader_new_opened (pdf);
  g_autoptr (GAsyncResult) first = NULL, second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TsPageText) text = NULL;
  GPid pid = ts_reader_get_pid (reader);

  kill (pid, SIGSTOP);
  ts_reader_render_async (reader, &whole_page, G_PRIORITY_DEFAULT, NULL, reader_keep_cb, &first);
  ts_reader_get_text_async (reader, 2, NULL, reader_keep_cb, &second);
  kill (pid, SIGKILL);
  reader_wait (&first);
  reader_wait (&second);
  g_assert_null (ts_reader_render_finish (reader, first, NULL));
  text = ts_reader_get_text_finish (reader, second, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ts_page_text_get_text (text), ==, "Page 3 of 3");
}

static void
test_endless_page (void)
{
  g_autoptr (GBytes) pdf = sample_pdf_endless ();
  g_autoptr (TsReader) reader = reader_new_opened (pdf);

  ts_reader_set_time_limits (reader, 1000, 20000);
  assert_does_not_render (reader, 0, TS_DOCUMENT_ERROR_TIMED_OUT);
  ts_reader_set_time_limits (reader, 10000, 20000);
  assert_renders (reader, 1);
  ts_reader_set_time_limits (reader, 1000, 20000);
  assert_does_not_render (reader, 0, TS_DOCUMENT_ERROR_TIMED_OUT);
  assert_does_not_render (reader, 0, TS_DOCUMENT_ERROR_QUARANTINED);
  ts_reader_set_time_limits (reader, 10000, 20000);
  assert_renders (reader, 1);
}

/* Without the application's clock the reader's own limit ends it. */
static void
test_endless_page_alone (void)
{
  g_autoptr (GBytes) pdf = sample_pdf_endless ();
  g_autoptr (TsReader) reader = reader_new_opened (pdf);
  GPid pid = ts_reader_get_pid (reader);

  ts_reader_set_time_limits (reader, 100000, 100000);
  assert_does_not_render (reader, 0, TS_DOCUMENT_ERROR_CRASHED);
  assert_renders (reader, 1);
  g_assert_cmpint (ts_reader_get_pid (reader), !=, pid);
}

#define N_GROUPS 30

/* Transparent groups in one another, each of them a picture of the page: 48 MB at
 * this scale, 1.4 GB together. The file has a few KB.
 */
static GBytes *
make_hungry_pdf (void)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (objects, g_strdup ("<< /Type /Catalog /Pages 2 0 R >>"));
  g_ptr_array_add (objects, g_strdup ("<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>"));
  g_ptr_array_add (objects, g_strdup ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Contents 5 0 R "
                                      "/Resources << /XObject << /X 6 0 R >> "
                                      "/ExtGState << /G << /ca 0.5 >> >> >> >>"));
  g_ptr_array_add (objects, g_strdup ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] >>"));
  g_ptr_array_add (objects, g_strdup ("<< /Length 12 >>\nstream\n/G gs /X Do \nendstream"));
  for (guint i = 0; i < N_GROUPS; i++)
    g_ptr_array_add (objects, g_strdup_printf ("<< /Type /XObject /Subtype /Form /BBox [0 0 300 400] "
                                               "/Group << /S /Transparency >> "
                                               "/Resources << /XObject << /X %u 0 R >> "
                                               "/ExtGState << /G << /ca 0.5 >> >> >> "
                                               "/Length 12 >>\nstream\n/G gs /X Do \nendstream",
                                               7 + i));
  g_ptr_array_add (objects, g_strdup ("<< /Type /XObject /Subtype /Form /BBox [0 0 300 400] "
                                      "/Length 14 >>\nstream\n0 0 90 90 re f\nendstream"));
  g_ptr_array_add (objects, NULL);
  return sample_pdf_raw ((const char *const *) objects->pdata);
}

static void
test_hungry_page (void)
{
  g_autoptr (GBytes) pdf = make_hungry_pdf ();
  g_autoptr (TsReader) reader = reader_new_opened (pdf);
  const TsRenderRequest request = { .page = 0, .scale = 10 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TsPixels) pixels = NULL;

#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("there is no limit on memory under a sanitizer");
  return;
#endif
  ts_reader_set_time_limits (reader, 100000, 100000);
  assert_renders (reader, 0); /* small it is no trouble */
  pixels = reader_render_sync (reader, &request, &error);
  g_assert_null (pixels);
  g_assert_true (g_error_matches (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_FAILED) ||
                 g_error_matches (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_CRASHED));
  g_assert_nonnull (strstr (error->message, "memory"));
  assert_renders (reader, 1);
}

/* Declared large in few bytes: whatever becomes of them, the next page is drawn. */
static void
test_giants (void)
{
  const char *const objects[] = {
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99000 99000] >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Contents 6 0 R "
    "/Resources << /XObject << /I 7 0 R >> >> >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] >>",
    "<< /Length 30 >>\nstream\n300 0 0 400 0 0 cm /I Do      \nendstream",
    "<< /Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 8 "
    "/ColorSpace /DeviceRGB /Length 1 >>\nstream\nx\nendstream",
    NULL
  };
  g_autoptr (GBytes) pdf = sample_pdf_raw (objects);
  g_autoptr (TsReader) reader = reader_new_opened (pdf);
  g_autoptr (GError) error = NULL;
  g_autoptr (TsPixels) huge = NULL, image = NULL;
  TsRenderRequest request = { .page = 1, .scale = 1 };

  assert_does_not_render (reader, 0, TS_DOCUMENT_ERROR_FAILED);
  huge = reader_render_sync (reader, &(TsRenderRequest){ .scale = 0.01 }, &error);
  g_assert_no_error (error);
  g_assert_cmpint (huge->width, ==, 990);

  image = reader_render_sync (reader, &request, NULL);
  assert_renders (reader, 2);
}

/* With another program in the reader's place. */

static TsReader *
new_with_program (const char *program)
{
  g_setenv ("TOUCHSTONE_READER", program, TRUE);
  return ts_reader_new ();
}

static void
assert_does_not_open (const char *program)
{
  g_autoptr (GBytes) pdf = sample_pdf_pages (1);
  g_autoptr (TsReader) reader = new_with_program (program);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (reader_open_sync (reader, pdf, NULL, &error));
      g_assert_error (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_FAILED);
      g_assert_nonnull (strstr (error->message, program));
    }
}

static void
test_no_program (void)
{
  assert_does_not_open ("/nowhere/touchstone-reader");
  assert_does_not_open ("/dev/null");
}

static void
test_program_ends (void)
{
  assert_does_not_open ("/bin/true");
}

static char *
link_fake (const char *folder, const char *mode)
{
  g_autofree char *name = g_strconcat ("fake-reader-", mode, NULL);
  char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (symlink (g_getenv ("FAKE_READER"), path), ==, 0);
  return path;
}

typedef struct
{
  const char *mode;
  int opening; /* the error expected of opening, -1 for none */
  int text;
  int render;
  int outline;
} Lie;

#define NONE     -1
#define PROTOCOL TS_DOCUMENT_ERROR_PROTOCOL

static const Lie lies[] = {
  { "nan-size", PROTOCOL, NONE, NONE, NONE },       { "huge-size", PROTOCOL, NONE, NONE, NONE },
  { "long-label", PROTOCOL, NONE, NONE, NONE },     { "odd-title", PROTOCOL, NONE, NONE, NONE },
  { "no-pages", PROTOCOL, NONE, NONE, NONE },       { "exit", TS_DOCUMENT_ERROR_CRASHED, NONE, NONE, NONE },
  { "few-rects", NONE, PROTOCOL, NONE, NONE },      { "nan-rect", NONE, PROTOCOL, NONE, NONE },
  { "off-page", NONE, PROTOCOL, NONE, NONE },       { "turned-rect", NONE, PROTOCOL, NONE, NONE },
  { "control-text", NONE, PROTOCOL, NONE, NONE },   { "made-up", NONE, NONE, PROTOCOL, NONE },
  { "long-outline", NONE, NONE, NONE, PROTOCOL },   { "deep-outline", NONE, NONE, NONE, PROTOCOL },
  { "outline-page", NONE, NONE, NONE, PROTOCOL },   { "outline-nan", NONE, NONE, NONE, PROTOCOL },
  { "wrong-type", NONE, PROTOCOL, NONE, PROTOCOL }, { "honest", NONE, NONE, NONE, NONE },
};

static void
assert_code (GError *error, int code)
{
  if (code == NONE)
    g_assert_no_error (error);
  else
    g_assert_error (error, TS_DOCUMENT_ERROR, code);
}

static void
tell_lie (const Lie *lie)
{
  g_autoptr (GBytes) pdf = sample_pdf_pages (1);
  g_autofree char *folder = g_dir_make_tmp ("touchstone-XXXXXX", NULL);
  g_autofree char *program = link_fake (folder, lie->mode);
  g_autoptr (TsReader) reader = new_with_program (program);
  g_autoptr (GError) opening = NULL, text_error = NULL, render_error = NULL, outline_error = NULL;

  g_test_message ("%s", lie->mode);
  reader_open_sync (reader, pdf, NULL, &opening);
  assert_code (opening, lie->opening);
  if (lie->opening == NONE)
    {
      g_autoptr (TsPageText) text = reader_text_sync (reader, 0, &text_error);
      g_autoptr (GPtrArray) outline = reader_outline_sync (reader, &outline_error);

      assert_code (text_error, lie->text);
      assert_code (outline_error, lie->outline);
      if (lie->render != NONE)
        {
          g_autoptr (TsPixels) pixels = reader_render_sync (reader, &whole_page, &render_error);

          g_assert_null (pixels);
          assert_code (render_error, lie->render);
        }
      g_assert_cmpuint (ts_reader_get_restarts (reader), >=,
                        lie->text != NONE || lie->render != NONE || lie->outline != NONE);
    }
  g_clear_object (&reader);
  g_unlink (program);
  g_rmdir (folder);
}

static void
test_lies (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lies); i++)
    tell_lie (&lies[i]);
}

static void
tell_lie_about_links (const char *mode, gboolean honest)
{
  g_autoptr (GBytes) pdf = sample_pdf_pages (1);
  g_autofree char *folder = g_dir_make_tmp ("touchstone-XXXXXX", NULL);
  g_autofree char *program = link_fake (folder, mode);
  g_autoptr (TsReader) reader = new_with_program (program);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) links = NULL;

  g_test_message ("%s", mode);
  g_assert_true (reader_open_sync (reader, pdf, NULL, NULL));
  links = reader_links_sync (reader, 0, &error);
  assert_code (error, honest ? NONE : PROTOCOL);
  g_assert_cmpuint (links != NULL ? links->len : 0, ==, honest);
  g_assert_cmpuint (ts_reader_get_restarts (reader), >=, !honest);
  g_clear_object (&reader);
  g_unlink (program);
  g_rmdir (folder);
}

static void
tell_lie_about_images (const char *mode, gboolean honest)
{
  g_autoptr (GBytes) pdf = sample_pdf_pages (1);
  g_autofree char *folder = g_dir_make_tmp ("touchstone-XXXXXX", NULL);
  g_autofree char *program = link_fake (folder, mode);
  g_autoptr (TsReader) reader = new_with_program (program);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) images = NULL;

  g_assert_true (reader_open_sync (reader, pdf, NULL, &error));
  g_assert_no_error (error);
  images = reader_images_sync (reader, 0, &error);
  assert_code (error, honest ? NONE : PROTOCOL);
  g_assert_cmpuint (images != NULL ? images->len : 0, ==, honest);

  g_unlink (program);
  g_rmdir (folder);
}

static void
test_lies_about_images (void)
{
  static const char *const modes[] = { "many-images", "image-off", "image-nan", "image-turned",
                                       "image-short" };

  tell_lie_about_images ("honest", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    tell_lie_about_images (modes[i], FALSE);
}

static void
test_lies_about_links (void)
{
  static const char *const modes[] = {
    "many-links", "link-nan",     "link-turned",  "link-off",  "link-page",
    "link-high",  "link-nowhere", "link-control", "link-long", "wrong-type"
  };

  tell_lie_about_links ("honest", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    tell_lie_about_links (modes[i], FALSE);
}

static void
test_silence (void)
{
  g_autoptr (GBytes) pdf = sample_pdf_pages (1);
  g_autofree char *folder = g_dir_make_tmp ("touchstone-XXXXXX", NULL);
  g_autofree char *program = link_fake (folder, "silent");
  g_autoptr (TsReader) reader = new_with_program (program);
  g_autoptr (GError) error = NULL;

  reader_open_sync (reader, pdf, NULL, &error);
  g_assert_no_error (error);
  ts_reader_set_time_limits (reader, 200, 20000);
  assert_does_not_render (reader, 0, TS_DOCUMENT_ERROR_TIMED_OUT);
  g_clear_object (&reader);
  g_unlink (program);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader-crash/killed-idle", test_killed_idle);
  g_test_add_func ("/reader-crash/killed-before-opening", test_killed_before_opening);
  g_test_add_func ("/reader-crash/quarantine", test_quarantine);
  g_test_add_func ("/reader-crash/waiting", test_waiting);
  g_test_add_func ("/reader-crash/endless-page", test_endless_page);
  g_test_add_func ("/reader-crash/endless-page-alone", test_endless_page_alone);
  g_test_add_func ("/reader-crash/hungry-page", test_hungry_page);
  g_test_add_func ("/reader-crash/giants", test_giants);
  g_test_add_func ("/reader-crash/no-program", test_no_program);
  g_test_add_func ("/reader-crash/program-ends", test_program_ends);
  g_test_add_func ("/reader-crash/lies", test_lies);
  g_test_add_func ("/reader-crash/lies-about-images", test_lies_about_images);
  g_test_add_func ("/reader-crash/lies-about-links", test_lies_about_links);
  g_test_add_func ("/reader-crash/silence", test_silence);
  return g_test_run ();
}
