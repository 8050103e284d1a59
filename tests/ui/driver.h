/* Works the real application as a reviewer does: by its actions and by typing in
 * its fields. The UI tests, the demonstration (./dev run without a display) and
 * the pictures of the screens (./dev shots) all use it.
 */
#pragma once

#include "application/application.h"

G_BEGIN_DECLS

typedef struct _TsDriver TsDriver;

/* Registers the application in this process; call ts_harness_init() first. */
TsDriver    *ts_driver_new            (void);
/* Closes every window, and with them their projects. */
void         ts_driver_free           (TsDriver *self);
TsApplication *ts_driver_get_application (TsDriver *self);

/* Opens a project or a PDF; NULL if the application said that it can't. */
TsWindow    *ts_driver_open           (TsDriver *self, const char *path);
/* The start screen. */
TsWindow    *ts_driver_start          (TsDriver *self);
/* "Try the sample": waits for the report to be there. */
TsWindow    *ts_driver_open_sample    (TsDriver *self);
void         ts_driver_close          (TsDriver *self, TsWindow *window);

TsAuditSession *ts_driver_get_session (TsWindow *window);

/* Until all visible pages are sharp; fails the test if they never are. */
void         ts_driver_settle         (TsWindow *window);

/* Selects a quotation, which has to stand once in the report on show, or a region. */
gboolean     ts_driver_select_quote   (TsWindow *window, const char *quote);
void         ts_driver_select_region  (TsWindow *window, guint page, const TsRect *rect);
/* Tags the selection for @item through the popover, with its values. */
void         ts_driver_tag            (TsWindow *window, const char *item, const char *strength,
                                       const char *evidence_type, const char *note);
/* Opens the item, rates it and types the rationale; NULL or "" leaves a part out. */
void         ts_driver_rate           (TsWindow *window, const char *item, const char *level,
                                       const char *depth, const char *because);
/* Types an answer and gives the fields ("themes=neglect;domestic-abuse"), NULL-terminated. */
void         ts_driver_answer         (TsWindow *window, const char *question, const char *text,
                                       char **fields);

/* Carries out an audit script (data/sample/northshire.audit) line by line; the
 * report has to be open. Returns the number of lines done; what failed is said on
 * standard error and stops it.
 */
int          ts_driver_run_script     (TsWindow *window, const char *path, GError **error);

/* The window as a PNG. */
void         ts_driver_save_png       (TsWindow *window, const char *path);

G_END_DECLS
