#include "config.h"

#include "contents/evidence-dots.h"

#include "widgets/section-dot.h"

#define MAX_DOTS 5
#define SIZE     7
#define STEP     9
#define PLUS     6

struct _TsEvidenceDots
{
  GtkWidget parent_instance;

  GdkRGBA colours[MAX_DOTS];
  guint n; /* of all */
};

G_DEFINE_FINAL_TYPE (TsEvidenceDots, ts_evidence_dots, GTK_TYPE_WIDGET)

guint
ts_evidence_dots_get_n (TsEvidenceDots *self)
{
  return self->n;
}

void
ts_evidence_dots_set_bars (TsEvidenceDots *self, TsReportMarks *marks, guint first, guint end)
{
  GArray *bars = ts_report_marks_get_bars (marks);
  guint n_before = self->n;

  end = MIN (end, bars->len);
  self->n = end > first ? end - first : 0;
  for (guint i = 0; i < MIN (self->n, MAX_DOTS); i++)
    self->colours[i] = g_array_index (bars, TsReportBar, first + i).colour;
  if (self->n != n_before)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  guint n = TS_EVIDENCE_DOTS (widget)->n;
  int width = (int) MIN (n, MAX_DOTS) * STEP + (n > MAX_DOTS ? PLUS : 0);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? width : SIZE;
}

static void
append_plus (GtkWidget *widget, GtkSnapshot *snapshot, float x, float y)
{
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (x, y + 3, 5, 1));
  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (x + 2, y + 1, 1, 5));
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TsEvidenceDots *self = TS_EVIDENCE_DOTS (widget);
  int top = (gtk_widget_get_height (widget) - SIZE) / 2; /* on whole pixels */
  float y = (float) top;

  for (guint i = 0; i < MIN (self->n, MAX_DOTS); i++)
    ts_section_dot_paint (snapshot, &self->colours[i], (float) i * STEP, y, SIZE);
  if (self->n > MAX_DOTS)
    append_plus (widget, snapshot, MAX_DOTS * STEP, y);
}

static void
ts_evidence_dots_class_init (TsEvidenceDotsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
ts_evidence_dots_init (TsEvidenceDots *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
ts_evidence_dots_new (void)
{
  return g_object_new (TS_TYPE_EVIDENCE_DOTS, NULL);
}
