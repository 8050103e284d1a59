#include "config.h"

#include "evidence/evidence.h"

#include "base/id.h"
#include "base/text.h"
#include "evidence/passage-index.h"
#include "evidence/passage-table.h"
#include "evidence/tag-check.h"
#include "evidence/tag-table.h"

#include <glib/gi18n-lib.h>

struct _TsEvidence
{
  GObject parent_instance;

  TsHistory *history;
  TsFramework *framework;
  TsDocumentStore *documents;
  TsPassageIndex *index;
};

G_DEFINE_QUARK (ts_evidence_error_quark, ts_evidence_error)
G_DEFINE_FINAL_TYPE (TsEvidence, ts_evidence, G_TYPE_OBJECT)

/* What an action is given; each uses what it needs. */
typedef struct
{
  TsEvidence *self;
  const char *report;
  const TsAnchor *anchor;
  const char *passage;
  const char *tag;
  const char *item;
  const TsTagValues *values;
  const char *text;
  TsStrength strength;
  gboolean example;
  char *result;
} Action;

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

static TsPassage *
get_passage (TsEvidence *self, const char *id, GError **error)
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
  return get_passage (self, ids->len > 0 ? ids->pdata[0] : start, error);
}

/* --- Tagging --- */

/* Tags @passage for the action's item, or updates the tag that it has. */
static gboolean
put_tag (TsConnection *connection, const Action *action, const char *passage, GError **error)
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
  Action *action = data;
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
  TsTagValues checked_values;
  Action action = { .self = self, .report = report, .example = example };

  g_return_val_if_fail (TS_IS_EVIDENCE (self), NULL);

  action.item = ts_tag_check_item (self->framework, item, error);
  if (action.item == NULL || !ts_tag_check_values (self->framework, values, &checked_values, &note, error))
    return NULL;
  checked = ts_tag_check_anchor (self->documents, anchor, error);
  if (checked == NULL)
    return NULL;
  action.anchor = checked;
  action.values = values != NULL ? &checked_values : NULL;

  if (!ts_history_run (self->history, N_ ("tag passage"), NULL, tag_cb, &action, error))
    g_clear_pointer (&action.result, g_free);
  return action.result;
}

/* --- Editing what is there --- */

static gboolean
check_own (TsEvidence *self, const char *reviewer, GError **error)
{
  if (g_strcmp0 (reviewer, ts_history_get_reviewer (self->history)) == 0)
    return TRUE;
  g_set_error (error, TS_EVIDENCE_ERROR, TS_EVIDENCE_ERROR_INVALID,
               _ ("This passage was tagged by %s; nobody else changes it."), reviewer);
  return FALSE;
}

static gboolean
add_tag_cb (TsConnection *connection, gpointer data, GError **error)
{
  const Action *action = data;

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
  TsTagValues checked;
  Action action = { .self = self, .passage = passage };

  g_return_val_if_fail (TS_IS_EVIDENCE (self), FALSE);

  object = get_passage (self, passage, error);
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
  return ts_history_run (self->history, N_ ("tag passage"), NULL, add_tag_cb, &action, error);
}

/* That there is such a tag and it is the reviewer's; its passage and item, if wanted. */
static gboolean
check_tag (TsEvidence *self, const char *tag, char **passage, char **item, GError **error)
{
  g_autofree char *reviewer = NULL;
  GError *local_error = NULL;

  if (ts_tag_table_find (ts_history_get_connection (self->history), tag, passage, item, &reviewer,
                         &local_error))
    return check_own (self, reviewer, error);
  if (local_error == NULL)
    g_set_error (&local_error, TS_EVIDENCE_ERROR, TS_EVIDENCE_ERROR_NOT_FOUND, _ ("There is no tag “%s”."),
                 tag);
  g_propagate_error (error, local_error);
  return FALSE;
}

static gboolean
set_strength_cb (TsConnection *connection, gpointer data, GError **error)
{
  const Action *action = data;

  return ts_tag_table_set_strength (connection, action->tag, action->strength, error);
}

/**
 * ts_evidence_set_strength:
 * @tag: a tag's id
 *
 * Returns: %FALSE with an error
 */
gboolean
ts_evidence_set_strength (TsEvidence *self, const char *tag, TsStrength strength, GError **error)
{
  Action action = { .self = self, .tag = tag, .strength = strength };
  TsTagValues values = { .strength = strength };
  TsTagValues checked;

  g_return_val_if_fail (TS_IS_EVIDENCE (self), FALSE);

  return ts_tag_check_values (self->framework, &values, &checked, NULL, error) &&
         check_tag (self, tag, NULL, NULL, error) &&
         ts_history_run (self->history, N_ ("change strength of tag"), NULL, set_strength_cb, &action, error);
}

static gboolean
set_evidence_type_cb (TsConnection *connection, gpointer data, GError **error)
{
  const Action *action = data;

  return ts_tag_table_set_evidence_type (connection, action->tag, action->text, error);
}

/**
 * ts_evidence_set_evidence_type:
 * @tag: a tag's id
 * @type: an evidence type's id; "" or %NULL for none
 *
 * Returns: %FALSE with an error
 */
gboolean
ts_evidence_set_evidence_type (TsEvidence *self, const char *tag, const char *type, GError **error)
{
  Action action = { .self = self, .tag = tag };

  g_return_val_if_fail (TS_IS_EVIDENCE (self), FALSE);

  return ts_tag_check_type (self->framework, type != NULL ? type : "", &action.text, error) &&
         check_tag (self, tag, NULL, NULL, error) &&
         ts_history_run (self->history, N_ ("change evidence type of tag"), NULL, set_evidence_type_cb,
                         &action, error);
}

static gboolean
set_note_cb (TsConnection *connection, gpointer data, GError **error)
{
  const Action *action = data;

  return ts_tag_table_set_note (connection, action->tag, action->text, error);
}

/**
 * ts_evidence_set_note:
 * @tag: a tag's id
 * @note: typed text; "" or %NULL for none
 *
 * Joins into one step of history with what was typed into the note just before.
 *
 * Returns: %FALSE with an error
 */
gboolean
ts_evidence_set_note (TsEvidence *self, const char *tag, const char *note, GError **error)
{
  g_autofree char *valid = ts_text_make_valid (note != NULL ? note : "", -1);
  g_autofree char *key = g_strconcat ("note:", tag, NULL);
  Action action = { .self = self, .tag = tag, .text = valid };

  g_return_val_if_fail (TS_IS_EVIDENCE (self), FALSE);

  return check_tag (self, tag, NULL, NULL, error) &&
         ts_history_run (self->history, N_ ("edit note of tag"), key, set_note_cb, &action, error);
}

static gboolean
move_tag_cb (TsConnection *connection, gpointer data, GError **error)
{
  const Action *action = data;

  return ts_tag_table_set_item (connection, action->tag, action->item, error);
}

/**
 * ts_evidence_move_tag:
 * @tag: a tag's id
 * @item: the criterion or question that it is to be for
 *
 * Returns: %FALSE with an error, also where the passage is tagged for @item already
 */
gboolean
ts_evidence_move_tag (TsEvidence *self, const char *tag, const char *item, GError **error)
{
  TsConnection *connection;
  g_autofree char *passage = NULL;
  g_autofree char *other = NULL;
  GError *local_error = NULL;
  Action action = { .self = self, .tag = tag };

  g_return_val_if_fail (TS_IS_EVIDENCE (self), FALSE);

  connection = ts_history_get_connection (self->history);
  action.item = ts_tag_check_item (self->framework, item, error);
  if (action.item == NULL || !check_tag (self, tag, &passage, NULL, error))
    return FALSE;
  other = ts_tag_table_find_item (connection, passage, action.item, &local_error);
  if (other != NULL && !g_str_equal (other, tag))
    g_set_error (&local_error, TS_EVIDENCE_ERROR, TS_EVIDENCE_ERROR_INVALID,
                 _ ("The passage is tagged for %s already."), action.item);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  return ts_history_run (self->history, N_ ("move tag"), NULL, move_tag_cb, &action, error);
}

static gboolean
set_example_cb (TsConnection *connection, gpointer data, GError **error)
{
  const Action *action = data;

  return ts_passage_table_set_example (connection, action->passage, action->example, error);
}

/**
 * ts_evidence_set_example:
 * @passage: a passage's id
 * @example: whether it is a practice example
 *
 * Returns: %FALSE with an error
 */
gboolean
ts_evidence_set_example (TsEvidence *self, const char *passage, gboolean example, GError **error)
{
  g_autoptr (TsPassage) object = NULL;
  Action action = { .self = self, .passage = passage, .example = !!example };

  g_return_val_if_fail (TS_IS_EVIDENCE (self), FALSE);

  object = get_passage (self, passage, error);
  return object != NULL && check_own (self, ts_passage_get_reviewer (object), error) &&
         ts_history_run (self->history,
                         example ? N_ ("mark practice example") : N_ ("unmark practice example"), NULL,
                         set_example_cb, &action, error);
}

static gboolean
untag_cb (TsConnection *connection, gpointer data, GError **error)
{
  const Action *action = data;
  int left;

  if (action->tag != NULL ? !ts_tag_table_delete (connection, action->tag, error)
                          : !ts_tag_table_delete_all (connection, action->passage, error))
    return FALSE;
  left = ts_tag_table_count (connection, action->passage, error);
  if (left < 0)
    return FALSE;
  return left > 0 || ts_passage_table_delete (connection, action->passage, error);
}

/**
 * ts_evidence_untag:
 * @passage: a passage's id
 * @item: (nullable): a criterion or question; %NULL for all
 *
 * Takes a tag back; a passage without a tag goes too.
 *
 * Returns: %FALSE with an error
 */
gboolean
ts_evidence_untag (TsEvidence *self, const char *passage, const char *item, GError **error)
{
  g_autoptr (TsPassage) object = NULL;
  g_autofree char *tag = NULL;
  Action action = { .self = self, .passage = passage };

  g_return_val_if_fail (TS_IS_EVIDENCE (self), FALSE);

  object = get_passage (self, passage, error);
  if (object == NULL || !check_own (self, ts_passage_get_reviewer (object), error))
    return FALSE;
  if (item != NULL)
    {
      const char *known = ts_tag_check_item (self->framework, item, NULL);
      const TsTag *found = ts_passage_find_tag (object, known != NULL ? known : item);

      if (found == NULL)
        {
          g_set_error (error, TS_EVIDENCE_ERROR, TS_EVIDENCE_ERROR_NOT_FOUND,
                       _ ("The passage is not tagged for %s."), item);
          return FALSE;
        }
      tag = g_strdup (found->id);
      action.tag = tag;
    }
  return ts_history_run (self->history, N_ ("untag passage"), NULL, untag_cb, &action, error);
}
