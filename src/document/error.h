/* What can be wrong with a document. Each code has its own message that a
 * reviewer can act on.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TS_DOCUMENT_ERROR (ts_document_error_quark ())
GQuark ts_document_error_quark (void);

typedef enum
{
  TS_DOCUMENT_ERROR_FAILED,
  TS_DOCUMENT_ERROR_EMPTY,          /* no bytes */
  TS_DOCUMENT_ERROR_NOT_PDF,
  TS_DOCUMENT_ERROR_DAMAGED,
  TS_DOCUMENT_ERROR_ENCRYPTED,      /* needs a password */
  TS_DOCUMENT_ERROR_WRONG_PASSWORD,
  TS_DOCUMENT_ERROR_NO_PAGES,
  TS_DOCUMENT_ERROR_NO_PAGE,        /* this page can't be read; others may */
  TS_DOCUMENT_ERROR_TIMED_OUT,      /* over the time limit; the reader was stopped */
  TS_DOCUMENT_ERROR_CRASHED,        /* the reader died over this request */
  TS_DOCUMENT_ERROR_QUARANTINED,
  TS_DOCUMENT_ERROR_PROTOCOL,       /* the reader answered nonsense and was stopped */
  TS_DOCUMENT_ERROR_INVALID,        /* a stored text layer that doesn't agree with itself */
} TsDocumentError;

G_END_DECLS
