/* A free part of the letter with its field: what is typed is kept with the audit.
 * Where it was changed, the standard text can be had back; a quotation of the
 * report can be put in at the cursor, with its page reference.
 *
 * Signal "entered" (): somebody begins to write in it.
 */
#pragma once

#include "widgets/typed-text.h"
#include "workbench/audit-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_LETTER_PART (ts_letter_part_get_type ())
G_DECLARE_FINAL_TYPE (TsLetterPart, ts_letter_part, TS, LETTER_PART, GtkWidget)

/* @part is one of ts_letters_get_parts(). */
GtkWidget   *ts_letter_part_new         (TsAuditSession *session, const char *part);
const char  *ts_letter_part_get_part    (TsLetterPart *self);
TsTypedText *ts_letter_part_get_field   (TsLetterPart *self);
/* Takes over the session's audit and the text as it stands. */
void         ts_letter_part_update      (TsLetterPart *self);
/* Whether it says something else than the standard text. */
gboolean     ts_letter_part_is_changed  (TsLetterPart *self);
void         ts_letter_part_reset       (TsLetterPart *self);
void         ts_letter_part_insert      (TsLetterPart *self, TsPassage *passage);

G_END_DECLS
