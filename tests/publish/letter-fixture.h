/* A report with an annex, and what its letter says.
 */
#pragma once

#include "audit-fixture.h"
#include "publish/letter.h"

typedef struct
{
  AuditFixture audit;
  TsLetters *letters;
  char *report;
} LetterFixture;

void     letter_fixture_set_up    (LetterFixture *fixture, gconstpointer data);
void     letter_fixture_tear_down (LetterFixture *fixture, gconstpointer data);

TsAudit *letter_fixture_get_audit (LetterFixture *fixture, TsTool tool);
void     letter_fixture_rate      (LetterFixture *fixture, TsAudit *audit, const char *criterion,
                                   const char *level, const char *because);
/* The passage's id; free with g_free(). */
char    *letter_fixture_tag       (LetterFixture *fixture, const char *quote, const char *item,
                                   TsStrength strength);
TsBlockDocument *letter_fixture_compose (LetterFixture *fixture, TsAudit *audit);

/* NULL if there is none of that id. */
const TsBlock *letter_find_block  (const TsBlockDocument *document, const char *id);
void     letter_assert_text       (const TsBlockDocument *document, const char *id, const char *expected);
void     letter_assert_contains   (const TsBlockDocument *document, const char *id, const char *part);
/* Of the table of criteria. */
const char *letter_get_cell       (const TsBlockDocument *document, const char *criterion, guint column);
/* That blocks of these ids come in this order, whatever stands between them. */
void     letter_assert_order      (const TsBlockDocument *document, const char *const *ids);

#define letter_test_add(path, func) \
  g_test_add (path, LetterFixture, NULL, letter_fixture_set_up, func, letter_fixture_tear_down)
