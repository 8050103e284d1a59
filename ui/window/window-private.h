/* What the files of the window share. */
#pragma once

#include "window/window.h"

G_BEGIN_DECLS

struct _TsWindow
{
  AdwApplicationWindow parent_instance;

  TsProject      *project;
  TsAuditSession *session;
  TsHistory      *history; /* of the project, while its screens show it */
  GListModel     *reports;
  guint           check_source;
  gboolean        closing; /* or, while it is being saved, closing once it is */
  TsWorkbench    *workbench;
  TsLetterPage   *letter;
  GSettings      *settings;

  AdwToastOverlay      *toasts;
  AdwViewSwitcherTitle *switcher;
  GtkWidget            *undo;
  GtkWidget            *redo;
  GtkMenuButton        *menu;
  GMenuModel           *main_menu;
  GtkWidget            *unsaved;
  GtkWidget            *read_only;
  GtkLabel             *read_only_reason;
  GtkStack             *stack;
  AdwBin               *start_place;
  AdwViewStack         *places;
  AdwBin               *audit_place;
  AdwBin               *letter_place;
  AdwViewSwitcherBar   *bar;   /* the places where the window is narrow */

  AdwToast             *toast; /* on show, or NULL */
  guint                 toast_source;
  char                 *to_say;
  guint                 say_seconds;
  gboolean              say_undo;
  guint                 undo_source;
};

/* window-actions.c */
void ts_window_add_actions    (TsWindow *self);
void ts_window_update_actions (TsWindow *self);

/* window-undo.c */
void ts_window_flush_typing   (TsWindow *self); /* keeps what is being typed */
void ts_window_step_history   (TsWindow *self, gboolean undo);
/* The same for the keys: within a field its typing comes first. */
void ts_window_step_here      (TsWindow *self, gboolean undo);

/* window-say.c */
/* @undo: with a button that undoes the last action, which is what is said. */
void ts_window_say_for        (TsWindow *self, const char *message, guint seconds, gboolean undo);
/* Something was done since: the button would undo that. */
void ts_window_forget_undo    (TsWindow *self);
void ts_window_stop_saying    (TsWindow *self);

/* window-unsaved.c */
/* In the title, and whether it has none. */
void     ts_window_show_name      (TsWindow *self);
/* A name for the project's file, to begin with. Free with g_free(). */
char    *ts_window_dup_file_name  (TsWindow *self);
/* Without a name and with nothing in it: no loss when it goes. */
gboolean ts_window_is_forgettable (TsProject *project);
/* FALSE if the user is being asked, who may close it then. */
gboolean ts_window_may_close      (TsWindow *self);

/* window-focus.c */
/* Gives the keyboard to the place on show. */
void ts_window_focus_place    (TsWindow *self);
/* Takes it to the pane of the place @steps further on, round and round. */
void ts_window_move_pane      (TsWindow *self, int steps);

G_END_DECLS
