#include "config.h"

#include "widgets/rating-mark.h"

#include <math.h>

struct _TsRatingMark
{
  GtkWidget parent_instance;

  double fill;
};

enum
{
  PROP_FILL = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TsRatingMark, ts_rating_mark, GTK_TYPE_WIDGET)

#define SIZE 16

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

static void
draw_fill (cairo_t *cr, double fill, double radius)
{
  if (fill >= 1)
    cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
  else
    cairo_arc (cr, 0, 0, radius, G_PI_2, 3 * G_PI_2);
  cairo_fill (cr);
}

static void
draw_cross (cairo_t *cr, double radius)
{
  double reach = radius * G_SQRT2 / 2;

  cairo_move_to (cr, -reach, reach);
  cairo_line_to (cr, reach, -reach);
  cairo_stroke (cr);
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TsRatingMark *self = TS_RATING_MARK (widget);
  const double radius = SIZE / 2.0 - 2;
  const double dashes[] = { 2.4, 2.0 };
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  GdkRGBA colour;
  cairo_t *cr;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_translate (cr, width / 2.0, height / 2.0);
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_set_line_width (cr, 1.8);
  if (self->fill <= TS_MARK_NOT_RATED)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
  cairo_stroke (cr);
  if (self->fill > 0)
    draw_fill (cr, self->fill, radius);
  else if (self->fill < 0 && self->fill > TS_MARK_NOT_RATED)
    draw_cross (cr, radius);
  cairo_destroy (cr);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FILL)
    g_value_set_double (value, TS_RATING_MARK (object)->fill);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FILL)
    ts_rating_mark_set_fill (TS_RATING_MARK (object), g_value_get_double (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ts_rating_mark_class_init (TsRatingMarkClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  properties[PROP_FILL] =
      g_param_spec_double ("fill", NULL, NULL, TS_MARK_NOT_RATED, 1, TS_MARK_NOT_RATED,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "ratingmark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ts_rating_mark_init (TsRatingMark *self)
{
  self->fill = TS_MARK_NOT_RATED;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
ts_rating_mark_new (double fill)
{
  return g_object_new (TS_TYPE_RATING_MARK, "fill", fill, NULL);
}

void
ts_rating_mark_set_fill (TsRatingMark *self, double fill)
{
  g_return_if_fail (TS_IS_RATING_MARK (self));

  if (fabs (self->fill - fill) < 1e-9)
    return;
  self->fill = fill;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILL]);
}
