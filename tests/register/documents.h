/* Made-up documents for tests: pages of text without a PDF that has them. */
#pragma once

#include "register/document-store.h"

/* @pages is a NULL-terminated list of texts; the bytes are "PDF NAME". */
TsNewDocument *make_document (const char *name, const char *const *pages);
/* Adds it as a report; aborts if that fails. Free with g_free(). */
char          *add_document  (TsDocumentStore *store, const char *name, const char *partnership,
                              const char *period_start);
