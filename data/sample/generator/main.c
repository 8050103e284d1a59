/* Makes the sample reports.
 *
 *   sample-generator report IN.txt HYPHENS.txt OUT.pdf
 *   sample-generator scan PAGES IN.txt HYPHENS.txt OUT.pdf   pages as images, without text
 *   sample-generator half IN OUT                             the first half of the bytes
 */
#include "config.h"

#include "expand.h"
#include "flow.h"

#include <cairo-pdf.h>
#include <locale.h>
#include <string.h>

static cairo_status_t
discard_cb (void *closure, const unsigned char *data, unsigned int length)
{
  return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
collect_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Without its fonts a report would be set in others, and its pages would shift. */
static gboolean
check_font (PangoContext *context, GError **error)
{
  g_autoptr (PangoFontDescription) wanted = pango_font_description_from_string (TS_SAMPLE_FONT);
  g_autoptr (PangoFont) font = pango_context_load_font (context, wanted);
  g_autoptr (PangoFontDescription) found = font != NULL ? pango_font_describe (font) : NULL;

  if (found != NULL && g_strcmp0 (pango_font_description_get_family (found), TS_SAMPLE_FONT) == 0)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
               "the font \"%s\" is not installed; on Debian it is in the package fonts-noto-core",
               TS_SAMPLE_FONT);
  return FALSE;
}

static void
set_metadata (cairo_surface_t *surface, const TsSheetInfo *info)
{
  g_autofree char *title = g_strdup_printf ("%s – %s, %s", info->title, info->partnership, info->period);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, info->partnership);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, info->subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Touchstone sample generator");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, info->date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, info->date);
}

/* Sets all blocks once, into @pdf if it isn't NULL. Returns where the headings are. */
static GHashTable *
set_once (
    GPtrArray *blocks, GHashTable *hyphens, guint scan, GHashTable *places, GByteArray *pdf, GError **error)
{
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (pdf != NULL ? collect_cb : discard_cb, pdf, 595.276, 841.89);
  g_autoptr (TsSheet) sheet = ts_sheet_new (surface, hyphens, scan > 0);
  GHashTable *found = NULL;
  cairo_status_t status;

  sheet->limit = scan;
  if (check_font (sheet->context, error) && ts_flow_set (sheet, blocks, places, error))
    {
      found = g_hash_table_ref (sheet->places);
      set_metadata (surface, &sheet->info);
    }
  g_clear_pointer (&sheet->cr, cairo_destroy);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (found != NULL && status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, cairo_status_to_string (status));
      g_clear_pointer (&found, g_hash_table_unref);
    }
  return found;
}

/* Twice, since the contents at the front name the pages of what follows. */
static gboolean
make_report (const char *in, const char *words, const char *out, guint scan, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *expanded = NULL;
  g_autofree char *list = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GHashTable) hyphens = NULL;
  g_autoptr (GHashTable) places = NULL;
  g_autoptr (GHashTable) again = NULL;
  g_autoptr (GByteArray) pdf = g_byte_array_new ();

  if (!g_file_get_contents (in, &text, NULL, error) || !g_file_get_contents (words, &list, NULL, error))
    return FALSE;
  expanded = ts_expand (text, error);
  if (expanded == NULL)
    return FALSE;
  blocks = ts_markup_parse (expanded);
  hyphens = ts_rich_hyphens_new (list);
  places = set_once (blocks, hyphens, 0, NULL, NULL, error);
  again = places != NULL ? set_once (blocks, hyphens, scan, places, pdf, error) : NULL;
  return again != NULL && g_file_set_contents (out, (const char *) pdf->data, pdf->len, error);
}

static gboolean
cut_in_half (const char *in, const char *out, GError **error)
{
  g_autofree char *bytes = NULL;
  gsize length;

  return g_file_get_contents (in, &bytes, &length, error) &&
         g_file_set_contents (out, bytes, length / 2, error);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  setlocale (LC_ALL, "C.UTF-8");
  if (argc == 5 && g_str_equal (argv[1], "report"))
    done = make_report (argv[2], argv[3], argv[4], 0, &error);
  else if (argc == 6 && g_str_equal (argv[1], "scan"))
    done = make_report (argv[3], argv[4], argv[5], (guint) g_ascii_strtoull (argv[2], NULL, 10), &error);
  else if (argc == 4 && g_str_equal (argv[1], "half"))
    done = cut_in_half (argv[2], argv[3], &error);
  else
    {
      g_printerr ("usage: sample-generator report|scan|half ...\n");
      return 2;
    }
  if (!done)
    g_printerr ("sample-generator: %s: %s\n", argv[argc == 6 ? 3 : 2], error->message);
  return done ? 0 : 1;
}
