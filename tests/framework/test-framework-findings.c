#include "config.h"

#include "framework/framework.h"

/* The figures of the analysis of 2019-20, by the names that scripts rely on. */
static const struct
{
  const char *item;
  guint count, of;
} published[] = {
  { "partnerships in England", 132, 0 },
  { "yearly reports received by 8 Jan 2021", 68, 132 },
  { "not received", 64, 132 },
  { "overall: evidenced", 11, 68 },
  { "overall: partly evidenced", 39, 68 },
  { "overall: not evidenced", 18, 68 },
  { "practice reviews: included", 35, 68 },
  { "practice reviews: not included", 33, 68 },
  { "rapid reviews: included", 33, 68 },
  { "rapid reviews: not included", 35, 68 },
  { "Panel national thematic reviews: included", 11, 68 },
  { "Panel national thematic reviews: not included", 57, 68 },
  { "training impact: included", 39, 68 },
  { "training impact: not included", 29, 68 },
  { "local dissemination of learning: included", 59, 68 },
  { "local dissemination of learning: not included", 9, 68 },
  { "early help impact: included", 29, 68 },
  { "early help impact: not included", 39, 68 },
  { "looked-after children impact: included", 22, 68 },
  { "looked-after children impact: not included", 46, 68 },
  { "care leavers impact: included", 11, 68 },
  { "care leavers impact: not included", 57, 68 },
  { "feedback from children and families: included", 47, 68 },
  { "feedback from children and families: not included", 21, 68 },
  { "secure establishment: information included", 9, 68 },
  { "secure establishment: restraint detail", 7, 9 },
  { "independent scrutiny: included", 58, 68 },
  { "independent scrutiny: not included", 10, 68 },
  { "updates to arrangements: included", 27, 68 },
  { "updates to arrangements: not included", 41, 68 },
  { "deep dive sample", 19, 68 },
  { "deep dive: evidenced", 4, 19 },
  { "deep dive: partly evidenced", 13, 19 },
  { "deep dive: not evidenced", 2, 19 },
  { "regions in the sample", 9, 9 },
  { "partnerships per region (9 x 2 = 18, sample 19)", 2, 0 },
  { "shortest report, pages", 11, 0 },
  { "longest report, pages", 124, 0 },
  { "typical range low, pages", 30, 0 },
  { "typical range high, pages", 40, 0 },
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
add_rating_names (
    TsFramework *framework, TsTool tool, const char *item, const TsScale *scale, GHashTable *names)
{
  for (guint i = 0; i < scale->levels->len; i++)
    {
      const TsLevel *level = g_ptr_array_index (scale->levels, i);
      char *name = ts_framework_dup_finding_name (framework, tool, item, level->id);

      g_assert_nonnull (name);
      g_assert_true (g_hash_table_add (names, name)); /* no two figures of one name */
    }
}

/* Every name that the framework can give a figure. */
static GHashTable *
list_names (TsFramework *framework)
{
  static const char *const others[] = { "partnerships",     "received",          "not-received",
                                        "deep-dive-sample", "regions-in-sample", "partnerships-per-region",
                                        "shortest-report",  "longest-report",    "typical-low",
                                        "typical-high" };
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *criteria = ts_framework_get_criteria (framework);

  for (TsTool tool = TS_TOOL_COMPLIANCE; tool <= TS_TOOL_DEEP_DIVE; tool++)
    {
      add_rating_names (framework, tool, "overall", ts_framework_get_overall_scale (framework), names);
      for (guint i = 0; i < criteria->len; i++)
        add_rating_names (framework, tool, ((TsCriterion *) g_ptr_array_index (criteria, i))->id,
                          ts_framework_get_scale (framework, tool), names);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      const char *name = ts_framework_get_finding_name (framework, others[i]);

      g_assert_nonnull (name);
      g_assert_true (g_hash_table_add (names, ts_framework_fill (name, "cut-off", "8 Jan 2021", "regions",
                                                                 "9", "per-region", "2", "product", "18",
                                                                 "sample", "19", NULL)));
    }
  return names;
}

static void
test_names (void)
{
  g_autoptr (TsFramework) framework = load ();
  g_autoptr (GHashTable) names = list_names (framework);

  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    if (!g_hash_table_contains (names, published[i].item))
      g_error ("no figure is called “%s”", published[i].item);
  g_assert_null (ts_framework_get_finding_name (framework, "no-such-figure"));
}

static void
test_name (void)
{
  g_autoptr (TsFramework) framework = load ();
  g_autofree char *compliance =
      ts_framework_dup_finding_name (framework, TS_TOOL_COMPLIANCE, "b4", "not-included");
  g_autofree char *deep_dive =
      ts_framework_dup_finding_name (framework, TS_TOOL_DEEP_DIVE, "B4", "not-evidenced");

  g_assert_cmpstr (compliance, ==, "care leavers impact: not included");
  g_assert_cmpstr (deep_dive, ==, "deep dive: care leavers impact: not evidenced");
  g_assert_null (ts_framework_dup_finding_name (framework, TS_TOOL_COMPLIANCE, "B4", "evidenced"));
  g_assert_null (ts_framework_dup_finding_name (framework, TS_TOOL_COMPLIANCE, "Z1", "included"));
  g_assert_null (ts_framework_dup_finding_name (framework, TS_TOOL_COMPLIANCE, NULL, "included"));
  g_assert_cmpstr (ts_framework_find_criterion (framework, "G2")->finding_of, ==, "G1");
  g_assert_null (ts_framework_find_criterion (framework, "G1")->finding_of);
}

static void
test_published (void)
{
  g_autoptr (TsFramework) framework = load ();
  GPtrArray *figures = ts_framework_get_published (framework);

  g_assert_cmpuint (figures->len, ==, G_N_ELEMENTS (published));
  for (guint i = 0; i < figures->len; i++)
    {
      const TsPublishedFigure *figure = g_ptr_array_index (figures, i);

      g_assert_cmpstr (figure->item, ==, published[i].item);
      g_assert_cmpuint (figure->count, ==, published[i].count);
      g_assert_cmpuint (figure->of, ==, published[i].of);
    }
  g_assert_true (((TsPublishedFigure *) g_ptr_array_index (figures, 2))->derived);
  g_assert_false (((TsPublishedFigure *) g_ptr_array_index (figures, 0))->derived);
  g_assert_nonnull (ts_framework_get_published_source (framework));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/framework/findings/names", test_names);
  g_test_add_func ("/framework/findings/name", test_name);
  g_test_add_func ("/framework/findings/published", test_published);
  return g_test_run ();
}
