/* A rating at a glance: a circle that is full, half full or empty; crossed for
 * what doesn't apply; dashed for what is not rated. Never the only sign: the word
 * stands beside it or is its accessible name.
 *
 * Properties: "fill" (double: 1, 0.5, 0; -1 crossed; -2 dashed).
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_MARK_NOT_APPLICABLE (-1.0)
#define TS_MARK_NOT_RATED      (-2.0)

#define TS_TYPE_RATING_MARK (ts_rating_mark_get_type ())
G_DECLARE_FINAL_TYPE (TsRatingMark, ts_rating_mark, TS, RATING_MARK, GtkWidget)

GtkWidget *ts_rating_mark_new      (double fill);
void       ts_rating_mark_set_fill (TsRatingMark *self, double fill);

G_END_DECLS
