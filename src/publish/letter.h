/* The feedback letter to one partnership, from an audit.
 */
#pragma once

#include "audit/audits.h"
#include "publish/block.h"

G_BEGIN_DECLS

/* The parts a reviewer may write in; what is not written comes from the
 * framework's phrases. Ids: "addressee", "opening", "overall", "strengths",
 * "development", "questions", "closing", "sign-off". Kept for each audit in the project.
 */
#define TS_TYPE_LETTERS (ts_letters_get_type ())
G_DECLARE_FINAL_TYPE (TsLetters, ts_letters, TS, LETTERS, GObject)

TsLetters       *ts_letters_new        (TsHistory *history, TsFramework *framework, TsRegister *reg,
                                        TsEvidence *evidence, TsAudits *audits);

/* "parts-changed" (const char *report) tells that written parts changed. */
const char *const *ts_letters_get_parts (void); /* ids, NULL-terminated */
/* What stands there now, and what would stand there unwritten. Free with g_free(). */
char            *ts_letters_dup_part    (TsLetters *self, TsAudit *audit, const char *part);
char            *ts_letters_dup_default (TsLetters *self, TsAudit *audit, const char *part);
/* Typed text, one step of history; NULL goes back to the default. */
gboolean         ts_letters_set_part    (TsLetters *self, TsAudit *audit, const char *part,
                                         const char *text, GError **error);

/* A passage to be put into a part: its quotation with the page it stands on,
 * "“…” (p. 12)". Free with g_free().
 */
char            *ts_letters_dup_quotation (TsLetters *self, TsAudit *audit, TsPassage *passage);

/* The letter as blocks. */
TsBlockDocument *ts_letters_compose     (TsLetters *self, TsAudit *audit, GError **error);

G_END_DECLS
