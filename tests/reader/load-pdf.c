#include "config.h"

#include "load-pdf.h"
#include "reader/pdf-bytes.h"
#include "sample-pdf.h"

#include <unistd.h>

TsPdf *
load_pdf (GBytes *source)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  int fd = sample_pdf_open (source);
  TsPdf *pdf;

  bytes = ts_pdf_bytes_read (fd, &error);
  g_assert_no_error (error);
  close (fd);
  pdf = ts_pdf_new (bytes, NULL, &error);
  g_assert_no_error (error);
  return pdf;
}
