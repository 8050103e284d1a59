/* What a tag says besides its item: strength, evidence type, note, and whether the
 * passage is a practice example; and a button that removes it.
 */
#pragma once

#include "workbench/audit-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_TAG_EDITOR (ts_tag_editor_get_type ())
G_DECLARE_FINAL_TYPE (TsTagEditor, ts_tag_editor, TS, TAG_EDITOR, GtkWidget)

GtkWidget *ts_tag_editor_new (TsAuditSession *session, TsPassage *passage, const char *item);

/* Drop-downs of strengths and of evidence types ("not said" first), also used
 * where a passage is tagged.
 */
GtkWidget  *ts_strength_drop_down_new      (void);
GtkWidget  *ts_evidence_drop_down_new      (TsFramework *framework);
const char *ts_evidence_drop_down_get_type_id (GtkDropDown *drop_down, TsFramework *framework); /* or NULL */

G_END_DECLS
