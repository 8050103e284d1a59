#include "config.h"

#include "workbench/passage-card.h"

#include "widgets/document-name.h"
#include "widgets/menu-tip.h"
#include "workbench/tag-editor.h"

#include <glib/gi18n.h>

struct _TsPassageCard
{
  GtkWidget parent_instance;

  TsAuditSession *session;
  TsPassage *passage;
  char *item;
  GtkWidget *box;
  GtkWidget *button;
  GtkLabel *quote;
  GtkLabel *details;
  GtkLabel *note;
  GtkMenuButton *menu;
  GdkRGBA colour; /* of the section */
};

G_DEFINE_FINAL_TYPE (TsPassageCard, ts_passage_card, GTK_TYPE_WIDGET)

char *
ts_passage_describe_tag (TsAuditSession *session, TsPassage *passage, const TsTag *tag)
{
  TsFramework *framework = ts_audit_session_get_framework (session);
  const TsEvidenceType *type =
      tag->evidence_type != NULL ? ts_framework_find_evidence_type (framework, tag->evidence_type) : NULL;
  g_autofree char *page = g_strdup_printf (_ ("p. %u"), ts_passage_get_page (passage) + 1);
  g_autofree char *document = ts_document_describe_other (ts_audit_session_get_report (session),
                                                          ts_passage_get_anchor (passage)->document);
  GString *text = g_string_new (page);

  if (document != NULL)
    g_string_append_printf (text, " · %s", document);
  g_string_append_printf (text, " · %s", ts_strength_get_title (tag->strength));
  if (type != NULL)
    g_string_append_printf (text, " · %s", type->title);
  if (ts_passage_get_example (passage))
    g_string_append_printf (text, " · %s", _ ("practice example"));
  return g_string_free (text, FALSE);
}

/* A region over a picture has no words of its own. */
static char *
describe_quote (TsPassage *passage)
{
  const char *quote = ts_passage_get_quote (passage);

  if (ts_passage_get_anchor (passage)->is_region)
    return quote != NULL && *quote != '\0' ? g_strdup_printf (_ ("Region: “%s”"), quote)
                                           : g_strdup (_ ("Region of the page"));
  return g_strdup_printf ("“%s”", quote);
}

static void
update (TsPassageCard *self)
{
  const TsTag *tag = ts_passage_find_tag (self->passage, self->item);
  g_autofree char *quote = describe_quote (self->passage);
  g_autofree char *details = NULL;
  g_autofree char *name = NULL;

  if (tag == NULL)
    return;
  details = ts_passage_describe_tag (self->session, self->passage, tag);
  gtk_label_set_text (self->quote, quote);
  gtk_label_set_text (self->details, details);
  gtk_label_set_text (self->note, tag->note != NULL ? tag->note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), tag->note != NULL && *tag->note != '\0');
  name = g_strdup_printf (_ ("%s, %s. Show on its page."), quote, details);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
clicked_cb (TsPassageCard *self)
{
  ts_audit_session_request_passage (self->session, self->passage);
}

/* The editor is made when it is asked for: there may be many cards. */
static void
create_popover_cb (GtkMenuButton *button, gpointer data)
{
  TsPassageCard *self = data;
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), ts_tag_editor_new (self->session, self->passage, self->item));
  gtk_menu_button_set_popover (button, popover);
}

/* A stripe and a tint in the colour of the section, as the mark on the page has it. */
static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TsPassageCard *self = TS_PASSAGE_CARD (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  GdkRGBA tint = self->colour;
  GskRoundedRect outline;

  tint.alpha = 0.13f;
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, width, height), 5);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &tint, &outline.bounds);
  gtk_snapshot_append_color (snapshot, &self->colour, &GRAPHENE_RECT_INIT (0, 0, 4, height));
  gtk_snapshot_pop (snapshot);
  GTK_WIDGET_CLASS (ts_passage_card_parent_class)->snapshot (widget, snapshot);
}

static void
set_colour (TsPassageCard *self)
{
  const TsSection *section =
      ts_framework_get_item_section (ts_audit_session_get_framework (self->session), self->item);

  if (section == NULL || !gdk_rgba_parse (&self->colour, section->colour))
    gdk_rgba_parse (&self->colour, "gray");
}

/* An undo may take the card away while its menu is open: a popover that is not
 * closed before it goes keeps the keyboard.
 */
static void
unmap (GtkWidget *widget)
{
  gtk_menu_button_popdown (TS_PASSAGE_CARD (widget)->menu);
  GTK_WIDGET_CLASS (ts_passage_card_parent_class)->unmap (widget);
}

static void
ts_passage_card_dispose (GObject *object)
{
  TsPassageCard *self = TS_PASSAGE_CARD (object);

  if (self->passage != NULL)
    g_signal_handlers_disconnect_by_func (self->passage, update, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->passage);
  g_clear_object (&self->session);
  g_clear_pointer (&self->item, g_free);
  G_OBJECT_CLASS (ts_passage_card_parent_class)->dispose (object);
}

static void
ts_passage_card_class_init (TsPassageCardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ts_passage_card_dispose;
  widget_class->snapshot = snapshot;
  widget_class->unmap = unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "passagecard");
}

static GtkLabel *
append_label (GtkWidget *box, const char *class, int lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
ts_passage_card_init (TsPassageCard *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->button = gtk_button_new ();
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_hexpand (self->button, TRUE);
  self->quote = append_label (texts, NULL, 3);
  self->details = append_label (texts, "caption", 1);
  gtk_widget_add_css_class (GTK_WIDGET (self->details), "dim-label");
  self->note = append_label (texts, "caption", 2);
  gtk_button_set_child (GTK_BUTTON (self->button), texts);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);

  self->menu = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->menu, "view-more-symbolic");
  gtk_widget_set_valign (GTK_WIDGET (self->menu), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->menu), "flat");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu), _ ("Change or Remove This Tag"));
  ts_menu_tip_guard (self->menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Change or remove this tag"), -1);
  gtk_menu_button_set_create_popup_func (self->menu, create_popover_cb, self, NULL);
  gtk_box_append (GTK_BOX (self->box), self->button);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->menu));
}

TsPassage *
ts_passage_card_get_passage (TsPassageCard *self)
{
  return self->passage;
}

GtkWidget *
ts_passage_card_new (TsAuditSession *session, TsPassage *passage, const char *item)
{
  TsPassageCard *self = g_object_new (TS_TYPE_PASSAGE_CARD, NULL);

  self->session = g_object_ref (session);
  self->passage = g_object_ref (passage);
  self->item = g_strdup (item);
  set_colour (self);
  g_signal_connect_swapped (passage, "changed", G_CALLBACK (update), self);
  update (self);
  return GTK_WIDGET (self);
}
