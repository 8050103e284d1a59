#include "config.h"

#include "cli/values.h"

#include "project/project.h"

#include <glib/gi18n-lib.h>

#define LINE   78
#define INDENT 4

/* --- Laying out --- */

/* @words, which may stand on several lines, under a heading. */
static void
append_words (GString *out, const char *heading, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  glong column = LINE;

  g_string_append_printf (out, "  %s", heading);
  for (char **word = parts; *word != NULL; word++)
    {
      glong width = g_utf8_strlen (*word, -1);

      if (column + 1 + width > LINE)
        {
          g_string_append_printf (out, "\n%*s%s", INDENT, "", *word);
          column = INDENT + width;
          continue;
        }
      g_string_append_printf (out, " %s", *word);
      column += 1 + width;
    }
  g_string_append_c (out, '\n');
}

static void
add_id (GString *ids, const char *id)
{
  g_string_append_printf (ids, "%s%s", ids->len > 0 ? ", " : "", id);
}

/* NULL where the framework does not load, as in a broken installation: help has to
 * work there too.
 */
static TsFramework *
load_framework (void)
{
  return ts_framework_new_bundled ("wt2018", NULL);
}

static GString *
begin (void)
{
  return g_string_new (_ ("Values, by the framework wt2018 (“framework show” has more):\n"));
}

static char *
end (GString *out)
{
  g_string_truncate (out, out->len - 1);

  return g_string_free (out, FALSE);
}

/* --- What there is --- */

static void
append_criteria (GString *out, TsFramework *framework)
{
  GPtrArray *criteria = ts_framework_get_criteria (framework);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < criteria->len; i++)
    add_id (ids, ((TsCriterion *) criteria->pdata[i])->id);
  append_words (out, _ ("Criteria:"), ids->str);
}

static void
append_questions (GString *out, TsFramework *framework)
{
  GPtrArray *questions = ts_framework_get_questions (framework);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < questions->len; i++)
    add_id (ids, ((TsQuestion *) questions->pdata[i])->id);
  append_words (out, _ ("Questions:"), ids->str);
}

static void
append_scale (GString *out, const char *heading, const TsScale *scale)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < scale->levels->len; i++)
    {
      const TsLevel *level = scale->levels->pdata[i];

      add_id (ids, level->id);
      if (level->needs_reason)
        g_string_append (ids, _ (" (needs --because)"));
      if (level->has_depth)
        g_string_append (ids, _ (" (takes --depth)"));
    }
  append_words (out, heading, ids->str);
}

char *
cli_list_rate_values (void)
{
  g_autoptr (TsFramework) framework = load_framework ();
  GString *out;

  if (framework == NULL)
    return NULL;
  out = begin ();
  append_scale (out, _ ("Levels, with --tool compliance:"),
                ts_framework_get_scale (framework, TS_TOOL_COMPLIANCE));
  append_scale (out, _ ("Levels, with --tool deep-dive:"),
                ts_framework_get_scale (framework, TS_TOOL_DEEP_DIVE));
  append_scale (out, _ ("Levels of “overall”, with either tool:"),
                ts_framework_get_overall_scale (framework));
  append_criteria (out, framework);

  return end (out);
}

char *
cli_list_tag_values (void)
{
  g_autoptr (TsFramework) framework = load_framework ();
  g_autoptr (GString) strengths = g_string_new (NULL);
  g_autoptr (GString) types = g_string_new (NULL);
  GPtrArray *all;
  GString *out;

  if (framework == NULL)
    return NULL;
  for (guint i = TS_STRENGTH_SUPPORTS; i <= TS_STRENGTH_CONTRADICTS; i++)
    add_id (strengths, ts_strength_get_id ((TsStrength) i));
  all = ts_framework_get_evidence_types (framework);
  for (guint i = 0; i < all->len; i++)
    add_id (types, ((TsEvidenceType *) all->pdata[i])->id);

  out = begin ();
  append_words (out, "--strength:", strengths->str);
  append_words (out, "--type:", types->str);
  append_criteria (out, framework);
  append_questions (out, framework);

  return end (out);
}

char *
cli_list_item_values (void)
{
  g_autoptr (TsFramework) framework = load_framework ();
  GString *out;

  if (framework == NULL)
    return NULL;
  out = begin ();
  append_criteria (out, framework);
  append_questions (out, framework);

  return end (out);
}

/* --- Answers --- */

static char *
dup_field_values (const TsField *field)
{
  g_autoptr (GString) choices = g_string_new (NULL);

  switch (field->type)
    {
    case TS_FIELD_INTEGER:
      return g_strdup (_ ("a whole number from 0"));
    case TS_FIELD_BOOLEAN:
      return g_strdup (_ ("true or false"));
    case TS_FIELD_CHOICE:
    case TS_FIELD_CHOICES:
      for (guint i = 0; i < field->choices->len; i++)
        add_id (choices, ((TsChoice *) field->choices->pdata[i])->id);
      return g_strdup_printf (
          field->type == TS_FIELD_CHOICE ? _ ("one of %s") : _ ("any, joined by “;”, of %s"), choices->str);
    case TS_FIELD_TEXT:
    default:
      return g_strdup (_ ("text"));
    }
}

char *
cli_list_answer_values (void)
{
  g_autoptr (TsFramework) framework = load_framework ();
  GPtrArray *questions;
  GString *out;

  if (framework == NULL)
    return NULL;
  questions = ts_framework_get_questions (framework);
  out = begin ();
  append_questions (out, framework);
  for (guint i = 0; i < questions->len; i++)
    {
      const TsQuestion *question = questions->pdata[i];

      for (guint j = 0; j < question->fields->len; j++)
        {
          const TsField *field = question->fields->pdata[j];
          g_autofree char *heading = g_strdup_printf ("%s --field %s=…:", question->id, field->id);
          g_autofree char *values = dup_field_values (field);

          append_words (out, heading, values);
        }
    }

  return end (out);
}

/* --- Settings --- */

char *
cli_list_setting_values (void)
{
  g_auto (GStrv) keys = ts_project_list_settings ();
  GString *out = g_string_new (_ ("Values:\n"));

  for (char **key = keys; *key != NULL; key++)
    {
      g_autofree char *heading = g_strconcat (*key, ":", NULL);

      append_words (out, heading, ts_project_setting_get_allowed (*key));
    }

  return end (out);
}
