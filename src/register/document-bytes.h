/* A document's bytes in a sealed memfd: nobody who shares it can change it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* An empty memfd to write to; close it. -1 on error. @name is for debugging. */
int      ts_document_bytes_create (const char *name, GError **error);
/* Forbids changing the bytes and the size from now on. */
gboolean ts_document_bytes_seal   (int fd, GError **error);
/* The bytes, mapped; @fd may be closed. */
GBytes  *ts_document_bytes_map    (int fd, GError **error);
/* SHA-256 in lower-case hexadecimal. Free with g_free(). */
char    *ts_document_bytes_hash   (GBytes *bytes);
/* Whether the bytes are those that @sha256 stands for. */
gboolean ts_document_bytes_verify (int fd, const char *sha256, const char *name, GError **error);

G_END_DECLS
