#include "config.h"

#include "publish/text-filter.h"
#include "publish/own-file.h"
#include "publish/writer.h"
#include "sample-blocks.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

/* --- HTML --- */

static void
test_html (void)
{
  g_autoptr (TsBlockDocument) document = sample_blocks_new (0);
  g_autofree char *html = ts_publish_to_html (document);

  g_assert_true (g_str_has_prefix (html, "<!DOCTYPE html>\n<html lang=\"en-GB\">"));
  g_assert_nonnull (strstr (html, "<title>Feedback on a report</title>"));
  g_assert_nonnull (strstr (html, "<a href=\"#criteria\">the table</a>"));
  g_assert_nonnull (strstr (html, "<a href=\"report.pdf#page=15\">p. 15</a>"));
  g_assert_nonnull (strstr (html, "<td>Training &amp; its &lt;impact&gt;</td>"));
  g_assert_nonnull (strstr (html, "<table id=\"criteria\">"));
  g_assert_nonnull (strstr (html, "The partners<br>Northshire"));
  g_assert_null (strstr (html, "javascript:"));
  g_assert_null (strchr (html, '\x01'));
}

/* What a strict parser makes of it: every element is closed where it should be. */
static void
test_html_is_well_formed (void)
{
  g_autoptr (TsBlockDocument) document = sample_blocks_new (0);
  g_autofree char *html = ts_publish_to_html (document);
  const char *body = strstr (html, "<body>");
  g_autofree char *markup = g_strndup (body, (gsize) (strstr (html, "</html>") - body));
  g_auto (GStrv) parts = g_strsplit (markup, "<br>", -1);
  g_autofree char *closed = g_strjoinv ("<br/>", parts);
  xmlDoc *parsed = xmlReadMemory (closed, (int) strlen (closed), NULL, "UTF-8", XML_PARSE_NONET);

  g_assert_nonnull (parsed);
  xmlFreeDoc (parsed);
}

/* --- OpenDocument --- */

/* The text of a file in the archive; NULL if it is not there. */
static char *
read_entry (GBytes *zip, const char *name)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  char *text = NULL;

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_memory (archive, g_bytes_get_data (zip, NULL), g_bytes_get_size (zip)),
                   ==, ARCHIVE_OK);
  while (text == NULL && archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    {
      GString *content = g_string_new (NULL);
      char buffer[4096];
      la_ssize_t length;

      while ((length = archive_read_data (archive, buffer, sizeof buffer)) > 0)
        g_string_append_len (content, buffer, length);
      text = g_string_free (content, !g_str_equal (archive_entry_pathname (entry), name));
    }
  archive_read_free (archive);
  return text;
}

static char *
evaluate (const char *xml, const char *expression)
{
  xmlDoc *document = xmlReadMemory (xml, (int) strlen (xml), NULL, NULL, XML_PARSE_NONET);
  xmlXPathContext *context;
  xmlXPathObject *result;
  xmlChar *string;
  char *text;

  g_assert_nonnull (document);
  context = xmlXPathNewContext (document);
  xmlXPathRegisterNs (context, (const xmlChar *) "text",
                      (const xmlChar *) "urn:oasis:names:tc:opendocument:xmlns:text:1.0");
  xmlXPathRegisterNs (context, (const xmlChar *) "style",
                      (const xmlChar *) "urn:oasis:names:tc:opendocument:xmlns:style:1.0");
  xmlXPathRegisterNs (context, (const xmlChar *) "fo",
                      (const xmlChar *) "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0");
  xmlXPathRegisterNs (context, (const xmlChar *) "xlink", (const xmlChar *) "http://www.w3.org/1999/xlink");
  result = xmlXPathEvalExpression ((const xmlChar *) expression, context);
  g_assert_nonnull (result);
  string = xmlXPathCastToString (result);
  text = g_strdup ((const char *) string);
  xmlFree (string);
  xmlXPathFreeObject (result);
  xmlXPathFreeContext (context);
  xmlFreeDoc (document);
  return text;
}

static void
assert_xpath (const char *xml, const char *expression, const char *expected)
{
  g_autofree char *result = evaluate (xml, expression);

  g_assert_cmpstr (result, ==, expected);
}

static void
test_odt (void)
{
  g_autoptr (TsBlockDocument) document = sample_blocks_new (0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) odt = ts_publish_to_odt (document, &error);
  g_autofree char *content = NULL;
  g_autofree char *styles = NULL;
  g_autofree char *metadata = NULL;

  g_assert_no_error (error);
  content = read_entry (odt, "content.xml");
  styles = read_entry (odt, "styles.xml");
  metadata = read_entry (odt, "meta.xml");
  assert_xpath (content, "//text:h[1]", "Strengths");
  assert_xpath (content, "//text:h[2]/@text:style-name", "Heading_20_2");
  assert_xpath (content, "//text:p[@text:style-name='Quotations']",
                "“Re-referrals fell from 24% to 19%” (p.\u00a015)");
  assert_xpath (content, "string(//text:a[@xlink:href='../report.pdf#page=15'])", "p.\u00a015");
  assert_xpath (content, "count(//text:a)", "2");
  assert_xpath (content, "count(//text:line-break)", "1");
  /* Paragraphs and spans have named styles only: the automatic ones are of tables. */
  assert_xpath (content, "count(//style:style[@style:family='paragraph' or @style:family='text'])", "0");
  assert_xpath (styles, "string(//style:default-style//@fo:language)", "en");
  assert_xpath (styles, "string(//style:default-style//@fo:country)", "GB");
  g_assert_nonnull (strstr (metadata, "<dc:title>Feedback on a report</dc:title>"));
  g_assert_nonnull (strstr (metadata, "<dc:language>en-GB</dc:language>"));
}

/* Every style that the content uses is there. */
static void
test_odt_styles (void)
{
  g_autoptr (TsBlockDocument) document = sample_blocks_new (0);
  g_autoptr (GBytes) odt = ts_publish_to_odt (document, NULL);
  g_autofree char *content = read_entry (odt, "content.xml");
  g_autofree char *styles = read_entry (odt, "styles.xml");
  g_autoptr (GRegex) regex = g_regex_new ("text:style-name=\"([^\"]+)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  for (g_regex_match (regex, content, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 1);
      g_autofree char *expression = g_strdup_printf ("count(//*[@style:name='%s'])", name);

      assert_xpath (styles, expression, "1");
      n++;
    }
  g_assert_cmpuint (n, >, 10);
}

/* The type stands where programs look for it: first, not compressed. */
static void
test_odt_type_is_first (void)
{
  g_autoptr (TsBlockDocument) document = sample_blocks_new (0);
  g_autoptr (GBytes) odt = ts_publish_to_odt (document, NULL);
  const guint8 *bytes = g_bytes_get_data (odt, NULL);

  g_assert_cmpmem (bytes, 4, "PK\x03\x04", 4);
  g_assert_cmpint (bytes[8] | bytes[9] << 8, ==, 0);
  g_assert_cmpmem (bytes + 30, 8, "mimetype", 8);
  g_assert_nonnull (g_strstr_len ((const char *) bytes + 38, 120, "application/vnd.oasis.opendocument.text"));
}

static void
test_odt_opens (void)
{
  g_autoptr (TsBlockDocument) document = sample_blocks_new (3);
  g_autofree char *soffice = g_find_program_in_path ("soffice");
  g_autofree char *folder = NULL;
  g_autofree char *odt = NULL;
  g_autofree char *text = NULL;
  g_autofree char *command = NULL;
  g_autofree char *converted = NULL;
  g_autofree char *said = NULL;
  g_autofree char *complained = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;

  if (soffice == NULL)
    {
      g_test_skip ("LibreOffice is not installed");
      return;
    }
  folder = g_dir_make_tmp ("touchstone-odt-XXXXXX", NULL);
  odt = g_build_filename (folder, "letter.odt", NULL);
  text = g_build_filename (folder, "letter.txt", NULL);
  g_assert_true (ts_publish_write (document, odt, &error));
  command =
      g_strdup_printf ("%s -env:UserInstallation=file://%s/profile --headless --convert-to txt:Text:UTF8 "
                       "--outdir %s %s",
                       soffice, folder, folder, odt);
  g_assert_true (g_spawn_command_line_sync (command, &said, &complained, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_true (g_file_get_contents (text, &converted, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (converted, "Feedback on a report"));
  g_assert_nonnull (strstr (converted, "Re-referrals fell from 24% to 19%” (p.\u00a015)"));
  g_assert_nonnull (strstr (converted, "Training & its <impact>"));
}

/* --- PDF --- */

static gboolean
contains (GBytes *bytes, const char *text)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return memmem (data, length, text, strlen (text)) != NULL;
}

static char *
pdf_to_text (const char *program, GBytes *pdf)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int fd = g_file_open_tmp ("touchstone-XXXXXX.pdf", &path, &error);
  const char *argv[] = { program, path, "-", NULL };

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_assert_true (
      g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), NULL));
  g_assert_true (
      g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error));
  g_assert_no_error (error);
  g_unlink (path);
  return text;
}

static void
test_pdf (void)
{
  g_autoptr (TsBlockDocument) document = sample_blocks_new (40);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = ts_publish_to_pdf (document, &error);
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_true (contains (pdf, "/Outlines"));
  g_assert_true (contains (pdf, "/StructTreeRoot"));
  g_assert_true (contains (pdf, "/Dests"));
  g_assert_true (contains (pdf, "/Title (Feedback on a report)"));
  g_assert_true (contains (pdf, "(A. Reviewer)"));
  g_assert_true (contains (pdf, "(report.pdf#page=15)"));
  if (program == NULL)
    {
      g_test_skip ("pdftotext is not installed: the text of the PDF was not read back");
      return;
    }
  text = pdf_to_text (program, pdf);
  g_assert_nonnull (strstr (text, "Re-referrals fell from 24% to 19%"));
  g_assert_nonnull (strstr (text, "(p. 15)"));
  g_assert_nonnull (strstr (text, "Training & its <impact>"));
  g_assert_true (g_regex_match_simple ("\\n1 ?/ ?[3-9]\\n", text, 0, 0));
}

static void
test_pdf_is_the_same_again (void)
{
  g_autoptr (TsBlockDocument) document = sample_blocks_new (2);
  g_autoptr (GBytes) one = ts_publish_to_pdf (document, NULL);
  g_autoptr (GBytes) other = ts_publish_to_pdf (document, NULL);

  g_assert_true (g_bytes_equal (one, other));
}

/* --- Files --- */

/* Ours as it was written, and not when anybody added to it or wrote another. */
static void
assert_own (const char *path)
{
  g_autofree char *bytes = NULL;
  g_autofree char *changed = NULL;
  gsize length;

  g_assert_true (ts_publish_is_own_file (path));
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  changed = g_malloc (length + 100);
  memcpy (changed, bytes, length);
  if (g_str_has_suffix (path, ".pdf"))
    {
      strcpy (changed + length, "1 0 obj\n<<>>\nendobj\n%%EOF\n");
      length += strlen (changed + length);
    }
  else if (g_str_has_suffix (path, ".odt"))
    length /= 2;
  else
    *strstr (changed, "Touchstone") = 't';
  g_assert_true (g_file_set_contents (path, changed, (gssize) length, NULL));
  g_assert_false (ts_publish_is_own_file (path));
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_false (ts_publish_is_own_file (path));
}

static void
test_write (void)
{
  g_autoptr (TsBlockDocument) document = sample_blocks_new (0);
  g_autofree char *folder = g_dir_make_tmp ("touchstone-write-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  const char *names[] = { "a.odt", "a.pdf", "a.HTML" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_assert_true (ts_publish_write (document, path, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
      assert_own (path);
      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
test_write_refuses (void)
{
  g_autoptr (TsBlockDocument) document = sample_blocks_new (0);
  g_autoptr (GError) error = NULL;

  g_assert_false (ts_publish_write (document, "letter.doc", &error));
  g_assert_error (error, TS_PUBLISH_ERROR, TS_PUBLISH_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, ".odt, .pdf or .html"));
  g_clear_error (&error);
  g_assert_false (ts_publish_write (document, "/nowhere/at/all/letter.pdf", &error));
  g_assert_error (error, TS_PUBLISH_ERROR, TS_PUBLISH_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "no such file or folder"));
  g_assert_null (strchr (error->message, '/'));
}

static void
test_safe_links (void)
{
  g_assert_true (ts_text_is_safe_link ("https://example.org/a"));
  g_assert_true (ts_text_is_safe_link ("#criteria"));
  g_assert_true (ts_text_is_safe_link ("report.pdf#page=3"));
  g_assert_true (ts_text_is_safe_link ("mailto:a@example.org"));
  g_assert_false (ts_text_is_safe_link ("javascript:alert(1)"));
  g_assert_false (ts_text_is_safe_link ("JavaScript:alert(1)"));
  g_assert_false (ts_text_is_safe_link ("file:///etc/passwd"));
  g_assert_false (ts_text_is_safe_link (""));
  g_assert_false (ts_text_is_safe_link (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/publish/writer/html", test_html);
  g_test_add_func ("/publish/writer/html-is-well-formed", test_html_is_well_formed);
  g_test_add_func ("/publish/writer/odt", test_odt);
  g_test_add_func ("/publish/writer/odt-styles", test_odt_styles);
  g_test_add_func ("/publish/writer/odt-type-is-first", test_odt_type_is_first);
  g_test_add_func ("/publish/writer/odt-opens", test_odt_opens);
  g_test_add_func ("/publish/writer/pdf", test_pdf);
  g_test_add_func ("/publish/writer/pdf-is-the-same-again", test_pdf_is_the_same_again);
  g_test_add_func ("/publish/writer/write", test_write);
  g_test_add_func ("/publish/writer/write-refuses", test_write_refuses);
  g_test_add_func ("/publish/writer/safe-links", test_safe_links);
  return g_test_run ();
}
