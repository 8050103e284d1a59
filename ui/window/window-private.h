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
  TsWorkbench    *workbench;
  TsLetterPage   *letter;
  GSettings      *settings;

  AdwToastOverlay      *toasts;
  AdwViewSwitcherTitle *switcher;
  GtkWidget            *undo;
  GtkWidget            *redo;
  GtkWidget            *read_only;
  GtkLabel             *read_only_reason;
  GtkStack             *stack;
  AdwBin               *start_place;
  AdwViewStack         *places;
  AdwBin               *audit_place;
  AdwBin               *letter_place;
  AdwViewSwitcherBar   *bar;   /* the places where the window is narrow */
  AdwToast             *toast; /* the last thing said */
};

/* window-actions.c */
void ts_window_add_actions    (TsWindow *self);
void ts_window_update_actions (TsWindow *self);

G_END_DECLS
