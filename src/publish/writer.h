/* From blocks to files. The format goes by the ending of the name: .odt, .pdf,
 * .html. A file is replaced at once or not at all.
 */
#pragma once

#include "publish/block.h"

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

#define TS_PUBLISH_ERROR (ts_publish_error_quark ())
GQuark ts_publish_error_quark (void);

typedef enum
{
  TS_PUBLISH_ERROR_FORMAT,  /* no writer for this ending; the message lists those there are */
  TS_PUBLISH_ERROR_EXISTS,  /* there is a file already that is not to be replaced */
  TS_PUBLISH_ERROR_FAILED,  /* could not be written; the message says why */
} TsPublishError;

/* Whether there is a writer for the ending of @path; TS_PUBLISH_ERROR_FORMAT if not. */
gboolean ts_publish_check_format (const char *path, GError **error);
/* By the ending of @path: .odt, .pdf, .html. Writes all or nothing, and replaces
 * any file there: see ts_project_write_letter().
 */
gboolean ts_publish_write      (const TsBlockDocument *document, const char *path, GError **error);

/* The writers one by one, into memory. */
GBytes  *ts_publish_to_odt     (const TsBlockDocument *document, GError **error);
GBytes  *ts_publish_to_pdf     (const TsBlockDocument *document, GError **error);
char    *ts_publish_to_html    (const TsBlockDocument *document);

/* The PDF's pages for a preview on screen: laid out once, drawn at any scale. */
typedef struct _TsPublishLayout TsPublishLayout;

TsPublishLayout *ts_publish_layout_new         (const TsBlockDocument *document);
void             ts_publish_layout_free        (TsPublishLayout *layout);
guint            ts_publish_layout_get_n_pages (TsPublishLayout *layout);
void             ts_publish_layout_get_size    (TsPublishLayout *layout, double *width, double *height); /* points */
void             ts_publish_layout_draw        (TsPublishLayout *layout, guint page, cairo_t *cr);
/* The page and height where the block with this id begins; FALSE if there is none. */
gboolean         ts_publish_layout_find        (TsPublishLayout *layout, const char *block, guint *page, double *y);

/* Where a passage is quoted, or a free part stands, on a page; for pointing at it. In points. */
typedef struct
{
  const char *block;   /* its id, or NULL */
  const char *passage; /* its id, or NULL */
  const char *part;    /* or NULL */
  guint       page;
  double      x, y, width, height;
} TsPublishPlace;

/* In the order of the text; the strings are the layout's. (element-type TsPublishPlace) */
GArray          *ts_publish_layout_list_places (TsPublishLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsPublishLayout, ts_publish_layout_free)

G_END_DECLS
