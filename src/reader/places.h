/* Where in a document an entry of its outline, or a link, leads.
 */
#pragma once

#include "reader/pdf.h"

G_BEGIN_DECLS

/* Sets page (-1 for none) and points from its top as displayed (-1 for not said).
 * @action may be NULL.
 */
void ts_place_find (TsPdf *pdf, PopplerAction *action, int *page, double *y);

G_END_DECLS
