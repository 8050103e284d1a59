/* Passages and their tags.
 */
#pragma once

#include "document/anchor.h"
#include "evidence/passage.h"
#include "framework/framework.h"
#include "register/document-store.h"
#include "store/history.h"

G_BEGIN_DECLS

#define TS_EVIDENCE_ERROR (ts_evidence_error_quark ())
GQuark ts_evidence_error_quark (void);

typedef enum
{
  TS_EVIDENCE_ERROR_VALUE,      /* no such item, strength or evidence type */
  TS_EVIDENCE_ERROR_NOT_FOUND,  /* no such passage or tag */
  TS_EVIDENCE_ERROR_AMBIGUOUS,
  TS_EVIDENCE_ERROR_INVALID,    /* an empty selection, another reviewer's tag */
} TsEvidenceError;

#define TS_TYPE_EVIDENCE (ts_evidence_get_type ())
G_DECLARE_FINAL_TYPE (TsEvidence, ts_evidence, TS, EVIDENCE, GObject)

TsEvidence *ts_evidence_new                (TsHistory *history, TsFramework *framework,
                                            TsDocumentStore *documents);

TsDocumentStore *ts_evidence_get_documents (TsEvidence *self); /* not a new reference */

/* A reviewer's passages of one report in the order of the pages, of TsPassage;
 * kept up to date by every action, undo and redo. The same model for the same
 * arguments while anybody holds it. @reviewer NULL means everybody's.
 */
GListModel *ts_evidence_get_passages       (TsEvidence *self, const char *report, const char *reviewer);
/* Of all reports, everybody's. Free with g_ptr_array_unref(). */
GPtrArray  *ts_evidence_list_all           (TsEvidence *self, GError **error);

/* By id or the start of one. New reference. */
TsPassage  *ts_evidence_find_passage       (TsEvidence *self, const char *id, GError **error);

/* What a tag says besides its item. */
typedef struct
{
  TsStrength  strength;
  const char *evidence_type; /* id, or NULL */
  const char *note;          /* or NULL */
} TsTagValues;

/* Everything from here acts for the reviewer of the history, and changes only
 * what that reviewer tagged.
 *
 * Tags a passage at @anchor for @item (a criterion or question), as one action:
 * a new passage, or the reviewer's existing one at just the same place. @values
 * may be NULL. Tagging again for the same item updates the tag. Returns the
 * passage's id (free with g_free()).
 */
char       *ts_evidence_tag                (TsEvidence *self, const char *report, const TsAnchor *anchor,
                                            const char *item, const TsTagValues *values, gboolean example,
                                            GError **error);
/* Adds a tag to a passage; where that is another reviewer's, to an own one at its place. */
gboolean    ts_evidence_add_tag            (TsEvidence *self, const char *passage, const char *item,
                                            const TsTagValues *values, GError **error);
/* Edits a tag: the fields that are not NULL; "" empties. The note joins into one step of history. */
gboolean    ts_evidence_set_strength       (TsEvidence *self, const char *tag, TsStrength strength, GError **error);
gboolean    ts_evidence_set_evidence_type  (TsEvidence *self, const char *tag, const char *type, GError **error);
gboolean    ts_evidence_set_note           (TsEvidence *self, const char *tag, const char *note, GError **error);
gboolean    ts_evidence_move_tag           (TsEvidence *self, const char *tag, const char *item, GError **error);
gboolean    ts_evidence_set_example        (TsEvidence *self, const char *passage, gboolean example, GError **error);
/* Moves a passage to @anchor, in the same document and of the same kind, as one action.
 * With @goes_on that joins the step before, if that moved the same passage: keys
 * pressed one after the other.
 */
gboolean    ts_evidence_resize             (TsEvidence *self, const char *passage, const TsAnchor *anchor,
                                            gboolean goes_on, GError **error);
/* Removes the tag for @item, or with NULL all tags; a passage without a tag goes too. */
gboolean    ts_evidence_untag              (TsEvidence *self, const char *passage, const char *item, GError **error);

/* Every passage whose quotation is not where it is said to be, in words.
 * Free with g_ptr_array_unref(). (element-type utf8)
 */
GPtrArray  *ts_evidence_check              (TsEvidence *self, GError **error);

G_END_DECLS
