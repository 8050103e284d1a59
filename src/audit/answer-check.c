#include "config.h"

#include "audit/answer-check.h"

#include "audit/audits.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>

const TsField *
ts_answer_find_field (const TsQuestion *question, const char *field)
{
  for (guint i = 0; i < question->fields->len; i++)
    {
      const TsField *candidate = question->fields->pdata[i];

      if (g_ascii_strcasecmp (candidate->id, field) == 0)
        return candidate;
    }
  return NULL;
}

static char *
check_integer (const TsField *field, const char *value, GError **error)
{
  guint64 number;

  if (g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT, &number, NULL))
    return g_strdup_printf ("%" G_GUINT64_FORMAT, number);
  g_set_error (error, TS_AUDIT_ERROR, TS_AUDIT_ERROR_VALUE,
               _ ("“%s” is a whole number, 0 or more, and not “%s”."), field->title, value);
  return NULL;
}

static char *
check_boolean (const TsField *field, const char *value, GError **error)
{
  static const char *const yes[] = { "true", "yes", "1" };
  static const char *const no[] = { "false", "no", "0" };

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    {
      if (g_ascii_strcasecmp (value, yes[i]) == 0)
        return g_strdup ("true");
      if (g_ascii_strcasecmp (value, no[i]) == 0)
        return g_strdup ("false");
    }
  g_set_error (error, TS_AUDIT_ERROR, TS_AUDIT_ERROR_VALUE, _ ("“%s” is “true” or “false”, and not “%s”."),
               field->title, value);
  return NULL;
}

static gboolean
find_choice (const TsField *field, const char *id, guint *index, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < field->choices->len; i++)
    {
      const TsChoice *choice = field->choices->pdata[i];

      if (g_ascii_strcasecmp (choice->id, id) == 0)
        {
          *index = i;
          return TRUE;
        }
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", choice->id);
    }
  g_set_error (error, TS_AUDIT_ERROR, TS_AUDIT_ERROR_VALUE, _ ("“%s” has no choice “%s”; there are: %s."),
               field->title, id, known->str);
  return FALSE;
}

/* Each once, in the framework's order, however they were given. */
static char *
check_choices (const TsField *field, const char *value, GError **error)
{
  g_auto (GStrv) ids = g_strsplit (value, ";", -1);
  g_autoptr (GHashTable) chosen = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      guint index;

      if (*g_strstrip (ids[i]) == '\0')
        continue;
      if (!find_choice (field, ids[i], &index, error))
        return NULL;
      g_hash_table_add (chosen, GUINT_TO_POINTER (index));
    }
  if (g_hash_table_size (chosen) > 1 && field->type == TS_FIELD_CHOICE)
    {
      g_set_error (error, TS_AUDIT_ERROR, TS_AUDIT_ERROR_VALUE, _ ("“%s” has one choice only."),
                   field->title);
      return NULL;
    }
  for (guint i = 0; i < field->choices->len; i++)
    if (g_hash_table_contains (chosen, GUINT_TO_POINTER (i)))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ";" : "",
                              ((TsChoice *) field->choices->pdata[i])->id);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
ts_answer_check_value (const TsField *field, const char *value, GError **error)
{
  g_autofree char *valid = ts_text_make_valid (value != NULL ? value : "", -1);
  g_autofree char *trimmed = g_strstrip (g_strdup (valid));

  if (*trimmed == '\0')
    return g_steal_pointer (&trimmed);
  if (field == NULL)
    return g_steal_pointer (&valid);
  switch (field->type)
    {
    case TS_FIELD_INTEGER:
      return check_integer (field, trimmed, error);
    case TS_FIELD_BOOLEAN:
      return check_boolean (field, trimmed, error);
    case TS_FIELD_CHOICE:
    case TS_FIELD_CHOICES:
      return check_choices (field, trimmed, error);
    case TS_FIELD_TEXT:
    default:
      return g_steal_pointer (&valid);
    }
}
