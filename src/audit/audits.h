/* Audits: one reviewer's judgement of one report with one tool.
 */
#pragma once

#include "audit/audit.h"
#include "evidence/evidence.h"
#include "register/register.h"

G_BEGIN_DECLS

#define TS_AUDIT_ERROR (ts_audit_error_quark ())
GQuark ts_audit_error_quark (void);

typedef enum
{
  TS_AUDIT_ERROR_VALUE,        /* no such criterion, level, depth, question, field or choice */
  TS_AUDIT_ERROR_INVALID,      /* another's audit, reopening one that is open */
  TS_AUDIT_ERROR_NEEDS_REASON, /* "not applicable" or reopening without one */
  TS_AUDIT_ERROR_LOCKED,       /* completed: reopen first */
  TS_AUDIT_ERROR_INCOMPLETE,   /* completing without an overall rating */
  TS_AUDIT_ERROR_NOT_FOUND,    /* no such report */
} TsAuditError;

#define TS_TYPE_AUDITS (ts_audits_get_type ())
G_DECLARE_FINAL_TYPE (TsAudits, ts_audits, TS, AUDITS, GObject)

TsAudits  *ts_audits_new           (TsHistory *history, TsFramework *framework, TsRegister *reg);

/* The reviewer's audit of @report with @tool. Always an object, kept up to date;
 * its row is made by the first rating, answer or completion. The same object for
 * the same arguments while anybody holds it. @reviewer NULL means who works now.
 * New reference.
 */
TsAudit   *ts_audits_get           (TsAudits *self, const char *report, TsTool tool, const char *reviewer);
/* All that have a row. (element-type TsAudit), free with g_ptr_array_unref(). */
GPtrArray *ts_audits_list          (TsAudits *self, GError **error);

/* Each an action of the audit's own reviewer. @because may be NULL to leave the rationale as it is, and so
 * may @depth ("brief", "detailed", "" for none). @criterion "overall" is the
 * report's rating. @level NULL takes a rating back (its rationale stays).
 */
gboolean   ts_audits_rate          (TsAudits *self, TsAudit *audit, const char *criterion, const char *level,
                                    const char *because, const char *depth, GError **error);
/* Only the rationale: typed text, joined into one step of history. Emptying it
 * is refused while the level needs a reason.
 */
gboolean   ts_audits_set_because   (TsAudits *self, TsAudit *audit, const char *criterion,
                                    const char *because, GError **error);
/* @field NULL is the answer's text; values of fields are checked by their type:
 * whole numbers from 0, "true" or "false", ids of choices joined by ";". "" or
 * NULL takes the answer back.
 * Text joins into one step. P2-like questions are kept for the project.
 */
gboolean   ts_audits_answer        (TsAudits *self, TsAudit *audit, const char *question, const char *field,
                                    const char *value, GError **error);

/* Needs an overall rating. @unrated, if not NULL, returns the ids of criteria not
 * rated (free with g_strfreev()), which is no error.
 */
gboolean   ts_audits_complete      (TsAudits *self, TsAudit *audit, GStrv *unrated, GError **error);
/* What is not rated yet: "overall" first, then the ids of criteria. Free with g_strfreev(). */
GStrv      ts_audits_list_unrated  (TsAudits *self, TsAudit *audit);
gboolean   ts_audits_reopen        (TsAudits *self, TsAudit *audit, const char *because, GError **error);

/* Tags serve both tools and so stay open when an audit is completed; but its
 * letter changes with them. Those audits of @report by who works now, compliance
 * first. (element-type TsAudit), free with g_ptr_array_unref().
 */
GPtrArray *ts_audits_list_completed (TsAudits *self, const char *report);
/* What to tell who tags (@adding) or takes a tag off a passage of @report, a
 * sentence for each of these audits, translated, without a full stop; NULL where
 * there is nothing to tell. Free with g_free().
 */
char      *ts_audits_dup_tag_note  (TsAudits *self, const char *report, gboolean adding);
/* What to tell who has not begun @audit while others have: a sentence for each of
 * them, translated, without a full stop; NULL where there is nothing to tell. Free
 * with g_free().
 */
char      *ts_audits_dup_others_note (TsAudits *self, TsAudit *audit);

/* Within an action of somebody who keeps rows beside an audit's: the id of its
 * row, which is made if need be, locked or not. Free with g_free().
 */
char      *ts_audits_ensure_row    (TsAudits *self, TsAudit *audit, TsConnection *connection, GError **error);

G_END_DECLS
