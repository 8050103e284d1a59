/* The projects somebody worked on last, for the start screen: kept in the user's
 * data folder, not in any project.
 */
#pragma once

#include "project/project.h"

G_BEGIN_DECLS

typedef struct
{
  char     *path;
  char     *title;
  char     *opened;     /* when it was last open, UTC, ISO 8601 */
  gboolean  is_unnamed; /* kept for the user until it is saved under a name */
  guint     n_reports;
  guint     n_complete; /* audits completed */
  guint     n_rated;    /* criteria rated in the audits not completed ... */
  guint     n_criteria; /* ... of so many */
} TsRecentProject;

void       ts_recent_project_free (TsRecentProject *recent);

/* Newest first, those whose file is there. (element-type TsRecentProject), free
 * with g_ptr_array_unref().
 */
GPtrArray *ts_recent_list         (void);
/* Notes that @project was open, and how far it is. Problems are not worth a
 * message: the list is a convenience.
 */
void       ts_recent_note         (TsProject *project);
void       ts_recent_forget       (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsRecentProject, ts_recent_project_free)

G_END_DECLS
