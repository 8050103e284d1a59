/* A link of a page. What it says was written by whoever made the document.
 */
#pragma once

#include "base/geometry.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct
{
  TsRect rect;    /* points */
  int    page;    /* of the same document, or -1 */
  double y;       /* points from the top of that, or -1 */
  char  *address; /* as the document has it, or NULL; see ts_link_check_address() */
} TsLink;

void    ts_link_free          (TsLink *link);

/* An address that may be opened (http, https and mailto only), written so that it
 * can be read and nothing of it be hidden: other than plain characters are
 * percent-encoded, the host as it is looked up ("xn--..."). @host, if not NULL,
 * returns who is at the other end (free with g_free()). NULL for any other
 * address. Free with g_free().
 */
char   *ts_link_check_address (const char *address, char **host);

/* How an address of any kind is shown: on one line, with nothing that would change
 * the order or look of its characters. Free with g_free().
 */
char   *ts_link_dup_readable  (const char *address);

G_END_DECLS
