/* PDFs made for tests with cairo.
 */
#pragma once

#include <glib.h>

/* A page for each text of @pages, which NULL ends; a line feed begins a new line.
 * "" is a page without text.
 */
void pdf_write       (const char *path, const char *title, const char *const *pages);
/* Pages with a picture of nothing much and no text. */
void pdf_write_scan  (const char *path, guint n_pages);
