#include "config.h"

#include "letter/letter-part.h"

#include "base/text.h"
#include "widgets/panes.h"
#include "widgets/search-popover.h"

#include <glib/gi18n.h>

#define MAX_TITLE 160

struct _TsLetterPart
{
  GtkWidget parent_instance;

  TsAuditSession *session;
  TsAudit *audit; /* whose letter the field shows; the session may be further on */
  const char *part;
  gboolean changed;

  GtkWidget *box;
  GtkWidget *mark;
  GtkWidget *reset;
  GtkMenuButton *insert;
  TsSearchPopover *popover;
  TsTypedText *field;
};

static guint entered_signal;

G_DEFINE_FINAL_TYPE (TsLetterPart, ts_letter_part, GTK_TYPE_WIDGET)

/* --- What the parts are --- */

static const struct
{
  const char *part;
  const char *title;
  const char *hint;
  int lines;
  gboolean quotes; /* a quotation can stand in it */
} descriptions[] = {
  { "addressee", N_ ("Addressee"), NULL, 2, FALSE },
  { "opening", N_ ("Opening"), NULL, 3, TRUE },
  { "overall", N_ ("Overall finding"), N_ ("From the overall rating and its rationale"), 3, TRUE },
  { "strengths", N_ ("Strengths"), N_ ("Before the strengths that follow from the ratings"), 2, TRUE },
  { "development", N_ ("Areas for development"), N_ ("Before the areas that follow from the ratings"), 2,
    TRUE },
  { "questions", N_ ("Questions to reflect on"), N_ ("“- ” begins an item of a list"), 3, TRUE },
  { "closing", N_ ("Closing"), NULL, 3, TRUE },
  { "sign-off", N_ ("Sign-off"), NULL, 2, FALSE },
};

static guint
find_description (const char *part)
{
  for (guint i = 0; i < G_N_ELEMENTS (descriptions); i++)
    if (g_str_equal (descriptions[i].part, part))
      return i;
  g_assert_not_reached ();
}

/* --- The text --- */

static TsLetters *
get_letters (TsLetterPart *self)
{
  return ts_project_get_letters (ts_audit_session_get_project (self->session));
}

static void
show_changed (TsLetterPart *self)
{
  gboolean writable = !ts_project_is_read_only (ts_audit_session_get_project (self->session));

  gtk_widget_set_visible (self->mark, self->changed);
  gtk_widget_set_visible (self->reset, self->changed && writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->insert), writable);
  ts_typed_text_set_editable (self->field, writable && self->audit != NULL);
}

void
ts_letter_part_update (TsLetterPart *self)
{
  TsAudit *audit = ts_audit_session_get_audit (self->session);
  g_autofree char *text = NULL;
  g_autofree char *unwritten = NULL;

  if (audit != self->audit)
    {
      ts_typed_text_flush (self->field);
      g_set_object (&self->audit, audit);
    }
  if (audit != NULL)
    {
      text = ts_letters_dup_part (get_letters (self), audit, self->part);
      unwritten = ts_letters_dup_default (get_letters (self), audit, self->part);
    }
  self->changed = g_strcmp0 (text, unwritten) != 0;
  ts_typed_text_set_text (self->field, text);
  show_changed (self);
}

static void
set_part (TsLetterPart *self, const char *text)
{
  GError *error = NULL;

  if (self->audit != NULL && !ts_letters_set_part (get_letters (self), self->audit, self->part, text, &error))
    ts_audit_session_take_error (self->session, error);
}

static void
committed_cb (TsLetterPart *self, const char *text)
{
  set_part (self, text);
}

void
ts_letter_part_reset (TsLetterPart *self)
{
  TsHistory *history = ts_project_get_history (ts_audit_session_get_project (self->session));

  ts_typed_text_flush (self->field);
  /* Going back is a step of its own: the text that was written can be had again. */
  ts_history_end_merge (history);
  set_part (self, NULL);
  ts_history_end_merge (history);
  ts_letter_part_update (self);
}

void
ts_letter_part_insert (TsLetterPart *self, TsPassage *passage)
{
  g_autofree char *quotation = NULL;

  if (self->audit == NULL)
    return;
  quotation = ts_letters_dup_quotation (get_letters (self), self->audit, passage);
  ts_typed_text_insert (self->field, quotation);
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
}

/* --- Quotations to insert --- */

static TsSearchItem *
create_choice (TsLetterPart *self, TsPassage *passage)
{
  TsFramework *framework = ts_audit_session_get_framework (self->session);
  GPtrArray *tags = ts_passage_get_tags (passage);
  const char *quote = ts_passage_get_quote (passage);
  g_autofree char *title = quote != NULL && *quote != '\0' ? ts_text_ellipsise (quote, MAX_TITLE)
                                                           : g_strdup (_ ("A chart, table or picture"));
  g_autoptr (GString) detail = g_string_new (NULL);

  g_string_append_printf (detail, _ ("p. %u"), ts_passage_get_page (passage) + 1);
  for (guint i = 0; i < tags->len; i++)
    {
      const TsTag *tag = tags->pdata[i];

      g_string_append_printf (detail, " · %s %s", tag->item,
                              ts_framework_get_item_title (framework, tag->item));
    }
  return ts_search_item_new (ts_passage_get_id (passage), title, detail->str, quote);
}

/* Made anew each time it opens: tagging goes on elsewhere. */
static void
fill_popover_cb (TsLetterPart *self)
{
  GListModel *passages = ts_audit_session_get_passages (self->session);
  g_autoptr (GListStore) choices = g_list_store_new (TS_TYPE_SEARCH_ITEM);
  guint n = passages != NULL ? g_list_model_get_n_items (passages) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TsPassage) passage = g_list_model_get_item (passages, i);
      g_autoptr (TsSearchItem) choice = create_choice (self, passage);

      g_list_store_append (choices, choice);
    }
  ts_search_popover_set_items (self->popover, G_LIST_MODEL (choices));
}

static void
chosen_cb (TsLetterPart *self, const char *id)
{
  GListModel *passages = ts_audit_session_get_passages (self->session);

  for (guint i = 0; passages != NULL && i < g_list_model_get_n_items (passages); i++)
    {
      g_autoptr (TsPassage) passage = g_list_model_get_item (passages, i);

      if (g_str_equal (ts_passage_get_id (passage), id))
        {
          ts_letter_part_insert (self, passage);
          return;
        }
    }
}

static void
create_popover_cb (GtkMenuButton *button, gpointer data)
{
  TsLetterPart *self = data;

  if (self->popover == NULL)
    {
      self->popover = TS_SEARCH_POPOVER (
          ts_search_popover_new (_ ("Quotation to insert"), _ ("Words of a quotation"),
                                 _ ("No passage here. Tag passages in the place “Audit” to quote them.")));
      g_signal_connect_object (self->popover, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      gtk_menu_button_set_popover (button, GTK_WIDGET (self->popover));
    }
  fill_popover_cb (self);
}

/* --- The widget --- */

static void
enter_cb (TsLetterPart *self)
{
  g_signal_emit (self, entered_signal, 0);
}

/* Coming back to the field later is another step of history. */
static void
leave_cb (TsLetterPart *self)
{
  ts_typed_text_flush (self->field);
  ts_history_end_merge (ts_project_get_history (ts_audit_session_get_project (self->session)));
}

const char *
ts_letter_part_get_part (TsLetterPart *self)
{
  return self->part;
}

TsTypedText *
ts_letter_part_get_field (TsLetterPart *self)
{
  return self->field;
}

gboolean
ts_letter_part_is_changed (TsLetterPart *self)
{
  return self->changed;
}

static void
ts_letter_part_dispose (GObject *object)
{
  TsLetterPart *self = TS_LETTER_PART (object);

  if (self->box != NULL)
    ts_typed_text_flush (self->field);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->audit);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ts_letter_part_parent_class)->dispose (object);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TS_LETTER_PART (widget)->field));
}

static void
ts_letter_part_class_init (TsLetterPartClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ts_letter_part_dispose;
  widget_class->grab_focus = grab_focus;
  widget_class->focus = ts_panes_focus_child;
  entered_signal = g_signal_new ("entered", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "letterpart");
}

static void
ts_letter_part_init (TsLetterPart *self)
{
}

static void
name_control (GtkWidget *control, const char *tip, const char *name)
{
  gtk_widget_set_tooltip_text (control, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (control, "flat");
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
}

static GtkWidget *
create_heading (TsLetterPart *self, const char *title, gboolean quotes)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);
  g_autofree char *reset_name = g_strdup_printf (_ ("%s: back to the standard text"), title);
  g_autofree char *insert_name = g_strdup_printf (_ ("%s: insert a quotation"), title);

  gtk_widget_add_css_class (label, "heading");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  self->mark = gtk_label_new (_ ("changed"));
  gtk_widget_add_css_class (self->mark, "caption");
  gtk_widget_add_css_class (self->mark, "changed-mark");
  gtk_widget_set_valign (self->mark, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), self->mark);

  self->reset = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  name_control (self->reset, _ ("Back to the Standard Text"), reset_name);
  g_signal_connect_swapped (self->reset, "clicked", G_CALLBACK (ts_letter_part_reset), self);
  gtk_box_append (GTK_BOX (line), self->reset);

  self->insert = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->insert, "list-add-symbolic");
  name_control (GTK_WIDGET (self->insert), _ ("Insert Quotation…"), insert_name);
  gtk_menu_button_set_create_popup_func (self->insert, create_popover_cb, self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->insert), quotes);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->insert));
  return line;
}

GtkWidget *
ts_letter_part_new (TsAuditSession *session, const char *part)
{
  TsLetterPart *self = g_object_new (TS_TYPE_LETTER_PART, NULL);
  guint index = find_description (part);
  const char *title = _ (descriptions[index].title);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->session = g_object_ref (session);
  self->part = descriptions[index].part;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box), create_heading (self, title, descriptions[index].quotes));
  if (descriptions[index].hint != NULL)
    {
      GtkWidget *hint = gtk_label_new (_ (descriptions[index].hint));

      gtk_label_set_xalign (GTK_LABEL (hint), 0);
      gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
      gtk_widget_add_css_class (hint, "caption");
      gtk_widget_add_css_class (hint, "dim-label");
      gtk_box_append (GTK_BOX (self->box), hint);
    }
  self->field = TS_TYPED_TEXT (ts_typed_text_new (title, _ ("Left out of the letter")));
  ts_typed_text_set_lines (self->field, descriptions[index].lines);
  g_signal_connect_object (self->field, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->field));
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->field), focus);
  show_changed (self);
  return GTK_WIDGET (self);
}
