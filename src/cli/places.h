/* Where a quotation stands in a report's documents, and what to say if that is
 * not clear.
 */
#pragma once

#include "cli/cli.h"

G_BEGIN_DECLS

/* The one place where @quote stands, as an anchor; @page counts from 0, -1 for
 * any. NULL after saying that it is not there, with the nearest, or that it is
 * there more than once, with the places.
 */
TsAnchor *cli_place_quote  (TsProject *project, TsReport *report, const char *quote, int page);

/* A rectangle on a page of the main document. NULL after saying what is wrong. */
TsAnchor *cli_place_region (TsProject *project, TsReport *report, const TsRect *rect, guint page);

G_END_DECLS
