#include "config.h"

#include "workbench/passage-popover.h"

#include "widgets/section-dot.h"
#include "workbench/passage-card.h"

#include <glib/gi18n.h>

struct _TsPassagePopover
{
  GtkPopover parent_instance;

  TsAuditSession *session;
  TsPassage *passage;
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (TsPassagePopover, ts_passage_popover, GTK_TYPE_POPOVER)

static void
clicked_cb (TsPassagePopover *self, GtkButton *button)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  ts_audit_session_set_item (self->session, gtk_widget_get_name (GTK_WIDGET (button)));
}

static GtkWidget *
create_row (TsPassagePopover *self, const TsTag *tag)
{
  TsFramework *framework = ts_audit_session_get_framework (self->session);
  const TsSection *section = ts_framework_get_item_section (framework, tag->item);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title =
      g_strdup_printf ("%s · %s", tag->item, ts_framework_get_item_title (framework, tag->item));
  g_autofree char *details = ts_passage_describe_tag (self->session, self->passage, tag);
  const char *lines[] = { title, details, tag->note };

  if (section != NULL)
    gtk_box_append (GTK_BOX (line), ts_section_dot_new (section->colour));
  for (guint i = 0; i < G_N_ELEMENTS (lines) && lines[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (lines[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
      gtk_widget_add_css_class (label, i == 0 ? "heading" : "caption");
      gtk_box_append (GTK_BOX (texts), label);
    }
  gtk_box_append (GTK_BOX (line), texts);
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_name (button, tag->item);
  gtk_widget_set_tooltip_text (button, _ ("Show in the audit tool"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), self);
  return button;
}

/* Undo brings it back with all of its tags. */
static void
delete_cb (TsPassagePopover *self)
{
  g_autoptr (TsPassage) passage = g_object_ref (self->passage);

  gtk_popover_popdown (GTK_POPOVER (self));
  ts_audit_session_untag (self->session, passage, NULL);
}

static void
append_delete (TsPassagePopover *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Delete Passage"));
  gboolean read_only = ts_project_is_read_only (ts_audit_session_get_project (self->session));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_name (button, "delete");
  gtk_widget_set_sensitive (button, !read_only);
  gtk_widget_set_tooltip_text (button, _ ("Take All of Its Tags Back"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (delete_cb), self);
  gtk_box_append (self->box, button);
}

static void
update (TsPassagePopover *self)
{
  GPtrArray *tags = ts_passage_get_tags (self->passage);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  for (guint i = 0; i < tags->len; i++)
    gtk_box_append (self->box, create_row (self, tags->pdata[i]));
  append_delete (self);
}

static void
closed_cb (TsPassagePopover *self)
{
  g_clear_object (&self->passage);
}

void
ts_passage_popover_open (TsPassagePopover *self, TsPassage *passage, const GdkRectangle *box)
{
  g_set_object (&self->passage, passage);
  update (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), box);
  gtk_popover_popup (GTK_POPOVER (self));
}

static void
ts_passage_popover_dispose (GObject *object)
{
  TsPassagePopover *self = TS_PASSAGE_POPOVER (object);

  g_clear_object (&self->passage);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ts_passage_popover_parent_class)->dispose (object);
}

static void
ts_passage_popover_class_init (TsPassagePopoverClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ts_passage_popover_dispose;
}

static void
ts_passage_popover_init (TsPassagePopover *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (self->box));
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

GtkWidget *
ts_passage_popover_new (TsAuditSession *session)
{
  TsPassagePopover *self = g_object_new (TS_TYPE_PASSAGE_POPOVER, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
