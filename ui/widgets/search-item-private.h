/* What the popover needs of its choices. */
#pragma once

#include "widgets/search-popover.h"

G_BEGIN_DECLS

const char *ts_search_item_get_detail (TsSearchItem *self); /* or NULL */
/* Whether each word of @search begins a word of the choice. */
gboolean    ts_search_item_matches    (TsSearchItem *self, const char *search);

G_END_DECLS
