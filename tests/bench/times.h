/* Times of repeated work, printed as "NAME median MS p99 MS max MS n N". */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (element-type double), milliseconds. */
GArray *bench_times_new   (void);
/* @start is monotonic. */
void    bench_times_add   (GArray *times, gint64 start);
void    bench_times_print (GArray *times, const char *name);
/* A number from the command line; ends the program where it is none. */
guint   bench_parse_count (const char *text);
/* Ends the program with @error's message if there is one. */
void    bench_check       (GError *error);

G_END_DECLS
