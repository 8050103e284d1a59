#include "config.h"

#include "widgets/document-name.h"

#include <glib/gi18n.h>
#include <string.h>

/* The name without its ending: every document is a PDF. */
static char *
dup_short_name (const TsReportDocument *document)
{
  gsize length = strlen (document->name);

  if (length > 4 && g_ascii_strcasecmp (document->name + length - 4, ".pdf") == 0)
    length -= 4;
  return g_strndup (document->name, length);
}

char *
ts_document_describe (const TsReportDocument *document)
{
  g_autofree char *name = dup_short_name (document);

  switch (document->role)
    {
    case TS_ROLE_REPORT:
      return g_strdup (_ ("Report"));
    case TS_ROLE_SCRUTINY_LETTER:
      /* TRANSLATORS: what a document is in its report, and the name of its file */
      return g_strdup_printf (_ ("Scrutineer’s letter: %s"), name);
    case TS_ROLE_ANNEX:
    default:
      /* TRANSLATORS: what a document is in its report, and the name of its file */
      return g_strdup_printf (_ ("Annex: %s"), name);
    }
}

char *
ts_document_describe_other (TsReport *report, const char *sha256)
{
  GPtrArray *documents = report != NULL ? ts_report_get_documents (report) : NULL;

  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      const TsReportDocument *document = documents->pdata[i];

      if (g_strcmp0 (document->sha256, sha256) == 0)
        return document->role != TS_ROLE_REPORT ? ts_document_describe (document) : NULL;
    }
  return NULL;
}
