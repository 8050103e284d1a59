#include "config.h"

#include "driver.h"

#include "harness.h"
#include "widgets/typed-text.h"
#include "workbench/criterion-body.h"
#include "workbench/question-body.h"

struct _TsDriver
{
  TsApplication *application;
};

static void
iterate (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

TsDriver *
ts_driver_new (void)
{
  TsDriver *self = g_new0 (TsDriver, 1);
  g_autoptr (GError) error = NULL;

  self->application = ts_application_new (NULL);
  /* Several of these may run on one bus. */
  g_application_set_flags (G_APPLICATION (self->application),
                           G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (self->application), NULL, &error);
  g_assert_no_error (error);
  return self;
}

void
ts_driver_free (TsDriver *self)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self->application)));

  for (GList *window = windows; window != NULL; window = window->next)
    gtk_window_close (window->data);
  g_list_free (windows);
  iterate ();
  g_object_unref (self->application);
  g_free (self);
}

TsApplication *
ts_driver_get_application (TsDriver *self)
{
  return self->application;
}

/* --- Windows --- */

TsWindow *
ts_driver_open (TsDriver *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  TsWindow *window = ts_application_open (self->application, file);

  if (window != NULL)
    ts_harness_run_frames (GTK_WIDGET (window));
  return window;
}

TsWindow *
ts_driver_start (TsDriver *self)
{
  GtkWindow *window;

  g_application_activate (G_APPLICATION (self->application));
  window = gtk_application_get_active_window (GTK_APPLICATION (self->application));
  ts_harness_run_frames (GTK_WIDGET (window));
  return TS_WINDOW (window);
}

static gboolean
has_report (gpointer data)
{
  return ts_audit_session_get_report (ts_driver_get_session (data)) != NULL;
}

TsWindow *
ts_driver_open_sample (TsDriver *self)
{
  TsWindow *window;

  g_action_group_activate_action (G_ACTION_GROUP (self->application), "sample", NULL);
  window = TS_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (self->application)));
  g_assert_nonnull (ts_window_get_project (window));
  g_assert_true (ts_harness_run_until (has_report, window));
  ts_driver_settle (window);
  return window;
}

void
ts_driver_close (TsDriver *self, TsWindow *window)
{
  gtk_window_close (GTK_WINDOW (window));
  iterate ();
}

TsAuditSession *
ts_driver_get_session (TsWindow *window)
{
  return ts_workbench_get_session (ts_window_get_workbench (window));
}

static TsPageView *
pages_of (TsWindow *window)
{
  return ts_workbench_get_page_view (ts_window_get_workbench (window));
}

static gboolean
is_settled (gpointer data)
{
  return ts_page_view_is_settled (pages_of (data));
}

void
ts_driver_settle (TsWindow *window)
{
  ts_harness_run_frames (GTK_WIDGET (window));
  g_assert_true (ts_harness_run_until (is_settled, window));
  ts_harness_run_frames (GTK_WIDGET (window));
}

void
ts_driver_save_png (TsWindow *window, const char *path)
{
  g_autoptr (GdkTexture) texture = ts_harness_render (GTK_WIDGET (window));

  g_assert_true (gdk_texture_save_to_png (texture, path));
}

/* --- Selecting and tagging --- */

static TsTextLayer *
dup_layer (TsWindow *window)
{
  TsDocumentStore *documents = ts_project_get_documents (ts_window_get_project (window));

  return ts_document_store_get_text_layer (documents, ts_page_view_get_document (pages_of (window)), NULL);
}

gboolean
ts_driver_select_quote (TsWindow *window, const char *quote)
{
  g_autoptr (TsTextLayer) layer = dup_layer (window);
  g_autoptr (GArray) places = ts_text_layer_find_quote (layer, quote, -1);
  const TsTextRange *place;

  if (places->len != 1)
    return FALSE;
  place = &g_array_index (places, TsTextRange, 0);
  ts_page_view_scroll_to_page (pages_of (window), place->start.page);
  ts_page_view_select_text (pages_of (window), place);
  iterate ();
  return TRUE;
}

void
ts_driver_select_region (TsWindow *window, guint page, const TsRect *rect)
{
  ts_page_view_scroll_to_page (pages_of (window), page);
  ts_page_view_select_region (pages_of (window), page, rect);
  iterate ();
}

/* The selection in sight, where the popover can point at it. */
static gboolean
selection_in_sight (gpointer data)
{
  GdkRectangle box;
  TsPageView *pages = pages_of (data);
  g_autoptr (TsAnchor) anchor = ts_page_view_dup_selection_anchor (pages);

  if (ts_page_view_get_selection_box (pages, &box))
    return TRUE;
  if (anchor != NULL)
    ts_page_view_scroll_to_passage (pages, anchor);
  return FALSE;
}

void
ts_driver_tag (
    TsWindow *window, const char *item, const char *strength, const char *evidence_type, const char *note)
{
  TsWorkbench *workbench = ts_window_get_workbench (window);
  TsTagPopover *popover = ts_workbench_get_tag_popover (workbench);
  TsTagValues values = { .evidence_type = evidence_type, .note = note };

  if (strength != NULL)
    g_assert_true (ts_strength_from_id (strength, &values.strength));
  g_assert_true (ts_harness_run_until (selection_in_sight, window));
  ts_harness_activate (GTK_WIDGET (workbench), "audit.tag-popover", NULL);
  iterate ();
  ts_tag_popover_set_search (popover, item);
  ts_tag_popover_set_values (popover, &values);
  g_assert_cmpstr (ts_tag_popover_get_first (popover), ==, item);
  ts_tag_popover_choose (popover);
  iterate ();
}

/* --- Rating and answering --- */

static GtkWidget *
open_item (TsWindow *window, const char *item)
{
  TsWorkbench *workbench = ts_window_get_workbench (window);
  TsItemCard *card;

  ts_harness_activate (GTK_WIDGET (workbench), "audit.item", "s", item);
  iterate ();
  card = ts_audit_panel_get_card (ts_workbench_get_panel (workbench), item);
  g_assert_nonnull (card);
  g_assert_true (ts_item_card_is_open (card));
  return ts_item_card_get_body (card);
}

static void
type_text (GtkWidget *field, const char *text)
{
  ts_typed_text_type (TS_TYPED_TEXT (field), text);
  ts_typed_text_flush (TS_TYPED_TEXT (field));
  iterate ();
}

void
ts_driver_rate (TsWindow *window, const char *item, const char *level, const char *depth, const char *because)
{
  TsWorkbench *workbench = ts_window_get_workbench (window);
  GtkWidget *body = open_item (window, item);

  if (level != NULL && *level != '\0')
    ts_harness_activate (GTK_WIDGET (workbench), "audit.rate", "s", level);
  if (because != NULL && *because != '\0')
    type_text (ts_criterion_body_get_because (TS_CRITERION_BODY (body)), because);
  if (depth != NULL && *depth != '\0')
    ts_harness_activate (GTK_WIDGET (workbench), "audit.depth", "s", depth);
  iterate ();
}

void
ts_driver_answer (TsWindow *window, const char *question, const char *text, char **fields)
{
  GtkWidget *body = open_item (window, question);

  type_text (ts_question_body_get_answer (TS_QUESTION_BODY (body)), text);
  for (guint i = 0; fields != NULL && fields[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (fields[i], "=", 2);

      g_assert_cmpuint (g_strv_length (parts), ==, 2);
      g_assert_true (ts_audit_session_answer (ts_driver_get_session (window),
                                              ts_audit_session_get_audit (ts_driver_get_session (window)),
                                              question, parts[0], parts[1]));
    }
  iterate ();
}
