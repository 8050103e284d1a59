#include "config.h"

#include "publish/letter-private.h"

#include <glib/gi18n-lib.h>

/* What was rated, and what a letter says where nothing was: a finding that
 * nobody made is not stated, nor is its absence one.
 */

static guint
count_criteria (TsLetterContext *self)
{
  return ts_framework_get_criteria (self->framework)->len;
}

static guint
count_rated (TsLetterContext *self)
{
  GPtrArray *criteria = ts_framework_get_criteria (self->framework);
  guint n = 0;

  for (guint i = 0; i < criteria->len; i++)
    if (ts_letter_get_level (self, ((TsCriterion *) criteria->pdata[i])->id) != NULL)
      n++;
  return n;
}

static char *
describe_some (guint rated, guint all, gboolean overall)
{
  guint left = all - rated;
  g_autofree char *what =
      overall ? g_strdup_printf (_ ("the report overall and %u of its %u requirements."), rated, all)
              : g_strdup_printf (_ ("%u of the report’s %u requirements."), rated, all);
  g_autofree char *others = g_strdup_printf (
      ngettext ("The other %u has not been rated, and this letter makes no finding on it.",
                "The other %u have not been rated, and this letter makes no findings on them.", left),
      left);

  return g_strjoin (" ", what, others, overall ? NULL : _ ("Nor has the report been rated overall."), NULL);
}

char *
ts_letter_dup_rated (TsLetterContext *self)
{
  gboolean overall = ts_audit_get_level (self->audit, "overall") != NULL;
  guint rated = count_rated (self);
  guint all = count_criteria (self);

  if (rated == all)
    return NULL;
  if (rated > 0)
    return describe_some (rated, all, overall);
  if (overall)
    return g_strdup_printf (_ ("the report overall. None of its %u requirements was rated by itself, so this "
                               "letter makes no findings on them."),
                            all);
  return g_strdup_printf (
      _ ("nothing yet. Neither the report overall nor any of its %u requirements has been "
         "rated, so this letter makes no findings."),
      all);
}

char *
ts_letter_dup_no_strengths (TsLetterContext *self)
{
  guint rated = count_rated (self);
  guint all = count_criteria (self);

  if (rated == 0)
    return g_strdup (_ ("None of the requirements has been rated, so this letter names no strengths."));
  if (rated < all)
    return g_strdup_printf (
        ngettext ("Only %u of the %u requirements has been rated, and it is not named as a strength. On the "
                  "others this letter makes no findings.",
                  "Only %u of the %u requirements have been rated, and none of them is named as a strength. "
                  "On the others this letter makes no findings.",
                  rated),
        rated, all);
  return ts_letter_dup_phrase (self, "strengths-none");
}

char *
ts_letter_dup_no_development (TsLetterContext *self)
{
  guint rated = count_rated (self);
  guint all = count_criteria (self);

  if (rated == 0)
    return g_strdup (
        _ ("None of the requirements has been rated, so this letter suggests no areas for development."));
  if (rated < all)
    return g_strdup_printf (
        ngettext ("Only %u of the %u requirements has been rated, and it is not an area for development. On "
                  "the others this letter makes no findings.",
                  "Only %u of the %u requirements have been rated, and none of them is an area for "
                  "development. On the others this letter makes no findings.",
                  rated),
        rated, all);
  return ts_letter_dup_phrase (self, "development-none");
}

char *
ts_letter_dup_table_intro (TsLetterContext *self)
{
  g_autofree char *phrase = ts_letter_dup_phrase (self, "criteria-table");

  if (count_rated (self) == 0)
    return g_strdup (_ ("None of the requirements has been rated. The table gives the pages of the passages "
                        "that were marked for them."));
  if (phrase == NULL || count_rated (self) == count_criteria (self))
    return g_steal_pointer (&phrase);
  return g_strjoin (" ", phrase, _ ("“Not rated” means that no finding was made."), NULL);
}
