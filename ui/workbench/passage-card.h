/* One tagged passage beneath its criterion: quotation, page, strength, evidence
 * type and note. A click shows it on its page; its menu changes it.
 */
#pragma once

#include "workbench/audit-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_PASSAGE_CARD (ts_passage_card_get_type ())
G_DECLARE_FINAL_TYPE (TsPassageCard, ts_passage_card, TS, PASSAGE_CARD, GtkWidget)

GtkWidget *ts_passage_card_new         (TsAuditSession *session, TsPassage *passage, const char *item);
TsPassage *ts_passage_card_get_passage (TsPassageCard *self);

/* "p. 15 · Annex: figures · supports · data", as the card says it. Free with g_free(). */
char      *ts_passage_describe_tag     (TsAuditSession *session, TsPassage *passage, const TsTag *tag);

G_END_DECLS
