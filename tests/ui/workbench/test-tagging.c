#include "config.h"

#include "app-fixture.h"
#include "widgets/typed-text.h"
#include "workbench/passage-card.h"
#include "workbench/passage-popover.h"
#include "workbench/tag-editor.h"

#define QUOTE "the voice of the child was recorded in 51 of 60"

static void
undo (AppFixture *fixture)
{
  ts_harness_activate (GTK_WIDGET (fixture->window), "win.undo", NULL);
  ts_harness_run_frames (GTK_WIDGET (fixture->window));
}

static void
select_quote (AppFixture *fixture)
{
  g_assert_true (ts_driver_select_quote (fixture->window, QUOTE));
  ts_driver_settle (fixture->window);
  gtk_widget_grab_focus (GTK_WIDGET (app_get_pages (fixture)));
}

static const TsTag *
tag_of (AppFixture *fixture, const char *item)
{
  g_autoptr (GPtrArray) passages = ts_audit_session_list_passages (app_get_session (fixture), item);

  return passages->len > 0 ? ts_passage_find_tag (passages->pdata[0], item) : NULL;
}

static gboolean
page_has_focus (AppFixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window)) == GTK_WIDGET (app_get_pages (fixture));
}

static GtkWidget *
popover_of (AppFixture *fixture)
{
  return GTK_WIDGET (ts_workbench_get_tag_popover (ts_window_get_workbench (fixture->window)));
}

/* --- Making a tag --- */

static void
test_enter (AppFixture *fixture, gconstpointer data)
{
  app_act (fixture, "audit.item", "B2");
  select_quote (fixture);
  app_press (fixture, "Return");
  g_assert_cmpuint (ts_audit_session_count_passages (app_get_session (fixture), "B2"), ==, 1);
  g_assert_false (ts_page_view_has_selection (app_get_pages (fixture)));
  g_assert_true (page_has_focus (fixture));
  g_assert_true (app_says (fixture->window, "Tagged B2"));
  app_press (fixture, "ctrl+z");
  g_assert_cmpuint (ts_audit_session_count_passages (app_get_session (fixture), "B2"), ==, 0);
}

static void
test_type_ahead (AppFixture *fixture, gconstpointer data)
{
  TsTagPopover *popover = TS_TAG_POPOVER (popover_of (fixture));

  select_quote (fixture);
  app_press (fixture, "t");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (popover)));
  /* The letters go to the search, none to the keys of the workbench. */
  for (const char *const *key = (const char *const[]){ "e", "a", "r", "l", "y", NULL }; *key != NULL; key++)
    app_press (fixture, *key);
  g_assert_cmpstr (ts_tag_popover_get_first (popover), ==, "B2");
  app_press (fixture, "Return");
  g_assert_nonnull (tag_of (fixture, "B2"));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (popover)));
  g_assert_true (page_has_focus (fixture));
}

static void
test_arrows (AppFixture *fixture, gconstpointer data)
{
  TsTagPopover *popover = TS_TAG_POPOVER (popover_of (fixture));

  select_quote (fixture);
  app_press (fixture, "t");
  g_assert_cmpstr (ts_tag_popover_get_first (popover), ==, "A1");
  app_press (fixture, "Down");
  app_press (fixture, "Down");
  g_assert_cmpstr (ts_tag_popover_get_first (popover), ==, "A3");
  app_press (fixture, "Up");
  g_assert_cmpstr (ts_tag_popover_get_first (popover), ==, "A2");
  app_press (fixture, "Return");
  g_assert_nonnull (tag_of (fixture, "A2"));
}

static void
test_values (AppFixture *fixture, gconstpointer data)
{
  const TsTag *tag;

  select_quote (fixture);
  ts_driver_tag (fixture->window, "B2", "partly-supports", "audit", "Fewer than half in 2017");
  tag = tag_of (fixture, "B2");
  g_assert_cmpint (tag->strength, ==, TS_STRENGTH_PARTLY_SUPPORTS);
  g_assert_cmpstr (tag->evidence_type, ==, "audit");
  g_assert_cmpstr (tag->note, ==, "Fewer than half in 2017");
  /* The next one starts afresh. */
  select_quote (fixture);
  app_act (fixture, "audit.tag-popover", NULL);
  {
    TsTagValues values;

    ts_tag_popover_get_values (TS_TAG_POPOVER (popover_of (fixture)), &values);
    g_assert_cmpint (values.strength, ==, TS_STRENGTH_SUPPORTS);
    g_assert_null (values.evidence_type);
    g_assert_null (values.note);
  }
}

static void
test_nothing_matches (AppFixture *fixture, gconstpointer data)
{
  TsTagPopover *popover = TS_TAG_POPOVER (popover_of (fixture));

  select_quote (fixture);
  app_act (fixture, "audit.tag-popover", NULL);
  ts_tag_popover_set_search (popover, "zebra");
  g_assert_null (ts_tag_popover_get_first (popover));
  ts_tag_popover_choose (popover);
  g_assert_cmpuint (g_list_model_get_n_items (ts_audit_session_get_passages (app_get_session (fixture))), ==,
                    0);
  g_assert_true (ts_page_view_has_selection (app_get_pages (fixture)));
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static gboolean
nothing_selected (gpointer data)
{
  return !ts_page_view_has_selection (data);
}

static void
test_escape (AppFixture *fixture, gconstpointer data)
{
  select_quote (fixture);
  app_press (fixture, "t");
  app_press (fixture, "Escape");
  g_assert_false (gtk_widget_get_mapped (popover_of (fixture)));
  g_assert_true (page_has_focus (fixture));
  g_assert_true (ts_page_view_has_selection (app_get_pages (fixture)));
  app_press (fixture, "Escape");
  g_assert_true (ts_harness_run_until (nothing_selected, app_get_pages (fixture)));
}

/* Selected, then scrolled away: the popover comes to where the selection is. */
static void
test_out_of_sight (AppFixture *fixture, gconstpointer data)
{
  select_quote (fixture);
  ts_page_view_scroll_to_page (app_get_pages (fixture), 2);
  ts_driver_settle (fixture->window);
  app_act (fixture, "audit.tag-popover", NULL);
  g_assert_true (gtk_widget_get_mapped (popover_of (fixture)));
  ts_tag_popover_set_search (TS_TAG_POPOVER (popover_of (fixture)), "B2");
  ts_tag_popover_choose (TS_TAG_POPOVER (popover_of (fixture)));
  g_assert_nonnull (tag_of (fixture, "B2"));
}

static void
test_by_pointer (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *pages = GTK_WIDGET (app_get_pages (fixture));
  GtkWidget *button;
  GdkRectangle box;

  app_act (fixture, "audit.item", "B2");
  select_quote (fixture);
  g_assert_true (ts_page_view_get_selection_box (app_get_pages (fixture), &box));
  ts_page_view_clear_selection (app_get_pages (fixture));
  ts_harness_click (pages, box.x + box.width / 2.0, box.y + box.height / 2.0, 2);
  g_assert_true (ts_page_view_has_selection (app_get_pages (fixture)));
  button = app_find_button (GTK_WIDGET (fixture->window), "Tag B2");
  g_assert_nonnull (button);
  app_click (button);
  g_assert_cmpuint (ts_audit_session_count_passages (app_get_session (fixture), "B2"), ==, 1);
  g_assert_null (app_find_button (GTK_WIDGET (fixture->window), "Tag B2"));
}

static void
test_region (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *pages = GTK_WIDGET (app_get_pages (fixture));
  g_autoptr (GPtrArray) passages = NULL;

  app_act (fixture, "audit.item", "B2");
  ts_page_view_scroll_to_page (app_get_pages (fixture), 14);
  ts_driver_settle (fixture->window);
  gtk_widget_grab_focus (pages);
  app_press (fixture, "r");
  ts_harness_move_pointer (pages, 200, 200);
  ts_harness_press_button (pages);
  ts_harness_move_pointer (pages, 300, 260);
  ts_harness_move_pointer (pages, 420, 330);
  ts_harness_release_button (pages);
  app_press (fixture, "Return");
  passages = ts_audit_session_list_passages (app_get_session (fixture), "B2");
  g_assert_cmpuint (passages->len, ==, 1);
  g_assert_true (ts_passage_get_anchor (passages->pdata[0])->is_region);
}

/* --- Passages --- */

static void
test_click_on_passage (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *card;
  GdkRectangle box;
  g_autoptr (GPtrArray) passages = NULL;

  app_act (fixture, "audit.item", "B2");
  select_quote (fixture);
  app_press (fixture, "Return");
  ts_page_view_scroll_to_page (app_get_pages (fixture), 2);
  ts_driver_settle (fixture->window);
  passages = ts_audit_session_list_passages (app_get_session (fixture), "B2");
  g_assert_false (ts_page_view_get_passage_box (app_get_pages (fixture),
                                                ts_passage_get_anchor (passages->pdata[0]), &box));
  card = app_find (GTK_WIDGET (fixture->window), TS_TYPE_PASSAGE_CARD, NULL);
  g_assert_nonnull (card);
  app_click (app_find (card, GTK_TYPE_BUTTON, NULL));
  ts_driver_settle (fixture->window);
  g_assert_true (ts_page_view_get_passage_box (app_get_pages (fixture),
                                               ts_passage_get_anchor (passages->pdata[0]), &box));
  g_assert_cmpuint (ts_page_view_get_page (app_get_pages (fixture)), ==, 14);
}

static void
test_click_on_mark (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *pages = GTK_WIDGET (app_get_pages (fixture));
  GtkWidget *popover;
  GdkRectangle box;
  g_autoptr (GPtrArray) passages = NULL;

  select_quote (fixture);
  app_act (fixture, "audit.tag", "B2");
  passages = ts_audit_session_list_passages (app_get_session (fixture), "B2");
  g_assert_true (ts_page_view_get_passage_box (app_get_pages (fixture),
                                               ts_passage_get_anchor (passages->pdata[0]), &box));
  ts_harness_click (pages, box.x + box.width / 2.0, box.y + box.height / 2.0, 1);
  popover = app_find (GTK_WIDGET (fixture->window), TS_TYPE_PASSAGE_POPOVER, NULL);
  g_assert_nonnull (popover);
  g_assert_nonnull (app_find_label (popover, "B2"));
  app_click (app_find_button (popover, "B2"));
  g_assert_cmpstr (ts_audit_session_get_item (app_get_session (fixture)), ==, "B2");
  g_assert_null (app_find (GTK_WIDGET (fixture->window), TS_TYPE_PASSAGE_POPOVER, NULL));
}

static void
test_delete_passage (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *pages = GTK_WIDGET (app_get_pages (fixture));
  GListModel *passages = ts_audit_session_get_passages (app_get_session (fixture));
  guint n_before = g_list_model_get_n_items (passages);
  GtkWidget *popover;
  GdkRectangle box;
  g_autoptr (GPtrArray) tagged = NULL;

  select_quote (fixture);
  app_act (fixture, "audit.tag", "B2");
  g_assert_cmpuint (g_list_model_get_n_items (passages), ==, n_before + 1);
  tagged = ts_audit_session_list_passages (app_get_session (fixture), "B2");
  g_assert_true (
      ts_page_view_get_passage_box (app_get_pages (fixture), ts_passage_get_anchor (tagged->pdata[0]), &box));
  ts_harness_click (pages, box.x + box.width / 2.0, box.y + box.height / 2.0, 1);
  popover = app_find (GTK_WIDGET (fixture->window), TS_TYPE_PASSAGE_POPOVER, NULL);
  g_assert_nonnull (popover);
  app_click (app_find_button (popover, "Delete Passage"));
  g_assert_cmpuint (g_list_model_get_n_items (passages), ==, n_before);
  ts_harness_activate (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (passages), ==, n_before + 1);
}

static void
test_passage_popover_escape (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *pages = GTK_WIDGET (app_get_pages (fixture));
  GdkRectangle box;
  g_autoptr (GPtrArray) passages = NULL;

  select_quote (fixture);
  app_act (fixture, "audit.tag", "B2");
  passages = ts_audit_session_list_passages (app_get_session (fixture), "B2");
  g_assert_true (ts_page_view_get_passage_box (app_get_pages (fixture),
                                               ts_passage_get_anchor (passages->pdata[0]), &box));
  ts_harness_click (pages, box.x + box.width / 2.0, box.y + box.height / 2.0, 1);
  app_press (fixture, "Escape");
  g_assert_null (app_find (GTK_WIDGET (fixture->window), TS_TYPE_PASSAGE_POPOVER, NULL));
  g_assert_true (page_has_focus (fixture));
}

/* --- The editor --- */

static TsTagEditor *
open_editor (AppFixture *fixture)
{
  GtkWidget *card, *menu, *editor;

  app_act (fixture, "audit.item", "B2");
  select_quote (fixture);
  app_press (fixture, "Return");
  card = app_find (GTK_WIDGET (fixture->window), TS_TYPE_PASSAGE_CARD, NULL);
  menu = app_find (card, GTK_TYPE_MENU_BUTTON, NULL);
  app_click (menu);
  editor = app_find (menu, TS_TYPE_TAG_EDITOR, NULL);
  g_assert_nonnull (editor);
  return TS_TAG_EDITOR (editor);
}

static GtkDropDown *
drop_down_of (TsTagEditor *editor, guint index)
{
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (editor));
  GtkWidget *child = gtk_widget_get_first_child (box);

  while (index-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return GTK_DROP_DOWN (child);
}

static void
test_editor_values (AppFixture *fixture, gconstpointer data)
{
  TsTagEditor *editor = open_editor (fixture);
  GtkWidget *note = app_find (GTK_WIDGET (editor), TS_TYPE_TYPED_TEXT, NULL);
  g_autoptr (GPtrArray) passages = ts_audit_session_list_passages (app_get_session (fixture), "B2");

  gtk_drop_down_set_selected (drop_down_of (editor, 0), TS_STRENGTH_CONTRADICTS);
  g_assert_cmpint (tag_of (fixture, "B2")->strength, ==, TS_STRENGTH_CONTRADICTS);
  gtk_drop_down_set_selected (drop_down_of (editor, 1), 1);
  g_assert_nonnull (tag_of (fixture, "B2")->evidence_type);
  ts_typed_text_type (TS_TYPED_TEXT (note), "Seen twice");
  ts_typed_text_flush (TS_TYPED_TEXT (note));
  g_assert_cmpstr (tag_of (fixture, "B2")->note, ==, "Seen twice");
  app_click (app_find (GTK_WIDGET (editor), GTK_TYPE_CHECK_BUTTON, NULL));
  g_assert_true (ts_passage_get_example (passages->pdata[0]));
  /* Editing leaves the editor open. */
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (editor)));

  undo (fixture);
  g_assert_false (ts_passage_get_example (passages->pdata[0]));
  undo (fixture);
  g_assert_cmpstr (tag_of (fixture, "B2")->note, ==, NULL);
  undo (fixture);
  g_assert_null (tag_of (fixture, "B2")->evidence_type);
  undo (fixture);
  g_assert_cmpint (tag_of (fixture, "B2")->strength, ==, TS_STRENGTH_SUPPORTS);
  g_assert_cmpuint (gtk_drop_down_get_selected (drop_down_of (editor, 0)), ==, TS_STRENGTH_SUPPORTS);
  undo (fixture);
  g_assert_null (tag_of (fixture, "B2"));
  /* The card went with its open menu: the keyboard is free for the next passage. */
  select_quote (fixture);
  app_press (fixture, "Return");
  g_assert_nonnull (tag_of (fixture, "B2"));
}

static void
test_editor_remove (AppFixture *fixture, gconstpointer data)
{
  TsTagEditor *editor = open_editor (fixture);

  app_click (app_find_button (GTK_WIDGET (editor), "Remove This Tag"));
  g_assert_null (tag_of (fixture, "B2"));
  g_assert_null (app_find (GTK_WIDGET (fixture->window), TS_TYPE_PASSAGE_CARD, NULL));
  undo (fixture);
  g_assert_nonnull (tag_of (fixture, "B2"));
  g_assert_nonnull (app_find (GTK_WIDGET (fixture->window), TS_TYPE_PASSAGE_CARD, NULL));
}

/* Keys pressed in a popover are the popover's, not the workbench's. */
static void
test_editor_keys (AppFixture *fixture, gconstpointer data)
{
  TsTagEditor *editor = open_editor (fixture);
  TsAudit *audit = ts_audit_session_get_audit (app_get_session (fixture));

  gtk_widget_child_focus (GTK_WIDGET (editor), GTK_DIR_TAB_FORWARD);
  app_press (fixture, "i");
  app_press (fixture, "j");
  g_assert_null (ts_audit_get_level (audit, "B2"));
  g_assert_cmpstr (ts_audit_session_get_item (app_get_session (fixture)), ==, "B2");
  app_press (fixture, "Escape");
  g_assert_null (app_find (GTK_WIDGET (fixture->window), TS_TYPE_TAG_EDITOR, NULL));
}

int
main (int argc, char *argv[])
{
  app_fixture_init (&argc, &argv);
  app_test_add ("/tagging/enter", test_enter);
  app_test_add ("/tagging/type-ahead", test_type_ahead);
  app_test_add ("/tagging/arrows", test_arrows);
  app_test_add ("/tagging/values", test_values);
  app_test_add ("/tagging/nothing-matches", test_nothing_matches);
  app_test_add ("/tagging/escape", test_escape);
  app_test_add ("/tagging/out-of-sight", test_out_of_sight);
  app_test_add ("/tagging/by-pointer", test_by_pointer);
  app_test_add ("/tagging/region", test_region);
  app_test_add ("/tagging/click-on-passage", test_click_on_passage);
  app_test_add ("/tagging/click-on-mark", test_click_on_mark);
  app_test_add ("/tagging/passage-popover-escape", test_passage_popover_escape);
  app_test_add ("/tagging/delete-passage", test_delete_passage);
  app_test_add ("/tagging/editor-values", test_editor_values);
  app_test_add ("/tagging/editor-remove", test_editor_remove);
  app_test_add ("/tagging/editor-keys", test_editor_keys);
  return app_fixture_run ();
}
