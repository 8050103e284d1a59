/* A document of a project on its way into a reader. It can be under way before
 * there is a screen to show it on.
 *
 * "done" is emitted once, when it is open or has failed.
 */
#pragma once

#include "project/project.h"

G_BEGIN_DECLS

#define TS_TYPE_OPENING (ts_opening_get_type ())
G_DECLARE_FINAL_TYPE (TsOpening, ts_opening, TS, OPENING, GObject)

/* The report that a project is to be shown with: the one of last time, else its
 * first; NULL if it has none.
 */
TsReport   *ts_opening_find_report  (TsProject *project);

/* @password that was typed, or NULL for the one that is stored. */
/* Of its documents the one that was on show last, else the first; NULL if it has none. */
const TsReportDocument *ts_opening_find_document (TsProject *project, TsReport *report);
void        ts_opening_keep_document (TsProject *project, TsReport *report, const TsReportDocument *document);

TsOpening  *ts_opening_new          (TsDocumentStore *documents, const char *sha256, const char *password);
/* That document of that report, or NULL if there is none. */
TsOpening  *ts_opening_new_ahead    (TsProject *project);

const char *ts_opening_get_document (TsOpening *self); /* its SHA-256 */
/* Whether it is open or has failed; true as soon as that is known, at times before "done". */
gboolean    ts_opening_is_done      (TsOpening *self);
TsReader   *ts_opening_get_reader   (TsOpening *self); /* NULL unless it is open */
const char *ts_opening_get_error    (TsOpening *self); /* why it failed, or NULL */
/* Whether it failed for want of a password, or because of a @wrong one. */
gboolean    ts_opening_needs_password (TsOpening *self, gboolean *wrong);
/* To be called when it is no longer of use; there is no "done" then. */
void        ts_opening_cancel       (TsOpening *self);

G_END_DECLS
