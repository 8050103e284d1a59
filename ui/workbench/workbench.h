/* The place "Audit": the report beside the audit tool.
 *
 * Actions, in the group "audit" that the workbench has inserted on itself:
 *   audit.tool (string state: "compliance", "deep-dive")
 *   audit.item (string)   makes a criterion, question or "overall" the current one
 *   audit.next            audit.previous
 *   audit.rate (string: a level)  rates the current item
 *   audit.depth (string: "brief", "detailed", "")
 *   audit.tag (string: an item)   tags the selection for it
 *   audit.tag-current     tags the selection for the current item
 *   audit.tag-popover     opens the type-ahead at the selection
 *   audit.untag ((ss): passage and item)
 *   audit.show-passage (string: a passage)
 *   audit.contents (boolean state)    the pane left of the report is shown, also F9
 *   audit.contents-tab (string: "contents", "pages", "evidence")  shows it and goes into it
 *   audit.complete        audit.reopen (string: why)   audit.reopen-dialog
 *
 * Keys, where no text is being typed: Enter tags for the current item, T opens the
 * type-ahead, the levels' own keys rate, J and K go to the next and the previous
 * item, R marks a region.
 */
#pragma once

#include "contents/contents-pane.h"
#include "page-view/page-view.h"
#include "workbench/audit-panel.h"
#include "workbench/audit-session.h"
#include "workbench/opening.h"
#include "workbench/tag-popover.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_WORKBENCH (ts_workbench_get_type ())
G_DECLARE_FINAL_TYPE (TsWorkbench, ts_workbench, TS, WORKBENCH, GtkWidget)

/* @ahead is the opening of the session's document begun ahead, or NULL. */
GtkWidget      *ts_workbench_new           (TsAuditSession *session, TsOpening *ahead);
TsAuditSession *ts_workbench_get_session   (TsWorkbench *self);
TsPageView     *ts_workbench_get_page_view (TsWorkbench *self);
TsAuditPanel   *ts_workbench_get_panel     (TsWorkbench *self);
TsTagPopover   *ts_workbench_get_tag_popover (TsWorkbench *self);
/* Keeps report, tool, item and place in the project's view state. */
void            ts_workbench_keep_state    (TsWorkbench *self);
/* The width of the audit tool in pixels, as chosen by hand: 0 lets it follow the window. */
int             ts_workbench_get_panel_width (TsWorkbench *self);
void            ts_workbench_set_panel_width (TsWorkbench *self, int width);
/* The size in pixels that it will have as far as is known, for the page to be drawn
 * before that. To be called after the widths of the panes were set.
 */
void            ts_workbench_expect_size   (TsWorkbench *self, int width, int height);

/* Takes the keyboard to the next (1) or previous (-1) of the panes: contents, page, audit tool. */
void          ts_workbench_move_pane     (TsWorkbench *self, int steps);

/* The pane left of the report: whether it is shown where the window has room for it,
 * its width in pixels and its tab. Where a window is narrow, as of @window_width
 * pixels, it is hidden until somebody asks for it.
 */
void            ts_workbench_set_contents  (TsWorkbench *self, int window_width, gboolean visible, int width,
                                            const char *tab);
gboolean        ts_workbench_get_contents  (TsWorkbench *self, int *width, const char **tab);
/* Made if it isn't there yet. */
TsContentsPane *ts_workbench_get_contents_pane (TsWorkbench *self);

G_END_DECLS
