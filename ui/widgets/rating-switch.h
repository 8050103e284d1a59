/* The levels of a scale as linked buttons, each with its circle and its word.
 *
 * Signal "chosen" (const char *level): the reviewer chose; the level is shown
 * once ts_rating_switch_set_level() says that it holds.
 */
#pragma once

#include "framework/framework.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_RATING_SWITCH (ts_rating_switch_get_type ())
G_DECLARE_FINAL_TYPE (TsRatingSwitch, ts_rating_switch, TS, RATING_SWITCH, GtkWidget)

/* @framework keeps @scale alive. @label is what is rated, for screen readers. */
GtkWidget *ts_rating_switch_new       (TsFramework *framework, const TsScale *scale, const char *label);
void       ts_rating_switch_set_level (TsRatingSwitch *self, const char *level); /* NULL for none */

/* How full the circle of a level is drawn, TS_MARK_NOT_RATED for NULL. */
double     ts_rating_fill             (const TsScale *scale, const char *level);

G_END_DECLS
