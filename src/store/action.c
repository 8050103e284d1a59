#include "config.h"

#include "store/action.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <string.h>

#define SEPARATOR   "\x1f" /* the "unit separator", which no text kept here has */
#define MAX_OBJECT  40     /* characters */
#define MAX_OBJECTS 9

/**
 * ts_action_new:
 * @phrase: untranslated, marked with N_()
 * @...: the objects, strings, ended by %NULL
 *
 * Returns: (transfer full): a name for ts_history_run()
 */
char *
ts_action_new (const char *phrase, ...)
{
  g_autoptr (GString) action = g_string_new (phrase);
  const char *object;
  va_list list;

  va_start (list, phrase);
  while ((object = va_arg (list, const char *)) != NULL)
    {
      g_autofree char *clean = ts_text_clean (object, NULL);
      g_autofree char *shortened = ts_text_ellipsise (clean, MAX_OBJECT);

      g_string_append_printf (action, SEPARATOR "%s", shortened);
    }
  va_end (list);
  return g_string_free (g_steal_pointer (&action), FALSE);
}

/* What the "%s" or "%2$s" at @at stands for, and how long it is; NULL if it stands
 * for nothing. The file may have any phrase with any objects.
 */
static const char *
find_object (const char *at, char **objects, guint n_objects, guint *next, gsize *length)
{
  guint index;

  if (g_str_has_prefix (at, "%s"))
    {
      index = (*next)++;
      *length = 2;
    }
  else if (at[0] == '%' && at[1] >= '1' && at[1] <= '9' && at[2] == '$' && at[3] == 's')
    {
      index = (guint) (at[1] - '1');
      *length = 4;
    }
  else
    return NULL;
  return index < n_objects ? objects[index] : NULL;
}

/**
 * ts_action_dup_text:
 * @action: as the history keeps it
 * @translated: whether to translate its phrase
 *
 * Returns: (transfer full): the name as it is read
 */
char *
ts_action_dup_text (const char *action, gboolean translated)
{
  g_auto (GStrv) parts = g_strsplit (action, SEPARATOR, MAX_OBJECTS + 1);
  guint n_parts = g_strv_length (parts);
  const char *phrase = n_parts > 0 ? parts[0] : "";
  g_autoptr (GString) text = g_string_new (NULL);
  guint next = 0;

  if (translated && *phrase != '\0')
    phrase = _ (phrase);
  if (n_parts < 2)
    return g_strdup (phrase);
  for (const char *at = phrase; *at != '\0';)
    {
      gsize length = 0;
      const char *object = find_object (at, parts + 1, n_parts - 1, &next, &length);

      if (object != NULL)
        {
          g_string_append (text, object);
          at += length;
        }
      else
        g_string_append_c (text, *at++);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
