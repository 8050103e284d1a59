/* Taking in a report: read in a reader process, hashed, its text kept, stored in
 * a transaction of its own. The project is untouched if any of it fails.
 */
#pragma once

#include "project/project.h"

G_BEGIN_DECLS

typedef struct
{
  const char *password;      /* or NULL */
  const char *report;        /* id of the report that this is a further document of, or NULL */
  TsDocumentRole role;       /* for a further document */
  const char *partnership;   /* id, or NULL */
  const char *title;         /* NULL takes the PDF's title, else its file name */
  const char *period_start;  /* ISO dates or NULL */
  const char *period_end;
  const char *published;
  const char *received;
  gboolean    check_only;    /* opens it to see that it can be taken in, and takes nothing in */
} TsIntakeValues;

/* What became of it. */
typedef struct
{
  char    *report;        /* id; NULL if it was only checked, which reads no text either */
  guint    n_pages;
  guint    n_text_pages;  /* pages with text: 0 for a scan, which is no error */
  GPtrArray *problems;    /* of char *: pages that could not be read, in words */
} TsIntakeResult;

void            ts_intake_result_free (TsIntakeResult *result);

/* @progress, if not NULL, is called on the main context with pages done of all. */
typedef void (*TsIntakeProgress) (guint done, guint of, gpointer data);

/* Values are copied. Errors: TS_DOCUMENT_ERROR_* with a message of its own for a
 * file that is no PDF, empty, damaged, without pages, or needs a password;
 * TS_REGISTER_ERROR_EXISTS; G_IO_ERROR_CANCELLED.
 */
void            ts_intake_add_async   (TsProject *project, GFile *file, const TsIntakeValues *values,
                                       TsIntakeProgress progress, gpointer progress_data,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
TsIntakeResult *ts_intake_add_finish  (TsProject *project, GAsyncResult *result, GError **error);
/* Runs the above to its end, for the command line. */
TsIntakeResult *ts_intake_add         (TsProject *project, GFile *file, const TsIntakeValues *values,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsIntakeResult, ts_intake_result_free)

G_END_DECLS
