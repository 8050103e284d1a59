/* The place "Letter": the free parts of the feedback letter beside the letter as
 * it will look, which follows every change of the audit.
 *
 * Actions, in the group "letter" that the page has inserted on itself:
 *   letter.export (string: a path; the format goes by its ending: .odt, .pdf, .html;
 *     the report is put beside it)
 *   letter.export-dialog (string: "odt", "pdf", "html")  asks where to
 *   letter.write ((ss): a part and its text)   types it as a person would
 *   letter.insert ((ss): a part and a passage) puts the quotation in at the cursor
 *   letter.reset (string: a part)              back to the standard text
 */
#pragma once

#include "letter/letter-part.h"
#include "letter/letter-preview.h"
#include "workbench/audit-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_LETTER_PAGE (ts_letter_page_get_type ())
G_DECLARE_FINAL_TYPE (TsLetterPage, ts_letter_page, TS, LETTER_PAGE, GtkWidget)

GtkWidget       *ts_letter_page_new         (TsAuditSession *session);
TsLetterPreview *ts_letter_page_get_preview (TsLetterPage *self);
TsLetterPart    *ts_letter_page_get_part    (TsLetterPage *self, const char *part); /* or NULL */
/* Keeps what was typed, in the project. */
void             ts_letter_page_flush       (TsLetterPage *self);
/* Whether the page shows everything as it is now; for tests and screenshots. */
gboolean         ts_letter_page_is_settled  (TsLetterPage *self);
/* Takes the keyboard to the next (1) or previous (-1) pane: the parts, the letter. */
void             ts_letter_page_move_pane   (TsLetterPage *self, int steps);

G_END_DECLS
