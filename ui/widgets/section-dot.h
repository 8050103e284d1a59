/* A dot in the colour of a section, beside the section's name. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_SECTION_DOT (ts_section_dot_get_type ())
G_DECLARE_FINAL_TYPE (TsSectionDot, ts_section_dot, TS, SECTION_DOT, GtkWidget)

GtkWidget *ts_section_dot_new   (const char *colour); /* "#rrggbb" */

/* For those that draw dots of their own: one of @size pixels at @x, @y. */
void       ts_section_dot_paint (GtkSnapshot *snapshot, const GdkRGBA *colour, float x, float y, float size);

G_END_DECLS
