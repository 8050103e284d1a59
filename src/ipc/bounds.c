#include "config.h"

#include "ipc/bounds.h"

#include <math.h>

gboolean
ts_ipc_page_size_is_sane (double width, double height)
{
  return isfinite (width) && isfinite (height) && width > 0 && height > 0 &&
         width <= TS_IPC_MAX_PAGE_LENGTH && height <= TS_IPC_MAX_PAGE_LENGTH;
}

gboolean
ts_ipc_scaled_size (
    double width, double height, double scale, int rotation, double *pixel_width, double *pixel_height)
{
  gboolean sideways = rotation == 90 || rotation == 270;

  if (!ts_ipc_page_size_is_sane (width, height))
    return FALSE;
  if (!isfinite (scale) || scale <= 0 || scale > TS_IPC_MAX_SCALE)
    return FALSE;
  if (rotation != 0 && rotation != 180 && !sideways)
    return FALSE;

  /* A hair less, so that 595.0000001 pixels are 595. */
  *pixel_width = fmax (1, ceil ((sideways ? height : width) * scale - 0.001));
  *pixel_height = fmax (1, ceil ((sideways ? width : height) * scale - 0.001));
  return TRUE;
}

gboolean
ts_ipc_check_part (double pixel_width, double pixel_height, int x, int y, int width, int height, gsize *bytes)
{
  if (width < 1 || height < 1 || width > TS_IPC_MAX_SIDE || height > TS_IPC_MAX_SIDE)
    return FALSE;
  if ((gsize) width * (gsize) height > TS_IPC_MAX_PIXELS)
    return FALSE;
  if (x < 0 || y < 0 || (double) x + width > pixel_width || (double) y + height > pixel_height)
    return FALSE;

  *bytes = (gsize) width * (gsize) height * 4;
  return TRUE;
}
