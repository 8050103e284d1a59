#include "config.h"

#include "widgets/section-dot.h"

struct _TsSectionDot
{
  GtkWidget parent_instance;

  GdkRGBA colour;
};

G_DEFINE_FINAL_TYPE (TsSectionDot, ts_section_dot, GTK_TYPE_WIDGET)

#define SIZE 10

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

void
ts_section_dot_paint (GtkSnapshot *snapshot, const GdkRGBA *colour, float x, float y, float size)
{
  GskRoundedRect dot;

  gsk_rounded_rect_init_from_rect (&dot, &GRAPHENE_RECT_INIT (x, y, size, size), size / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &dot);
  gtk_snapshot_append_color (snapshot, colour, &dot.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ts_section_dot_paint (snapshot, &TS_SECTION_DOT (widget)->colour, 0, 0, SIZE);
}

static void
ts_section_dot_class_init (TsSectionDotClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
ts_section_dot_init (TsSectionDot *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
ts_section_dot_new (const char *colour)
{
  TsSectionDot *self = g_object_new (TS_TYPE_SECTION_DOT, NULL);

  if (!gdk_rgba_parse (&self->colour, colour))
    gdk_rgba_parse (&self->colour, "gray");
  return GTK_WIDGET (self);
}
