/* SQL of the tables setting, framework and view_state. */
#pragma once

#include "framework/framework.h"
#include "store/connection.h"

G_BEGIN_DECLS

/* NULL without an error where there is none. Free with g_free(). */
char        *ts_project_table_get_setting    (TsConnection *connection, const char *key, GError **error);
gboolean     ts_project_table_set_setting    (TsConnection *connection, const char *key, const char *value,
                                              GError **error);

gboolean     ts_project_table_add_framework  (TsConnection *connection, TsFramework *framework, GError **error);
/* The project's own copy, checked against the hash it was stored with. */
TsFramework *ts_project_table_load_framework (TsConnection *connection, GError **error);

char        *ts_project_table_get_view_state (TsConnection *connection, const char *key);
/* NULL removes. */
gboolean     ts_project_table_set_view_state (TsConnection *connection, const char *key, const char *value,
                                              GError **error);

/* How many rows one of our tables has; -1 on error. */
gint64       ts_project_table_count          (TsConnection *connection, const char *table, GError **error);
/* Rows that refer to something that is not there, in words; NULL if none does. */
char        *ts_project_table_check_references (TsConnection *connection, GError **error);

G_END_DECLS
