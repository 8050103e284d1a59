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

/* Whose report an action on a whole audit is about. */
static char *
name_action (TsAudits *self, const char *phrase, TsAudit *audit)
{
  TsReport *report = ts_register_get_report (self->reg, ts_audit_get_report (audit));
  g_autofree char *of = ts_report_dup_display_name (report);

  return ts_action_new (phrase, of, NULL);
}

/**
 * ts_audits_list_unrated:
 *
 * Returns: (transfer full): "overall" if it has no level, and the criteria that have none
 */
GStrv
ts_audits_list_unrated (TsAudits *self, TsAudit *audit)
{
  GPtrArray *criteria = ts_framework_get_criteria (self->framework);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (ts_audit_get_level (audit, TS_RATING_OVERALL) == NULL)
    g_ptr_array_add (ids, g_strdup (TS_RATING_OVERALL));
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
  g_autofree char *name = NULL;
  TsAuditAction action = { .self = self, .audit = audit };

  g_return_val_if_fail (TS_IS_AUDITS (self), FALSE);
  g_return_val_if_fail (TS_IS_AUDIT (audit), FALSE);

  if (!ts_audits_check (self, audit, error))
    return FALSE;
  name = name_action (self, N_ ("complete audit of %s"), audit);
  if (!ts_history_run (self->history, name, NULL, complete_cb, &action, error))
    return FALSE;
  if (unrated != NULL)
    *unrated = ts_audits_list_unrated (self, audit);
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
  g_autofree char *name = NULL;
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
  name = name_action (self, N_ ("reopen audit of %s"), audit);
  return ts_history_run (self->history, name, NULL, reopen_cb, &action, error);
}

/* --- What stays open --- */

/**
 * ts_audits_list_completed:
 * @report: a report's id
 *
 * Returns: (transfer full) (element-type TsAudit): the completed audits of @report
 *   by who works now, compliance first
 */
GPtrArray *
ts_audits_list_completed (TsAudits *self, const char *report)
{
  g_autoptr (GPtrArray) audits = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (TS_IS_AUDITS (self), NULL);

  for (TsTool tool = TS_TOOL_COMPLIANCE; tool <= TS_TOOL_DEEP_DIVE; tool++)
    {
      g_autoptr (TsAudit) audit = ts_audits_get (self, report, tool, NULL);

      if (ts_audit_is_complete (audit))
        g_ptr_array_add (audits, g_steal_pointer (&audit));
    }
  return g_steal_pointer (&audits);
}

/* Whole sentences, for translators. */
static char *
dup_tag_note (TsTool tool, gboolean adding, const char *name)
{
  if (tool == TS_TOOL_COMPLIANCE)
    return g_strdup_printf (adding ? _ ("the compliance audit of %s is completed: its ratings stay as they "
                                        "are, its letter will quote this passage too")
                                   : _ ("the compliance audit of %s is completed: its ratings stay as they "
                                        "are, its letter will no longer quote this passage"),
                            name);
  return g_strdup_printf (adding ? _ ("the deep dive of %s is completed: its ratings stay as they are, its "
                                      "letter will quote this passage too")
                                 : _ ("the deep dive of %s is completed: its ratings stay as they are, its "
                                      "letter will no longer quote this passage"),
                          name);
}

/**
 * ts_audits_dup_tag_note:
 * @report: a report's id
 * @adding: whether a tag is added, else it is taken off
 *
 * Returns: (transfer full) (nullable): what this means for completed audits, a line
 *   for each; %NULL where there are none
 */
char *
ts_audits_dup_tag_note (TsAudits *self, const char *report, gboolean adding)
{
  g_autoptr (GPtrArray) audits = ts_audits_list_completed (self, report);
  TsReport *of = ts_register_get_report (self->reg, report);
  g_autoptr (GString) note = g_string_new (NULL);
  g_autofree char *name = of != NULL ? ts_report_dup_display_name (of) : g_strdup (report);

  for (guint i = 0; i < audits->len; i++)
    {
      g_autofree char *line = dup_tag_note (ts_audit_get_tool (audits->pdata[i]), adding, name);

      g_string_append_printf (note, "%s%s", i > 0 ? "\n" : "", line);
    }
  return note->len > 0 ? g_string_free (g_steal_pointer (&note), FALSE) : NULL;
}

/**
 * ts_audits_dup_others_note:
 * @audit: an audit of who works now
 *
 * Returns: (transfer full) (nullable): who else has the same audit of the report, a
 *   line for each; %NULL once @audit has begun, or where nobody has
 */
char *
ts_audits_dup_others_note (TsAudits *self, TsAudit *audit)
{
  g_autoptr (GPtrArray) audits = ts_audit_get_id (audit) == NULL ? ts_audits_list (self, NULL) : NULL;
  g_autoptr (GString) note = g_string_new (NULL);

  for (guint i = 0; audits != NULL && i < audits->len; i++)
    {
      TsAudit *other = audits->pdata[i];

      if (ts_audit_get_tool (other) != ts_audit_get_tool (audit) ||
          !g_str_equal (ts_audit_get_report (other), ts_audit_get_report (audit)))
        continue;
      if (note->len > 0)
        g_string_append_c (note, '\n');
      g_string_append_printf (note,
                              ts_audit_is_complete (other) ? _ ("%s has completed this audit")
                                                           : _ ("%s has begun this audit"),
                              ts_audit_get_reviewer (other));
    }
  return note->len > 0 ? g_string_free (g_steal_pointer (&note), FALSE) : NULL;
}
