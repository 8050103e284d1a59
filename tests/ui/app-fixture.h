/* A project with the sample report in the real application, in a folder of its own
 * for each test, and ways to find and work what stands in the window.
 */
#pragma once

#include "driver.h"
#include "harness.h"

G_BEGIN_DECLS

typedef struct
{
  char     *folder;
  char     *path; /* of the project */
  TsDriver *driver;
  TsWindow *window; /* NULL where the test opens it itself */
} AppFixture;

/* Instead of ts_harness_init() and g_test_run(). */
void       app_fixture_init      (int *argc, char ***argv);
int        app_fixture_run       (void);

/* Opens a copy of a project into which the sample report was taken. */
void       app_fixture_set_up    (AppFixture *fixture, gconstpointer data);
/* The same without a window. */
void       app_fixture_prepare   (AppFixture *fixture, gconstpointer data);
/* Closes all windows. */
void       app_fixture_tear_down (AppFixture *fixture, gconstpointer data);

/* Closes the window and opens the project again. */
void       app_fixture_reopen    (AppFixture *fixture);
char      *app_fixture_build_path(AppFixture *fixture, const char *name);
/* The path of a report made for the sample. */
char      *app_sample_path       (const char *name);
/* Takes one more report in, without a window; returns its id. */
char      *app_fixture_add       (AppFixture *fixture, const char *path);

TsAuditSession *app_get_session  (AppFixture *fixture);
TsPageView     *app_get_pages    (AppFixture *fixture);
/* Activates an action that the workbench knows; @parameter may be NULL. */
void       app_act               (AppFixture *fixture, const char *action, const char *parameter);
/* A real key, as xdotool names it. */
void       app_press             (AppFixture *fixture, const char *key);

/* The first mapped widget of @type within @root, with the widget name @name if not NULL. */
GtkWidget *app_find              (GtkWidget *root, GType type, const char *name);
/* The first mapped button that says @label. */
GtkWidget *app_find_button       (GtkWidget *root, const char *label);
/* The first mapped label whose text contains @text. */
GtkWidget *app_find_label        (GtkWidget *root, const char *text);
/* A real click in its middle. */
void       app_click             (GtkWidget *widget);
/* Waits until the window says @text somewhere. */
gboolean   app_says              (TsWindow *window, const char *text);

#define app_test_add(path, func) \
  g_test_add (path, AppFixture, NULL, app_fixture_set_up, func, app_fixture_tear_down)
#define app_test_add_unopened(path, func) \
  g_test_add (path, AppFixture, NULL, app_fixture_prepare, func, app_fixture_tear_down)

G_END_DECLS
