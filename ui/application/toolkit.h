/* Starting GTK without what this program has no use for. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* To be called first of all: sets variables that GTK reads, so nothing else may run yet. */
void ts_toolkit_prepare (void);

/* Starts GTK, if nobody has yet; to be called before libadwaita is started. */
void ts_toolkit_start   (void);

G_END_DECLS
