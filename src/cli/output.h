/* Text to a terminal or a file, in UTF-8 whatever the locale.
 */
#pragma once

#include <glib.h>
#include <stdio.h>

G_BEGIN_DECLS

#define CLI_PROGRAM "touchstone-cli"

/* Writes @text without what could steer a terminal: reports come from outside.
 * Tabs and line ends stay.
 */
void cli_put (FILE *stream, const char *text);

G_END_DECLS
