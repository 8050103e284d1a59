/* The partnerships of the register, to choose one by type-ahead. */
#pragma once

#include "project/project.h"
#include "widgets/search-popover.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Partnerships as on the project's cut-off date, by name, the unknown one first with
 * the id "". (element-type TsSearchItem) New reference.
 */
GListModel *ts_partnership_choice_list (TsProject *project, GError **error);

G_END_DECLS
