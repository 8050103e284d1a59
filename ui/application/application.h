/* The application: opens projects and reports, a window each.
 *
 * Actions: app.new, app.open (string: a path), app.open-dialog, app.sample,
 * app.quit.
 */
#pragma once

#include "window/window.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TS_TYPE_APPLICATION (ts_application_get_type ())
G_DECLARE_FINAL_TYPE (TsApplication, ts_application, TS, APPLICATION, AdwApplication)

/* @first is the file that will be asked for first, to be opened while the toolkit
 * starts, or NULL.
 */
TsApplication *ts_application_new  (const char *first);

/* Opens a project, or a PDF in a new project without a name. Problems are said in
 * a window. Returns the window, or NULL.
 */
TsWindow      *ts_application_open (TsApplication *self, GFile *file);

G_END_DECLS
