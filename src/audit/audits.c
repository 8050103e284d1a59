#include "config.h"

#include "audit/audits.h"

#include "audit/answer-check.h"
#include "audit/answer-table.h"
#include "audit/audits-private.h"
#include "audit/rating-check.h"
#include "audit/rating-table.h"
#include "base/id.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (ts_audit_error_quark, ts_audit_error)
G_DEFINE_FINAL_TYPE (TsAudits, ts_audits, G_TYPE_OBJECT)

static void
history_changed_cb (TsHistory *history, GPtrArray *changes, gpointer data)
{
  TsAudits *self = TS_AUDITS (data);

  ts_audit_index_apply (self->index, changes);
}

static void
ts_audits_dispose (GObject *object)
{
  TsAudits *self = TS_AUDITS (object);

  g_clear_pointer (&self->index, ts_audit_index_free);
  g_clear_object (&self->history);
  g_clear_object (&self->framework);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (ts_audits_parent_class)->dispose (object);
}

static void
ts_audits_class_init (TsAuditsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ts_audits_dispose;
}

static void
ts_audits_init (TsAudits *self)
{
}

/**
 * ts_audits_new:
 *
 * Returns: (transfer full): the audits of the project that @history is of
 */
TsAudits *
ts_audits_new (TsHistory *history, TsFramework *framework, TsRegister *reg)
{
  TsAudits *self = g_object_new (TS_TYPE_AUDITS, NULL);

  self->history = g_object_ref (history);
  self->framework = g_object_ref (framework);
  self->reg = g_object_ref (reg);
  self->index = ts_audit_index_new (ts_history_get_connection (history), framework);
  g_signal_connect_object (history, "changed", G_CALLBACK (history_changed_cb), self, 0);
  return self;
}

/**
 * ts_audits_get:
 * @report: a report's id
 * @reviewer: (nullable): %NULL for who works now
 *
 * Returns: (transfer full): the reviewer's audit of @report with @tool, kept up to
 *   date while anybody holds it
 */
TsAudit *
ts_audits_get (TsAudits *self, const char *report, TsTool tool, const char *reviewer)
{
  g_return_val_if_fail (TS_IS_AUDITS (self), NULL);
  g_return_val_if_fail (report != NULL, NULL);

  if (reviewer == NULL)
    reviewer = ts_history_get_reviewer (self->history);
  return ts_audit_index_get (self->index, report, tool, reviewer);
}

/**
 * ts_audits_list:
 *
 * Returns: (transfer full) (element-type TsAudit): all that have a row, in the
 *   order they were begun
 */
GPtrArray *
ts_audits_list (TsAudits *self, GError **error)
{
  g_return_val_if_fail (TS_IS_AUDITS (self), NULL);
  return ts_audit_index_list (self->index, error);
}

/* --- What all actions check --- */

gboolean
ts_audits_check (TsAudits *self, TsAudit *audit, GError **error)
{
  if (g_strcmp0 (ts_audit_get_reviewer (audit), ts_history_get_reviewer (self->history)) != 0)
    {
      g_set_error (error, TS_AUDIT_ERROR, TS_AUDIT_ERROR_INVALID,
                   _ ("This is the audit of %s; nobody else changes it."), ts_audit_get_reviewer (audit));
      return FALSE;
    }
  if (ts_register_get_report (self->reg, ts_audit_get_report (audit)) == NULL)
    {
      g_set_error (error, TS_AUDIT_ERROR, TS_AUDIT_ERROR_NOT_FOUND, _ ("There is no report “%s”."),
                   ts_audit_get_report (audit));
      return FALSE;
    }
  return TRUE;
}

TsAuditRow *
ts_audits_find_row (TsConnection *connection, TsAudit *audit, GError **error)
{
  return ts_audit_table_find (connection, ts_audit_get_report (audit),
                              ts_tool_get_id (ts_audit_get_tool (audit)), ts_audit_get_reviewer (audit),
                              error);
}

TsAuditRow *
ts_audits_find_open_row (TsConnection *connection, TsAudit *audit, GError **error)
{
  g_autoptr (TsAuditRow) row = ts_audits_find_row (connection, audit, error);

  if (row == NULL || !row->complete)
    return g_steal_pointer (&row);
  g_set_error (error, TS_AUDIT_ERROR, TS_AUDIT_ERROR_LOCKED,
               _ ("This audit is completed and so locked; reopen it to change it."));
  return NULL;
}

static char *
insert_row (TsConnection *connection, TsAudit *audit, GError **error)
{
  g_autofree char *id = ts_id_new ();

  if (!ts_audit_table_insert (connection, id, ts_audit_get_report (audit),
                              ts_tool_get_id (ts_audit_get_tool (audit)), ts_audit_get_reviewer (audit),
                              error))
    return NULL;
  return g_steal_pointer (&id);
}

/* The id of the audit's row, which is made if need be and @make; NULL without an
 * error where there is none and none is to be made.
 */
static char *
ensure_open_row (TsConnection *connection, TsAudit *audit, gboolean make, GError **error)
{
  GError *local_error = NULL;
  g_autoptr (TsAuditRow) row = ts_audits_find_open_row (connection, audit, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  if (row != NULL)
    return g_strdup (row->id);
  return make ? insert_row (connection, audit, error) : NULL;
}

/* Typed text of one field of one audit is one step of history. */
static char *
make_merge_key (TsAudit *audit, const char *what, const char *item, const char *field)
{
  return g_strjoin (":", what, ts_audit_get_report (audit), ts_tool_get_id (ts_audit_get_tool (audit)), item,
                    field, NULL);
}

/* --- Rating --- */

static const TsLevel *
find_kept_level (const TsAuditAction *action, const char *id)
{
  const TsScale *scale = NULL;

  ts_rating_check_criterion (action->self->framework, ts_audit_get_tool (action->audit), action->item, &scale,
                             NULL);
  return id != NULL && scale != NULL ? ts_scale_find_level (scale, id) : NULL;
}

static gboolean
rate_cb (TsConnection *connection, gpointer data, GError **error)
{
  const TsAuditAction *action = data;
  GError *local_error = NULL;
  gboolean make = action->level != NULL || !ts_rating_is_blank (action->because);
  g_autofree char *id = ensure_open_row (connection, action->audit, make, &local_error);
  g_autoptr (GPtrArray) rows = NULL;
  const TsRatingRow *before;
  const TsLevel *level = action->level;
  const char *level_id, *because, *depth;

  if (id == NULL)
    {
      if (local_error != NULL)
        g_propagate_error (error, local_error);
      return local_error == NULL;
    }
  rows = ts_rating_table_list (connection, id, action->item, error);
  if (rows == NULL)
    return FALSE;
  before = rows->len > 0 ? rows->pdata[0] : NULL;

  because = action->because != NULL ? action->because : before != NULL ? before->because : NULL;
  if (ts_rating_is_blank (because))
    because = NULL;
  level_id = level != NULL ? level->id : NULL;
  if (action->keep_level)
    {
      level_id = before != NULL ? before->level : NULL;
      level = find_kept_level (action, level_id);
    }
  if (level != NULL && level->needs_reason && because == NULL)
    {
      g_set_error (error, TS_AUDIT_ERROR, TS_AUDIT_ERROR_NEEDS_REASON, _ ("“%s” needs a reason: say why."),
                   level->title);
      return FALSE;
    }
  depth = action->depth != NULL ? action->depth : before != NULL ? before->depth : NULL;
  if (level == NULL || !level->has_depth || (depth != NULL && *depth == '\0'))
    depth = NULL;
  return ts_rating_table_put (connection, id, action->item, level_id, because, depth, error);
}

/* "rate B4 not included" */
static char *
name_rating (const char *item, const TsLevel *level)
{
  g_autofree char *title = NULL;

  if (level == NULL)
    return ts_action_new (N_ ("unrate %s"), item, NULL);
  title = g_utf8_strdown (level->title, -1);
  return ts_action_new (N_ ("rate %s %s"), item, title, NULL);
}

/**
 * ts_audits_rate:
 * @criterion: a criterion's id, or "overall" for the report's rating
 * @level: (nullable): a level of the tool's scale, or of the overall scale;
 *   %NULL takes the rating back
 * @because: (nullable): the rationale; %NULL leaves it as it is
 * @depth: (nullable): "brief", "detailed", "" for none; %NULL leaves it as it is
 *
 * Returns: %FALSE with an error
 */
gboolean
ts_audits_rate (TsAudits *self,
                TsAudit *audit,
                const char *criterion,
                const char *level,
                const char *because,
                const char *depth,
                GError **error)
{
  g_autofree char *valid = because != NULL ? ts_text_make_valid (because, -1) : NULL;
  g_autofree char *name = NULL;
  TsAuditAction action = { .self = self, .audit = audit, .because = valid, .depth = depth };
  const TsScale *scale;

  g_return_val_if_fail (TS_IS_AUDITS (self), FALSE);
  g_return_val_if_fail (TS_IS_AUDIT (audit), FALSE);

  if (!ts_audits_check (self, audit, error))
    return FALSE;
  action.item =
      ts_rating_check_criterion (self->framework, ts_audit_get_tool (audit), criterion, &scale, error);
  if (action.item == NULL)
    return FALSE;
  if (level != NULL && (action.level = ts_rating_check_level (scale, level, error)) == NULL)
    return FALSE;
  name = name_rating (action.item, action.level);
  return ts_rating_check_depth (action.level, depth, error) &&
         ts_history_run (self->history, name, NULL, rate_cb, &action, error);
}

/**
 * ts_audits_set_because:
 * @criterion: a criterion's id, or "overall"
 * @because: (nullable): typed text; "" or %NULL for none
 *
 * Returns: %FALSE with an error
 */
gboolean
ts_audits_set_because (
    TsAudits *self, TsAudit *audit, const char *criterion, const char *because, GError **error)
{
  g_autofree char *valid = ts_text_make_valid (because != NULL ? because : "", -1);
  g_autofree char *key = NULL;
  g_autofree char *name = NULL;
  TsAuditAction action = { .self = self, .audit = audit, .keep_level = TRUE, .because = valid };
  const TsScale *scale;

  g_return_val_if_fail (TS_IS_AUDITS (self), FALSE);
  g_return_val_if_fail (TS_IS_AUDIT (audit), FALSE);

  if (!ts_audits_check (self, audit, error))
    return FALSE;
  action.item =
      ts_rating_check_criterion (self->framework, ts_audit_get_tool (audit), criterion, &scale, error);
  if (action.item == NULL)
    return FALSE;
  key = make_merge_key (audit, "because", action.item, NULL);
  name = ts_action_new (N_ ("edit rationale of %s"), action.item, NULL);
  return ts_history_run (self->history, name, key, rate_cb, &action, error);
}

/* --- Answering --- */

static gboolean
answer_cb (TsConnection *connection, gpointer data, GError **error)
{
  const TsAuditAction *action = data;
  GError *local_error = NULL;
  g_autofree char *id = NULL;

  if (action->of_project)
    id = g_strdup (TS_ANSWER_PROJECT);
  else
    id = ensure_open_row (connection, action->audit, *action->value != '\0', &local_error);
  if (id == NULL)
    {
      if (local_error != NULL)
        g_propagate_error (error, local_error);
      return local_error == NULL;
    }
  return ts_answer_table_put (connection, id, action->item, action->field, action->value,
                              ts_history_get_reviewer (action->self->history), error);
}

/**
 * ts_audits_answer:
 * @question: a question's id
 * @field: (nullable): a field's id; %NULL for the text
 * @value: (nullable): the answer; "" or %NULL takes it back
 *
 * Returns: %FALSE with an error
 */
gboolean
ts_audits_answer (TsAudits *self,
                  TsAudit *audit,
                  const char *question,
                  const char *field,
                  const char *value,
                  GError **error)
{
  const TsQuestion *found;
  const TsField *typed = NULL;
  g_autofree char *checked = NULL;
  g_autofree char *key = NULL;
  g_autofree char *name = NULL;
  TsAuditAction action = { .self = self, .audit = audit, .field = "" };

  g_return_val_if_fail (TS_IS_AUDITS (self), FALSE);
  g_return_val_if_fail (TS_IS_AUDIT (audit), FALSE);

  if (!ts_audits_check (self, audit, error))
    return FALSE;
  found = ts_framework_find_question (self->framework, question);
  if (found != NULL && field != NULL)
    typed = ts_answer_find_field (found, field);
  if (found == NULL || (field != NULL && typed == NULL))
    {
      if (found == NULL)
        g_set_error (error, TS_AUDIT_ERROR, TS_AUDIT_ERROR_VALUE, _ ("The framework has no question “%s”."),
                     question);
      else
        g_set_error (error, TS_AUDIT_ERROR, TS_AUDIT_ERROR_VALUE, _ ("Question %s has no field “%s”."),
                     found->id, field);
      return FALSE;
    }
  checked = ts_answer_check_value (typed, value, error);
  if (checked == NULL)
    return FALSE;

  action.item = found->id;
  action.of_project = found->whole_project;
  action.value = checked;
  if (typed != NULL)
    action.field = typed->id;
  if (typed == NULL || typed->type == TS_FIELD_TEXT)
    key = make_merge_key (audit, "answer", found->id, action.field);
  name = ts_action_new (N_ ("answer %s"), found->id, NULL);
  return ts_history_run (self->history, name, key, answer_cb, &action, error);
}

/* --- For what hangs on an audit --- */

/**
 * ts_audits_ensure_row:
 *
 * To be called within an action. Says nothing of whether the audit is locked.
 *
 * Returns: (transfer full): the id of the audit's row, or %NULL with an error
 */
char *
ts_audits_ensure_row (TsAudits *self, TsAudit *audit, TsConnection *connection, GError **error)
{
  GError *local_error = NULL;
  g_autoptr (TsAuditRow) row = NULL;

  g_return_val_if_fail (TS_IS_AUDITS (self), NULL);

  if (!ts_audits_check (self, audit, error))
    return NULL;
  row = ts_audits_find_row (connection, audit, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return row != NULL ? g_strdup (row->id) : insert_row (connection, audit, error);
}
