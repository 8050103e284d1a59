#include "config.h"

#include "audit-fixture.h"

static const char *const texts[] = {
  "Foreword\nThis is the yearly report of our partnership.\n",
  "Early help\nRe-referrals fell from 24% to 19% over the year.\n",
  NULL,
};

void
audit_fixture_set_up (AuditFixture *fixture, gconstpointer data)
{
  evidence_fixture_set_up (&fixture->evidence, data);
  fixture->audits =
      ts_audits_new (fixture->evidence.history, fixture->evidence.framework, fixture->evidence.reg);
  fixture->report = evidence_fixture_add_report (&fixture->evidence, "report.pdf", texts, NULL, "Bury", NULL);
}

void
audit_fixture_tear_down (AuditFixture *fixture, gconstpointer data)
{
  g_free (fixture->report);
  g_assert_finalize_object (fixture->audits);
  evidence_fixture_tear_down (&fixture->evidence, data);
}

void
audit_fixture_rate (
    AuditFixture *fixture, TsAudit *audit, const char *criterion, const char *level, const char *because)
{
  g_autoptr (GError) error = NULL;

  ts_audits_rate (fixture->audits, audit, criterion, level, because, NULL, &error);
  g_assert_no_error (error);
}
