/* The SQL of ratings.
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

typedef struct
{
  char *item;
  char *level;
  char *because;
  char *depth;
} TsRatingRow;

void       ts_rating_row_free   (TsRatingRow *row);

/* (element-type TsRatingRow) @item NULL: all of the audit. */
GPtrArray *ts_rating_table_list (TsConnection *connection, const char *audit, const char *item, GError **error);

/* Any of the values may be NULL; with all of them NULL the row goes. A row that
 * has these values is left alone.
 */
gboolean   ts_rating_table_put  (TsConnection *connection, const char *audit, const char *item,
                                 const char *level, const char *because, const char *depth, GError **error);

G_END_DECLS
