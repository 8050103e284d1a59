/* Passages of a report that repeat with other names, words and figures, written
 * out before the markup is read; the same each time.
 *
 *   @repeat seed=7 of="One, Two, Three"    the lines up to @again, once for each
 *   ...                                    name, in which stand
 *   @again
 *     {{item}} {{index}}         the name, and its number from 1
 *     {{pick one / two / three}} one of them
 *     {{number 120 480}}         a whole number from 120 up to 480
 *     {{series 5 120 480}}       five of them, cells of a row, each near the last
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ts_expand (const char *text, GError **error);

G_END_DECLS
