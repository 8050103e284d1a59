#include "config.h"

#include "widgets/fold-layout.h"

struct _TsFoldLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

enum
{
  PROP_SPACING = 1,
};

G_DEFINE_FINAL_TYPE (TsFoldLayout, ts_fold_layout, GTK_TYPE_LAYOUT_MANAGER)

/* --- Which children there is room for --- */

typedef struct
{
  GtkWidget *widget;
  gboolean folds;
  int minimum;
  int natural;
  int width;
} Part;

/* Free with g_array_unref(). */
static GArray *
measure_parts (GtkWidget *widget)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      Part part = { child, gtk_widget_has_css_class (child, "folds"), 0, 0, 0 };

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &part.minimum, &part.natural, NULL, NULL);
      g_array_append_val (parts, part);
    }
  return parts;
}

static int
sum_natural (TsFoldLayout *self, GArray *parts)
{
  int sum = 0;

  for (guint i = 0; i < parts->len; i++)
    sum += g_array_index (parts, Part, i).natural + (i > 0 ? self->spacing : 0);
  return sum;
}

/* What they need at least: the others are not cut for one that folds. */
static int
sum_needed (TsFoldLayout *self, GArray *parts)
{
  int sum = sum_natural (self, parts);

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      sum -= part->folds ? part->natural - part->minimum : 0;
    }
  return sum;
}

/* Takes out those that there is no room for. A hidden child keeps no focus. */
static void
fold (TsFoldLayout *self, GArray *parts, int width)
{
  int sum = sum_needed (self, parts);

  for (guint i = parts->len; i > 0; i--)
    {
      const Part *part = &g_array_index (parts, Part, i - 1);
      GtkWidget *child = part->widget;
      gboolean keep = !part->folds || sum <= width;

      gtk_widget_set_child_visible (child, keep);
      if (keep)
        continue;
      sum -= part->minimum + self->spacing;
      g_array_remove_index (parts, i - 1);
    }
}

/* Cuts those that fold, or the others. Returns what is still missing. */
static int
cut (GArray *parts, gboolean folds, int missing)
{
  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = &g_array_index (parts, Part, i);
      int less = part->folds == folds ? CLAMP (missing, 0, part->natural - part->minimum) : 0;

      part->width -= less;
      missing -= less;
    }
  return missing;
}

/* Too little room for all is taken from those that can be cut; too much is given
 * to those that want it.
 */
static void
share_out (TsFoldLayout *self, GArray *parts, int width)
{
  int missing = sum_natural (self, parts) - width;
  guint n_expand = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = &g_array_index (parts, Part, i);

      part->width = part->natural;
      n_expand += gtk_widget_compute_expand (part->widget, GTK_ORIENTATION_HORIZONTAL);
    }
  missing = cut (parts, TRUE, missing);
  missing = cut (parts, FALSE, missing);
  for (guint i = 0; missing < 0 && i < parts->len && n_expand > 0; i++)
    {
      Part *part = &g_array_index (parts, Part, i);

      if (!gtk_widget_compute_expand (part->widget, GTK_ORIENTATION_HORIZONTAL))
        continue;
      part->width += -missing / (int) n_expand;
      missing += -missing / (int) n_expand;
      n_expand--;
    }
}

/* --- The layout manager --- */

static void
measure_row (TsFoldLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  g_autoptr (GArray) parts = measure_parts (widget);
  guint n = 0;

  *minimum = *natural = 0;
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      if (part->folds)
        continue;
      *minimum += part->minimum + (n > 0 ? self->spacing : 0);
      *natural += part->natural + (n > 0 ? self->spacing : 0);
      n++;
    }
}

static void
measure (GtkLayoutManager *manager,
         GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_row (TS_FOLD_LAYOUT (manager), widget, minimum, natural);
      return;
    }
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum = 0, child_natural = 0;

      if (gtk_widget_should_layout (child))
        gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  TsFoldLayout *self = TS_FOLD_LAYOUT (manager);
  g_autoptr (GArray) parts = measure_parts (widget);
  gboolean backwards = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;

  fold (self, parts, width);
  share_out (self, parts, width);
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);
      GtkAllocation place = { backwards ? width - x - part->width : x, 0, part->width, height };

      gtk_widget_size_allocate (part->widget, &place, -1);
      x += part->width + self->spacing;
    }
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_int (value, TS_FOLD_LAYOUT (object)->spacing);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  TS_FOLD_LAYOUT (object)->spacing = g_value_get_int (value);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (object));
}

static void
ts_fold_layout_class_init (TsFoldLayoutClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (class);

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  manager_class->measure = measure;
  manager_class->allocate = allocate;
  g_object_class_install_property (
      object_class, PROP_SPACING,
      g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
}

static void
ts_fold_layout_init (TsFoldLayout *self)
{
}

GtkLayoutManager *
ts_fold_layout_new (int spacing)
{
  return g_object_new (TS_TYPE_FOLD_LAYOUT, "spacing", spacing, NULL);
}
