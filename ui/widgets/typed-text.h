/* A field for some sentences whose text is kept as it is typed: after a pause of
 * at most half a second, on leaving the field and when the field goes away.
 *
 * Signal "committed" (const char *text): keep this.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_TYPED_TEXT (ts_typed_text_get_type ())
G_DECLARE_FINAL_TYPE (TsTypedText, ts_typed_text, TS, TYPED_TEXT, GtkWidget)

/* @label names the field for screen readers; @placeholder stands in it while empty. */
GtkWidget *ts_typed_text_new          (const char *label, const char *placeholder);

/* What is kept now. While the reviewer is typing something newer it is left alone. */
void       ts_typed_text_set_text     (TsTypedText *self, const char *text);
char      *ts_typed_text_dup_text     (TsTypedText *self);
void       ts_typed_text_set_editable (TsTypedText *self, gboolean editable);
void       ts_typed_text_set_lines    (TsTypedText *self, int lines); /* at least as high */

/* Keeps what was typed now (the action "field.keep", which fields of other kinds have too); nothing is emitted if nothing was. */
void       ts_typed_text_flush        (TsTypedText *self);
/* Types as a person would: for tests and the demonstration. */
void       ts_typed_text_type         (TsTypedText *self, const char *text);
/* Types @text at the cursor, parted from a word before it by a space. */
void       ts_typed_text_insert       (TsTypedText *self, const char *text);

G_END_DECLS
