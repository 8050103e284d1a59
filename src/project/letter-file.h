/* A letter as a file, with the report beside it that its quotations lead to.
 */
#pragma once

#include "project/project.h"
#include "publish/writer.h"

G_BEGIN_DECLS

typedef enum
{
  TS_LETTER_FILE_DEFAULT        = 0,
  TS_LETTER_FILE_REPLACE        = 1 << 0, /* a file that Touchstone did not write as well */
  TS_LETTER_FILE_WITHOUT_REPORT = 1 << 1, /* page references are no links then */
} TsLetterFileFlags;

/* Writes the letter of @audit to @path, in the format of its ending, and beside it
 * the PDFs, byte for byte, that its quotations lead to: the report's own always,
 * unless it is known where that is on the web. A file beside it that has the same
 * bytes is left alone; where another has the name, the PDF gets another one, and the
 * links lead to that. All is written or nothing.
 *
 * A file at @path is replaced if it is a letter as Touchstone wrote it, any other
 * only with TS_LETTER_FILE_REPLACE (else TS_PUBLISH_ERROR_EXISTS), and never the
 * project itself. Returns the paths of the letter and of what lies beside it, NULL
 * on error; free with g_strfreev().
 */
GStrv ts_project_write_letter (TsProject *self, TsAudit *audit, const char *path, TsLetterFileFlags flags,
                               GError **error);

G_END_DECLS
