/* Moving the ends of passages and the edges of regions.
 */
#include "config.h"

#include "evidence/evidence.h"

#include "evidence/evidence-private.h"
#include "evidence/passage-private.h"
#include "evidence/passage-table.h"
#include "evidence/tag-check.h"

#include <glib/gi18n-lib.h>

static gboolean
resize_cb (TsConnection *connection, gpointer data, GError **error)
{
  const TsEvidenceAction *action = data;

  return ts_passage_table_set_anchor (connection, action->passage, action->anchor, error);
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, TS_EVIDENCE_ERROR, TS_EVIDENCE_ERROR_INVALID, message);
  return FALSE;
}

/* That it is of the same document and kind, and that no other passage of the
 * reviewer's is at just this place: two at one place could not be told apart.
 */
static gboolean
check_place (TsEvidence *self, TsPassage *passage, const TsAnchor *anchor, GError **error)
{
  const TsAnchor *before = ts_passage_get_anchor (passage);
  GError *local_error = NULL;
  g_autofree char *other = NULL;

  if (g_strcmp0 (before->document, anchor->document) != 0 || before->is_region != anchor->is_region)
    return refuse (error, _ ("A passage stays in its document, and text stays text."));
  other =
      ts_passage_table_find_place (ts_history_get_connection (self->history), ts_passage_get_report (passage),
                                   ts_passage_get_reviewer (passage), anchor, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (other != NULL && !g_str_equal (other, ts_passage_get_id (passage)))
    return refuse (error, _ ("There is a passage at just this place already: tag that one."));
  return TRUE;
}

/**
 * ts_evidence_resize:
 * @passage: a passage's id
 * @anchor: where it is to be
 * @goes_on: whether this joins into one step of history with what moved the passage
 *   just before
 *
 * Returns: %FALSE with an error
 */
gboolean
ts_evidence_resize (
    TsEvidence *self, const char *passage, const TsAnchor *anchor, gboolean goes_on, GError **error)
{
  g_autoptr (TsPassage) object = NULL;
  g_autoptr (TsAnchor) checked = NULL;
  g_autofree char *name = NULL;
  g_autofree char *key = g_strconcat ("resize:", passage, NULL);
  TsEvidenceAction action = { .self = self, .passage = passage };

  g_return_val_if_fail (TS_IS_EVIDENCE (self), FALSE);

  object = ts_evidence_get_passage (self, passage, error);
  if (object == NULL || !ts_evidence_check_own (self, ts_passage_get_reviewer (object), error))
    return FALSE;
  checked = ts_tag_check_anchor (ts_evidence_get_documents (self), anchor, error);
  if (checked == NULL || !check_place (self, object, checked, error))
    return FALSE;
  action.anchor = checked;
  if (!checked->is_region)
    name = ts_action_new (N_ ("resize passage “%s”"), ts_passage_get_quote (object), NULL);
  if (!goes_on)
    ts_history_end_merge (self->history);
  return ts_history_run (self->history, name != NULL ? name : N_ ("resize region"), key, resize_cb, &action,
                         error);
}
