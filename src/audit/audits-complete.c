/* Locking an audit that is done, and unlocking it.
 */
#include "config.h"

#include "audit/audits.h"

#include "audit/audits-private.h"
#include "audit/rating-check.h"
#include "audit/rating-table.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>

static gboolean
complete_cb (TsConnection *connection, gpointer data, GError **error)
{
  const TsAuditAction *action = data;
  GError *local_error = NULL;
  g_autoptr (TsAuditRow) row = ts_audits_find_open_row (connection, action->audit, &local_error);
  g_autoptr (GPtrArray) rows = NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (row != NULL)
    {
      rows = ts_rating_table_list (connection, row->id, TS_RATING_OVERALL, error);
      if (rows == NULL)
        return FALSE;
    }
  if (rows == NULL || rows->len == 0 || ((TsRatingRow *) rows->pdata[0])->level == NULL)
    {
      g_set_error (error, TS_AUDIT_ERROR, TS_AUDIT_ERROR_INCOMPLETE,
                   _ ("The overall rating is missing: rate the report as a whole, then complete the audit."));
      return FALSE;
    }
  return ts_audit_table_complete (connection, row->id, error);
}

static GStrv
list_unrated (TsAudits *self, TsAudit *audit)
{
  GPtrArray *criteria = ts_framework_get_criteria (self->framework);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < criteria->len; i++)
    {
      const TsCriterion *criterion = criteria->pdata[i];

      if (ts_audit_get_level (audit, criterion->id) == NULL)
        g_ptr_array_add (ids, g_strdup (criterion->id));
    }
  g_ptr_array_add (ids, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
}

/**
 * ts_audits_complete:
 * @unrated: (out) (optional): the ids of criteria not rated, which is no error
 *
 * Locks the audit. It needs an overall rating.
 *
 * Returns: %FALSE with an error
 */
gboolean
ts_audits_complete (TsAudits *self, TsAudit *audit, GStrv *unrated, GError **error)
{
  TsAuditAction action = { .self = self, .audit = audit };

  g_return_val_if_fail (TS_IS_AUDITS (self), FALSE);
  g_return_val_if_fail (TS_IS_AUDIT (audit), FALSE);

  if (!ts_audits_check (self, audit, error) ||
      !ts_history_run (self->history, N_ ("complete audit"), NULL, complete_cb, &action, error))
    return FALSE;
  if (unrated != NULL)
    *unrated = list_unrated (self, audit);
  return TRUE;
}

static gboolean
reopen_cb (TsConnection *connection, gpointer data, GError **error)
{
  const TsAuditAction *action = data;
  GError *local_error = NULL;
  g_autoptr (TsAuditRow) row = ts_audits_find_row (connection, action->audit, &local_error);

  if (row != NULL && row->complete)
    return ts_audit_table_reopen (connection, row->id, action->because, error);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  else
    g_set_error (error, TS_AUDIT_ERROR, TS_AUDIT_ERROR_INVALID,
                 _ ("This audit is not completed, so there is nothing to reopen."));
  return FALSE;
}

/**
 * ts_audits_reopen:
 * @because: why; it is kept
 *
 * Unlocks a completed audit.
 *
 * Returns: %FALSE with an error
 */
gboolean
ts_audits_reopen (TsAudits *self, TsAudit *audit, const char *because, GError **error)
{
  g_autofree char *valid = ts_text_make_valid (because != NULL ? because : "", -1);
  TsAuditAction action = { .self = self, .audit = audit, .because = valid };

  g_return_val_if_fail (TS_IS_AUDITS (self), FALSE);
  g_return_val_if_fail (TS_IS_AUDIT (audit), FALSE);

  if (!ts_audits_check (self, audit, error))
    return FALSE;
  if (ts_rating_is_blank (valid))
    {
      g_set_error (error, TS_AUDIT_ERROR, TS_AUDIT_ERROR_NEEDS_REASON,
                   _ ("Reopening a completed audit needs a reason: say why."));
      return FALSE;
    }
  return ts_history_run (self->history, N_ ("reopen audit"), NULL, reopen_cb, &action, error);
}
