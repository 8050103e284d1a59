#include "config.h"

#include "workbench/criterion-body.h"

#include "widgets/rating-mark.h"
#include "widgets/rating-switch.h"
#include "widgets/typed-text.h"
#include "workbench/passage-list.h"

#include <glib/gi18n.h>

struct _TsCriterionBody
{
  GtkWidget parent_instance;

  TsAuditSession *session;
  TsAudit *audit;
  char *item;
  GtkWidget *box;
  TsRatingSwitch *rating;
  GtkWidget *depth_box;
  GtkToggleButton *brief;
  GtkToggleButton *detailed;
  GtkWidget *because;
  GtkWidget *waiting; /* says that a level waits for its reason */
  char *pending;      /* which */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (TsCriterionBody, ts_criterion_body, GTK_TYPE_WIDGET)

GtkWidget *
ts_criterion_body_get_because (TsCriterionBody *self)
{
  return self->because;
}

static gboolean
is_overall (TsCriterionBody *self)
{
  return g_str_equal (self->item, "overall");
}

/* --- What holds now --- */

static void
update (TsCriterionBody *self)
{
  const TsScale *scale = ts_audit_session_get_scale (self->session, self->item);
  const char *level = ts_audit_get_level (self->audit, self->item);
  const char *depth = ts_audit_get_depth (self->audit, self->item);
  const TsLevel *found = level != NULL ? ts_scale_find_level (scale, level) : NULL;

  self->updating = TRUE;
  ts_rating_switch_set_level (self->rating, self->pending != NULL ? self->pending : level);
  gtk_widget_set_visible (self->depth_box, found != NULL && found->has_depth);
  gtk_toggle_button_set_active (self->brief, g_strcmp0 (depth, "brief") == 0);
  gtk_toggle_button_set_active (self->detailed, g_strcmp0 (depth, "detailed") == 0);
  gtk_widget_set_visible (self->waiting, self->pending != NULL);
  ts_typed_text_set_text (TS_TYPED_TEXT (self->because), ts_audit_get_because (self->audit, self->item));
  self->updating = FALSE;
}

static void
item_changed_cb (TsCriterionBody *self, const char *item)
{
  if (g_strcmp0 (item, self->item) != 0)
    return;
  /* Whatever was rated meanwhile, by key or undo, is what holds. */
  g_clear_pointer (&self->pending, g_free);
  update (self);
}

static void
editable_cb (TsCriterionBody *self)
{
  gboolean editable = ts_audit_session_is_editable (self->session);

  gtk_widget_set_sensitive (GTK_WIDGET (self->rating), editable);
  gtk_widget_set_sensitive (self->depth_box, editable);
  ts_typed_text_set_editable (TS_TYPED_TEXT (self->because), editable);
}

/* --- What the reviewer does --- */

static void
chosen_cb (TsCriterionBody *self, const char *level)
{
  gboolean again = g_strcmp0 (level, ts_audit_get_level (self->audit, self->item)) == 0;

  g_clear_pointer (&self->pending, g_free);
  ts_typed_text_flush (TS_TYPED_TEXT (self->because));
  /* The level that holds, chosen again, is taken back. */
  ts_audit_session_rate (self->session, self->item, again ? NULL : level);
  update (self);
}

static void
reason_needed_cb (TsCriterionBody *self, const char *item, const char *level)
{
  const TsLevel *found;
  g_autofree char *text = NULL;

  if (g_strcmp0 (item, self->item) != 0)
    return;
  g_free (self->pending);
  self->pending = g_strdup (level);
  found = ts_scale_find_level (ts_audit_session_get_scale (self->session, item), level);
  text = g_strdup_printf (_ ("“%s” holds once its reason is given."), found->title);
  gtk_label_set_text (GTK_LABEL (self->waiting), text);
  update (self);
  gtk_widget_grab_focus (self->because);
}

static void
depth_cb (TsCriterionBody *self, GtkToggleButton *button)
{
  const char *depth = "";

  if (self->updating)
    return;
  if (gtk_toggle_button_get_active (button))
    depth = button == self->brief ? "brief" : "detailed";
  ts_audit_session_set_depth (self->session, self->item, depth);
  update (self);
}

static void
because_cb (TsCriterionBody *self, const char *text)
{
  g_autofree char *level = NULL;

  if (self->pending == NULL || *text == '\0')
    {
      ts_audit_session_set_because (self->session, self->audit, self->item, text);
      return;
    }
  level = g_steal_pointer (&self->pending);
  if (ts_audit_session_rate_because (self->session, self->audit, self->item, level, text) &&
      self->audit == ts_audit_session_get_audit (self->session))
    ts_audit_session_say_rated (self->session, self->item);
}

/* --- Parts --- */

static GtkWidget *
append_text (GtkWidget *box, const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
append_duty (TsCriterionBody *self, const TsCriterion *criterion)
{
  TsFramework *framework = ts_audit_session_get_framework (self->session);
  GtkWidget *duty = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *source = g_strdup_printf ("%s, %s · %s", ts_framework_get_short_title (framework),
                                             criterion->reference, criterion->obligation);

  gtk_widget_add_css_class (duty, "duty");
  if (*criterion->duty != '\0')
    {
      g_autofree char *quoted = g_strdup_printf ("“%s”", criterion->duty);

      append_text (duty, quoted, NULL);
    }
  append_text (duty, source, "caption");
  if (criterion->note != NULL)
    append_text (duty, criterion->note, "caption");
  gtk_box_append (GTK_BOX (self->box), duty);
}

static const char *
descriptor_of (TsCriterionBody *self, const char *level)
{
  TsFramework *framework = ts_audit_session_get_framework (self->session);

  return is_overall (self) ? ts_framework_get_overall_descriptor (framework, level)
                           : ts_framework_get_descriptor (framework, self->item, level);
}

/* A circle, the level's word and what it means, for every level that says. */
static GtkWidget *
create_descriptors (TsCriterionBody *self)
{
  TsFramework *framework = ts_audit_session_get_framework (self->session);
  const TsScale *scale = ts_framework_get_overall_scale (framework);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < scale->levels->len; i++)
    {
      const TsLevel *level = scale->levels->pdata[i];
      const char *text = descriptor_of (self, level->id);
      GtkWidget *row, *texts, *mark;

      if (text == NULL || *text == '\0')
        continue;
      row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      mark = ts_rating_mark_new (ts_rating_fill (scale, level->id));
      gtk_widget_set_valign (mark, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (row), mark);
      append_text (texts, level->title, "caption-heading");
      append_text (texts, text, "caption");
      gtk_box_append (GTK_BOX (row), texts);
      gtk_box_append (GTK_BOX (box), row);
    }
  gtk_widget_add_css_class (box, "descriptors");
  return box;
}

static void
append_descriptors (TsCriterionBody *self)
{
  GtkWidget *descriptors = create_descriptors (self);
  GtkWidget *expander;

  if (is_overall (self))
    {
      gtk_box_append (GTK_BOX (self->box), descriptors);
      return;
    }
  expander = gtk_expander_new_with_mnemonic (_ ("What the levels _mean"));
  gtk_expander_set_child (GTK_EXPANDER (expander), descriptors);
  gtk_box_append (GTK_BOX (self->box), expander);
}

static void
append_rating (TsCriterionBody *self)
{
  TsFramework *framework = ts_audit_session_get_framework (self->session);
  const TsScale *scale = ts_audit_session_get_scale (self->session, self->item);
  GtkWidget *rating =
      ts_rating_switch_new (framework, scale, ts_framework_get_item_title (framework, self->item));

  self->rating = TS_RATING_SWITCH (rating);
  g_signal_connect_swapped (rating, "chosen", G_CALLBACK (chosen_cb), self);
  gtk_box_append (GTK_BOX (self->box), rating);

  self->depth_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->depth_box, "linked");
  gtk_box_set_homogeneous (GTK_BOX (self->depth_box), TRUE);
  self->brief = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_mnemonic (_ ("_Briefly")));
  self->detailed = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_mnemonic (_ ("In _detail")));
  gtk_box_append (GTK_BOX (self->depth_box), GTK_WIDGET (self->brief));
  gtk_box_append (GTK_BOX (self->depth_box), GTK_WIDGET (self->detailed));
  g_signal_connect_swapped (self->brief, "clicked", G_CALLBACK (depth_cb), self);
  g_signal_connect_swapped (self->detailed, "clicked", G_CALLBACK (depth_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->depth_box);
}

/* Escape from a reason that was not given takes back the level that waits for it. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer data)
{
  TsCriterionBody *self = data;
  g_autofree char *text = ts_typed_text_dup_text (TS_TYPED_TEXT (self->because));

  if (key == GDK_KEY_Escape && self->pending != NULL && *text == '\0')
    {
      g_clear_pointer (&self->pending, g_free);
      update (self);
    }
  return GDK_EVENT_PROPAGATE;
}

static void
append_because (TsCriterionBody *self)
{
  g_autofree char *label = g_strdup_printf (_ ("Reason for the rating of %s"), self->item);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->because = ts_typed_text_new (label, _ ("Why this rating?"));
  g_signal_connect_swapped (self->because, "committed", G_CALLBACK (because_cb), self);
  /* A text that was refused goes back to what is kept once the field is left. */
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (update), self);
  gtk_widget_add_controller (self->because, focus);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->because, keys);
  self->waiting = append_text (self->box, "", "caption");
  gtk_widget_add_css_class (self->waiting, "waiting-note");
  gtk_box_append (GTK_BOX (self->box), self->because);
}

static void
ts_criterion_body_dispose (GObject *object)
{
  TsCriterionBody *self = TS_CRITERION_BODY (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->audit != NULL)
    g_signal_handlers_disconnect_by_data (self->audit, self);
  g_clear_object (&self->audit);
  g_clear_object (&self->session);
  g_clear_pointer (&self->item, g_free);
  g_clear_pointer (&self->pending, g_free);
  G_OBJECT_CLASS (ts_criterion_body_parent_class)->dispose (object);
}

static void
ts_criterion_body_class_init (TsCriterionBodyClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ts_criterion_body_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "criterionbody");
}

static void
ts_criterion_body_init (TsCriterionBody *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
ts_criterion_body_new (TsAuditSession *session, const char *item)
{
  TsCriterionBody *self = g_object_new (TS_TYPE_CRITERION_BODY, NULL);
  const TsCriterion *criterion = ts_framework_find_criterion (ts_audit_session_get_framework (session), item);

  self->session = g_object_ref (session);
  self->audit = g_object_ref (ts_audit_session_get_audit (session));
  self->item = g_strdup (item);
  if (criterion != NULL)
    append_duty (self, criterion);
  append_rating (self);
  append_because (self);
  append_descriptors (self);
  if (criterion != NULL)
    gtk_box_append (GTK_BOX (self->box), ts_passage_list_new (session, item));

  g_signal_connect_swapped (self->audit, "item-changed", G_CALLBACK (item_changed_cb), self);
  g_signal_connect_swapped (session, "notify::editable", G_CALLBACK (editable_cb), self);
  g_signal_connect_swapped (session, "reason-needed", G_CALLBACK (reason_needed_cb), self);
  update (self);
  editable_cb (self);
  return GTK_WIDGET (self);
}
