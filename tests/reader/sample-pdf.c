#include "config.h"

#include "sample-pdf.h"

#include <cairo-pdf.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

GBytes *
sample_pdf_raw (const char *const *objects)
{
  GString *pdf = g_string_new ("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize xref;

  for (guint i = 0; objects[i] != NULL; i++)
    {
      gsize offset = pdf->len;

      g_array_append_val (offsets, offset);
      g_string_append_printf (pdf, "%u 0 obj\n%s\nendobj\n", i + 1, objects[i]);
    }
  xref = pdf->len;
  g_string_append_printf (pdf, "xref\n0 %u\n0000000000 65535 f \n", offsets->len + 1);
  for (guint i = 0; i < offsets->len; i++)
    g_string_append_printf (pdf, "%010" G_GSIZE_FORMAT " 00000 n \n", g_array_index (offsets, gsize, i));
  g_string_append_printf (pdf,
                          "trailer\n<< /Size %u /Root 1 0 R >>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          offsets->len + 1, xref);
  return g_string_free_to_bytes (pdf);
}

static cairo_status_t
write_cb (void *data, const unsigned char *bytes, unsigned length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
sample_pdf_pages (guint n_pages)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, 595, 842);
  cairo_t *cr = cairo_create (surface);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, "A yearly report");
  cairo_select_font_face (cr, "Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, 12);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *words = g_strdup_printf ("Page %u of %u", i + 1, n_pages);

      cairo_move_to (cr, 72, 100);
      cairo_show_text (cr, words);
      cairo_rectangle (cr, 100, 200, 100, 100);
      cairo_fill (cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static char *
make_stream (const char *entries, const char *content)
{
  return g_strdup_printf ("<< %s /Length %" G_GSIZE_FORMAT " >>\nstream\n%s\nendstream", entries,
                          strlen (content), content);
}

GBytes *
sample_pdf_word (int rotate, const char *catalogue)
{
  g_autofree char *root = g_strdup_printf ("<< /Type /Catalog /Pages 2 0 R %s >>", catalogue);
  g_autofree char *page = g_strdup_printf ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Rotate %d "
                                           "/Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
                                           rotate);
  g_autofree char *content = make_stream ("", "BT /F 20 Tf 50 300 Td (Evidence) Tj ET");
  const char *const objects[] = { root,
                                  "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                                  page,
                                  content,
                                  "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
                                  NULL };

  return sample_pdf_raw (objects);
}

GBytes *
sample_pdf_endless (void)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (objects, g_strdup ("<< /Type /Catalog /Pages 2 0 R >>"));
  g_ptr_array_add (objects, g_strdup ("<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>"));
  g_ptr_array_add (objects, g_strdup ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Contents 5 0 R "
                                      "/Resources << /XObject << /X 6 0 R >> >> >>"));
  g_ptr_array_add (objects, g_strdup ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] >>"));
  g_ptr_array_add (objects, make_stream ("", "/X Do"));
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *entries = g_strdup_printf ("/Type /XObject /Subtype /Form /BBox [0 0 300 400] "
                                                  "/Resources << /XObject << /X %u 0 R >> >>",
                                                  7 + i);

      g_ptr_array_add (objects, make_stream (entries, "/X Do /X Do"));
    }
  g_ptr_array_add (objects,
                   make_stream ("/Type /XObject /Subtype /Form /BBox [0 0 300 400]", "0 0 9 9 re f"));
  g_ptr_array_add (objects, NULL);
  return sample_pdf_raw ((const char *const *) objects->pdata);
}

int
sample_pdf_open (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  int fd = memfd_create ("sample", MFD_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  while (size > 0)
    {
      gssize n = write (fd, data, size);

      g_assert_cmpint (n, >, 0);
      data += n;
      size -= (gsize) n;
    }
  return fd;
}
