/* The pane left of the report: its contents, its pages and its evidence, each made
 * when it is first looked at.
 *
 * Properties
 *   "tab" string: "contents", "pages", "evidence"
 *
 * Signals
 *   "passage-activated" (TsPassage *passage) somebody wants to see it
 */
#pragma once

#include "contents/contents-list.h"
#include "contents/evidence-list.h"
#include "contents/page-list.h"
#include "project/project.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TS_TYPE_CONTENTS_PANE (ts_contents_pane_get_type ())
G_DECLARE_FINAL_TYPE (TsContentsPane, ts_contents_pane, TS, CONTENTS_PANE, GtkWidget)

GtkWidget      *ts_contents_pane_new          (TsProject *project, TsPageView *view, TsReportMarks *marks);
/* @infos of TsPageInfo. @reader has the document open, is NULL while it is being
 * opened, or, with @failed, for ever. Call it again when that changes.
 */
void            ts_contents_pane_set_document (TsContentsPane *self, const char *sha256, GArray *infos,
                                               TsReader *reader, gboolean failed);
void            ts_contents_pane_set_passages (TsContentsPane *self, GListModel *passages);

const char     *ts_contents_pane_get_tab      (TsContentsPane *self);
/* Others than those named above are ignored. */
void            ts_contents_pane_set_tab      (TsContentsPane *self, const char *tab);
/* Puts the focus into the list on show. */
void            ts_contents_pane_grab_focus   (TsContentsPane *self);

/* NULL until they are looked at. */
TsContentsList *ts_contents_pane_get_contents (TsContentsPane *self);
TsPageList     *ts_contents_pane_get_pages    (TsContentsPane *self);

G_END_DECLS
