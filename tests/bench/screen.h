/* What is to be seen on an X display, and a window manager just good enough to
 * give each program the whole screen and the keyboard.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BenchScreen BenchScreen;

typedef struct
{
  int x, y;
  int width, height;
} BenchBox;

/* Pixels are 0xRRGGBB, line after line. */
typedef struct
{
  BenchBox box;
  guint32 *pixels;
} BenchPicture;

BenchScreen *bench_screen_open       (GError **error);
void         bench_screen_close      (BenchScreen *self);

/* Serves windows that want to be shown; waits up to @milliseconds for one. */
void         bench_screen_serve      (BenchScreen *self, int milliseconds);
/* Monotonic time when the first window came since the last reset, or 0. */
gint64       bench_screen_get_mapped (BenchScreen *self);
void         bench_screen_reset      (BenchScreen *self);

/* @box NULL is the whole screen. */
BenchPicture *bench_screen_grab      (BenchScreen *self, const BenchBox *box);
void          bench_picture_free     (BenchPicture *self);

/* The smallest box around the wide runs of just this colour: FALSE if there is none. */
gboolean     bench_picture_find      (const BenchPicture *self, guint32 colour, BenchBox *box);
/* Which part of the pixels differs between two pictures of one size, 0 to 1. */
double       bench_picture_compare   (const BenchPicture *one, const BenchPicture *other);
gboolean     bench_picture_save      (const BenchPicture *self, const char *path, GError **error);
BenchPicture *bench_picture_load     (const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchScreen, bench_screen_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchPicture, bench_picture_free)

G_END_DECLS
