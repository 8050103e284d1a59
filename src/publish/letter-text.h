/* How letters set text: the quotation marks, dashes and ellipses of British
 * English, and how they name pages.
 */
#pragma once

#include "evidence/passage.h"

G_BEGIN_DECLS

/* @text with curly quotation marks and apostrophes for straight ones, "…" for
 * three full stops and an en dash for a hyphen between spaces. Free with g_free().
 */
char *ts_letter_text_typeset    (const char *text);

/* @text, typeset, trimmed and closed with a full stop where it ends without a
 * mark. "" for NULL. Free with g_free().
 */
char *ts_letter_text_sentence   (const char *text);

/* @text for within quotation marks: with single ones for double ones. Free with g_free(). */
char *ts_letter_text_nest       (const char *text);

/* How a letter speaks of a report: "“TITLE”", "your yearly report, “TITLE”" where the
 * title doesn't say that it is a report, and "your yearly report" where there is no
 * title or it says no more than that, the years and the @partnership's name (or
 * NULL). Free with g_free().
 */
char *ts_letter_text_name_report (const char *title, const char *partnership);

/* A quotation in quotation marks, those within it single; shortened at a word's
 * end if it is long; "…" where it begins or ends within a sentence, as the text
 * around it in @layer (or NULL) tells. "" for a region without text. Free with g_free().
 */
char *ts_letter_text_quote      (TsPassage *passage, TsTextLayer *layer);

/* Whether the sentence goes on before or after what is quoted. A list's bullet or
 * number is not part of a sentence, nor is a heading of the one below it. Without
 * @layer, which knows the paragraphs, the anchor's context has to do.
 */
gboolean ts_letter_text_is_cut_before (const TsAnchor *anchor, TsTextLayer *layer);
gboolean ts_letter_text_is_cut_after  (const TsAnchor *anchor, TsTextLayer *layer);
/* Closing quotation marks and brackets don't count. */
gboolean ts_letter_text_ends_sentence (const char *text);

/* "p. 12", "pp. 12–13", and where the label that is printed on the page (may be
 * "") is another than its number, "p. 12 (PDF page 14)". Pages count from 0.
 * Free with g_free().
 */
char *ts_letter_text_pages      (guint first, const char *first_label, guint last, const char *last_label);

/* The name of one page: its printed label, else its number. Free with g_free(). */
char *ts_letter_text_page       (guint page, const char *label);

G_END_DECLS
