/* What the files of the workbench share. */
#pragma once

#include "contents/contents-pane.h"
#include "workbench/report-view.h"
#include "workbench/tag-popover.h"
#include "workbench/workbench.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _TsWorkbench
{
  GtkWidget parent_instance;

  TsAuditSession     *session;
  GSimpleActionGroup *actions;
  GtkWidget          *paned;
  TsReportView       *report;
  AdwBin             *panel_place;
  TsAuditPanel       *panel;         /* NULL until the first page is there */
  guint               late_tick;
  guint               frames_waited;
  GtkWidget          *selection_bar; /* offers what can be done with a selection */
  GtkWidget          *tag_popover;
  GtkWidget          *passage_popover;
  GtkWidget          *tag_button;    /* in the selection bar: tags for the current item */
  int                 panel_width;    /* as chosen by hand, 0 if it wasn't */
  int                 laid_out_width;
  gboolean            laying_out;
  gboolean            restoring;

  GtkWidget          *contents_paned;  /* the contents and the report */
  AdwBin             *contents_place;
  TsContentsPane     *contents;        /* NULL until the first page is there and it is shown */
  gboolean            contents_may_be_made;
  gboolean            contents_wanted; /* where there is room */
  gboolean            contents_is_narrow;
  gboolean            contents_asked_for; /* where there is little */
  char               *contents_tab;
  guint               contents_source;
};

/* workbench-actions.c */
void     ts_workbench_add_actions     (TsWorkbench *self);
void     ts_workbench_update_actions  (TsWorkbench *self);
void     ts_workbench_add_keys        (TsWorkbench *self);
gboolean ts_workbench_tag_selection   (TsWorkbench *self, const char *item, const TsTagValues *values);

/* workbench-contents.c */
void     ts_workbench_add_contents    (TsWorkbench *self);
/* Makes the pane if it is to be seen: not before the first page is. */
void     ts_workbench_need_contents   (TsWorkbench *self);
/* What the pane and its divider take of the width, in pixels. */
int      ts_workbench_measure_contents (TsWorkbench *self);
/* The workbench is @width pixels wide from now on. */
void     ts_workbench_fit_contents    (TsWorkbench *self, int width);

/* workbench-selection.c */
void     ts_workbench_follow_selection(TsWorkbench *self);
/* Makes the popovers unless they are there: not before the first page is. */
void     ts_workbench_need_popovers   (TsWorkbench *self);
void     ts_workbench_remove_popovers (TsWorkbench *self);
void     ts_workbench_layout_popovers (TsWorkbench *self);
void     ts_workbench_open_tag_popover(TsWorkbench *self);

G_END_DECLS
