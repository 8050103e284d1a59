/* A project with a report to audit: what the tests of evidence have, and audits.
 */
#pragma once

#include "audit/audits.h"
#include "evidence-fixture.h"

typedef struct
{
  EvidenceFixture  evidence;
  TsAudits        *audits;
  char            *report;
} AuditFixture;

void audit_fixture_set_up    (AuditFixture *fixture, gconstpointer data);
void audit_fixture_tear_down (AuditFixture *fixture, gconstpointer data);

#define audit_test_add(path, func) \
  g_test_add (path, AuditFixture, NULL, audit_fixture_set_up, func, audit_fixture_tear_down)

/* Rates; fails the test where that is refused. */
void audit_fixture_rate      (AuditFixture *fixture, TsAudit *audit, const char *criterion,
                              const char *level, const char *because);
