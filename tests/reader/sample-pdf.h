/* Small PDFs made on the spot.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file of these objects, numbered from 1; the first is the catalogue. */
GBytes *sample_pdf_raw        (const char *const *objects);

/* A4 pages with "Page N of M" 72 points from the left and 100 from the top, and a
 * black square from 100,200 to 200,300. Fonts are embedded.
 */
GBytes *sample_pdf_pages      (guint n_pages);

/* One page of 300 by 400 points, displayed with @rotate degrees, with the word
 * "Evidence" in a font that is not embedded. @catalogue is put into its catalogue.
 */
GBytes *sample_pdf_word       (int rotate, const char *catalogue);

/* A page that takes longer than anybody waits: forms that each draw the next
 * twice, 40 deep.
 */
GBytes *sample_pdf_endless    (void);

/* @bytes in a memfd. Close it. */
int     sample_pdf_open       (GBytes *bytes);

G_END_DECLS
