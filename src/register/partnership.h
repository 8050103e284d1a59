/* Making TsPartnership values from the tables. */
#pragma once

#include "register/register.h"

G_BEGIN_DECLS

/* Sorted by region and name; @date NULL takes all, with all their members, @id
 * NULL all partnerships. Fifths are by rank among those listed.
 * (element-type TsPartnership)
 */
GPtrArray *ts_partnerships_load (TsConnection *connection, const char *date, const char *id, GError **error);

G_END_DECLS
