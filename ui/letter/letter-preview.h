/* The letter as it will look, to scroll through. A quotation can be clicked to go
 * to its passage, a free part to go to its field.
 *
 * Keys: Up, Down, Page Up, Page Down, Space, Home and End scroll; Left and Right go
 * to the quotation or part before and after, Enter follows it.
 *
 * Signals: "passage-activated" (const char *passage), "part-activated" (const char *part).
 */
#pragma once

#include "publish/writer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_LETTER_PREVIEW (ts_letter_preview_get_type ())
G_DECLARE_FINAL_TYPE (TsLetterPreview, ts_letter_preview, TS, LETTER_PREVIEW, GtkWidget)

GtkWidget *ts_letter_preview_new          (void);
/* Takes @document; NULL for none. The place it is scrolled to stays. */
void       ts_letter_preview_set_document (TsLetterPreview *self, TsBlockDocument *document);
const TsBlockDocument *ts_letter_preview_get_document (TsLetterPreview *self); /* or NULL */
guint      ts_letter_preview_get_n_pages  (TsLetterPreview *self);
/* Scrolls to a quotation or free part by its block's id, unless it is in sight. */
void       ts_letter_preview_show_block   (TsLetterPreview *self, const char *block);
/* Where that stands, in coordinates of the preview; FALSE if there is none. */
gboolean   ts_letter_preview_get_box      (TsLetterPreview *self, const char *block, GdkRectangle *box);

G_END_DECLS
