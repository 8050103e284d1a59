#include "config.h"

#include "screen.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <gio/gio.h>
#include <poll.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>

/* A run of the colour that is part of a page and not of a letter or a button. */
#define WIDE_RUN 150

struct _BenchScreen
{
  Display *display;
  Window root;
  XShmSegmentInfo segment;
  int width, height;
  gint64 mapped;
};

/* Windows go away while they are looked at. */
static int
ignore_error_cb (Display *display, XErrorEvent *event)
{
  return 0;
}

static gboolean
share_memory (BenchScreen *self)
{
  gsize size = (gsize) self->width * (gsize) self->height * 4;

  self->segment.shmid = shmget (IPC_PRIVATE, size, IPC_CREAT | 0600);
  if (self->segment.shmid < 0)
    return FALSE;
  self->segment.shmaddr = shmat (self->segment.shmid, NULL, 0);
  XShmAttach (self->display, &self->segment);
  XSync (self->display, False);
  shmctl (self->segment.shmid, IPC_RMID, NULL);
  return TRUE;
}

BenchScreen *
bench_screen_open (GError **error)
{
  g_autoptr (BenchScreen) self = g_new0 (BenchScreen, 1);
  XWindowAttributes attributes;

  self->display = XOpenDisplay (NULL);
  if (self->display == NULL || !XShmQueryExtension (self->display))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           "There is no X display that shares memory; run this by with-display");
      return NULL;
    }
  XSetErrorHandler (ignore_error_cb);
  self->root = DefaultRootWindow (self->display);
  XGetWindowAttributes (self->display, self->root, &attributes);
  self->width = attributes.width;
  self->height = attributes.height;
  XSelectInput (self->display, self->root, SubstructureRedirectMask | SubstructureNotifyMask);
  if (attributes.depth == 24 && share_memory (self))
    return g_steal_pointer (&self);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The screen's pixels can't be shared");
  return NULL;
}

void
bench_screen_close (BenchScreen *self)
{
  if (self->segment.shmaddr != NULL)
    shmdt (self->segment.shmaddr);
  if (self->display != NULL)
    XCloseDisplay (self->display);
  g_free (self);
}

/* The whole screen, said aloud: where nothing changes the server says nothing, and
 * GTK waits for an answer before it goes on drawing. */
static void
give_screen (BenchScreen *self, Window window)
{
  XEvent said = { .xconfigure = { .type = ConfigureNotify,
                                  .event = window,
                                  .window = window,
                                  .width = self->width,
                                  .height = self->height } };

  XMoveResizeWindow (self->display, window, 0, 0, (unsigned) self->width, (unsigned) self->height);
  XSendEvent (self->display, window, False, StructureNotifyMask, &said);
}

static void
handle (BenchScreen *self, XEvent *event)
{
  switch (event->type)
    {
    case MapRequest:
      give_screen (self, event->xmaprequest.window);
      XMapWindow (self->display, event->xmaprequest.window);
      break;
    case ConfigureRequest:
      give_screen (self, event->xconfigurerequest.window);
      break;
    case MapNotify:
      if (event->xmap.override_redirect)
        break;
      XSetInputFocus (self->display, event->xmap.window, RevertToPointerRoot, CurrentTime);
      if (self->mapped == 0)
        self->mapped = g_get_monotonic_time ();
      break;
    default:
      break;
    }
}

void
bench_screen_serve (BenchScreen *self, int milliseconds)
{
  struct pollfd poller = { .fd = ConnectionNumber (self->display), .events = POLLIN };

  XFlush (self->display);
  if (XPending (self->display) == 0)
    poll (&poller, 1, milliseconds);
  while (XPending (self->display) > 0)
    {
      XEvent event;

      XNextEvent (self->display, &event);
      handle (self, &event);
    }
  XFlush (self->display);
}

gint64
bench_screen_get_mapped (BenchScreen *self)
{
  return self->mapped;
}

void
bench_screen_reset (BenchScreen *self)
{
  self->mapped = 0;
}

static BenchPicture *
picture_new (const BenchBox *box)
{
  BenchPicture *picture = g_new0 (BenchPicture, 1);

  picture->box = *box;
  picture->pixels = g_new (guint32, (gsize) box->width * (gsize) box->height);
  return picture;
}

BenchPicture *
bench_screen_grab (BenchScreen *self, const BenchBox *box)
{
  const BenchBox all = { 0, 0, self->width, self->height };
  BenchPicture *picture = picture_new (box != NULL ? box : &all);
  gsize n = (gsize) picture->box.width * (gsize) picture->box.height;
  XImage *image = XShmCreateImage (
      self->display, DefaultVisual (self->display, DefaultScreen (self->display)), 24, ZPixmap,
      self->segment.shmaddr, &self->segment, (unsigned) picture->box.width, (unsigned) picture->box.height);

  XShmGetImage (self->display, self->root, image, picture->box.x, picture->box.y, AllPlanes);
  memcpy (picture->pixels, self->segment.shmaddr, n * 4);
  for (gsize i = 0; i < n; i++)
    picture->pixels[i] &= 0xffffff;
  image->data = NULL;
  XDestroyImage (image);
  return picture;
}

void
bench_picture_free (BenchPicture *self)
{
  g_free (self->pixels);
  g_free (self);
}

static void
include_run (BenchBox *box, int x, int y, int length)
{
  int right = MAX (box->x + box->width, x + length);
  int bottom = MAX (box->y + box->height, y + 1);

  if (box->width == 0)
    {
      *box = (BenchBox){ x, y, length, 1 };
      return;
    }
  box->x = MIN (box->x, x);
  box->y = MIN (box->y, y);
  box->width = right - box->x;
  box->height = bottom - box->y;
}

gboolean
bench_picture_find (const BenchPicture *self, guint32 colour, BenchBox *box)
{
  *box = (BenchBox){ 0, 0, 0, 0 };
  for (int y = 0; y < self->box.height; y++)
    {
      const guint32 *line = self->pixels + (gsize) y * (gsize) self->box.width;
      int run = 0;

      for (int x = 0; x <= self->box.width; x++)
        {
          if (x < self->box.width && line[x] == colour)
            {
              run++;
              continue;
            }
          if (run >= WIDE_RUN)
            include_run (box, x - run, y, run);
          run = 0;
        }
    }
  return box->width >= WIDE_RUN && box->height >= WIDE_RUN;
}

double
bench_picture_compare (const BenchPicture *one, const BenchPicture *other)
{
  gsize n = (gsize) one->box.width * (gsize) one->box.height;
  gsize different = 0;

  if (one->box.width != other->box.width || one->box.height != other->box.height)
    return 1;
  for (gsize i = 0; i < n; i++)
    different += one->pixels[i] != other->pixels[i];
  return (double) different / (double) n;
}

gboolean
bench_picture_save (const BenchPicture *self, const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *) &self->box, sizeof self->box);
  g_byte_array_append (bytes, (const guint8 *) self->pixels,
                       (guint) self->box.width * (guint) self->box.height * 4);
  return g_file_set_contents (path, (const char *) bytes->data, bytes->len, error);
}

BenchPicture *
bench_picture_load (const char *path, GError **error)
{
  g_autofree char *bytes = NULL;
  gsize length;
  BenchBox box;
  BenchPicture *picture;

  if (!g_file_get_contents (path, &bytes, &length, error))
    return NULL;
  if (length >= sizeof box)
    memcpy (&box, bytes, sizeof box);
  if (length < sizeof box || box.width <= 0 || box.height <= 0 || box.width > 16384 || box.height > 16384 ||
      length != sizeof box + (gsize) box.width * (gsize) box.height * 4)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s is no picture of first-page", path);
      return NULL;
    }
  picture = picture_new (&box);
  memcpy (picture->pixels, bytes + sizeof box, length - sizeof box);
  return picture;
}
