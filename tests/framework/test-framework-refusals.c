#include "config.h"

#include "framework/framework.h"

#include <glib/gstdio.h>
#include <string.h>

/* Each is the bundled framework with one thing wrong: @from is replaced by @to
 * once. The message has to give the line at which @at stands in the result (of
 * its first place after the change, "" for the change itself) and the words.
 */
typedef struct
{
  const char *from, *to, *at, *words;
} Change;

static const Change of_schema[] = {
  { "colour=\"#b18cf2\"", "colour=\"red\"", "", "“red” can't be the attribute “colour” of <section>" },
  { " colour=\"#b18cf2\"", "", "", "<section> lacks its attribute “colour”" },
  { "colour=\"#b18cf2\"", "colour=\"#b18cf2\" shade=\"1\"", "", "<section> has no attribute “shade”" },
  { "obligation=\"must\"", "obligation=\"perhaps\"", "", "one of “must”, “should”" },
  { "framework format=\"1\"", "framework format=\"2\"", "",
    "attribute “format” of <framework>, which is one of “1”" },
  { "<finding>care leavers impact</finding>", "<findin>care leavers impact</findin>", "",
    "<findin> can't stand here in <criterion>: <finding> is expected" },
  { "<finding>care leavers impact</finding>", "", "<descriptor level=\"evidenced\">Changes",
    "<descriptor> can't stand here in <criterion>: <finding> is expected" },
  { "<finding>care leavers impact</finding>", "<finding>a</finding><finding>b</finding>", "",
    "<finding> stands twice in <criterion>" },
  { "<title>Care leavers impact</title>", "<title> </title>", "", "<title> is empty" },
  { "<title>Care leavers impact</title>", "<title>a</title> loose text", "<criterion id=\"B4\"",
    "text can't stand in <criterion>" },
  { "<term>care leaver</term>", "<term>care leaver</term><b/>", "", "<b> can't stand here in <terms>" },
  { "<term>care leaver</term>", "<term>care <i>leaver</i></term>", "", "can't stand here in <term>" },
  { "id=\"rapid-reviews\" type=\"integer\"", "id=\"rapid-reviews\" type=\"number\"", "",
    "“number” can't be the attribute “type” of <field>" },
  { "id=\"B4\"", "id=\"b 4\"", "", "“b 4” can't be the attribute “id” of <criterion>" },
  { "key=\"p\" fill=\"0.5\"", "key=\"pp\" fill=\"0.5\"", "", "“pp” can't be the attribute “key”" },
  { "fill=\"0.5\"", "fill=\"7\"", "", "“7” can't be the attribute “fill”" },
  { "fill=\"0.5\"", "fill=\"half\"", "", "“half” can't be the attribute “fill”" },
  { "count=\"132\"", "count=\"-1\"", "", "“-1” can't be the attribute “count” of <figure>" },
  { "<licence>", "<title>again</title><licence>", "",
    "can't stand here in <framework>: <licence> is expected" },
};

static const Change of_sense[] = {
  { "<criterion id=\"B4\"", "<criterion id=\"B3\"", "", "“B3” is there already, in line" },
  { "<question id=\"P3\"", "<question id=\"B4\"", "", "“B4” is there already, in line" },
  { "<section id=\"C\"", "<section id=\"B\"", "", "“B” is there already" },
  { "colour=\"#b18cf2\"", "colour=\"#7fb2ff\"", "", "“#7fb2ff” is there already" },
  { "<finding>care leavers impact</finding>", "<finding>early help impact</finding>", "",
    "“early help impact” is there already" },
  { "key=\"p\"", "key=\"e\"", "", "the key “e” is that of “evidenced” already" },
  { "<level id=\"partly-evidenced\"", "<level id=\"evidenced\"", "", "“evidenced” is there already" },
  { "<scale id=\"coverage\"", "<scale id=\"judgement\"", "", "“judgement” is there already" },
  { "scale=\"coverage\"", "scale=\"stars\"", "", "there is no scale “stars”" },
  { "<tool id=\"deep-dive\"", "<tool id=\"compliance\"", "", "“compliance” is there already" },
  { "criteria=\"H1 H2\"", "criteria=\"H1 H3\"", "", "there is no criterion “H3”" },
  { "<descriptor level=\"not-evidenced\">No training content</descriptor>", "", "<criterion id=\"B1\"",
    "“B1” has no descriptor for “not-evidenced”" },
  { "<descriptor level=\"not-evidenced\">No training", "<descriptor level=\"never\">No training", "",
    "there is no level “never”" },
  { "<descriptor level=\"not-evidenced\">No training", "<descriptor level=\"evidenced\">No training", "",
    "<descriptor> for “evidenced” is there already" },
  { "<strength levels=\"included\">", "<strength levels=\"included partly-evidenced\">", "",
    "<strength> for “partly-evidenced” is there already" },
  { "<strength levels=\"included\">", "<strength levels=\"excluded\">", "", "there is no level “excluded”" },
  { "<strength levels=\"evidenced\">", "<strength levels=\"evidenced\" depth=\"brief\">", "",
    "the level “evidenced” has no depth" },
  { "<strength levels=\"evidenced\">", "<strength levels=\"evidenced\">{partnership}", "",
    "there is no placeholder {partnership} here" },
  { "<finding of=\"G1\">", "<finding of=\"I1\">", "", "there is no criterion “I1” before this one" },
  { "<finding-label level=\"included\">", "<finding-label level=\"evident\">", "",
    "there is no level “evident”" },
  { "{report}, which covers {period}.", "{titel}, which covers {period}.", "<phrase name=\"opening\"",
    "there is no placeholder {titel} here" },
  { "{report}, which covers {period}.", "{report, which covers {period}.", "<phrase name=\"opening\"",
    "a brace without its other half" },
  { "<phrase name=\"closing\"", "<phrase name=\"ending\"", "<letter>", "the phrase “closing” is missing" },
  { "<phrase name=\"overall-evidenced\"", "<phrase name=\"overall\"", "<letter>",
    "the phrase “overall-evidenced” is missing" },
  { "received by {cut-off}", "received by {day}", "", "there is no placeholder {day} here" },
  { "default=\"calendar\"", "default=\"lunar\"", "",
    "“days” has no choice “lunar”; there are: calendar, working" },
  { "default=\"7\"", "default=\"seven\"", "", "“within-days” takes a whole number from 0, not “seven”" },
  { "default=\"2021-01-08\"", "default=\"2021-02-30\"", "",
    "takes a date such as 2021-01-08, not “2021-02-30”" },
  { "<setting name=\"cut-off\"", "<setting name=\"cut\"", "<settings>", "the setting “cut-off” is missing" },
  { "<choice id=\"working\">", "<choice id=\"calendar\">", "", "“calendar” is there already, in line" },
  { "<choice id=\"working\">", "<choice id=\"lunar\">", "<settings>", "days are “calendar” or “working”" },
  { "<field id=\"rapid-reviews\" type=\"integer\">", "<field id=\"incidents-notified\" type=\"integer\">", "",
    "“incidents-notified” is there already, in line" },
  { "<field id=\"rapid-reviews\" type=\"integer\">", "<field id=\"rapid-reviews\" type=\"choice\">", "",
    "the field “rapid-reviews” has no choices" },
  { "<field id=\"themes\" type=\"choices\">", "<field id=\"themes\" type=\"text\">", "",
    "the field “themes” is no choice" },
  { "<choice id=\"domestic-abuse\"", "<choice id=\"neglect\"", "", "“neglect” is there already, in line" },
  { "count=\"68\" of=\"132\"", "count=\"168\" of=\"132\"", "", "larger than the whole" },
  { ">not received</figure>", ">partnerships in England</figure>", "",
    "“partnerships in England” is there already" },
};

static const Change of_xml[] = {
  { "</terms>", "</term>", "", "terms" },
  { "<term>executive</term>", "<term>a & b</term>", "", "xmlParseEntityRef" },
  { "<term>executive</term>", "<term>&nbsp;</term>", "", "nbsp" },
  { "</framework>", "", "", "framework" },
};

static char *
bundled_text (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TsFramework) framework = ts_framework_new_bundled ("wt2018", &error);
  gsize size;
  const char *bytes;

  g_assert_no_error (error);
  bytes = g_bytes_get_data (ts_framework_get_xml (framework), &size);
  return g_strndup (bytes, size);
}

static guint
line_of (const char *text, const char *place)
{
  guint line = 1;

  for (const char *p = text; p < place; p++)
    line += *p == '\n';
  return line;
}

static char *
apply (const char *text, const Change *change, guint *line)
{
  const char *place = strstr (text, change->from);
  g_autofree char *before = NULL;
  char *changed;

  g_assert_nonnull (place);
  before = g_strndup (text, (gsize) (place - text));
  changed = g_strconcat (before, change->to, place + strlen (change->from), NULL);
  if (change->at[0] == '\0')
    *line = line_of (changed, changed + strlen (before));
  else
    *line = line_of (changed, strstr (changed, change->at));
  return changed;
}

static void
assert_refused (const char *text, const Change *change, gboolean exact)
{
  guint line = 0;
  g_autofree char *changed = apply (text, change, &line);
  g_autofree char *start =
      exact ? g_strdup_printf ("mine.xml: line %u: ", line) : g_strdup ("mine.xml: line ");
  g_autoptr (GBytes) bytes = g_bytes_new (changed, strlen (changed));
  g_autoptr (GError) error = NULL;
  g_autoptr (TsFramework) framework = ts_framework_new_from_bytes (bytes, "mine.xml", &error);

  g_assert_null (framework);
  g_assert_error (error, TS_FRAMEWORK_ERROR, TS_FRAMEWORK_ERROR_INVALID);
  g_test_message ("%s", error->message);
  if (!g_str_has_prefix (error->message, start) || strstr (error->message, change->words) == NULL)
    g_error ("for “%s” wanted “%s…%s”, got “%s”", change->to, start, change->words, error->message);
}

static void
test_of_schema (void)
{
  g_autofree char *text = bundled_text ();

  for (guint i = 0; i < G_N_ELEMENTS (of_schema); i++)
    assert_refused (text, &of_schema[i], TRUE);
}

static void
test_of_sense (void)
{
  g_autofree char *text = bundled_text ();

  for (guint i = 0; i < G_N_ELEMENTS (of_sense); i++)
    assert_refused (text, &of_sense[i], TRUE);
}

static void
test_of_xml (void)
{
  g_autofree char *text = bundled_text ();

  for (guint i = 0; i < G_N_ELEMENTS (of_xml); i++)
    assert_refused (text, &of_xml[i], i < 3);
}

/* White space and comments make no difference. */
static void
test_harmless (void)
{
  static const Change harmless[] = {
    { "<title>Care leavers impact</title>", "<title>\n Care  leavers\timpact </title>", "", "" },
    { "<sections>", "<!-- {a} --><sections>", "", "" },
    { "<title>Care leavers impact</title>", "<title><![CDATA[Care leavers]]> impact</title>", "", "" },
  };
  g_autofree char *text = bundled_text ();

  for (guint i = 0; i < G_N_ELEMENTS (harmless); i++)
    {
      guint line;
      g_autofree char *changed = apply (text, &harmless[i], &line);
      g_autoptr (GBytes) bytes = g_bytes_new (changed, strlen (changed));
      g_autoptr (GError) error = NULL;
      g_autoptr (TsFramework) framework = ts_framework_new_from_bytes (bytes, "mine.xml", &error);

      g_assert_no_error (error);
      g_assert_cmpstr (ts_framework_get_item_title (framework, "B4"), ==, "Care leavers impact");
    }
}

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("touchstone-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "mine.xml", NULL);
  g_autofree char *text = bundled_text ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (TsFramework) missing = ts_framework_new_from_file (file, &error);
  g_autoptr (TsFramework) found = NULL;
  g_autoptr (TsFramework) wrong = NULL;

  g_assert_null (missing);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  found = ts_framework_new_from_file (file, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ts_framework_get_id (found), ==, "wt2018");

  g_file_set_contents (path, "<html/>", -1, &error);
  g_assert_no_error (error);
  wrong = ts_framework_new_from_file (file, &error);
  g_assert_null (wrong);
  g_assert_cmpstr (error->message, ==,
                   "mine.xml: line 1: this is no framework: its first element is <html>, not <framework>");
  g_file_delete (file, NULL, NULL);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/framework/refusals/of-schema", test_of_schema);
  g_test_add_func ("/framework/refusals/of-sense", test_of_sense);
  g_test_add_func ("/framework/refusals/of-xml", test_of_xml);
  g_test_add_func ("/framework/refusals/harmless", test_harmless);
  g_test_add_func ("/framework/refusals/file", test_file);
  return g_test_run ();
}
