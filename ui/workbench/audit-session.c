#include "config.h"

#include "workbench/audit-session-private.h"

#include "evidence/passage-watch.h"
#include <glib/gi18n.h>

struct _TsAuditSession
{
  GObject parent_instance;

  TsProject *project;
  TsReport *report;
  TsTool tool;
  TsAudit *audit;
  TsPassageWatch *passages;
  char *item;
};

enum
{
  PROP_REPORT = 1,
  PROP_TOOL,
  PROP_AUDIT,
  PROP_PASSAGES,
  PROP_ITEM,
  PROP_EDITABLE,
  N_PROPS
};

enum
{
  EVIDENCE_CHANGED,
  PROBLEM,
  DONE,
  PASSAGE_REQUESTED,
  REASON_NEEDED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TsAuditSession, ts_audit_session, G_TYPE_OBJECT)

/* --- What it works on --- */

static void
passages_changed_cb (gpointer data)
{
  g_signal_emit (data, signals[EVIDENCE_CHANGED], 0);
}

static void
set_passages (TsAuditSession *self, GListModel *passages)
{
  ts_passage_watch_set_list (self->passages, passages);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PASSAGES]);
}

static void
audit_state_cb (TsAuditSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}

static void
set_audit (TsAuditSession *self, TsAudit *audit)
{
  if (self->audit != NULL)
    g_signal_handlers_disconnect_by_func (self->audit, audit_state_cb, self);
  g_set_object (&self->audit, audit);
  if (audit != NULL)
    g_signal_connect_swapped (audit, "notify::state", G_CALLBACK (audit_state_cb), self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUDIT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}

static void
load_audit (TsAuditSession *self)
{
  g_autoptr (TsAudit) audit = NULL;

  if (self->report != NULL)
    audit = ts_audits_get (ts_project_get_audits (self->project), ts_report_get_id (self->report), self->tool,
                           ts_project_get_reviewer (self->project));
  set_audit (self, audit);
}

void
ts_audit_session_set_report (TsAuditSession *self, TsReport *report)
{
  g_autoptr (GListModel) passages = NULL;

  g_return_if_fail (TS_IS_AUDIT_SESSION (self));

  if (!g_set_object (&self->report, report))
    return;
  if (report != NULL)
    passages = ts_evidence_get_passages (ts_project_get_evidence (self->project), ts_report_get_id (report),
                                         ts_project_get_reviewer (self->project));
  set_passages (self, passages);
  load_audit (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REPORT]);
}

static gboolean
item_is_known (TsAuditSession *self, const char *item)
{
  TsFramework *framework = ts_audit_session_get_framework (self);

  return g_str_equal (item, "overall") || ts_framework_find_criterion (framework, item) != NULL ||
         ts_framework_find_question (framework, item) != NULL;
}

void
ts_audit_session_set_item (TsAuditSession *self, const char *item)
{
  g_return_if_fail (TS_IS_AUDIT_SESSION (self));

  if (g_strcmp0 (self->item, item) == 0 || (item != NULL && !item_is_known (self, item)))
    return;
  /* Typing in another field is another step of history. */
  ts_history_end_merge (ts_project_get_history (self->project));
  g_free (self->item);
  self->item = g_strdup (item);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

void
ts_audit_session_set_tool (TsAuditSession *self, TsTool tool)
{
  TsFramework *framework = ts_audit_session_get_framework (self);

  if (self->tool == tool)
    return;
  self->tool = tool;
  load_audit (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOOL]);
  /* The compliance audit asks no questions. */
  if (tool == TS_TOOL_COMPLIANCE && self->item != NULL &&
      ts_framework_find_question (framework, self->item) != NULL)
    ts_audit_session_set_item (self, NULL);
}

GStrv
ts_audit_session_list_items (TsAuditSession *self)
{
  TsFramework *framework = ts_audit_session_get_framework (self);
  GPtrArray *criteria = ts_framework_get_criteria (framework);
  GPtrArray *questions = ts_framework_get_questions (framework);
  g_autoptr (GStrvBuilder) items = g_strv_builder_new ();

  for (guint i = 0; i < criteria->len; i++)
    g_strv_builder_add (items, ((const TsCriterion *) criteria->pdata[i])->id);
  for (guint i = 0; self->tool == TS_TOOL_DEEP_DIVE && i < questions->len; i++)
    g_strv_builder_add (items, ((const TsQuestion *) questions->pdata[i])->id);
  g_strv_builder_add (items, "overall");
  return g_strv_builder_end (items);
}

void
ts_audit_session_move (TsAuditSession *self, int steps)
{
  g_auto (GStrv) items = ts_audit_session_list_items (self);
  int n = (int) g_strv_length (items);
  int at = steps > 0 ? -1 : n;

  for (int i = 0; self->item != NULL && i < n; i++)
    if (g_str_equal (items[i], self->item))
      at = i;
  ts_audit_session_set_item (self, items[CLAMP (at + steps, 0, n - 1)]);
}

/* --- Evidence --- */

guint
ts_audit_session_count_passages (TsAuditSession *self, const char *item)
{
  const GPtrArray *passages = ts_passage_watch_get_all (self->passages);
  guint count = 0;

  for (guint i = 0; i < passages->len; i++)
    count += ts_passage_find_tag (passages->pdata[i], item) != NULL;
  return count;
}

GPtrArray *
ts_audit_session_list_passages (TsAuditSession *self, const char *item)
{
  const GPtrArray *passages = ts_passage_watch_get_all (self->passages);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < passages->len; i++)
    if (ts_passage_find_tag (passages->pdata[i], item) != NULL)
      g_ptr_array_add (found, g_object_ref (passages->pdata[i]));
  return found;
}

void
ts_audit_session_request_passage (TsAuditSession *self, TsPassage *passage)
{
  g_signal_emit (self, signals[PASSAGE_REQUESTED], 0, passage);
}

/* --- Actions --- */

void
ts_audit_session_take_error (TsAuditSession *self, GError *error)
{
  if (error == NULL)
    return;
  g_signal_emit (self, signals[PROBLEM], 0, error->message);
  g_error_free (error);
}

static gboolean
finish (TsAuditSession *self, gboolean done, GError *error)
{
  ts_audit_session_take_error (self, error);
  return done;
}

void
ts_audit_session_say (TsAuditSession *self, const char *message)
{
  g_signal_emit (self, signals[DONE], 0, message, FALSE);
}

void
ts_audit_session_say_undoable (TsAuditSession *self, const char *message)
{
  g_signal_emit (self, signals[DONE], 0, message, TRUE);
}

const TsScale *
ts_audit_session_get_scale (TsAuditSession *self, const char *item)
{
  TsFramework *framework = ts_audit_session_get_framework (self);

  return g_str_equal (item, "overall") ? ts_framework_get_overall_scale (framework)
                                       : ts_framework_get_scale (framework, self->tool);
}

static gboolean
lacks_reason (TsAuditSession *self, const char *item, const char *level)
{
  const TsLevel *found =
      level != NULL ? ts_scale_find_level (ts_audit_session_get_scale (self, item), level) : NULL;
  const char *because = ts_audit_get_because (self->audit, item);

  return found != NULL && found->needs_reason && (because == NULL || *because == '\0');
}

gboolean
ts_audit_session_rate_because (
    TsAuditSession *self, TsAudit *audit, const char *item, const char *level, const char *because)
{
  GError *error = NULL;
  gboolean done;

  g_return_val_if_fail (TS_IS_AUDIT (audit), FALSE);
  done = ts_audits_rate (ts_project_get_audits (self->project), audit, item, level, because, NULL, &error);
  return finish (self, done, error);
}

gboolean
ts_audit_session_rate (TsAuditSession *self, const char *item, const char *level)
{
  g_return_val_if_fail (self->audit != NULL, FALSE);

  if (ts_audit_session_is_editable (self) && lacks_reason (self, item, level))
    {
      ts_audit_session_set_item (self, item);
      g_signal_emit (self, signals[REASON_NEEDED], 0, item, level);
      return FALSE;
    }
  return ts_audit_session_rate_because (self, self->audit, item, level, NULL);
}

gboolean
ts_audit_session_set_depth (TsAuditSession *self, const char *item, const char *depth)
{
  GError *error = NULL;
  gboolean done;

  g_return_val_if_fail (self->audit != NULL, FALSE);
  done = ts_audits_rate (ts_project_get_audits (self->project), self->audit, item,
                         ts_audit_get_level (self->audit, item), NULL, depth, &error);
  return finish (self, done, error);
}

gboolean
ts_audit_session_set_because (TsAuditSession *self, TsAudit *audit, const char *item, const char *because)
{
  GError *error = NULL;
  gboolean done;

  g_return_val_if_fail (TS_IS_AUDIT (audit), FALSE);
  done = ts_audits_set_because (ts_project_get_audits (self->project), audit, item, because, &error);
  return finish (self, done, error);
}

gboolean
ts_audit_session_answer (
    TsAuditSession *self, TsAudit *audit, const char *question, const char *field, const char *value)
{
  GError *error = NULL;
  gboolean done;

  g_return_val_if_fail (TS_IS_AUDIT (audit), FALSE);
  done = ts_audits_answer (ts_project_get_audits (self->project), audit, question, field, value, &error);
  return finish (self, done, error);
}

gboolean
ts_audit_session_tag (TsAuditSession *self,
                      const TsAnchor *anchor,
                      const char *item,
                      const TsTagValues *values)
{
  TsEvidence *evidence = ts_project_get_evidence (self->project);
  GError *error = NULL;
  g_autofree char *passage = NULL;
  g_autofree char *message = NULL;

  g_return_val_if_fail (self->report != NULL, FALSE);
  passage = ts_evidence_tag (evidence, ts_report_get_id (self->report), anchor, item, values, FALSE, &error);
  if (passage != NULL)
    {
      message = g_strdup_printf (_ ("Tagged %s: %s"), item,
                                 ts_framework_get_item_title (ts_audit_session_get_framework (self), item));
      message = ts_audit_session_add_tag_note (self, g_steal_pointer (&message), TRUE);
      ts_audit_session_say_undoable (self, message);
    }
  return finish (self, passage != NULL, error);
}

gboolean
ts_audit_session_untag (TsAuditSession *self, TsPassage *passage, const char *item)
{
  gboolean last = ts_passage_get_tags (passage)->len == 1;
  GError *error = NULL;
  gboolean done =
      ts_evidence_untag (ts_project_get_evidence (self->project), ts_passage_get_id (passage), item, &error);
  g_autofree char *message = NULL;

  if (done)
    {
      message =
          item == NULL
              ? g_strdup (_ ("Passage removed with all of its tags"))
              : g_strdup_printf (last ? _ ("Passage removed; it was tagged %s") : _ ("Tag %s removed"), item);
      message = ts_audit_session_add_tag_note (self, g_steal_pointer (&message), FALSE);
      ts_audit_session_say_undoable (self, message);
    }
  return finish (self, done, error);
}

gboolean
ts_audit_session_complete (TsAuditSession *self)
{
  GError *error = NULL;
  g_auto (GStrv) unrated = NULL;
  g_autofree char *message = NULL;
  gboolean done;

  g_return_val_if_fail (self->audit != NULL, FALSE);
  done = ts_audits_complete (ts_project_get_audits (self->project), self->audit, &unrated, &error);
  if (done && unrated != NULL && unrated[0] != NULL)
    {
      g_autofree char *ids = g_strjoinv (", ", unrated);

      message = g_strdup_printf (_ ("Audit completed; not rated: %s"), ids);
    }
  if (done)
    ts_audit_session_say (self, message != NULL ? message : _ ("Audit completed"));
  return finish (self, done, error);
}

gboolean
ts_audit_session_reopen (TsAuditSession *self, const char *because)
{
  GError *error = NULL;
  gboolean done;

  g_return_val_if_fail (self->audit != NULL, FALSE);
  done = ts_audits_reopen (ts_project_get_audits (self->project), self->audit, because, &error);
  return finish (self, done, error);
}

/* --- The object --- */

TsProject *
ts_audit_session_get_project (TsAuditSession *self)
{
  return self->project;
}

TsFramework *
ts_audit_session_get_framework (TsAuditSession *self)
{
  return ts_project_get_framework (self->project);
}

TsReport *
ts_audit_session_get_report (TsAuditSession *self)
{
  return self->report;
}

TsTool
ts_audit_session_get_tool (TsAuditSession *self)
{
  return self->tool;
}

TsAudit *
ts_audit_session_get_audit (TsAuditSession *self)
{
  return self->audit;
}

GListModel *
ts_audit_session_get_passages (TsAuditSession *self)
{
  return ts_passage_watch_get_list (self->passages);
}

const char *
ts_audit_session_get_item (TsAuditSession *self)
{
  return self->item;
}

gboolean
ts_audit_session_is_editable (TsAuditSession *self)
{
  return self->audit != NULL && !ts_project_is_read_only (self->project) &&
         !ts_audit_is_complete (self->audit);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TsAuditSession *self = TS_AUDIT_SESSION (object);

  switch (id)
    {
    case PROP_REPORT:
      g_value_set_object (value, self->report);
      break;
    case PROP_TOOL:
      g_value_set_int (value, (int) self->tool);
      break;
    case PROP_AUDIT:
      g_value_set_object (value, self->audit);
      break;
    case PROP_PASSAGES:
      g_value_set_object (value, ts_passage_watch_get_list (self->passages));
      break;
    case PROP_ITEM:
      g_value_set_string (value, self->item);
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, ts_audit_session_is_editable (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TsAuditSession *self = TS_AUDIT_SESSION (object);

  switch (id)
    {
    case PROP_REPORT:
      ts_audit_session_set_report (self, g_value_get_object (value));
      break;
    case PROP_TOOL:
      ts_audit_session_set_tool (self, (TsTool) g_value_get_int (value));
      break;
    case PROP_ITEM:
      ts_audit_session_set_item (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ts_audit_session_dispose (GObject *object)
{
  TsAuditSession *self = TS_AUDIT_SESSION (object);

  if (self->audit != NULL)
    g_signal_handlers_disconnect_by_func (self->audit, audit_state_cb, self);
  g_clear_pointer (&self->passages, ts_passage_watch_free);
  g_clear_object (&self->audit);
  g_clear_object (&self->report);
  g_clear_object (&self->project);
  g_clear_pointer (&self->item, g_free);
  G_OBJECT_CLASS (ts_audit_session_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *class)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_REPORT] = g_param_spec_object ("report", NULL, NULL, TS_TYPE_REPORT, writable);
  properties[PROP_TOOL] = g_param_spec_int ("tool", NULL, NULL, TS_TOOL_COMPLIANCE, TS_TOOL_DEEP_DIVE,
                                            TS_TOOL_COMPLIANCE, writable);
  properties[PROP_AUDIT] = g_param_spec_object ("audit", NULL, NULL, TS_TYPE_AUDIT, readable);
  properties[PROP_PASSAGES] = g_param_spec_object ("passages", NULL, NULL, G_TYPE_LIST_MODEL, readable);
  properties[PROP_ITEM] = g_param_spec_string ("item", NULL, NULL, NULL, writable);
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (class, N_PROPS, properties);
}

static void
ts_audit_session_class_init (TsAuditSessionClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GType type = G_TYPE_FROM_CLASS (class);

  object_class->dispose = ts_audit_session_dispose;
  object_class->get_property = get_property;
  object_class->set_property = set_property;
  install_properties (object_class);

  signals[EVIDENCE_CHANGED] =
      g_signal_new ("evidence-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PROBLEM] =
      g_signal_new ("problem", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[PASSAGE_REQUESTED] = g_signal_new ("passage-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                             NULL, G_TYPE_NONE, 1, TS_TYPE_PASSAGE);
  signals[REASON_NEEDED] = g_signal_new ("reason-needed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
ts_audit_session_init (TsAuditSession *self)
{
  self->tool = TS_TOOL_COMPLIANCE;
  self->passages = ts_passage_watch_new (passages_changed_cb, self);
}

TsAuditSession *
ts_audit_session_new (TsProject *project)
{
  TsAuditSession *self = g_object_new (TS_TYPE_AUDIT_SESSION, NULL);

  self->project = g_object_ref (project);
  return self;
}
