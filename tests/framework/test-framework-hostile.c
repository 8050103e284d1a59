#include "config.h"

#include "framework/framework.h"

#include <glib/gstdio.h>
#include <string.h>

static void
assert_refused (const char *bytes, gsize size, const char *words)
{
  g_autoptr (GBytes) xml = g_bytes_new (bytes, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (TsFramework) framework = ts_framework_new_from_bytes (xml, "bad.xml", &error);

  g_assert_null (framework);
  g_assert_error (error, TS_FRAMEWORK_ERROR, TS_FRAMEWORK_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "bad.xml: "));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (strstr (error->message, words) == NULL)
    g_error ("wanted “%s”, got “%s”", words, error->message);
}

static void
assert_text_refused (const char *text, const char *words)
{
  assert_refused (text, strlen (text), words);
}

static void
test_billion_laughs (void)
{
  assert_text_refused (
      "<?xml version=\"1.0\"?>\n<!DOCTYPE framework [\n"
      "<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
      "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">"
      "]>\n<framework id=\"&d;\"><title>&d;</title></framework>",
      "line 2: a document type (<!DOCTYPE>) is not allowed");
}

/* Neither a file nor an address in a document type is ever read. */
static void
test_external (void)
{
  g_autofree char *folder = g_dir_make_tmp ("touchstone-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "secret", NULL);
  g_autofree char *entity = g_strdup_printf ("<!DOCTYPE framework [<!ENTITY s SYSTEM \"file://%s\">]>\n"
                                             "<framework><title>&s;</title></framework>",
                                             path);
  g_autofree char *subset = g_strdup_printf ("<!DOCTYPE framework SYSTEM \"file://%s\"><framework/>", path);
  g_autoptr (GBytes) xml = g_bytes_new (entity, strlen (entity));
  g_autoptr (GError) error = NULL;
  g_autoptr (TsFramework) framework = NULL;

  g_assert_true (g_file_set_contents (path, "hunter2", -1, NULL));
  assert_text_refused (entity, "<!DOCTYPE>");
  assert_text_refused (subset, "<!DOCTYPE>");
  assert_text_refused ("<!DOCTYPE framework PUBLIC \"-//W3C//DTD\" \"http://192.0.2.1/x.dtd\"><framework/>",
                       "<!DOCTYPE>");
  framework = ts_framework_new_from_bytes (xml, "bad.xml", &error);
  g_assert_null (framework);
  g_assert_null (strstr (error->message, "hunter2"));
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_include (void)
{
  assert_text_refused (
      "<framework xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"/etc/passwd\" "
      "parse=\"text\"/></framework>",
      "bad.xml: line 1: ");
}

static void
test_huge (void)
{
  gsize size = 4 * 1024 * 1024 + 1;
  g_autofree char *text = g_malloc (size);

  memset (text, ' ', size);
  assert_refused (text, size, "4 MiB");
  assert_refused (text, size - 1, "bad.xml: ");
}

/* A file without an end is read no further than a framework could go. */
static void
test_endless (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/dev/zero");
  g_autoptr (GError) error = NULL;
  g_autoptr (TsFramework) framework = ts_framework_new_from_file (file, &error);

  g_assert_null (framework);
  g_assert_error (error, TS_FRAMEWORK_ERROR, TS_FRAMEWORK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "4 MiB"));
}

static void
test_bytes (void)
{
  static const char nul[] = "<framework>\n<title>a\0b</title></framework>";
  static const char latin[] = "<framework>\n\n<title>caf\xe9</title></framework>";
  static const char utf16[] = "\xff\xfe<\0f\0/\0>\0";
  static const char declared[] = "<?xml version=\"1.0\" encoding=\"UTF-7\"?><framework>+ADw-</framework>";

  assert_refused ("", 0, "the file is empty");
  assert_refused (nul, sizeof nul - 1, "line 2: there is a NUL byte");
  assert_refused (latin, sizeof latin - 1, "line 3: the text is not UTF-8");
  assert_refused (utf16, sizeof utf16 - 1, "line 1: ");
  assert_refused (declared, sizeof declared - 1, "<framework>");
  assert_text_refused ("%PDF-1.7\n1 0 obj", "bad.xml: this is a PDF");
  assert_text_refused ("<framework>\n<title>\x01</title></framework>", "line 2: ");
}

static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "<framework>");
  assert_refused (text->str, text->len, "bad.xml: line 1: ");
  g_string_truncate (text, 11 * 200);
  for (guint i = 0; i < 200; i++)
    g_string_append (text, "</framework>");
  assert_refused (text->str, text->len, "bad.xml: line 1: ");
}

/* The parser would take minutes for these. */
static void
test_many_attributes (void)
{
  static const char *const starts[] = {
    "<framework>\n<a",    "<!-- ' -->\n<framework",           "<?pi \"?>\n<framework",
    "<framework x='>\n'", "<a><![CDATA[ < ' ]]>\n<framework",
  };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autoptr (GString) text = g_string_new (starts[i]);

      for (guint j = 0; j < 200000; j++)
        g_string_append_printf (text, " a%u='%s'", j, j % 2 == 0 ? ">" : "");
      g_string_append (text, "/>");
      assert_refused (text->str, text->len,
                      i == 3 ? "line 1: an element has too many" : "line 2: an element has too many");
    }
  assert_text_refused ("<framework a='1' b='2'/>", "<framework> has no attribute “a”");
  assert_text_refused ("<framework a='1", "line 1: ");
  assert_text_refused ("<framework><!-- '", "line 1: ");
}

/* Elements by the ten thousand take no longer than reading them. */
static void
test_many_elements (void)
{
  g_autoptr (TsFramework) framework = ts_framework_new_bundled ("wt2018", NULL);
  gsize size;
  const char *whole = g_bytes_get_data (ts_framework_get_xml (framework), &size);
  const char *place = g_strstr_len (whole, (gssize) size, "<choice id=\"neglect\"");
  g_autoptr (GString) text = g_string_new_len (whole, place - whole);
  g_autoptr (GBytes) xml = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TsFramework) many = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (text, "<choice id=\"x%u\">x</choice>\n", i);
  g_string_append_len (text, place, whole + size - place);
  xml = g_bytes_new (text->str, text->len);
  many = ts_framework_new_from_bytes (xml, "many.xml", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ts_question_find_field (ts_framework_find_question (many, "P1"), "themes")->choices->len,
                    ==, 50005);
}

/* Names with formats in them are only texts. */
static void
test_formats (void)
{
  assert_text_refused ("<percent-s/>%s%n", "bad.xml: ");
  assert_text_refused ("<framework format=\"%s%n%99999d\"/>",
                       "“%s%n%99999d” can't be the attribute “format”");
}

/* The bundled file cut anywhere, or with any byte changed, is refused or loaded, and
 * never more than that.
 */
static void
test_broken (void)
{
  g_autoptr (TsFramework) framework = ts_framework_new_bundled ("wt2018", NULL);
  gsize size;
  const char *whole = g_bytes_get_data (ts_framework_get_xml (framework), &size);
  g_autoptr (GRand) rand = g_rand_new_with_seed (2018);

  for (guint i = 0; i < 150; i++)
    {
      gsize length = i % 2 == 0 ? (gsize) g_rand_int_range (rand, 0, (gint32) size) : size;
      g_autofree char *copy = g_memdup2 (whole, size);
      g_autoptr (GBytes) xml = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (TsFramework) broken = NULL;

      copy[g_rand_int_range (rand, 0, (gint32) size)] = (char) g_rand_int_range (rand, 0, 256);
      xml = g_bytes_new (copy, length);
      broken = ts_framework_new_from_bytes (xml, "bad.xml", &error);
      g_assert_true ((broken == NULL) == (error != NULL));
      if (error != NULL)
        g_assert_true (g_str_has_prefix (error->message, "bad.xml: "));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/framework/hostile/billion-laughs", test_billion_laughs);
  g_test_add_func ("/framework/hostile/external", test_external);
  g_test_add_func ("/framework/hostile/include", test_include);
  g_test_add_func ("/framework/hostile/huge", test_huge);
  g_test_add_func ("/framework/hostile/endless", test_endless);
  g_test_add_func ("/framework/hostile/bytes", test_bytes);
  g_test_add_func ("/framework/hostile/deep", test_deep);
  g_test_add_func ("/framework/hostile/many-attributes", test_many_attributes);
  g_test_add_func ("/framework/hostile/many-elements", test_many_elements);
  g_test_add_func ("/framework/hostile/formats", test_formats);
  g_test_add_func ("/framework/hostile/broken", test_broken);
  return g_test_run ();
}
