/* One typed field of a question: a number, yes or no, one of several choices, or
 * any of them.
 *
 * Signal "committed" (const char *value): as ts_audits_answer() takes it.
 */
#pragma once

#include "framework/framework.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_FIELD_EDITOR (ts_field_editor_get_type ())
G_DECLARE_FINAL_TYPE (TsFieldEditor, ts_field_editor, TS, FIELD_EDITOR, GtkWidget)

/* @framework keeps @field alive. */
GtkWidget  *ts_field_editor_new       (TsFramework *framework, const TsField *field);
const char *ts_field_editor_get_id    (TsFieldEditor *self);
void        ts_field_editor_set_value (TsFieldEditor *self, const char *value); /* NULL for none */

G_END_DECLS
