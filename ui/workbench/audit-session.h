/* What the workbench works on: one report, one tool, one current item, and the
 * reviewer's audit and passages of that report. The screens of the workbench
 * share it; it knows no widget.
 *
 * Properties (all notified): "report" (TsReport), "tool" (int, a TsTool), "audit"
 * (TsAudit), "passages" (GListModel of TsPassage), "item" (string: the id of the
 * current criterion or question, or "overall"), "editable" (boolean).
 *
 * Signals
 *   "evidence-changed"  ()  passages or their tags changed
 *   "problem"           (char *message)  an action could not be done: a sentence to show
 *   "done"              (char *message, gboolean undoable)  something worth saying
 *                       was done; it is the last action of history if @undoable
 *   "passage-requested" (TsPassage *passage)  show it on its page
 *   "reason-needed"     (char *item, char *level)  this level holds once a reason is given
 */
#pragma once

#include "project/project.h"

G_BEGIN_DECLS

#define TS_TYPE_AUDIT_SESSION (ts_audit_session_get_type ())
G_DECLARE_FINAL_TYPE (TsAuditSession, ts_audit_session, TS, AUDIT_SESSION, GObject)

TsAuditSession *ts_audit_session_new            (TsProject *project);

TsProject      *ts_audit_session_get_project    (TsAuditSession *self);
TsFramework    *ts_audit_session_get_framework  (TsAuditSession *self);
TsReport       *ts_audit_session_get_report     (TsAuditSession *self); /* or NULL */
void            ts_audit_session_set_report     (TsAuditSession *self, TsReport *report);
TsTool          ts_audit_session_get_tool       (TsAuditSession *self);
void            ts_audit_session_set_tool       (TsAuditSession *self, TsTool tool);
TsAudit        *ts_audit_session_get_audit      (TsAuditSession *self); /* or NULL */
GListModel     *ts_audit_session_get_passages   (TsAuditSession *self); /* or NULL */
const char     *ts_audit_session_get_item       (TsAuditSession *self); /* or NULL */
/* NULL, or an id of the framework or "overall"; others are ignored. */
void            ts_audit_session_set_item       (TsAuditSession *self, const char *item);
/* The project can be written and the audit is not completed. */
gboolean        ts_audit_session_is_editable    (TsAuditSession *self);
/* The scale that @item is rated on with this tool. */
const TsScale  *ts_audit_session_get_scale      (TsAuditSession *self, const char *item);

/* Ids of what the tool asks, in order: criteria, with the deep dive questions too,
 * and "overall" last. Free with g_strfreev().
 */
GStrv           ts_audit_session_list_items     (TsAuditSession *self);
/* The item @steps further on, as far as the ends. */
void            ts_audit_session_move           (TsAuditSession *self, int steps);

/* Passages tagged with @item: how many, and which (element-type TsPassage, free
 * with g_ptr_array_unref()).
 */
guint           ts_audit_session_count_passages (TsAuditSession *self, const char *item);
GPtrArray      *ts_audit_session_list_passages  (TsAuditSession *self, const char *item);

/* Actions. What goes wrong is said through "problem". */
gboolean        ts_audit_session_rate           (TsAuditSession *self, const char *item, const char *level);
gboolean        ts_audit_session_set_depth      (TsAuditSession *self, const char *item, const char *depth);
/* What was typed goes to the audit that it was typed for: the session may be at
 * another by the time that the field is left. The first gives a level and its
 * reason in one step.
 */
gboolean        ts_audit_session_rate_because   (TsAuditSession *self, TsAudit *audit, const char *item,
                                                 const char *level, const char *because);
gboolean        ts_audit_session_set_because    (TsAuditSession *self, TsAudit *audit, const char *item,
                                                 const char *because);
gboolean        ts_audit_session_answer         (TsAuditSession *self, TsAudit *audit, const char *question,
                                                 const char *field, const char *value);
gboolean        ts_audit_session_tag            (TsAuditSession *self, const TsAnchor *anchor, const char *item,
                                                 const TsTagValues *values);
/* @item NULL takes all tags back, and the passage goes. */
gboolean        ts_audit_session_untag          (TsAuditSession *self, TsPassage *passage, const char *item);
gboolean        ts_audit_session_complete       (TsAuditSession *self);
gboolean        ts_audit_session_reopen         (TsAuditSession *self, const char *because);

/* Says @error through "problem" and frees it; for edits that go to the services directly. */
void            ts_audit_session_take_error     (TsAuditSession *self, GError *error);
/* Says something that was done through "done", the second what the last action did. */
void            ts_audit_session_say            (TsAuditSession *self, const char *message);
void            ts_audit_session_say_undoable   (TsAuditSession *self, const char *message);
/* After @item was rated where that is not in sight: by a key, or once its reason was given. */
void            ts_audit_session_say_rated      (TsAuditSession *self, const char *item);
void            ts_audit_session_request_passage(TsAuditSession *self, TsPassage *passage);

G_END_DECLS
