#include "config.h"

#include "evidence/evidence.h"

#include "base/id.h"
#include "evidence/evidence-private.h"
#include "evidence/passage-table.h"
#include "evidence/tag-check.h"
#include "evidence/tag-table.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (ts_evidence_error_quark, ts_evidence_error)
G_DEFINE_FINAL_TYPE (TsEvidence, ts_evidence, G_TYPE_OBJECT)

static void
history_changed_cb (TsHistory *history, GPtrArray *changes, gpointer data)
{
  TsEvidence *self = TS_EVIDENCE (data);

  ts_passage_index_apply (self->index, changes);
}

static void
ts_evidence_dispose (GObject *object)
{
  TsEvidence *self = TS_EVIDENCE (object);

  g_clear_pointer (&self->index, ts_passage_index_free);
  g_clear_object (&self->history);
  g_clear_object (&self->framework);
  g_clear_object (&self->documents);

  G_OBJECT_CLASS (ts_evidence_parent_class)->dispose (object);
}

static void
ts_evidence_class_init (TsEvidenceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ts_evidence_dispose;
}

static void
ts_evidence_init (TsEvidence *self)
{
}

/**
 * ts_evidence_new:
 *
 * Returns: (transfer full): the passages of the project that @history is of
 */
TsEvidence *
ts_evidence_new (TsHistory *history, TsFramework *framework, TsDocumentStore *documents)
{
  TsEvidence *self = g_object_new (TS_TYPE_EVIDENCE, NULL);

  self->history = g_object_ref (history);
  self->framework = g_object_ref (framework);
  self->documents = g_object_ref (documents);
  self->index = ts_passage_index_new (ts_history_get_connection (history));
  g_signal_connect_object (history, "changed", G_CALLBACK (history_changed_cb), self, 0);
  return self;
}

/**
 * ts_evidence_get_documents:
 *
 * Returns: (transfer none): where the passages' documents are
 */
TsDocumentStore *
ts_evidence_get_documents (TsEvidence *self)
{
  g_return_val_if_fail (TS_IS_EVIDENCE (self), NULL);
  return self->documents;
}

/**
 * ts_evidence_get_passages:
 * @report: a report's id
 * @reviewer: (nullable): %NULL means everybody's
 *
 * Returns: (transfer full): a model of #TsPassage in the order of the pages, kept
 *   up to date while anybody holds it
 */
GListModel *
ts_evidence_get_passages (TsEvidence *self, const char *report, const char *reviewer)
{
  g_return_val_if_fail (TS_IS_EVIDENCE (self), NULL);
  return ts_passage_index_get_model (self->index, report, reviewer);
}

/**
 * ts_evidence_list_all:
 *
 * Returns: (transfer full) (element-type TsPassage): everybody's passages of all
 *   reports, report by report in the order of the pages
 */
GPtrArray *
ts_evidence_list_all (TsEvidence *self, GError **error)
{
  g_return_val_if_fail (TS_IS_EVIDENCE (self), NULL);
  return ts_passage_index_list_all (self->index, error);
}

TsPassage *
ts_evidence_get_passage (TsEvidence *self, const char *id, GError **error)
{
  GError *local_error = NULL;
  TsPassage *passage = ts_passage_index_get (self->index, id, &local_error);

  if (local_error != NULL)
    g_propagate_error (error, local_error);
  else if (passage == NULL)
    g_set_error (error, TS_EVIDENCE_ERROR, TS_EVIDENCE_ERROR_NOT_FOUND, _ ("There is no passage “%s”."), id);
  return passage;
}

/**
 * ts_evidence_find_passage:
 * @id: an id or the start of one
 *
 * Returns: (transfer full): the passage, or %NULL with %TS_EVIDENCE_ERROR_NOT_FOUND
 *   or, listing the first candidates, %TS_EVIDENCE_ERROR_AMBIGUOUS
 */
TsPassage *
ts_evidence_find_passage (TsEvidence *self, const char *id, GError **error)
{
  TsConnection *connection;
  g_autoptr (GPtrArray) ids = NULL;
  g_autofree char *start = NULL;

  g_return_val_if_fail (TS_IS_EVIDENCE (self), NULL);

  connection = ts_history_get_connection (self->history);
  start = g_ascii_strdown (id, -1);
  if (*start == '\0' || !g_utf8_validate (start, -1, NULL))
    {
      g_set_error (error, TS_EVIDENCE_ERROR, TS_EVIDENCE_ERROR_NOT_FOUND, _ ("A passage goes by its id."));
      return NULL;
    }
  ids = ts_passage_table_list_ids (connection, start, 10, error);
  if (ids == NULL)
    return NULL;
  if (ids->len > 1 && !g_str_equal (ids->pdata[0], start))
    {
      g_ptr_array_add (ids, NULL);
      g_autofree char *candidates = g_strjoinv ("\n", (char **) ids->pdata);

      g_set_error (error, TS_EVIDENCE_ERROR, TS_EVIDENCE_ERROR_AMBIGUOUS,
                   _ ("Several passages begin with “%s”:\n%s"), id, candidates);
      return NULL;
    }
  return ts_evidence_get_passage (self, ids->len > 0 ? ids->pdata[0] : start, error);
}

/* --- Tagging --- */

/* Tags @passage for the action's item, or updates the tag that it has. */
static gboolean
put_tag (TsConnection *connection, const TsEvidenceAction *action, const char *passage, GError **error)
{
  const TsTagValues *values = action->values;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *tag = ts_tag_table_find_item (connection, passage, action->item, &local_error);
  g_autofree char *id = NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (tag == NULL)
    {
      id = ts_id_new ();
      return ts_tag_table_insert (
          connection, id, passage, action->item, values != NULL ? values->strength : 0,
          values != NULL ? values->evidence_type : NULL, values != NULL ? values->note : NULL,
          ts_history_get_reviewer (action->self->history), error);
    }
  if (values == NULL)
    return TRUE;
  return ts_tag_table_set_strength (connection, tag, values->strength, error) &&
         (values->evidence_type == NULL ||
          ts_tag_table_set_evidence_type (connection, tag, values->evidence_type, error)) &&
         (values->note == NULL || ts_tag_table_set_note (connection, tag, values->note, error));
}

static gboolean
tag_cb (TsConnection *connection, gpointer data, GError **error)
{
  TsEvidenceAction *action = data;
  const char *reviewer = ts_history_get_reviewer (action->self->history);
  GError *local_error = NULL;

  if (!ts_passage_table_has_document (connection, action->report, action->anchor->document, &local_error))
    {
      if (local_error == NULL)
        g_set_error (&local_error, TS_EVIDENCE_ERROR, TS_EVIDENCE_ERROR_NOT_FOUND,
                     _ ("This document does not belong to the report."));
      g_propagate_error (error, local_error);
      return FALSE;
    }

  action->result =
      ts_passage_table_find_place (connection, action->report, reviewer, action->anchor, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (action->result == NULL)
    {
      action->result = ts_id_new ();
      if (!ts_passage_table_insert (connection, action->result, action->report, reviewer, action->anchor,
                                    action->example, error))
        return FALSE;
    }
  else if (action->example && !ts_passage_table_set_example (connection, action->result, TRUE, error))
    return FALSE;
  return put_tag (connection, action, action->result, error);
}

/**
 * ts_evidence_tag:
 * @report: a report's id
 * @anchor: where in one of the report's documents
 * @item: a criterion or question
 * @values: (nullable): what the tag says; %NULL for a plain one that supports
 * @example: whether it is a practice example; %FALSE leaves the mark of a passage
 *   that is there already
 *
 * Tags a passage, as one action.
 *
 * Returns: (transfer full): the passage's id, or %NULL with an error
 */
char *
ts_evidence_tag (TsEvidence *self,
                 const char *report,
                 const TsAnchor *anchor,
                 const char *item,
                 const TsTagValues *values,
                 gboolean example,
                 GError **error)
{
  g_autoptr (TsAnchor) checked = NULL;
  g_autofree char *note = NULL;
  g_autofree char *name = NULL;
  TsTagValues checked_values;
  TsEvidenceAction action = { .self = self, .report = report, .example = example };

  g_return_val_if_fail (TS_IS_EVIDENCE (self), NULL);

  action.item = ts_tag_check_item (self->framework, item, error);
  if (action.item == NULL || !ts_tag_check_values (self->framework, values, &checked_values, &note, error))
    return NULL;
  checked = ts_tag_check_anchor (self->documents, anchor, error);
  if (checked == NULL)
    return NULL;
  action.anchor = checked;
  action.values = values != NULL ? &checked_values : NULL;

  name = ts_action_new (N_ ("tag passage to %s"), action.item, NULL);
  if (!ts_history_run (self->history, name, NULL, tag_cb, &action, error))
    g_clear_pointer (&action.result, g_free);
  return action.result;
}

static gboolean
add_tag_cb (TsConnection *connection, gpointer data, GError **error)
{
  const TsEvidenceAction *action = data;

  return put_tag (connection, action, action->passage, error);
}

/**
 * ts_evidence_add_tag:
 * @passage: a passage's id
 * @item: a criterion or question
 * @values: (nullable): what the tag says
 *
 * Tags a passage that is there for a further item.
 *
 * Returns: %FALSE with an error
 */
gboolean
ts_evidence_add_tag (
    TsEvidence *self, const char *passage, const char *item, const TsTagValues *values, GError **error)
{
  g_autoptr (TsPassage) object = NULL;
  g_autofree char *note = NULL;
  g_autofree char *name = NULL;
  TsTagValues checked;
  TsEvidenceAction action = { .self = self, .passage = passage };

  g_return_val_if_fail (TS_IS_EVIDENCE (self), FALSE);

  object = ts_evidence_get_passage (self, passage, error);
  if (object == NULL)
    return FALSE;
  if (g_strcmp0 (ts_passage_get_reviewer (object), ts_history_get_reviewer (self->history)) != 0)
    {
      g_autofree char *own = ts_evidence_tag (self, ts_passage_get_report (object),
                                              ts_passage_get_anchor (object), item, values, FALSE, error);

      return own != NULL;
    }
  action.item = ts_tag_check_item (self->framework, item, error);
  if (action.item == NULL || !ts_tag_check_values (self->framework, values, &checked, &note, error))
    return FALSE;
  action.values = values != NULL ? &checked : NULL;
  name = ts_action_new (N_ ("tag passage to %s"), action.item, NULL);
  return ts_history_run (self->history, name, NULL, add_tag_cb, &action, error);
}
