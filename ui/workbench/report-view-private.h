/* What the files of TsReportView share: report-view.c is the widget and its bar,
 * report-view-document.c opens documents and remembers where one was in them.
 */
#pragma once

#include "workbench/document-tabs.h"
#include "workbench/password-bar.h"
#include "workbench/report-view.h"

G_BEGIN_DECLS

struct _TsReportView
{
  GtkWidget parent_instance;

  TsAuditSession *session;
  TsOpening *ahead; /* under way since before there was a view; NULL once looked at */
  TsOpening *opening;
  TsShownDocument shown;
  TsReport *report; /* whose documents the tabs show ... */
  GPtrArray *known; /* ... of char *, their hashes */
  char *typed_password; /* while it is tried */
  guint keep_source;
  gboolean loading;

  GtkWidget *box;
  GtkWidget *bar;
  GtkMenuButton *chooser;
  GtkPopover *chooser_popover;
  GtkListBox *reports;
  GtkLabel *title;
  GtkLabel *period;
  GtkEditable *page_entry;
  GtkLabel *page_count;
  GtkMenuButton *zoom;
  GMenuModel    *zoom_menu;
  GtkBox *reading;
  GtkScrolledWindow *scroller;
  GtkStack *stack;
  TsPageView *pages;
  TsDocumentTabs *tabs;
  TsPasswordBar *password_bar;
  TsReportMarks *marks;
  GtkWidget *strip;
  TsFinder *finder;
};

/* report-view.c */
void ts_report_view_emit_changed     (TsReportView *self);
/* What the bar says of page and zoom. */
void ts_report_view_update_bar       (TsReportView *self);
void ts_report_view_forget_shown     (TsReportView *self);

/* report-view-document.c */
void ts_report_view_drop_openings    (TsReportView *self);
void ts_report_view_moved            (TsReportView *self);
void ts_report_view_follow_passages  (TsReportView *self);
void ts_report_view_close_document   (TsReportView *self);
/* The document of the report that was on show last, else its first. */
void ts_report_view_open_report      (TsReportView *self);
/* The document that stands @steps further on among the tabs, round the ends. */
void ts_report_view_move_document    (TsReportView *self, int steps);
/* After documents came to the report or went from it. */
void ts_report_view_update_tabs      (TsReportView *self);
/* Opens the document on show with @password. */
void ts_report_view_unlock           (TsReportView *self, const char *password);

G_END_DECLS
