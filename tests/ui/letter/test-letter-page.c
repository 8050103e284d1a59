#include "config.h"

#include "letter/letter-page.h"

#include "project-fixture.h"

#include <string.h>

#define QUOTE "every child in Haverdale safe"

typedef struct
{
  ProjectFixture project;
  TsLetterPage *page;
  GtkWindow *window;
} Fixture;

static gboolean
is_settled (gpointer data)
{
  return ts_letter_page_is_settled (data);
}

static void
settle (Fixture *fixture)
{
  ts_letter_page_flush (fixture->page);
  g_assert_true (ts_harness_run_until (is_settled, fixture->page));
  ts_harness_run_frames (GTK_WIDGET (fixture->page));
}

static void
open_page (Fixture *fixture)
{
  fixture->page = TS_LETTER_PAGE (ts_letter_page_new (fixture->project.session));
  fixture->window = ts_harness_open_window (GTK_WIDGET (fixture->page), 1024, 720);
  settle (fixture);
}

static void
close_page (Fixture *fixture)
{
  TsLetterPage *page = fixture->page;

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  ts_harness_close_window (fixture->window);
  g_assert_null (page);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  project_fixture_set_up (&fixture->project);
  project_fixture_add (&fixture->project, "haverdale-2019-20.pdf");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_page (fixture);
  project_fixture_tear_down (&fixture->project);
}

/* Whether the letter on show has a block of this id with @text in it. */
static gboolean
shows (Fixture *fixture, const char *id, const char *text)
{
  const TsBlockDocument *document =
      ts_letter_preview_get_document (ts_letter_page_get_preview (fixture->page));

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TsBlock *block = document->blocks->pdata[i];
      g_autofree char *all = ts_block_dup_text (block);

      if (g_strcmp0 (block->id, id) == 0)
        return strstr (all, text) != NULL;
    }
  return FALSE;
}

static char *
dup_kept (Fixture *fixture, const char *part)
{
  return ts_letters_dup_part (ts_project_get_letters (fixture->project.project),
                              ts_audit_session_get_audit (fixture->project.session), part);
}

static char *
dup_field (Fixture *fixture, const char *part)
{
  return ts_typed_text_dup_text (ts_letter_part_get_field (ts_letter_page_get_part (fixture->page, part)));
}

static void
undo (Fixture *fixture, const char *expected)
{
  g_autofree char *action = NULL;
  g_autoptr (GError) error = NULL;

  ts_history_undo (ts_project_get_history (fixture->project.project), &action, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (action, ==, expected);
}

/* --- Writing --- */

static void
test_write (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *shown = NULL;
  TsLetterPart *part;

  open_page (fixture);
  part = ts_letter_page_get_part (fixture->page, "opening");
  before = dup_field (fixture, "opening");
  g_assert_cmpstr (before, !=, "");
  g_assert_false (ts_letter_part_is_changed (part));

  ts_harness_activate (GTK_WIDGET (fixture->page), "letter.write", "(ss)", "opening",
                       "We read it with care.");
  settle (fixture);
  kept = dup_kept (fixture, "opening");
  g_assert_cmpstr (kept, ==, "We read it with care.");
  g_assert_true (shows (fixture, "opening", "We read it with care."));
  g_assert_true (ts_letter_part_is_changed (part));

  undo (fixture, "edit letter");
  settle (fixture);
  shown = dup_field (fixture, "opening");
  g_assert_cmpstr (shown, ==, before);
  g_assert_false (shows (fixture, "opening", "with care"));
  g_assert_false (ts_letter_part_is_changed (part));
  g_assert_null (fixture->project.problem);
}

/* Real keys, and the pause after which they are kept. */
static gboolean
is_kept (gpointer data)
{
  g_autofree char *text = dup_kept (data, "closing");

  return strstr (text, "yes") != NULL;
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  open_page (fixture);
  gtk_widget_grab_focus (GTK_WIDGET (ts_letter_page_get_part (fixture->page, "closing")));
  for (const char *key = "yes"; *key != '\0'; key++)
    ts_harness_press_key (GTK_WIDGET (fixture->page), (const char[]){ *key, '\0' });
  g_assert_true (ts_harness_run_until (is_kept, fixture));
  settle (fixture);
  g_assert_true (shows (fixture, "closing", "yes"));
}

static void
test_reset (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *reset = NULL;
  g_autofree char *again = NULL;

  open_page (fixture);
  before = dup_field (fixture, "closing");
  ts_harness_activate (GTK_WIDGET (fixture->page), "letter.write", "(ss)", "closing", "The end.");
  settle (fixture);
  ts_harness_activate (GTK_WIDGET (fixture->page), "letter.reset", "s", "closing");
  settle (fixture);
  reset = dup_field (fixture, "closing");
  g_assert_cmpstr (reset, ==, before);
  g_assert_true (shows (fixture, "closing", before));
  undo (fixture, "edit letter");
  settle (fixture);
  again = dup_field (fixture, "closing");
  g_assert_cmpstr (again, ==, "The end.");
}

static void
test_insert (Fixture *fixture, gconstpointer data)
{
  g_autofree char *passage = project_fixture_tag (&fixture->project, QUOTE, "A1");
  g_autofree char *kept = NULL;

  open_page (fixture);
  ts_harness_activate (GTK_WIDGET (fixture->page), "letter.write", "(ss)", "overall", "You say:");
  ts_harness_activate (GTK_WIDGET (fixture->page), "letter.insert", "(ss)", "overall", passage);
  settle (fixture);
  kept = dup_kept (fixture, "overall");
  g_assert_true (g_str_has_prefix (kept, "You say: “"));
  g_assert_nonnull (strstr (kept, QUOTE));
  g_assert_nonnull (strstr (kept, "p. 3"));
  g_assert_true (shows (fixture, "overall", QUOTE));
}

/* Every field shows all of its text without an edit. */
static gboolean
is_whole (gpointer field)
{
  GtkTextView *view =
      GTK_TEXT_VIEW (gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (field))));
  GtkTextIter end;
  GdkRectangle line;
  int x, y;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
  gtk_text_view_get_iter_location (view, &end, &line);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, line.x, line.y, &x, &y);
  return y >= 0 && y + line.height <= gtk_widget_get_height (GTK_WIDGET (view));
}

static void
test_whole_text (Fixture *fixture, gconstpointer data)
{
  TsAuditSession *session = fixture->project.session;
  TsLetters *letters = ts_project_get_letters (fixture->project.project);
  const char *const *parts = ts_letters_get_parts ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 12; i++)
    g_string_append_printf (text, "Sentence %u of a part that runs over many lines. ", i);
  g_string_append (text, "\n\nAnd a last one.");
  g_assert_true (
      ts_letters_set_part (letters, ts_audit_session_get_audit (session), "closing", text->str, &error));
  g_assert_no_error (error);
  open_page (fixture);
  for (guint i = 0; parts[i] != NULL; i++)
    g_assert_true (ts_harness_run_until (
        is_whole, ts_letter_part_get_field (ts_letter_page_get_part (fixture->page, parts[i]))));
}

/* What was typed for one tool's letter is not taken into the other's. */
static void
test_other_tool (Fixture *fixture, gconstpointer data)
{
  TsAuditSession *session = fixture->project.session;
  g_autofree char *there = NULL;
  g_autofree char *back = NULL;

  open_page (fixture);
  ts_harness_activate (GTK_WIDGET (fixture->page), "letter.write", "(ss)", "opening", "Compliance only.");
  ts_audit_session_set_tool (session, TS_TOOL_DEEP_DIVE);
  settle (fixture);
  there = dup_field (fixture, "opening");
  g_assert_cmpstr (there, !=, "Compliance only.");
  ts_audit_session_set_tool (session, TS_TOOL_COMPLIANCE);
  settle (fixture);
  back = dup_field (fixture, "opening");
  g_assert_cmpstr (back, ==, "Compliance only.");
}

/* --- Following the audit --- */

static void
test_follow (Fixture *fixture, gconstpointer data)
{
  TsAuditSession *session = fixture->project.session;
  TsReportValues values = { .period_start = "2019-10-01", .period_end = "2020-09-30" };
  g_autofree char *passage = NULL;
  g_autoptr (GError) error = NULL;

  open_page (fixture);
  g_assert_false (shows (fixture, "strength-A1", ""));
  g_assert_true (ts_audit_session_rate (session, "A1", "included"));
  passage = project_fixture_tag (&fixture->project, QUOTE, "A1");
  settle (fixture);
  g_assert_true (shows (fixture, "strength-A1", ""));
  g_assert_true (shows (fixture, "strength-A1-1", QUOTE));

  g_assert_true (ts_register_update_report (ts_project_get_register (fixture->project.project),
                                            ts_report_get_id (ts_audit_session_get_report (session)), &values,
                                            &error));
  g_assert_no_error (error);
  settle (fixture);
  g_assert_true (shows (fixture, "subtitle", "October 2019 to September 2020"));

  /* Out of sight nothing is laid out; it is when it comes into sight. */
  gtk_widget_set_visible (GTK_WIDGET (fixture->page), FALSE);
  g_assert_true (ts_audit_session_rate (session, "A1", "not-included"));
  g_assert_false (ts_letter_page_is_settled (fixture->page));
  gtk_widget_set_visible (GTK_WIDGET (fixture->page), TRUE);
  settle (fixture);
  g_assert_false (shows (fixture, "strength-A1", ""));
}

static void
test_click (Fixture *fixture, gconstpointer data)
{
  TsLetterPreview *preview;
  g_autofree char *passage = project_fixture_tag (&fixture->project, QUOTE, "A1");
  GdkRectangle box;

  g_assert_true (ts_audit_session_rate (fixture->project.session, "A1", "included"));
  open_page (fixture);
  preview = ts_letter_page_get_preview (fixture->page);
  ts_letter_preview_show_block (preview, "strength-A1-1");
  ts_harness_run_frames (GTK_WIDGET (preview));
  g_assert_true (ts_letter_preview_get_box (preview, "strength-A1-1", &box));
  ts_harness_click (GTK_WIDGET (preview), box.x + box.width / 2.0, box.y + box.height / 2.0, 1);
  g_assert_nonnull (fixture->project.requested);
  g_assert_cmpstr (ts_passage_get_id (fixture->project.requested), ==, passage);

  /* By key: the last place is a part; the quotation is among those before it,
   * wherever the pointer rests while the paper scrolls beneath it.
   */
  project_fixture_forget (&fixture->project);
  gtk_widget_grab_focus (GTK_WIDGET (preview));
  for (guint i = 0; i < 40; i++)
    ts_harness_press_key (GTK_WIDGET (preview), "Right");
  for (guint i = 0; i < 40 && fixture->project.requested == NULL; i++)
    {
      ts_harness_press_key (GTK_WIDGET (preview), "Left");
      ts_harness_press_key (GTK_WIDGET (preview), "Return");
      gtk_widget_grab_focus (GTK_WIDGET (preview));
    }
  g_assert_nonnull (fixture->project.requested);
}

/* --- Exporting --- */

static void
test_export (Fixture *fixture, gconstpointer data)
{
  static const char *const starts[][2] = { { "odt", "PK" },
                                           { "pdf", "%PDF-" },
                                           { "html", "<!DOCTYPE html" } };
  g_autofree char *others = NULL;

  open_page (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autofree char *name = g_strconcat ("letter.", starts[i][0], NULL);
      g_autofree char *path = g_build_filename (fixture->project.folder, name, NULL);
      g_autofree char *bytes = NULL;
      g_autoptr (GError) error = NULL;

      /* What is being typed is in it. */
      ts_harness_activate (GTK_WIDGET (fixture->page), "letter.write", "(ss)", "opening", "Typed just now.");
      ts_harness_activate (GTK_WIDGET (fixture->page), "letter.export", "s", path);
      g_file_get_contents (path, &bytes, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (g_ascii_strncasecmp (bytes, starts[i][1], strlen (starts[i][1])), ==, 0);
      g_assert_nonnull (strstr (fixture->project.done, name));
      if (g_str_equal (starts[i][0], "html"))
        g_assert_nonnull (strstr (bytes, "Typed just now."));
    }
  g_assert_null (fixture->project.problem);
  g_assert_nonnull (strstr (fixture->project.done, "beside it"));

  /* What somebody else wrote is left alone. */
  project_fixture_forget (&fixture->project);
  others = g_build_filename (fixture->project.folder, "others.odt", NULL);
  g_assert_true (g_file_set_contents (others, "not ours", -1, NULL));
  ts_harness_activate (GTK_WIDGET (fixture->page), "letter.export", "s", others);
  g_assert_nonnull (strstr (fixture->project.problem, "no letter as Touchstone wrote it"));

  project_fixture_forget (&fixture->project);
  ts_harness_activate (GTK_WIDGET (fixture->page), "letter.export", "s", "/nowhere/letter.pdf");
  g_assert_nonnull (fixture->project.problem);
  ts_harness_activate (GTK_WIDGET (fixture->page), "letter.export", "s", "/tmp/letter.doc");
  g_assert_nonnull (strstr (fixture->project.problem, ".odt"));
  g_assert_null (fixture->project.done);
}

/* --- Locked and empty --- */

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report =
      g_strdup (ts_report_get_id (ts_audit_session_get_report (fixture->project.session)));
  g_autofree char *path = g_build_filename (fixture->project.folder, "letter.pdf", NULL);
  g_autofree char *shown = NULL;

  project_fixture_reopen_read_only (&fixture->project);
  ts_audit_session_set_report (
      fixture->project.session,
      ts_register_get_report (ts_project_get_register (fixture->project.project), report));
  open_page (fixture);
  ts_harness_activate (GTK_WIDGET (fixture->page), "letter.write", "(ss)", "opening", "Not to be kept.");
  shown = dup_field (fixture, "opening");
  g_assert_cmpstr (shown, !=, "Not to be kept.");
  ts_harness_activate (GTK_WIDGET (fixture->page), "letter.export", "s", path);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_null (fixture->project.problem);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  ts_audit_session_set_report (fixture->project.session, NULL);
  open_page (fixture);
  g_assert_null (ts_letter_preview_get_document (ts_letter_page_get_preview (fixture->page)));
  ts_harness_activate (GTK_WIDGET (fixture->page), "letter.export", "s", "/nowhere/letter.pdf");
  g_assert_null (fixture->project.problem);
  ts_harness_save_png (GTK_WIDGET (fixture->window), "letter-empty");
}

/* --- Looks --- */

/* The pages on screen: white paper with ink on it, in light and in dark. */
static void
test_looks (Fixture *fixture, gconstpointer data)
{
  g_autofree char *passage = project_fixture_tag (&fixture->project, QUOTE, "A1");

  open_page (fixture);
  ts_harness_save_png (GTK_WIDGET (fixture->window), "letter-unrated");
  g_assert_true (ts_audit_session_rate (fixture->project.session, "A1", "included"));
  g_assert_true (ts_audit_session_rate (fixture->project.session, "A2", "not-included"));
  ts_harness_activate (GTK_WIDGET (fixture->page), "letter.write", "(ss)", "closing",
                       "Thank you for the care that went into it.");
  settle (fixture);
  for (int dark = 0; dark < 2; dark++)
    {
      TsLetterPreview *preview = ts_letter_page_get_preview (fixture->page);
      g_autofree guint32 *pixels = NULL;
      int width, height;
      guint white = 0, ink = 0;

      ts_harness_set_dark (dark);
      pixels = ts_harness_dup_pixels (GTK_WIDGET (preview), &width, &height);
      for (int i = 0; i < width * height; i++)
        {
          white += (pixels[i] & 0xffffff) == 0xffffff;
          ink +=
              (pixels[i] & 0xff) < 0x40 && (pixels[i] >> 8 & 0xff) < 0x40 && (pixels[i] >> 16 & 0xff) < 0x40;
        }
      g_assert_cmpuint (white, >, (guint) (width * height) / 2);
      g_assert_cmpuint (ink, >, 500);
      ts_harness_save_png (GTK_WIDGET (fixture->window), dark ? "letter-dark" : "letter");
    }
  ts_harness_set_dark (FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (ts_letter_page_get_part (fixture->page, "closing")));
  ts_harness_save_png (GTK_WIDGET (fixture->window), "letter-changed");
}

#define letter_test_add(name, func) g_test_add ("/ui/letter/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  ts_harness_init (&argc, &argv);
  letter_test_add ("write", test_write);
  letter_test_add ("keys", test_keys);
  letter_test_add ("reset", test_reset);
  letter_test_add ("insert", test_insert);
  letter_test_add ("whole-text", test_whole_text);
  letter_test_add ("other-tool", test_other_tool);
  letter_test_add ("follow", test_follow);
  letter_test_add ("click", test_click);
  letter_test_add ("export", test_export);
  letter_test_add ("read-only", test_read_only);
  letter_test_add ("empty", test_empty);
  letter_test_add ("looks", test_looks);
  return g_test_run ();
}
