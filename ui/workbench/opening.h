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

TsOpening  *ts_opening_new          (TsDocumentStore *documents, const char *sha256);
/* The first document of that report, or NULL if there is none. */
TsOpening  *ts_opening_new_ahead    (TsProject *project);

const char *ts_opening_get_document (TsOpening *self); /* its SHA-256 */
/* Whether it is open or has failed; true as soon as that is known, at times before "done". */
gboolean    ts_opening_is_done      (TsOpening *self);
TsReader   *ts_opening_get_reader   (TsOpening *self); /* NULL unless it is open */
const char *ts_opening_get_error    (TsOpening *self); /* why it failed, or NULL */
/* To be called when it is no longer of use; there is no "done" then. */
void        ts_opening_cancel       (TsOpening *self);

G_END_DECLS
