#include "config.h"

#include "app-fixture.h"
#include "widgets/typed-text.h"
#include "workbench/criterion-body.h"
#include "workbench/field-editor.h"
#include "workbench/question-body.h"

#include <string.h>

static TsAudit *
audit_of (AppFixture *fixture)
{
  return ts_audit_session_get_audit (ts_driver_get_session (fixture->window));
}

static const char *
level_of (AppFixture *fixture, const char *item)
{
  return ts_audit_get_level (audit_of (fixture), item);
}

static GtkWidget *
open_item (AppFixture *fixture, const char *item)
{
  app_act (fixture, "audit.item", item);
  return ts_item_card_get_body (
      ts_audit_panel_get_card (ts_workbench_get_panel (ts_window_get_workbench (fixture->window)), item));
}

static TsTypedText *
open_because (AppFixture *fixture, const char *item)
{
  return TS_TYPED_TEXT (ts_criterion_body_get_because (TS_CRITERION_BODY (open_item (fixture, item))));
}

static void
assert_shown (TsTypedText *field, const char *text)
{
  g_autofree char *shown = ts_typed_text_dup_text (field);

  g_assert_cmpstr (shown, ==, text);
}

static void
undo (AppFixture *fixture)
{
  ts_harness_activate (GTK_WIDGET (fixture->window), "win.undo", NULL);
}

static void
test_undo (AppFixture *fixture, gconstpointer data)
{
  TsTypedText *field = open_because (fixture, "A1");

  ts_typed_text_type (field, "Seen in");
  ts_typed_text_flush (field);
  ts_typed_text_type (field, "Seen in three places");
  ts_typed_text_flush (field);
  g_assert_cmpstr (ts_audit_get_because (audit_of (fixture), "A1"), ==, "Seen in three places");
  /* The pauses within one field are one step. */
  undo (fixture);
  assert_shown (field, "");
  ts_harness_activate (GTK_WIDGET (fixture->window), "win.redo", NULL);
  assert_shown (field, "Seen in three places");
}

static void
test_two_fields (AppFixture *fixture, gconstpointer data)
{
  TsTypedText *field = open_because (fixture, "A1");

  ts_typed_text_type (field, "One");
  field = open_because (fixture, "A2");
  ts_typed_text_type (field, "Other");
  ts_typed_text_flush (field);
  field = open_because (fixture, "A1");
  ts_typed_text_type (field, "One more");
  ts_typed_text_flush (field);
  undo (fixture);
  g_assert_cmpstr (ts_audit_get_because (audit_of (fixture), "A1"), ==, "One");
  g_assert_cmpstr (ts_audit_get_because (audit_of (fixture), "A2"), ==, "Other");
  undo (fixture);
  g_assert_cmpstr (ts_audit_get_because (audit_of (fixture), "A2"), ==, NULL);
  g_assert_cmpstr (ts_audit_get_because (audit_of (fixture), "A1"), ==, "One");
}

/* Ctrl+Z in the field takes back what was typed there, letter groups at a time, and
 * stops before what was done elsewhere: that is offered, or undone from the page.
 */
static void
test_undo_by_key (AppFixture *fixture, gconstpointer data)
{
  TsTypedText *field;
  g_autofree char *text = NULL;

  app_act (fixture, "audit.item", "A1");
  app_act (fixture, "audit.rate", "included");
  field = open_because (fixture, "A1");
  gtk_widget_grab_focus (GTK_WIDGET (field));
  for (const char *const *key = (const char *const[]){ "a", "b", "space", "c", "d", NULL }; *key != NULL;
       key++)
    app_press (fixture, *key);
  assert_shown (field, "ab cd");
  app_press (fixture, "ctrl+z");
  text = ts_typed_text_dup_text (field);
  g_assert_true (g_str_has_prefix (text, "ab"));
  g_assert_cmpuint (strlen (text), <, 5);
  for (guint i = 0; i < 8; i++)
    app_press (fixture, "ctrl+z");
  assert_shown (field, "");
  g_assert_cmpstr (level_of (fixture, "A1"), ==, "included");
  g_assert_true (app_says (fixture->window, "All typing here is undone"));
  ts_typed_text_flush (field);
  g_assert_cmpstr (ts_audit_get_because (audit_of (fixture), "A1"), ==, NULL);

  for (guint i = 0; i < 8; i++)
    app_press (fixture, "ctrl+shift+z");
  assert_shown (field, "ab cd");
  /* From the page the project's steps are undone, the whole reason first. */
  app_press (fixture, "Escape");
  g_assert_cmpstr (ts_audit_get_because (audit_of (fixture), "A1"), ==, "ab cd");
  app_press (fixture, "ctrl+z");
  assert_shown (field, "");
  app_press (fixture, "ctrl+z");
  g_assert_cmpstr (level_of (fixture, "A1"), ==, NULL);
  app_press (fixture, "ctrl+shift+z");
  app_press (fixture, "ctrl+shift+z");
  assert_shown (field, "ab cd");
}

/* An older text is not thrown away by the key in its field; the button undoes it. */
static void
test_older_text (AppFixture *fixture, gconstpointer data)
{
  TsTypedText *field = open_because (fixture, "A1");

  ts_typed_text_type (field, "Written yesterday");
  app_fixture_reopen (fixture);
  field = open_because (fixture, "A1");
  gtk_widget_grab_focus (GTK_WIDGET (field));
  for (guint i = 0; i < 4; i++)
    app_press (fixture, "ctrl+z");
  assert_shown (field, "Written yesterday");
  app_click (app_find_button (GTK_WIDGET (fixture->window), "Undo"));
  g_assert_true (app_says (fixture->window, "Undone"));
  assert_shown (field, "");
}

/* Escape leaves a field for the page and keeps its text; a level that waits for its
 * reason is given up where none was typed.
 */
static void
test_escape (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *pages = GTK_WIDGET (ts_workbench_get_page_view (ts_window_get_workbench (fixture->window)));
  TsTypedText *field = open_because (fixture, "B4");

  gtk_widget_grab_focus (GTK_WIDGET (field));
  app_press (fixture, "x");
  app_press (fixture, "Escape");
  g_assert_true (gtk_widget_has_focus (pages));
  g_assert_cmpstr (ts_audit_get_because (audit_of (fixture), "B4"), ==, "x");
  app_press (fixture, "ctrl+z");
  app_press (fixture, "a");
  g_assert_false (gtk_widget_has_focus (pages));
  g_assert_nonnull (app_find_label (GTK_WIDGET (fixture->window), "holds once its reason is given"));
  app_press (fixture, "Escape");
  g_assert_true (gtk_widget_has_focus (pages));
  g_assert_null (app_find_label (GTK_WIDGET (fixture->window), "holds once its reason is given"));
  g_assert_null (level_of (fixture, "B4"));
}

/* The letters of the workbench's keys are letters where text is typed. */
static void
test_keys_are_letters (AppFixture *fixture, gconstpointer data)
{
  TsAuditSession *session = ts_driver_get_session (fixture->window);
  TsTypedText *field = open_because (fixture, "B2");
  gboolean region;

  gtk_widget_grab_focus (GTK_WIDGET (field));
  for (const char *const *key = (const char *const[]){ "j", "k", "t", "r", "i", "n", "a", "Return", NULL };
       *key != NULL; key++)
    app_press (fixture, *key);
  assert_shown (field, "jktrina\n");
  g_assert_cmpstr (ts_audit_session_get_item (session), ==, "B2");
  g_assert_null (ts_audit_get_level (audit_of (fixture), "B2"));
  g_object_get (ts_workbench_get_page_view (ts_window_get_workbench (fixture->window)), "region-mode",
                &region, NULL);
  g_assert_false (region);
}

static void
test_closing_at_once (AppFixture *fixture, gconstpointer data)
{
  TsTypedText *field = open_because (fixture, "A1");

  ts_typed_text_type (field, "Typed as the window was closed");
  app_fixture_reopen (fixture);
  g_assert_cmpstr (ts_audit_get_because (audit_of (fixture), "A1"), ==, "Typed as the window was closed");
}

static void
test_other_tool_at_once (AppFixture *fixture, gconstpointer data)
{
  TsTypedText *field = open_because (fixture, "A1");

  ts_typed_text_type (field, "Typed for compliance");
  app_act (fixture, "audit.tool", "deep-dive");
  g_assert_cmpstr (ts_audit_get_because (audit_of (fixture), "A1"), ==, NULL);
  app_act (fixture, "audit.tool", "compliance");
  g_assert_cmpstr (ts_audit_get_because (audit_of (fixture), "A1"), ==, "Typed for compliance");
}

static void
test_long_text (AppFixture *fixture, gconstpointer data)
{
  TsTypedText *field = open_because (fixture, "A1");
  g_autoptr (GString) text = g_string_new (NULL);
  int height;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "Sentence %u says something of what was found. ", i);
  ts_typed_text_type (field, text->str);
  ts_typed_text_flush (field);
  ts_harness_run_frames (GTK_WIDGET (fixture->window));
  height = gtk_widget_get_height (GTK_WIDGET (field));
  g_assert_cmpint (height, >, 1000);
  g_assert_cmpstr (ts_audit_get_because (audit_of (fixture), "A1"), ==, text->str);
}

/* Whether the last line of the field stands within what scrolls it. */
static gboolean
shows_end (gpointer data)
{
  GtkTextView *view = data;
  GtkWidget *scroller = gtk_widget_get_ancestor (data, GTK_TYPE_SCROLLED_WINDOW);
  GtkTextIter end;
  GdkRectangle line;
  double x, y;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
  gtk_text_view_get_iter_location (view, &end, &line);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, line.x, line.y, &line.x, &line.y);
  g_assert_true (gtk_widget_translate_coordinates (data, scroller, line.x, line.y, &x, &y));
  return y > 0 && y + line.height <= gtk_widget_get_height (scroller);
}

/* The line that is being typed stays in view where the field outgrows the panel. */
static void
test_cursor_in_view (AppFixture *fixture, gconstpointer data)
{
  TsTypedText *field = open_because (fixture, "A1");
  GtkWidget *view = app_find (GTK_WIDGET (field), GTK_TYPE_TEXT_VIEW, NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_autoptr (GString) text = g_string_new (NULL);
  GtkTextIter end;

  gtk_widget_grab_focus (GTK_WIDGET (field));
  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, "Line %u\n", i);
  ts_typed_text_type (field, text->str);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  app_press (fixture, "z");
  g_assert_true (ts_harness_run_until (shows_end, view));
}

/* --- Questions --- */

static void
test_answer (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *body;
  TsTypedText *answer;

  app_act (fixture, "audit.tool", "deep-dive");
  body = open_item (fixture, "P3");
  answer = TS_TYPED_TEXT (ts_question_body_get_answer (TS_QUESTION_BODY (body)));
  ts_typed_text_type (answer, "By two workshops");
  ts_typed_text_flush (answer);
  g_assert_cmpstr (ts_audit_get_answer (audit_of (fixture), "P3", NULL), ==, "By two workshops");
  undo (fixture);
  assert_shown (answer, "");
}

static void
test_choices (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *body;
  GtkWidget *check;

  app_act (fixture, "audit.tool", "deep-dive");
  body = open_item (fixture, "P3");
  check = app_find (body, GTK_TYPE_CHECK_BUTTON, NULL);
  app_click (check);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_nonnull (ts_audit_get_answer (audit_of (fixture), "P3", "how-set"));
  undo (fixture);
  g_assert_cmpstr (ts_audit_get_answer (audit_of (fixture), "P3", "how-set"), ==, NULL);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
}

static void
test_boolean (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *drop_down;

  app_act (fixture, "audit.tool", "deep-dive");
  drop_down = app_find (open_item (fixture, "P3"), GTK_TYPE_DROP_DOWN, NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 1);
  g_assert_cmpstr (ts_audit_get_answer (audit_of (fixture), "P3", "evidence-stated"), ==, "true");
  undo (fixture);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down)), ==, 0);
}

/* The first question that asks for a number. */
static const char *
find_number (AppFixture *fixture, const char **field)
{
  GPtrArray *questions =
      ts_framework_get_questions (ts_project_get_framework (ts_window_get_project (fixture->window)));

  for (guint i = 0; i < questions->len; i++)
    {
      const TsQuestion *question = questions->pdata[i];

      for (guint j = 0; j < question->fields->len; j++)
        if (((const TsField *) question->fields->pdata[j])->type == TS_FIELD_INTEGER)
          {
            *field = ((const TsField *) question->fields->pdata[j])->id;
            return question->id;
          }
    }
  g_assert_not_reached ();
}

static void
test_number (AppFixture *fixture, gconstpointer data)
{
  const char *field;
  const char *question = find_number (fixture, &field);
  GtkWidget *entry;

  app_act (fixture, "audit.tool", "deep-dive");
  entry = app_find (open_item (fixture, question), GTK_TYPE_ENTRY, NULL);
  gtk_widget_grab_focus (entry);
  app_press (fixture, "1");
  app_press (fixture, "2");
  app_press (fixture, "Return");
  g_assert_cmpstr (ts_audit_get_answer (audit_of (fixture), question, field), ==, "12");
  /* What is none is refused, and the field goes back. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "a dozen");
  app_press (fixture, "Return");
  g_assert_cmpstr (ts_audit_get_answer (audit_of (fixture), question, field), ==, "12");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "12");
}

/* What was typed in an entry is part of what is undone, and not lost on closing. */
static void
test_number_undone_and_closed (AppFixture *fixture, gconstpointer data)
{
  const char *field;
  g_autofree char *id = NULL;
  g_autofree char *question = g_strdup (find_number (fixture, &field));
  GtkWidget *entry;

  id = g_strdup (field);
  app_act (fixture, "audit.tool", "deep-dive");
  entry = app_find (open_item (fixture, question), GTK_TYPE_ENTRY, NULL);
  gtk_widget_grab_focus (entry);
  app_press (fixture, "7");
  app_press (fixture, "ctrl+z");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  app_press (fixture, "8");
  app_fixture_reopen (fixture);
  g_assert_cmpstr (ts_audit_get_answer (audit_of (fixture), question, id), ==, "8");
}

int
main (int argc, char *argv[])
{
  app_fixture_init (&argc, &argv);
  app_test_add ("/typing/undo", test_undo);
  app_test_add ("/typing/two-fields", test_two_fields);
  app_test_add ("/typing/undo-by-key", test_undo_by_key);
  app_test_add ("/typing/older-text", test_older_text);
  app_test_add ("/typing/escape", test_escape);
  app_test_add ("/typing/keys-are-letters", test_keys_are_letters);
  app_test_add ("/typing/closing-at-once", test_closing_at_once);
  app_test_add ("/typing/other-tool-at-once", test_other_tool_at_once);
  app_test_add ("/typing/long-text", test_long_text);
  app_test_add ("/typing/cursor-in-view", test_cursor_in_view);
  app_test_add ("/typing/answer", test_answer);
  app_test_add ("/typing/choices", test_choices);
  app_test_add ("/typing/boolean", test_boolean);
  app_test_add ("/typing/number", test_number);
  app_test_add ("/typing/number-undone-and-closed", test_number_undone_and_closed);
  return app_fixture_run ();
}
