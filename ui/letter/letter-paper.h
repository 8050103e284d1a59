/* The pages of a letter on white paper, one below the other: as wide as there is
 * room, up to the size of the paper. Draws those in sight and keeps them drawn.
 * Private to the preview, which scrolls it and works it.
 */
#pragma once

#include "publish/writer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_LETTER_PAPER (ts_letter_paper_get_type ())
G_DECLARE_FINAL_TYPE (TsLetterPaper, ts_letter_paper, TS, LETTER_PAPER, GtkWidget)

GtkWidget *ts_letter_paper_new             (void);
/* What it is scrolled by, to know which pages are in sight. */
void       ts_letter_paper_set_adjustment  (TsLetterPaper *self, GtkAdjustment *adjustment);
/* Takes @document; NULL for none. */
void       ts_letter_paper_set_document    (TsLetterPaper *self, TsBlockDocument *document);
const TsBlockDocument *ts_letter_paper_get_document (TsLetterPaper *self);
guint      ts_letter_paper_get_n_pages     (TsLetterPaper *self);

/* What can be pointed at: quotations and free parts, in the order of the text.
 * (element-type TsPublishPlace), owned by the paper, valid until the document changes.
 */
GArray    *ts_letter_paper_get_places      (TsLetterPaper *self);
/* The index of the place at a point in widget coordinates, or -1. */
int        ts_letter_paper_find_at         (TsLetterPaper *self, double x, double y);
/* The index of the first place of a block, or -1. */
int        ts_letter_paper_find_block      (TsLetterPaper *self, const char *block);
/* Where a place stands, in widget coordinates. */
void       ts_letter_paper_get_box         (TsLetterPaper *self, int place, GdkRectangle *box);
/* Marks a place, -1 for none. */
void       ts_letter_paper_mark            (TsLetterPaper *self, int place);
int        ts_letter_paper_get_marked      (TsLetterPaper *self);

G_END_DECLS
