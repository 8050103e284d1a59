/* SQL of the tables authority, partnership and membership. */
#pragma once

#include "register/register.h"

G_BEGIN_DECLS

/* A member of a partnership, with the partnership's own columns before it. */
typedef struct
{
  const char *id;
  const char *name;
  const char *kind;
  const char *region;
  const char *valid_from;
  const char *valid_to;
  const char *status;
  const char *member;            /* NULL where there is none */
  const char *member_type;
  double      deprivation_score; /* NaN if unknown */
} TsMemberRow;

typedef void (*TsMemberFunc) (const TsMemberRow *row, gpointer data);

/* Calls @func for each member of each partnership, sorted by region, name and
 * member. @date (a whole ISO date), if not NULL, limits both to what was valid
 * then, @id to one partnership.
 */
gboolean ts_register_table_foreach_member (TsConnection *connection, const char *date, const char *id,
                                           TsMemberFunc func, gpointer data, GError **error);

/* A row each. Dates are ISO and may be partial; NULL where something is unknown or
 * open. @reviewer is NULL for what comes with the bundled register.
 */
gboolean ts_register_table_add_authority  (TsConnection *connection, const char *gss, const char *name,
                                           const char *region, const char *type, const char *score,
                                           const char *rank, const char *note, GError **error);
gboolean ts_register_table_add_partnership(TsConnection *connection, const char *id, const char *name,
                                           const char *kind, const char *region, const char *valid_from,
                                           const char *valid_to, const char *status, const char *source,
                                           const char *reviewer, GError **error);
gboolean ts_register_table_add_membership (TsConnection *connection, const char *partnership,
                                           const char *gss, const char *valid_from, const char *valid_to,
                                           GError **error);

G_END_DECLS
