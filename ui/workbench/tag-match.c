#include "config.h"

#include "base/text.h"
#include "workbench/tag-popover.h"

#include <string.h>

static char *
fold (const char *text)
{
  g_autoptr (TsFoldedText) folded = ts_text_fold (text, TS_FOLD_CASE | TS_FOLD_DIACRITICS);

  return g_strdup (folded->text);
}

/* Whether a word of @text begins with @typed. */
static gboolean
has_word (const char *text, const char *typed)
{
  g_autofree char *folded = fold (text);
  const char *at = folded;

  while ((at = strstr (at, typed)) != NULL)
    {
      if (at == folded || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at))))
        return TRUE;
      at++;
    }
  return FALSE;
}

guint
ts_tag_popover_match (TsFramework *framework, const char *item, const char *typed)
{
  const TsCriterion *criterion = ts_framework_find_criterion (framework, item);
  const char *title = ts_framework_get_item_title (framework, item);
  g_autofree char *wanted = fold (typed);
  g_autofree char *id = fold (item);

  if (*wanted == '\0')
    return 1;
  if (g_str_equal (id, wanted))
    return 6;
  if (g_str_has_prefix (id, wanted))
    return 5;
  if (has_word (title, wanted))
    return 4;
  for (guint i = 0; criterion != NULL && criterion->terms[i] != NULL; i++)
    if (has_word (criterion->terms[i], wanted))
      return 3;
  if (criterion != NULL && has_word (criterion->duty, wanted))
    return 2;
  return 0;
}
