#include "config.h"

#include "audit/rating-check.h"

#include "audit/audits.h"

#include <glib/gi18n-lib.h>

const char *
ts_rating_check_criterion (
    TsFramework *framework, TsTool tool, const char *id, const TsScale **scale, GError **error)
{
  const TsCriterion *criterion;

  if (g_ascii_strcasecmp (id, TS_RATING_OVERALL) == 0)
    {
      *scale = ts_framework_get_overall_scale (framework);
      return TS_RATING_OVERALL;
    }
  *scale = ts_framework_get_scale (framework, tool);
  criterion = ts_framework_find_criterion (framework, id);
  if (criterion != NULL)
    return criterion->id;
  g_set_error (error, TS_AUDIT_ERROR, TS_AUDIT_ERROR_VALUE, _ ("The framework has no criterion “%s”."), id);
  return NULL;
}

const TsLevel *
ts_rating_check_level (const TsScale *scale, const char *id, GError **error)
{
  const TsLevel *level = ts_scale_find_level (scale, id);
  g_autoptr (GString) known = NULL;

  if (level != NULL)
    return level;
  known = g_string_new (NULL);
  for (guint i = 0; i < scale->levels->len; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", ((TsLevel *) scale->levels->pdata[i])->id);
  g_set_error (error, TS_AUDIT_ERROR, TS_AUDIT_ERROR_VALUE, _ ("“%s” is no level here; there are: %s."), id,
               known->str);
  return NULL;
}

gboolean
ts_rating_check_depth (const TsLevel *level, const char *depth, GError **error)
{
  if (depth == NULL || *depth == '\0')
    return TRUE;
  if (!g_str_equal (depth, "brief") && !g_str_equal (depth, "detailed"))
    {
      g_set_error (error, TS_AUDIT_ERROR, TS_AUDIT_ERROR_VALUE,
                   _ ("“%s” is no depth; there are: brief, detailed."), depth);
      return FALSE;
    }
  if (level != NULL && level->has_depth)
    return TRUE;
  g_set_error (error, TS_AUDIT_ERROR, TS_AUDIT_ERROR_VALUE, _ ("“%s” has no depth."),
               level != NULL ? level->title : _ ("Not rated"));
  return FALSE;
}

gboolean
ts_rating_is_blank (const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isgraph (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}
