#include "config.h"

#include "register/register-private.h"

#include "base/text.h"
#include "register/partnership.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How well a name fits, from worst to best. */
typedef enum
{
  FIT_NONE,
  FIT_PART,   /* stands within the name, or within a member's */
  FIT_MEMBER, /* is a member's name */
  FIT_NAME,   /* is the name */
} Fit;

static char *
fold (const char *text)
{
  g_autofree char *valid = ts_text_make_valid (text, -1);
  g_autoptr (TsFoldedText) folded = ts_text_fold (valid, TS_FOLD_CASE | TS_FOLD_DIACRITICS);

  return g_steal_pointer (&folded->text);
}

static Fit
fit_one (const char *folded_name, const char *candidate, Fit exact)
{
  g_autofree char *folded = fold (candidate);

  if (g_str_equal (folded, folded_name))
    return exact;

  return strstr (folded, folded_name) != NULL ? FIT_PART : FIT_NONE;
}

static Fit
fit_partnership (const char *folded_name, const TsPartnership *partnership)
{
  Fit best = fit_one (folded_name, partnership->name, FIT_NAME);

  for (guint i = 0; partnership->members[i] != NULL; i++)
    best = MAX (best, fit_one (folded_name, partnership->members[i], FIT_MEMBER));

  return best;
}

/* Those that fit best; none if the best fit is less than @least. */
static GPtrArray *
best_partnerships (GPtrArray *partnerships, const char *folded_name, Fit least)
{
  GPtrArray *best = g_ptr_array_new ();
  Fit best_fit = least;

  for (guint i = 0; i < partnerships->len; i++)
    {
      Fit fit = fit_partnership (folded_name, partnerships->pdata[i]);

      if (fit < best_fit)
        continue;
      if (fit > best_fit)
        g_ptr_array_set_size (best, 0);
      best_fit = fit;
      g_ptr_array_add (best, partnerships->pdata[i]);
    }

  return best;
}

static void
set_ambiguous (GError **error, const char *name, GPtrArray *candidates)
{
  g_autofree char *lines = NULL;

  g_ptr_array_add (candidates, NULL);
  lines = g_strjoinv ("\n  ", (GStrv) candidates->pdata);
  g_set_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_AMBIGUOUS,
               _ ("“%s” could be any of these; give more of the name:\n  %s"), name, lines);
}

static gboolean
require_name (const char *folded_name, GError **error)
{
  if (*folded_name != '\0')
    return TRUE;

  g_set_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_NOT_FOUND, _ ("an empty name names nothing"));
  return FALSE;
}

/* An exact name wins at any time; else what was valid on the register's day
 * comes before what was not.
 */
static GPtrArray *
find_candidates (
    TsRegister *self, GPtrArray *all, GPtrArray **on_day, const char *folded_name, GError **error)
{
  g_autoptr (GPtrArray) found = best_partnerships (all, folded_name, FIT_NAME);
  TsConnection *connection = ts_history_get_connection (ts_register_get_history (self));

  if (found->len > 0)
    return g_steal_pointer (&found);

  *on_day = ts_partnerships_load (connection, ts_register_get_date (self), NULL, error);
  if (*on_day == NULL)
    return NULL;
  g_ptr_array_unref (found);
  found = best_partnerships (*on_day, folded_name, FIT_PART);
  if (found->len > 0)
    return g_steal_pointer (&found);

  return best_partnerships (all, folded_name, FIT_PART);
}

char *
ts_register_find_partnership (TsRegister *self, const char *name, GError **error)
{
  TsConnection *connection = ts_history_get_connection (ts_register_get_history (self));
  g_autofree char *folded_name = fold (name);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) on_day = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_return_val_if_fail (TS_IS_REGISTER (self), NULL);

  all = ts_partnerships_load (connection, NULL, NULL, error);
  if (all == NULL || !require_name (folded_name, error))
    return NULL;
  found = find_candidates (self, all, &on_day, folded_name, error);
  if (found == NULL)
    return NULL;

  if (found->len == 1)
    return g_strdup (((TsPartnership *) found->pdata[0])->id);
  if (found->len == 0)
    {
      g_set_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_NOT_FOUND,
                   _ ("no partnership or member authority of the register is named like “%s”"), name);
      return NULL;
    }
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (names, ((TsPartnership *) found->pdata[i])->name);
  set_ambiguous (error, name, names);

  return NULL;
}

/* --- Reports --- */

static Fit
fit_report (TsReport *report, GHashTable *partnerships, const char *folded_name)
{
  const char *id = ts_report_get_partnership_id (report);
  TsPartnership *partnership = id != NULL ? g_hash_table_lookup (partnerships, id) : NULL;
  GPtrArray *documents = ts_report_get_documents (report);
  g_autofree char *display_name = NULL;
  Fit best;

  if (partnership != NULL)
    return fit_partnership (folded_name, partnership);

  display_name = ts_report_dup_display_name (report);
  best = fit_one (folded_name, display_name, FIT_NAME);
  for (guint i = 0; i < documents->len; i++)
    best = MAX (best, fit_one (folded_name, ((TsReportDocument *) documents->pdata[i])->name, FIT_MEMBER));

  return best;
}

static gboolean
starts_in (TsReport *report, const char *start)
{
  const char *period_start = ts_report_get_period_start (report);

  return start == NULL || (period_start != NULL && g_str_has_prefix (period_start, start));
}

/* Reports whose name fits best. */
static GPtrArray *
find_by_name (GListModel *reports, GHashTable *partnerships, const char *folded_name, const char *start)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  Fit best = FIT_PART;

  for (guint i = 0; i < g_list_model_get_n_items (reports); i++)
    {
      g_autoptr (TsReport) report = g_list_model_get_item (reports, i);
      Fit fit = starts_in (report, start) ? fit_report (report, partnerships, folded_name) : FIT_NONE;

      if (fit < best)
        continue;
      if (fit > best)
        g_ptr_array_set_size (found, 0);
      best = fit;
      g_ptr_array_add (found, g_steal_pointer (&report));
    }

  return found;
}

static GPtrArray *
find_by_id (GListModel *reports, const char *prefix)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *lower = g_ascii_strdown (prefix, -1);

  for (guint i = 0; i < g_list_model_get_n_items (reports); i++)
    {
      g_autoptr (TsReport) report = g_list_model_get_item (reports, i);

      if (g_str_has_prefix (ts_report_get_id (report), lower))
        g_ptr_array_add (found, g_steal_pointer (&report));
    }

  return found;
}

/* "NAME@START" where it can be told apart so, else with the id. */
static char *
describe_report (TsReport *report)
{
  g_autofree char *name = ts_report_dup_display_name (report);
  const char *start = ts_report_get_period_start (report);

  return g_strdup_printf ("%s%s%s (%.8s)", name, start != NULL ? "@" : "", start != NULL ? start : "",
                          ts_report_get_id (report));
}

static TsReport *
take_only (GPtrArray *found, const char *name, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (found->len == 1)
    return g_object_ref (found->pdata[0]);

  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (names, describe_report (found->pdata[i]));
  set_ambiguous (error, name, names);

  return NULL;
}

static GHashTable *
load_partnerships (TsRegister *self, GError **error)
{
  TsConnection *connection = ts_history_get_connection (ts_register_get_history (self));
  g_autoptr (GPtrArray) all = ts_partnerships_load (connection, NULL, NULL, error);
  GHashTable *by_id;

  if (all == NULL)
    return NULL;

  by_id = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) ts_partnership_free);
  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < all->len; i++)
    g_hash_table_insert (by_id, ((TsPartnership *) all->pdata[i])->id, all->pdata[i]);

  return by_id;
}

TsReport *
ts_register_find_report (TsRegister *self, const char *name, GError **error)
{
  GListModel *reports = ts_register_get_reports (self);
  TsReport *by_id = ts_register_get_report (self, name);
  const char *at = strrchr (name, '@');
  g_autofree char *bare = at != NULL ? g_strndup (name, (gsize) (at - name)) : g_strdup (name);
  g_autofree char *folded_name = fold (bare);
  g_autoptr (GHashTable) partnerships = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (by_id != NULL)
    return g_object_ref (by_id);
  partnerships = load_partnerships (self, error);
  if (partnerships == NULL || !require_name (folded_name, error))
    return NULL;

  found = find_by_name (reports, partnerships, folded_name, at != NULL ? at + 1 : NULL);
  if (found->len == 0)
    {
      g_ptr_array_unref (found);
      found = find_by_id (reports, name);
    }
  if (found->len > 0)
    return take_only (found, name, error);

  g_set_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_NOT_FOUND,
               _ ("no report in the project is named like “%s”; “reports” lists those there are"), name);
  return NULL;
}
