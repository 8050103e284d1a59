#include "config.h"

#include "evidence/passage-private.h"
#include "publish/letter-text.h"

static void
test_typeset (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "", "" },
    { "plain", "plain" },
    { "\"Yes\", it's the partners' own", "“Yes”, it’s the partners’ own" },
    { "'quoted' (\"again\")", "‘quoted’ (“again”)" },
    { "in the '90s", "in the ’90s" },
    { "so ... on...", "so … on…" },
    { "actions - not outcomes", "actions – not outcomes" },
    { "multi-agency, 2019-20", "multi-agency, 2019-20" },
    { "- ", "- " },
    { "“curly” stays ‘so’", "“curly” stays ‘so’" },
    { "\"", "“" },
    { "....", "…." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *set = ts_letter_text_typeset (cases[i].text);

      g_assert_cmpstr (set, ==, cases[i].expected);
    }
}

static void
test_sentence (void)
{
  static const char *const cases[][2] = {
    { NULL, "" },
    { "  ", "" },
    { "Only outputs", "Only outputs." },
    { "Why? ", "Why?" },
    { "Named:", "Named:" },
    { "He said \"no.\"", "He said “no.”" },
    { "(see A2)", "(see A2)." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sentence = ts_letter_text_sentence (cases[i][0]);

      g_assert_cmpstr (sentence, ==, cases[i][1]);
    }
}

/* Nobody is thanked for a yearly report, “Yearly report”. */
static void
test_name_report (void)
{
  static const char *const cases[][3] = {
    { NULL, NULL, "your yearly report" },
    { "", NULL, "your yearly report" },
    { " – ", NULL, "your yearly report" },
    { "Yearly report", NULL, "your yearly report" },
    { "ANNUAL REPORT 2019/20", NULL, "your yearly report" },
    { "Safeguarding Children Partnership: Annual Report April 2019 – March 2020", NULL,
      "your yearly report" },
    { "Bury’s Yearly Report 2019-20 (final v2)", "Bury Integrated Safeguarding Partnership",
      "your yearly report" },
    { "Bury Annual Report", NULL, "“Bury Annual Report”" },
    { "Seen, heard and safe", "Bury", "your yearly report, “Seen, heard and safe”" },
    { "Seen and heard: our first report", "Bury", "“Seen and heard: our first report”" },
    { "Our “good” year", NULL, "your yearly report, “Our ‘good’ year”" },
  };
  g_autofree char *word = g_strnfill (400, 'x');
  g_autofree char *named = ts_letter_text_name_report (word, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = ts_letter_text_name_report (cases[i][0], cases[i][1]);

      g_assert_cmpstr (name, ==, cases[i][2]);
    }
  g_assert_cmpint (g_utf8_strlen (named, -1), <, 150);
  g_assert_true (g_str_has_suffix (named, "…”"));
}

static char *
quote (const char *prefix, const char *text, const char *suffix)
{
  TsAnchor *anchor = g_new0 (TsAnchor, 1);
  g_autoptr (TsPassage) passage = NULL;

  anchor->document = g_strdup ("");
  anchor->prefix = g_strdup (prefix);
  anchor->quote = g_strdup (text);
  anchor->suffix = g_strdup (suffix);
  anchor->rects = g_array_new (FALSE, FALSE, sizeof (TsPageRect));
  passage = ts_passage_new ("id", "report", "Ada", "2026-11-24T14:38:35Z", FALSE, anchor);
  return ts_letter_text_quote (passage, NULL);
}

static void
test_quote (void)
{
  static const char *const cases[][4] = {
    { "", "Plans were late.", "", "“Plans were late.”" },
    { "of the ", "plans", " was late", "“…\u00a0plans\u00a0…”" },
    { "It ended. ", "plans were late", "\nTraining", "“plans were late”" },
    { "", "Plans were late", ", and few", "“Plans were late\u00a0…”" },
    /* Names and figures are within a sentence too. */
    { "of the plans in ", "Northshire, 24% were late", " in March",
      "“…\u00a0Northshire, 24% were late\u00a0…”" },
    { "the plans, ", "24% were", " NHS ones.", "“…\u00a024% were\u00a0…”" },
    { "He said (as before.) ", "Plans were late", ". They", "“Plans were late”" },
    { "Early help\n", "Plans were late", "\nTraining", "“Plans were late”" },
    { "because the\n", "plans were late", "\nand few", "“…\u00a0plans were late\u00a0…”" },
    { "• ", "Plans were late", "\n• Reviews", "“Plans were late”" },
    { "a) ", "Plans were late.", " Reviews", "“Plans were late.”" },
    { "", "Called “good” by \"us\"", "", "“Called ‘good’ by ‘us’”" },
    { "", "looked-\nafter  children", "", "“looked-after children”" },
    { "", "", "", "" },
    { "", " \n ", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = quote (cases[i][0], cases[i][1], cases[i][2]);

      g_assert_cmpstr (text, ==, cases[i][3]);
    }
}

static void
test_long_quote (void)
{
  g_autoptr (GString) words = g_string_new ("Begin");
  g_autofree char *text = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append (words, " word");
  text = quote ("", words->str, " goes on");
  g_assert_cmpint (g_utf8_strlen (text, -1), <, 650);
  g_assert_true (g_str_has_prefix (text, "“Begin word"));
  g_assert_true (g_str_has_suffix (text, "…”"));
  g_assert_false (g_str_has_suffix (text, "…\u00a0…”"));
}

static void
test_pages (void)
{
  static const struct
  {
    guint first;
    const char *first_label;
    guint last;
    const char *last_label;
    const char *expected;
  } cases[] = {
    { 11, "", 11, "", "p. 12" },
    { 11, "12", 11, "12", "p. 12" },
    { 13, "12", 13, "12", "p. 12 (PDF page 14)" },
    { 2, "iii", 2, "iii", "p. iii (PDF page 3)" },
    { 11, NULL, 12, NULL, "pp. 12–13" },
    { 13, "12", 14, "13", "pp. 12–13 (PDF pages 14–15)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
          ts_letter_text_pages (cases[i].first, cases[i].first_label, cases[i].last, cases[i].last_label);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/publish/letter-text/typeset", test_typeset);
  g_test_add_func ("/publish/letter-text/sentence", test_sentence);
  g_test_add_func ("/publish/letter-text/name-report", test_name_report);
  g_test_add_func ("/publish/letter-text/quote", test_quote);
  g_test_add_func ("/publish/letter-text/long-quote", test_long_quote);
  g_test_add_func ("/publish/letter-text/pages", test_pages);
  return g_test_run ();
}
