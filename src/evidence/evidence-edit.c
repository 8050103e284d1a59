/* Changes to passages and tags that are there, each by the reviewer whose they are.
 */
#include "config.h"

#include "evidence/evidence.h"

#include "base/text.h"
#include "evidence/evidence-private.h"
#include "evidence/passage-table.h"
#include "evidence/tag-check.h"
#include "evidence/tag-table.h"

#include <glib/gi18n-lib.h>

gboolean
ts_evidence_check_own (TsEvidence *self, const char *reviewer, GError **error)
{
  if (g_strcmp0 (reviewer, ts_history_get_reviewer (self->history)) == 0)
    return TRUE;
  g_set_error (error, TS_EVIDENCE_ERROR, TS_EVIDENCE_ERROR_INVALID,
               _ ("This passage was tagged by %s; nobody else changes it."), reviewer);
  return FALSE;
}

/* That there is such a tag and it is the reviewer's; its passage and item, if wanted. */
static gboolean
check_tag (TsEvidence *self, const char *tag, char **passage, char **item, GError **error)
{
  g_autofree char *reviewer = NULL;
  GError *local_error = NULL;

  if (ts_tag_table_find (ts_history_get_connection (self->history), tag, passage, item, &reviewer,
                         &local_error))
    return ts_evidence_check_own (self, reviewer, error);
  if (local_error == NULL)
    g_set_error (&local_error, TS_EVIDENCE_ERROR, TS_EVIDENCE_ERROR_NOT_FOUND, _ ("There is no tag “%s”."),
                 tag);
  g_propagate_error (error, local_error);
  return FALSE;
}

static gboolean
set_strength_cb (TsConnection *connection, gpointer data, GError **error)
{
  const TsEvidenceAction *action = data;

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
  TsEvidenceAction action = { .self = self, .tag = tag, .strength = strength };
  TsTagValues values = { .strength = strength };
  TsTagValues checked;
  g_autofree char *item = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (TS_IS_EVIDENCE (self), FALSE);

  if (!ts_tag_check_values (self->framework, &values, &checked, NULL, error) ||
      !check_tag (self, tag, NULL, &item, error))
    return FALSE;
  name = ts_action_new (N_ ("change strength of tag to %s"), item, NULL);
  return ts_history_run (self->history, name, NULL, set_strength_cb, &action, error);
}

static gboolean
set_evidence_type_cb (TsConnection *connection, gpointer data, GError **error)
{
  const TsEvidenceAction *action = data;

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
  TsEvidenceAction action = { .self = self, .tag = tag };
  g_autofree char *item = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (TS_IS_EVIDENCE (self), FALSE);

  if (!ts_tag_check_type (self->framework, type != NULL ? type : "", &action.text, error) ||
      !check_tag (self, tag, NULL, &item, error))
    return FALSE;
  name = ts_action_new (N_ ("change evidence type of tag to %s"), item, NULL);
  return ts_history_run (self->history, name, NULL, set_evidence_type_cb, &action, error);
}

static gboolean
set_note_cb (TsConnection *connection, gpointer data, GError **error)
{
  const TsEvidenceAction *action = data;

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
  TsEvidenceAction action = { .self = self, .tag = tag, .text = valid };
  g_autofree char *item = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (TS_IS_EVIDENCE (self), FALSE);

  if (!check_tag (self, tag, NULL, &item, error))
    return FALSE;
  name = ts_action_new (N_ ("edit note of tag to %s"), item, NULL);
  return ts_history_run (self->history, name, key, set_note_cb, &action, error);
}

static gboolean
move_tag_cb (TsConnection *connection, gpointer data, GError **error)
{
  const TsEvidenceAction *action = data;

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
  g_autofree char *before = NULL;
  g_autofree char *name = NULL;
  GError *local_error = NULL;
  TsEvidenceAction action = { .self = self, .tag = tag };

  g_return_val_if_fail (TS_IS_EVIDENCE (self), FALSE);

  connection = ts_history_get_connection (self->history);
  action.item = ts_tag_check_item (self->framework, item, error);
  if (action.item == NULL || !check_tag (self, tag, &passage, &before, error))
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
  name = ts_action_new (N_ ("move tag from %s to %s"), before, action.item, NULL);
  return ts_history_run (self->history, name, NULL, move_tag_cb, &action, error);
}

static gboolean
set_example_cb (TsConnection *connection, gpointer data, GError **error)
{
  const TsEvidenceAction *action = data;

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
  TsEvidenceAction action = { .self = self, .passage = passage, .example = !!example };

  g_return_val_if_fail (TS_IS_EVIDENCE (self), FALSE);

  object = ts_evidence_get_passage (self, passage, error);
  return object != NULL && ts_evidence_check_own (self, ts_passage_get_reviewer (object), error) &&
         ts_history_run (self->history,
                         example ? N_ ("mark practice example") : N_ ("unmark practice example"), NULL,
                         set_example_cb, &action, error);
}

static gboolean
untag_cb (TsConnection *connection, gpointer data, GError **error)
{
  const TsEvidenceAction *action = data;
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
  g_autofree char *name = NULL;
  TsEvidenceAction action = { .self = self, .passage = passage };

  g_return_val_if_fail (TS_IS_EVIDENCE (self), FALSE);

  object = ts_evidence_get_passage (self, passage, error);
  if (object == NULL || !ts_evidence_check_own (self, ts_passage_get_reviewer (object), error))
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
      name = ts_action_new (N_ ("untag passage from %s"), found->item, NULL);
    }
  return ts_history_run (self->history, name != NULL ? name : N_ ("untag passage"), NULL, untag_cb, &action,
                         error);
}
