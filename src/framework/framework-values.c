#include "config.h"

#include "framework/framework-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const TsChoice *
find_choice (GPtrArray *choices, const char *id)
{
  for (guint i = 0; i < choices->len; i++)
    {
      const TsChoice *choice = g_ptr_array_index (choices, i);

      if (strcmp (choice->id, id) == 0)
        return choice;
    }
  return NULL;
}

static char *
dup_choice_ids (GPtrArray *choices)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < choices->len; i++)
    {
      const TsChoice *choice = g_ptr_array_index (choices, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", choice->id);
    }
  return g_string_free (ids, FALSE);
}

static gboolean
check_choice (const char *what, GPtrArray *choices, const char *id, GError **error)
{
  g_autofree char *known = NULL;

  if (find_choice (choices, id) != NULL)
    return TRUE;
  known = dup_choice_ids (choices);
  g_set_error (error, TS_FRAMEWORK_ERROR, TS_FRAMEWORK_ERROR_VALUE,
               _ ("“%s” has no choice “%s”; there are: %s."), what, id, known);
  return FALSE;
}

static gboolean
check_choices (const TsField *field, const char *value, GError **error)
{
  g_auto (GStrv) ids = g_strsplit (value, ";", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (!check_choice (field->title, field->choices, ids[i], error))
        return FALSE;
      if (g_strv_contains ((const char *const *) ids + i + 1, ids[i]))
        {
          g_set_error (error, TS_FRAMEWORK_ERROR, TS_FRAMEWORK_ERROR_VALUE, _ ("“%s” names “%s” twice."),
                       field->title, ids[i]);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_integer (const char *what, const char *value, GError **error)
{
  guint64 number;

  if (g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT32, &number, NULL))
    return TRUE;
  g_set_error (error, TS_FRAMEWORK_ERROR, TS_FRAMEWORK_ERROR_VALUE,
               _ ("“%s” takes a whole number from 0, not “%s”."), what, value);
  return FALSE;
}

gboolean
ts_field_check (const TsField *field, const char *value, GError **error)
{
  g_return_val_if_fail (field != NULL && value != NULL, FALSE);

  if (value[0] == '\0')
    return TRUE;
  switch (field->type)
    {
    case TS_FIELD_INTEGER:
      return check_integer (field->title, value, error);
    case TS_FIELD_BOOLEAN:
      if (strcmp (value, "true") == 0 || strcmp (value, "false") == 0)
        return TRUE;
      g_set_error (error, TS_FRAMEWORK_ERROR, TS_FRAMEWORK_ERROR_VALUE,
                   _ ("“%s” takes “true” or “false”, not “%s”."), field->title, value);
      return FALSE;
    case TS_FIELD_CHOICE:
      return check_choice (field->title, field->choices, value, error);
    case TS_FIELD_CHOICES:
      return check_choices (field, value, error);
    case TS_FIELD_TEXT:
    default:
      return TRUE;
    }
}

/* "2021-01-08", and a day that there was. */
static gboolean
is_date (const char *text)
{
  int year, month, day;

  if (strlen (text) != 10)
    return FALSE;
  for (guint i = 0; i < 10; i++)
    if (i == 4 || i == 7 ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return FALSE;
  year = atoi (text);
  month = atoi (text + 5);
  day = atoi (text + 8);
  return year > 0 && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

gboolean
ts_setting_check (const TsSetting *setting, const char *value, GError **error)
{
  g_return_val_if_fail (setting != NULL && value != NULL, FALSE);

  if (setting->type == TS_FIELD_CHOICE)
    return check_choice (setting->name, setting->choices, value, error);
  if (setting->type == TS_FIELD_INTEGER)
    return check_integer (setting->name, value, error);
  if (is_date (value))
    return TRUE;
  g_set_error (error, TS_FRAMEWORK_ERROR, TS_FRAMEWORK_ERROR_VALUE,
               _ ("“%s” takes a date such as 2021-01-08, not “%s”."), setting->name, value);
  return FALSE;
}

/* The value of the placeholder @name among the pairs, or NULL if there is none. */
static const char *
find_value (GPtrArray *pairs, const char *name, gsize length)
{
  for (guint i = 0; i + 1 < pairs->len; i += 2)
    {
      const char *key = g_ptr_array_index (pairs, i);
      const char *value = g_ptr_array_index (pairs, i + 1);

      if (strlen (key) == length && strncmp (key, name, length) == 0)
        return value != NULL ? value : "";
    }
  return NULL;
}

char *
ts_framework_fill (const char *phrase, const char *first_name, ...)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();
  GString *filled = g_string_new (NULL);
  va_list arguments;

  va_start (arguments, first_name);
  for (const char *name = first_name; name != NULL; name = va_arg (arguments, const char *))
    {
      g_ptr_array_add (pairs, (gpointer) name);
      g_ptr_array_add (pairs, va_arg (arguments, char *));
    }
  va_end (arguments);

  for (const char *at = phrase; *at != '\0';)
    {
      const char *end = *at == '{' ? strchr (at, '}') : NULL;
      const char *value = end != NULL ? find_value (pairs, at + 1, (gsize) (end - at - 1)) : NULL;

      if (value == NULL)
        g_string_append_c (filled, *at++);
      else
        {
          g_string_append (filled, value);
          at = end + 1;
        }
    }
  return g_string_free (filled, FALSE);
}
