/* One window: the start screen, or one project with its places.
 *
 * Actions: win.undo, win.redo, win.undo-here and win.redo-here (what Ctrl+Z does:
 * within a field its typing), win.next-pane, win.previous-pane, win.place (string state: "audit", "letter"),
 * win.add-report, win.add-report-file (string: a path), win.add-annex, win.add-annex-file (string: a path), win.save-as,
 * win.save-as-file (string: a path), win.shortcuts, win.about.
 */
#pragma once

#include "letter/letter-page.h"
#include "project/project.h"
#include "workbench/workbench.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TS_TYPE_WINDOW (ts_window_get_type ())
G_DECLARE_FINAL_TYPE (TsWindow, ts_window, TS, WINDOW, AdwApplicationWindow)

TsWindow    *ts_window_new           (AdwApplication *application);
/* Shows @project where it was left; NULL goes back to the start screen, closing
 * what was open. @ahead is the opening of its document begun ahead, or NULL.
 */
void         ts_window_set_project   (TsWindow *self, TsProject *project, TsOpening *ahead);
TsProject   *ts_window_get_project   (TsWindow *self); /* or NULL */
TsWorkbench *ts_window_get_workbench (TsWindow *self); /* or NULL */
TsLetterPage *ts_window_get_letter   (TsWindow *self); /* made when it is first asked for; NULL without a project */

/* A sentence that goes away by itself. */
void         ts_window_say           (TsWindow *self, const char *message);
/* A problem that the reviewer has to have read. */
void         ts_window_say_problem   (TsWindow *self, const char *heading, const char *message);

G_END_DECLS
