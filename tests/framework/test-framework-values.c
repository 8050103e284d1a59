#include "config.h"

#include "framework/framework.h"

#include <string.h>

static TsFramework *
load (void)
{
  g_autoptr (GError) error = NULL;
  TsFramework *framework = ts_framework_new_bundled ("wt2018", &error);

  g_assert_no_error (error);
  return framework;
}

static const TsField *
find_field (TsFramework *framework, const char *question, const char *id)
{
  const TsField *field = ts_question_find_field (ts_framework_find_question (framework, question), id);

  g_assert_nonnull (field);
  return field;
}

static void
assert_refused (const TsField *field, const char *value, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (ts_field_check (field, value, &error));
  g_assert_error (error, TS_FRAMEWORK_ERROR, TS_FRAMEWORK_ERROR_VALUE);
  g_assert_nonnull (strstr (error->message, words));
}

static void
assert_taken (const TsField *field, const char *value)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ts_field_check (field, value, &error));
  g_assert_no_error (error);
}

static void
test_common_themes (void)
{
  g_autoptr (TsFramework) framework = load ();
  const TsField *themes = find_field (framework, "P1", "themes");
  static const char *const common[] = { "neglect", "criminal-exploitation", "mental-health",
                                        "domestic-abuse" };

  for (guint i = 0; i < themes->choices->len; i++)
    {
      const TsChoice *choice = g_ptr_array_index (themes->choices, i);

      g_assert_cmpint (choice->common, ==, i < G_N_ELEMENTS (common));
      if (i < G_N_ELEMENTS (common))
        g_assert_cmpstr (choice->id, ==, common[i]);
    }
}

static void
test_fields (void)
{
  g_autoptr (TsFramework) framework = load ();
  static const struct
  {
    const char *question, *field;
    TsFieldType type;
  } fields[] = {
    { "P1", "themes", TS_FIELD_CHOICES },
    { "P1", "practice-themes", TS_FIELD_CHOICES },
    { "P3", "how-set", TS_FIELD_CHOICES },
    { "P7", "scorecard", TS_FIELD_CHOICES },
    { "P8", "scrutineer-chairs", TS_FIELD_BOOLEAN },
    { "P8", "report-scrutinised", TS_FIELD_CHOICE },
    { "L2", "incidents-notified", TS_FIELD_INTEGER },
    { "L2", "rapid-reviews", TS_FIELD_INTEGER },
    { "L2", "within-15-days", TS_FIELD_INTEGER },
    { "L2", "reviews-commissioned", TS_FIELD_INTEGER },
    { "L3", "methods", TS_FIELD_CHOICES },
    { "L8", "cycle", TS_FIELD_CHOICE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_assert_cmpint (find_field (framework, fields[i].question, fields[i].field)->type, ==, fields[i].type);
  g_assert_null (ts_question_find_field (ts_framework_find_question (framework, "L2"), "themes"));
  g_assert_true (ts_framework_find_question (framework, "P2")->whole_project);
  g_assert_false (ts_framework_find_question (framework, "P3")->whole_project);
}

static void
test_field_values (void)
{
  g_autoptr (TsFramework) framework = load ();
  const TsField *number = find_field (framework, "L2", "rapid-reviews");
  const TsField *yes_no = find_field (framework, "P8", "scrutineer-chairs");
  const TsField *one = find_field (framework, "P8", "report-scrutinised");
  const TsField *many = find_field (framework, "P1", "themes");

  assert_taken (number, "0");
  assert_taken (number, "12");
  assert_taken (number, "");
  assert_refused (number, "-1", "whole number");
  assert_refused (number, "3.5", "whole number");
  assert_refused (number, "twelve", "twelve");
  assert_refused (number, "99999999999999999999", "whole number");
  assert_taken (yes_no, "true");
  assert_taken (yes_no, "false");
  assert_refused (yes_no, "maybe", "true");
  assert_taken (one, "not-clear");
  assert_refused (one, "yes;no", "not-clear");
  assert_taken (many, "neglect");
  assert_taken (many, "neglect;domestic-abuse");
  assert_refused (many, "neglect;neglect", "twice");
  assert_refused (many, "neglect;", "no choice");
  assert_refused (many, "neglect, domestic-abuse", "criminal-exploitation");
}

static void
assert_setting (TsFramework *framework, const char *name, const char *value, gboolean taken)
{
  g_autoptr (GError) error = NULL;
  const TsSetting *setting = ts_framework_find_setting (framework, name);

  g_assert_nonnull (setting);
  g_assert_cmpint (ts_setting_check (setting, value, &error), ==, taken);
  if (!taken)
    g_assert_error (error, TS_FRAMEWORK_ERROR, TS_FRAMEWORK_ERROR_VALUE);
}

static void
test_settings (void)
{
  g_autoptr (TsFramework) framework = load ();

  g_assert_cmpstr (ts_framework_get_setting (framework, "days"), ==, "calendar");
  g_assert_cmpstr (ts_framework_get_setting (framework, "within-days"), ==, "7");
  g_assert_cmpstr (ts_framework_get_setting (framework, "cut-off"), ==, "2021-01-08");
  g_assert_null (ts_framework_get_setting (framework, "no-such-setting"));
  g_assert_nonnull (strstr (ts_framework_find_setting (framework, "days")->note, "seven working days"));
  assert_setting (framework, "days", "working", TRUE);
  assert_setting (framework, "days", "lunar", FALSE);
  assert_setting (framework, "within-days", "10", TRUE);
  assert_setting (framework, "within-days", "-10", FALSE);
  assert_setting (framework, "within-days", "", FALSE);
  assert_setting (framework, "cut-off", "2020-02-29", TRUE);
  assert_setting (framework, "cut-off", "2021-02-29", FALSE);
  assert_setting (framework, "cut-off", "0000-01-01", FALSE);
  assert_setting (framework, "cut-off", "2021-13-01", FALSE);
  assert_setting (framework, "cut-off", "8 January 2021", FALSE);
  assert_setting (framework, "cut-off", "2021-01-008", FALSE);
}

static void
assert_filled (char *filled, const char *expected)
{
  g_assert_cmpstr (filled, ==, expected);
  g_free (filled);
}

static void
test_fill (void)
{
  assert_filled (ts_framework_fill ("For {a} and {b}, {a}.", "a", "one", "b", "two", NULL),
                 "For one and two, one.");
  assert_filled (ts_framework_fill ("{a}{b}", "a", "{b}", "b", "{a}", NULL), "{b}{a}");
  assert_filled (ts_framework_fill ("{unknown} {", "a", "one", NULL), "{unknown} {");
  assert_filled (ts_framework_fill ("({a})", "a", NULL, NULL), "()");
  assert_filled (ts_framework_fill ("", "a", "one", NULL), "");
  assert_filled (ts_framework_fill ("“{a}” ü", "a", "é", NULL), "“é” ü");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/framework/values/common-themes", test_common_themes);
  g_test_add_func ("/framework/values/fields", test_fields);
  g_test_add_func ("/framework/values/field-values", test_field_values);
  g_test_add_func ("/framework/values/settings", test_settings);
  g_test_add_func ("/framework/values/fill", test_fill);
  return g_test_run ();
}
