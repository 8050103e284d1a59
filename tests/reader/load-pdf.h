/* A PDF opened as the reader opens it.
 */
#pragma once

#include "reader/pdf.h"

/* Fails the test where it can't be opened. */
TsPdf *load_pdf (GBytes *source);
