/* The reader's asynchronous functions, waited for in a main context of their own.
 */
#pragma once

#include "document/reader-client.h"

G_BEGIN_DECLS

gboolean    reader_open_sync    (TsReader *reader, GBytes *pdf, const char *password, GError **error);
TsPageText *reader_text_sync    (TsReader *reader, guint page, GError **error);
TsPixels   *reader_render_sync  (TsReader *reader, const TsRenderRequest *request, GError **error);
GPtrArray  *reader_links_sync   (TsReader *reader, guint page, GError **error);
GArray     *reader_images_sync  (TsReader *reader, guint page, GError **error);
GPtrArray  *reader_outline_sync (TsReader *reader, GError **error);

/* Opens @pdf or ends the test. */
TsReader   *reader_new_opened   (GBytes *pdf);

/* Keeps a result for its finish function: (GAsyncResult **) as data. */
void        reader_keep_cb      (GObject *source, GAsyncResult *result, gpointer data);
/* Runs the thread's default context until there is one. */
void        reader_wait         (GAsyncResult **result);

G_END_DECLS
