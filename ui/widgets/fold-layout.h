/* A row that does without some of its parts where there is no room for them: the
 * children with the CSS class "folds" are left out, the last first, while the
 * others would be cut; before that they are cut themselves. What they do has to be found elsewhere as well.
 *
 * A row never asks for the room that its folding children would take; they get
 * what is left over.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_FOLD_LAYOUT (ts_fold_layout_get_type ())
G_DECLARE_FINAL_TYPE (TsFoldLayout, ts_fold_layout, TS, FOLD_LAYOUT, GtkLayoutManager)

/* Has the property "spacing", in pixels. */
GtkLayoutManager *ts_fold_layout_new (int spacing);

G_END_DECLS
