/* A project with its services over a real file, and reports made of text alone.
 * Shared by the tests of evidence, audits and letters.
 */
#pragma once

#include "evidence/evidence.h"
#include "register/register.h"

typedef struct
{
  char            *folder;
  TsConnection    *connection;
  TsHistory       *history; /* of "Ada" */
  TsFramework     *framework;
  TsRegister      *reg;
  TsDocumentStore *documents;
  TsEvidence      *evidence;
} EvidenceFixture;

void       evidence_fixture_set_up     (EvidenceFixture *fixture, gconstpointer data);
void       evidence_fixture_tear_down  (EvidenceFixture *fixture, gconstpointer data);

#define evidence_test_add(path, func) \
  g_test_add (path, EvidenceFixture, NULL, evidence_fixture_set_up, func, evidence_fixture_tear_down)

/* Stores a document whose pages have these texts and, if not NULL, labels; to a
 * new report or, with @report, as that one's annex. Returns the report's id.
 * @partnership is the name of one, or NULL.
 */
char      *evidence_fixture_add_report (EvidenceFixture *fixture, const char *name, const char *const *texts,
                                        const char *const *labels, const char *partnership,
                                        const char *report);
/* One page of lines and words that are all different. */
char      *evidence_fixture_make_page  (guint page);

/* The hash of the @position-th document of @report. */
const char *evidence_fixture_document  (EvidenceFixture *fixture, const char *report, guint position);
/* Of the only place where @quote stands. */
TsAnchor  *evidence_fixture_anchor     (EvidenceFixture *fixture, const char *document, const char *quote);
/* In points of the page. */
TsAnchor  *evidence_fixture_region     (EvidenceFixture *fixture, const char *document, guint page,
                                        double x1, double y1, double x2, double y2);
/* Tags @quote in the report's first document; returns the passage's id. */
char      *evidence_fixture_tag        (EvidenceFixture *fixture, const char *report, const char *quote,
                                        const char *item, TsStrength strength);
void       evidence_fixture_undo       (EvidenceFixture *fixture, const char *action);
void       evidence_fixture_redo       (EvidenceFixture *fixture, const char *action);
