#include "config.h"

#include "publish/pdf-finish.h"
#include "publish/writer.h"
#include "sample-blocks.h"

#include <glib/gstdio.h>
#include <string.h>

/* What a program says of @pdf. */
static char *
ask (const char *name, const char *option, GBytes *pdf)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "touchstone-finish-XXXXXX", NULL);
  int fd = g_mkstemp (path);
  const char *argv[] = { name, option, path, NULL };
  char *out = NULL;
  g_autofree char *problem = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &problem, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (problem, ==, "");
  g_assert_cmpint (status, ==, 0);
  g_remove (path);
  return out;
}

static gboolean
has_program (const char *name)
{
  g_autofree char *path = g_find_program_in_path (name);

  if (path == NULL)
    g_test_skip ("a program that reads PDF back is not installed");
  return path != NULL;
}

/* Between binary parts. */
static gboolean
contains (GBytes *pdf, const char *part)
{
  gsize n;
  const char *bytes = g_bytes_get_data (pdf, &n);
  gsize length = strlen (part);

  for (gsize i = 0; i + length <= n; i++)
    if (bytes[i] == *part && memcmp (bytes + i, part, length) == 0)
      return TRUE;
  return FALSE;
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + 1, part))
    n++;
  return n;
}

static void
test_catalogue (void)
{
  g_autoptr (TsBlockDocument) document = sample_blocks_new (2);
  g_autoptr (GBytes) pdf = ts_publish_to_pdf (document, NULL);

  g_assert_true (contains (pdf, "/MarkInfo << /Marked true >>"));
  g_assert_true (contains (pdf, "/Lang (en-GB)"));
  g_assert_true (contains (pdf, "/DisplayDocTitle true"));
}

static void
test_readers_accept_it (void)
{
  g_autoptr (TsBlockDocument) document = sample_blocks_new (2);
  g_autoptr (GBytes) pdf = ts_publish_to_pdf (document, NULL);
  g_autofree char *info = NULL;
  g_autofree char *check = NULL;

  if (!has_program ("pdfinfo") || !has_program ("qpdf"))
    return;
  info = ask ("pdfinfo", "-isodates", pdf);
  check = ask ("qpdf", "--check", pdf);
  g_assert_nonnull (strstr (info, "Tagged:          yes"));
  g_assert_nonnull (strstr (check, "No syntax or stream encoding errors found"));
}

/* A table over several pages is one table, with one row of headings; items are a list. */
static void
test_structure (void)
{
  g_autoptr (TsBlockDocument) document = sample_blocks_new (60);
  g_autoptr (GBytes) pdf = ts_publish_to_pdf (document, NULL);
  g_autofree char *structure = NULL;

  if (!has_program ("pdfinfo"))
    return;
  structure = ask ("pdfinfo", "-struct", pdf);
  g_assert_true (g_str_has_prefix (structure, "Document\n  H1 (block)\n"));
  g_assert_cmpuint (count (structure, "\n  Table"), ==, 1);
  g_assert_nonnull (strstr (structure, "\n  Table (block)\n    TR\n      TH:\n         /Scope /Column"));
  g_assert_cmpuint (count (structure, "\n    TR"), ==, 65);
  g_assert_cmpuint (count (structure, "\n      TH"), ==, 3);
  g_assert_nonnull (strstr (structure, "\n  L (block)"));
  g_assert_cmpuint (count (structure, "\n    LI (block)\n      LBody"), ==, 2);
  g_assert_null (strstr (structure, "\n  TR"));
  g_assert_null (strstr (structure, "\n  LI"));
}

/* One end of file, as of a file that nobody added to; all of it anew each time. */
static void
test_one_end (void)
{
  g_autoptr (TsBlockDocument) document = sample_blocks_new (60);
  g_autoptr (GBytes) pdf = ts_publish_to_pdf (document, NULL);
  gsize n;
  const char *bytes = g_bytes_get_data (pdf, &n);
  guint ends = 0;

  for (gsize i = 0; i + 5 <= n; i++)
    if (memcmp (bytes + i, "%%EOF", 5) == 0)
      ends++;
  g_assert_cmpuint (ends, ==, 1);
  g_assert_true (contains (pdf, "xref\n0 "));
  g_assert_false (contains (pdf, "/Prev "));
}

/* Whatever isn't as cairo writes it stays as it is, cut off or changed anywhere. */
static void
test_other_files (void)
{
  static const char *const others[] = {
    "",
    "%PDF-1.4\n",
    "startxref\n0\n%%EOF",
    "startxref\n99999999999\n%%EOF",
    "xref\n0 9\nstartxref\n0\n%%EOF\n",
    "xref\n0 4294967295\nstartxref\n0\n%%EOF\n",
  };
  g_autoptr (TsBlockDocument) document = sample_blocks_new (0);
  g_autoptr (GBytes) pdf = ts_publish_to_pdf (document, NULL);
  gsize n = g_bytes_get_size (pdf);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (others[i], strlen (others[i]));
      g_autoptr (GBytes) finished = ts_pdf_finish (bytes, "en-GB");

      g_assert_true (g_bytes_equal (bytes, finished));
    }
  for (gsize cut = n > 6000 ? n - 6000 : 1; cut < n; cut += 7)
    {
      g_autoptr (GBytes) part = g_bytes_new (g_bytes_get_data (pdf, NULL), cut);
      g_autoptr (GBytes) finished = ts_pdf_finish (part, "en-GB");

      g_assert_cmpuint (g_bytes_get_size (finished), >=, cut);
    }
  for (gsize at = n - 6000; at < n; at += 3)
    {
      g_autofree char *changed = g_memdup2 (g_bytes_get_data (pdf, NULL), n);
      g_autoptr (GBytes) part = NULL;
      g_autoptr (GBytes) finished = NULL;

      changed[at] = (char) ('0' + at % 10);
      part = g_bytes_new (changed, n);
      finished = ts_pdf_finish (part, "en) /Evil (");
      g_assert_cmpuint (g_bytes_get_size (finished), >=, n);
      g_assert_false (contains (finished, "/Evil"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/publish/pdf-finish/catalogue", test_catalogue);
  g_test_add_func ("/publish/pdf-finish/readers-accept-it", test_readers_accept_it);
  g_test_add_func ("/publish/pdf-finish/structure", test_structure);
  g_test_add_func ("/publish/pdf-finish/one-end", test_one_end);
  g_test_add_func ("/publish/pdf-finish/other-files", test_other_files);
  return g_test_run ();
}
