/* What the files of the project share. */
#pragma once

#include "project/project.h"

G_BEGIN_DECLS

TsConnection *ts_project_get_connection (TsProject *self);

/* Whether @value will do for setting @key; what is allowed, if not. */
gboolean      ts_project_setting_validate (const char *key, const char *value, GError **error);
/* The value that a setting has until it is set, or NULL. */
const char   *ts_project_setting_get_default (TsFramework *framework, const char *key);

/* Makes a project file at @path, all of it or none. Fails if there is one. */
gboolean      ts_project_file_create     (const char *path, TsFramework *framework, const char *title,
                                          const char *reviewer, GError **error);
/* A bundled framework's id or the path of a framework's file; NULL is "wt2018". */
TsFramework  *ts_project_find_framework  (const char *framework, GError **error);

G_END_DECLS
