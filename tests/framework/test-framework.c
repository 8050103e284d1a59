#include "config.h"

#include "framework/framework.h"

#include <string.h>

static const char *const criteria[] = {
  "A1", "A2", "A3", "A4", "B1", "B2", "B3", "B4", "C1", "D1",
  "D2", "D3", "E1", "F1", "F2", "G1", "G2", "H1", "H2", "I1",
};
static const char *const questions[] = {
  "P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8", "L9",
};

static TsFramework *
load (void)
{
  g_autoptr (GError) error = NULL;
  TsFramework *framework = ts_framework_new_bundled ("wt2018", &error);

  g_assert_no_error (error);
  return framework;
}

static void
test_bundled (void)
{
  g_auto (GStrv) ids = ts_framework_list_bundled ();
  g_autoptr (TsFramework) framework = load ();
  g_autoptr (TsFramework) upper = ts_framework_new_bundled ("WT2018", NULL);
  g_autoptr (TsFramework) none = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_strv_length (ids), ==, 1);
  g_assert_cmpstr (ids[0], ==, "wt2018");
  g_assert_nonnull (upper);
  g_assert_cmpstr (ts_framework_get_id (framework), ==, "wt2018");
  g_assert_cmpstr (ts_framework_get_short_title (framework), ==, "WT2018");
  g_assert_nonnull (
      strstr (ts_framework_get_licence (framework), "Crown copyright, Open Government Licence v3.0"));
  g_assert_nonnull (strstr (ts_framework_get_basis (framework), "derived"));
  g_assert_nonnull (strstr (ts_framework_get_reference_note (framework), "inferred"));

  none = ts_framework_new_bundled ("wt1999", &error);
  g_assert_null (none);
  g_assert_error (error, TS_FRAMEWORK_ERROR, TS_FRAMEWORK_ERROR_UNKNOWN);
  g_assert_nonnull (strstr (error->message, "wt2018"));
}

static void
test_items (void)
{
  g_autoptr (TsFramework) framework = load ();
  GPtrArray *all = ts_framework_get_criteria (framework);
  GPtrArray *asked = ts_framework_get_questions (framework);

  g_assert_cmpuint (ts_framework_get_sections (framework)->len, ==, 9);
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (criteria));
  for (guint i = 0; i < all->len; i++)
    {
      const TsCriterion *criterion = g_ptr_array_index (all, i);

      g_assert_cmpstr (criterion->id, ==, criteria[i]);
      g_assert_cmpint (criterion->id[0], ==, criterion->section->id[0]);
      g_assert_true (ts_framework_find_criterion (framework, criteria[i]) == criterion);
      g_assert_true (ts_framework_get_item_section (framework, criteria[i]) == criterion->section);
      g_assert_cmpuint (g_strv_length (criterion->terms), >=, 2);
      g_assert_true (g_str_has_prefix (criterion->reference, "ch3 "));
    }
  g_assert_cmpuint (asked->len, ==, G_N_ELEMENTS (questions));
  for (guint i = 0; i < asked->len; i++)
    g_assert_cmpstr (((TsQuestion *) g_ptr_array_index (asked, i))->id, ==, questions[i]);

  g_assert_cmpstr (ts_framework_find_criterion (framework, "b4")->id, ==, "B4");
  g_assert_cmpstr (ts_framework_find_question (framework, "p3")->id, ==, "P3");
  g_assert_null (ts_framework_find_criterion (framework, "P3"));
  g_assert_null (ts_framework_find_criterion (framework, NULL));
  g_assert_cmpstr (ts_framework_get_item_title (framework, "overall"), ==, "Overall rating");
  g_assert_cmpstr (ts_framework_get_item_title (framework, "B4"), ==, "Care leavers impact");
  g_assert_cmpstr (ts_framework_get_item_title (framework, "L2"), ==, "Incidents and rapid reviews");
  g_assert_null (ts_framework_get_item_title (framework, "Z9"));
  g_assert_null (ts_framework_get_item_section (framework, "L2"));
}

static void
test_criterion (void)
{
  g_autoptr (TsFramework) framework = load ();
  const TsCriterion *e1 = ts_framework_find_criterion (framework, "E1");
  const TsCriterion *d2 = ts_framework_find_criterion (framework, "D2");
  const TsCriterion *a4 = ts_framework_find_criterion (framework, "A4");

  g_assert_cmpstr (e1->obligation, ==, "should");
  g_assert_cmpstr (
      e1->duty, ==,
      "ways in which the partners have sought and utilised feedback from children and families to inform "
      "their work and influence service provision");
  g_assert_true (g_strv_contains ((const char *const *) e1->terms, "young people told us"));
  g_assert_null (e1->not_applicable_reason);
  g_assert_cmpstr (d2->duty, ==, "");
  g_assert_cmpstr (d2->obligation, ==, "audit item");
  g_assert_cmpstr (a4->not_applicable_reason, ==, "No rapid review in period");
  g_assert_cmpstr (ts_framework_get_descriptor (framework, "b4", "partly-evidenced"), ==,
                   "Numbers of care leavers only");
  g_assert_cmpstr (ts_framework_get_descriptor (framework, "G1", "partly-evidenced"), ==, "");
  g_assert_cmpstr (ts_framework_get_descriptor (framework, "G1", "no-such-level"), ==, "");
}

static void
test_scales (void)
{
  g_autoptr (TsFramework) framework = load ();
  const TsScale *coverage = ts_framework_get_scale (framework, TS_TOOL_COMPLIANCE);
  const TsScale *judgement = ts_framework_get_scale (framework, TS_TOOL_DEEP_DIVE);
  const TsLevel *partly = ts_scale_find_level (judgement, "partly-evidenced");
  const TsLevel *not_applicable = ts_scale_find_level (coverage, "not-applicable");

  g_assert_true (ts_framework_get_overall_scale (framework) == judgement);
  g_assert_cmpuint (coverage->levels->len, ==, 3);
  g_assert_cmpuint (judgement->levels->len, ==, 3);
  g_assert_cmpstr (((TsLevel *) g_ptr_array_index (judgement->levels, 0))->id, ==, "evidenced");
  g_assert_cmpstr (partly->title, ==, "Partly evidenced");
  g_assert_cmpstr (partly->short_title, ==, "Partly");
  g_assert_cmpint (partly->key, ==, 'p');
  g_assert_cmpfloat (partly->fill, ==, 0.5);
  g_assert_true (not_applicable->needs_reason);
  g_assert_cmpfloat (not_applicable->fill, <, 0);
  g_assert_true (ts_scale_find_level (coverage, "included")->has_depth);
  g_assert_false (ts_scale_find_level (coverage, "not-included")->has_depth);
  g_assert_null (ts_scale_find_level (coverage, "evidenced"));
  for (guint i = 0; i < judgement->levels->len; i++)
    {
      const TsLevel *level = g_ptr_array_index (judgement->levels, i);

      g_assert_cmpuint (strlen (ts_framework_get_overall_descriptor (framework, level->id)), >, 60);
    }
}

static void
test_tools (void)
{
  g_autoptr (TsFramework) framework = load ();
  TsTool tool = TS_TOOL_COMPLIANCE;

  g_assert_cmpstr (ts_tool_get_id (TS_TOOL_COMPLIANCE), ==, "compliance");
  g_assert_true (ts_tool_from_id ("deep-dive", &tool));
  g_assert_cmpint (tool, ==, TS_TOOL_DEEP_DIVE);
  g_assert_false (ts_tool_from_id ("deep dive", &tool));
  g_assert_false (ts_tool_from_id (NULL, &tool));
  g_assert_cmpstr (ts_framework_get_tool_title (framework, TS_TOOL_DEEP_DIVE), ==, "Deep dive");
  g_assert_nonnull (
      strstr (ts_framework_get_tool_description (framework, TS_TOOL_COMPLIANCE), "desktop check"));
  g_assert_cmpuint (ts_framework_get_topics (framework, TS_TOOL_DEEP_DIVE)->len, ==, 5);
  g_assert_cmpuint (ts_framework_get_topics (framework, TS_TOOL_COMPLIANCE)->len, ==, 0);
}

/* At each level of both tools a letter has something to say, in whole sentences. */
static void
assert_sentence (const char *text)
{
  g_assert_nonnull (text);
  g_assert_true (g_ascii_isupper (text[0]));
  g_assert_true (g_str_has_suffix (text, "."));
  g_assert_null (strpbrk (text, "{}\n"));
  g_assert_null (strstr (text, "  "));
}

static void
test_phrases (void)
{
  g_autoptr (TsFramework) framework = load ();

  for (guint i = 0; i < G_N_ELEMENTS (criteria); i++)
    {
      const char *id = criteria[i];

      assert_sentence (ts_framework_get_strength_phrase (framework, id, "evidenced"));
      assert_sentence (ts_framework_get_strength_phrase (framework, id, "partly-evidenced"));
      assert_sentence (ts_framework_get_strength_phrase (framework, id, "included"));
      assert_sentence (ts_framework_get_development_phrase (framework, id, "partly-evidenced"));
      assert_sentence (ts_framework_get_development_phrase (framework, id, "not-evidenced"));
      assert_sentence (ts_framework_get_development_phrase (framework, id, "not-included"));
      g_assert_null (ts_framework_get_strength_phrase (framework, id, "not-evidenced"));
      g_assert_null (ts_framework_get_strength_phrase (framework, id, "not-included"));
      g_assert_null (ts_framework_get_development_phrase (framework, id, "evidenced"));
      g_assert_null (ts_framework_get_development_phrase (framework, id, "included"));
      g_assert_null (ts_framework_get_strength_phrase (framework, id, "not-applicable"));
      g_assert_null (ts_framework_get_development_phrase (framework, id, "not-applicable"));
    }
  assert_sentence (ts_framework_get_development_phrase_at (framework, "B1", "included", "brief"));
  g_assert_null (ts_framework_get_development_phrase_at (framework, "B1", "included", "detailed"));
  g_assert_cmpstr (ts_framework_get_strength_phrase_at (framework, "B1", "included", "brief"), ==,
                   ts_framework_get_strength_phrase (framework, "B1", "included"));
}

/* The areas for development of the analysis are used where they apply. */
static void
test_published_wording (void)
{
  g_autoptr (TsFramework) framework = load ();
  static const struct
  {
    const char *criterion, *level, *words;
  } used[] = {
    { "A2", "partly-evidenced",
      "evidence of the added value and impact of these arrangements rather than purely describing "
      "governance" },
    { "A2", "not-evidenced",
      "a balanced scorecard of evidence: high quality evaluation of interventions and practice" },
    { "A1", "partly-evidenced", "it would be beneficial to set out the evidence base behind" },
    { "D3", "partly-evidenced",
      "set out more clearly the partnership’s learning and improvement cycle and evaluate its overall "
      "impact" },
    { "B1", "not-included", "develop an approach to measuring its impact" },
    { "C1", "not-included",
      "more on ‘stubborn challenges’ and evidence based approaches to their resolution" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (used); i++)
    g_assert_nonnull (strstr (
        ts_framework_get_development_phrase (framework, used[i].criterion, used[i].level), used[i].words));
}

static void
test_letter (void)
{
  g_autoptr (TsFramework) framework = load ();
  static const char *const names[] = {
    "addressee",
    "subject",
    "salutation",
    "opening",
    "opening-without-period",
    "context",
    "overall-evidenced",
    "overall-partly-evidenced",
    "overall-not-evidenced",
    "overall-not-rated",
    "strengths",
    "strengths-none",
    "development",
    "development-none",
    "questions",
    "criteria-table",
    "method-compliance",
    "method-deep-dive",
    "closing",
    "sign-off",
  };
  g_autofree char *opening = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_nonnull (ts_framework_get_phrase (framework, names[i]));
  g_assert_null (ts_framework_get_phrase (framework, "no-such-phrase"));
  opening = ts_framework_fill (ts_framework_get_phrase (framework, "opening"), "report", "“Our year”",
                               "period", "April 2019 to March 2020", NULL);
  g_assert_true (
      g_str_has_prefix (opening, "Thank you for sharing “Our year”, which covers April 2019 to March 2020."));
  for (guint i = 0; i < 9; i++)
    {
      const TsSection *section = g_ptr_array_index (ts_framework_get_sections (framework), i);

      g_assert_true (g_str_has_suffix (section->reflection, "?"));
    }
}

static void
test_evidence_types (void)
{
  g_autoptr (TsFramework) framework = load ();
  static const char *const types[] = {
    "data",   "audit",      "inspection",  "workforce-feedback", "child-and-family-feedback",
    "survey", "evaluation", "case-review", "research",
  };
  GPtrArray *all = ts_framework_get_evidence_types (framework);

  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (types));
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpstr (((TsEvidenceType *) g_ptr_array_index (all, i))->id, ==, types[i]);
  g_assert_cmpstr (ts_framework_find_evidence_type (framework, "workforce-feedback")->scorecard, ==,
                   "workforce");
  g_assert_null (ts_framework_find_evidence_type (framework, "survey")->scorecard);
  g_assert_null (ts_framework_find_evidence_type (framework, "hearsay"));
}

static void
parse_colour (const char *colour, int rgb[3])
{
  guint64 value = g_ascii_strtoull (colour + 1, NULL, 16);

  for (guint i = 0; i < 3; i++)
    rgb[i] = (int) (value >> (16 - 8 * i)) & 0xff;
}

/* Highlights are told apart, and dark text on them and on their like can be read. */
static void
test_colours (void)
{
  g_autoptr (TsFramework) framework = load ();
  GPtrArray *sections = ts_framework_get_sections (framework);

  for (guint i = 0; i < sections->len; i++)
    {
      int one[3], other[3];

      parse_colour (((TsSection *) g_ptr_array_index (sections, i))->colour, one);
      g_assert_cmpint (299 * one[0] + 587 * one[1] + 114 * one[2], >, 140 * 1000);
      for (guint j = 0; j < i; j++)
        {
          int distance = 0;

          parse_colour (((TsSection *) g_ptr_array_index (sections, j))->colour, other);
          for (guint k = 0; k < 3; k++)
            distance += (one[k] - other[k]) * (one[k] - other[k]);
          g_assert_cmpint (distance, >, 50 * 50);
        }
    }
}

static void
test_xml (void)
{
  g_autoptr (TsFramework) framework = load ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TsFramework) copy =
      ts_framework_new_from_bytes (ts_framework_get_xml (framework), "copy", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ts_framework_get_criteria (copy)->len, ==, 20);
  g_assert_true (g_bytes_equal (ts_framework_get_xml (copy), ts_framework_get_xml (framework)));
}

/* The bundled file isn't looked at again by the schema; one that differs is. */
static void
test_of_schema (void)
{
  g_autoptr (TsFramework) framework = load ();
  gsize size;
  const char *text = g_bytes_get_data (ts_framework_get_xml (framework), &size);
  g_autofree char *longer = g_strdup_printf ("%.*s\n", (int) size, text);
  g_autoptr (GBytes) xml = g_bytes_new (longer, size + 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (TsFramework) copy = ts_framework_new_from_bytes (xml, "copy", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ts_framework_get_questions (copy)->len, ==, 17);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/framework/bundled", test_bundled);
  g_test_add_func ("/framework/items", test_items);
  g_test_add_func ("/framework/criterion", test_criterion);
  g_test_add_func ("/framework/scales", test_scales);
  g_test_add_func ("/framework/tools", test_tools);
  g_test_add_func ("/framework/phrases", test_phrases);
  g_test_add_func ("/framework/published-wording", test_published_wording);
  g_test_add_func ("/framework/letter", test_letter);
  g_test_add_func ("/framework/evidence-types", test_evidence_types);
  g_test_add_func ("/framework/colours", test_colours);
  g_test_add_func ("/framework/xml", test_xml);
  g_test_add_func ("/framework/of-schema", test_of_schema);
  return g_test_run ();
}
