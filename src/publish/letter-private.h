/* What the parts of a letter are made from: for src/publish/letter*.c alone.
 */
#pragma once

#include "publish/letter.h"

G_BEGIN_DECLS

/* Everything that a letter speaks of. */
typedef struct
{
  TsFramework *framework;
  TsDocumentStore *documents;
  TsAudit *audit;
  TsReport *report;
  TsPartnership *partnership; /* or NULL */
  char *title;                /* of the report, typeset */
  char *period;               /* "April 2019 to March 2020", or "" */
  char *date;                 /* of the letter, ISO */
  GListModel *passages;       /* the reviewer's own of the report */
  GHashTable *pages;          /* document to its GArray of TsPageInfo */
} TsLetterContext;

TsLetterContext *ts_letter_context_new     (TsLetters *letters, TsAudit *audit, GError **error);
void             ts_letter_context_free    (TsLetterContext *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsLetterContext, ts_letter_context_free)

/* The level @criterion was given, or NULL. */
const TsLevel   *ts_letter_get_level       (TsLetterContext *self, const char *criterion);
/* What the letter says of it, or NULL; free with g_free(). A criterion is the one
 * or the other or neither, never both.
 */
char            *ts_letter_dup_strength    (TsLetterContext *self, const TsCriterion *criterion);
char            *ts_letter_dup_development (TsLetterContext *self, const TsCriterion *criterion);

/* What was rated, where that is not everything, else NULL; and what a section says
 * that has no findings. Free with g_free().
 */
char            *ts_letter_dup_rated          (TsLetterContext *self);
char            *ts_letter_dup_no_strengths   (TsLetterContext *self);
char            *ts_letter_dup_no_development (TsLetterContext *self);
char            *ts_letter_dup_table_intro    (TsLetterContext *self);

/* A phrase of the framework with its placeholders filled and typeset; NULL if
 * there is none. Free with g_free().
 */
char            *ts_letter_dup_phrase      (TsLetterContext *self, const char *name);
/* What a part says unwritten; "" where there is nothing to say. Free with g_free(). */
char            *ts_letter_dup_default     (TsLetterContext *self, const char *part);

/* Where a passage stands, in words and as an address. Free with g_free(). */
char            *ts_letter_dup_reference   (TsLetterContext *self, TsPassage *passage);
char            *ts_letter_dup_link        (TsLetterContext *self, TsPassage *passage);
/* The pages of everything tagged for @item: "3, 12–13". Free with g_free(). */
char            *ts_letter_dup_pages       (TsLetterContext *self, const char *item);

/* Appends passages tagged for @item, those of @strengths (flags 1 << TsStrength)
 * in order of strength and page, as quotations with ids ID-1, ID-2 ... : three at
 * most, one of them kept for what contradicts.
 */
void             ts_letter_add_quotations  (TsLetterContext *self, TsBlockDocument *document, const char *id,
                                            const char *item, guint strengths);
/* Appends the answers to questions under a heading, if there are any. */
void             ts_letter_add_answers     (TsLetterContext *self, TsBlockDocument *document);

/* The services of @letters; not new references. */
TsFramework     *ts_letters_get_framework  (TsLetters *self);
TsRegister      *ts_letters_get_register   (TsLetters *self);
TsEvidence      *ts_letters_get_evidence   (TsLetters *self);

G_END_DECLS
