/* What evidence.c and evidence-edit.c share.
 */
#pragma once

#include "evidence/evidence.h"
#include "evidence/passage-index.h"

G_BEGIN_DECLS

struct _TsEvidence
{
  GObject parent_instance;

  TsHistory *history;
  TsFramework *framework;
  TsDocumentStore *documents;
  TsPassageIndex *index;
};

/* What an action is given; each uses what it needs. */
typedef struct
{
  TsEvidence *self;
  const char *report;
  const TsAnchor *anchor;
  const char *passage;
  const char *tag;
  const char *item;
  const TsTagValues *values;
  const char *text;
  TsStrength strength;
  gboolean example;
  char *result;
} TsEvidenceAction;

/* A new reference, or NULL with TS_EVIDENCE_ERROR_NOT_FOUND. @id is a whole one. */
TsPassage *ts_evidence_get_passage (TsEvidence *self, const char *id, GError **error);

/* FALSE with TS_EVIDENCE_ERROR_INVALID where @reviewer is another than who works. */
gboolean ts_evidence_check_own (TsEvidence *self, const char *reviewer, GError **error);

G_END_DECLS
