/* Times a program from its start to the first sharp page on the screen.
 *
 *   first-page --colour RRGGBB --learn FILE   -- PROGRAM [ARGUMENT...]
 *   first-page --colour RRGGBB --against FILE [--hold] -- PROGRAM [ARGUMENT...]
 *
 * Every program is judged by the screen alone. It gets the whole screen. When
 * learning, it is left alone until the part of the screen that the page's
 * COLOUR spans has not changed for a while; that part, with the title in it, is
 * what the page looks like sharp in this program. Then the time is taken until
 * just this picture is there, to stay. Prints "x y width height", or
 * milliseconds to the window and to the sharp page. With --hold the program
 * goes on until standard input ends.
 */
#include "config.h"

#include "screen.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib-unix.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define TALL       450    /* pixels: the top of the page with its title, whatever is below */
#define POLL       2      /* milliseconds */
#define STEADY     1500   /* so long must a picture stay to be learnt ... */
#define STAYS      250    /* ... and to count when it is known */
#define SAME       0.0005 /* the part of pixels that may differ */
#define TIME_LIMIT 60000

static char *colour_name;
static char *learn;
static char *against;
static gboolean hold;
static char **command;

static const GOptionEntry entries[] = {
  { "colour", 0, 0, G_OPTION_ARG_STRING, &colour_name, "The colour that spans the page", "RRGGBB" },
  { "learn", 0, 0, G_OPTION_ARG_FILENAME, &learn, "Keep what the page looks like", "FILE" },
  { "against", 0, 0, G_OPTION_ARG_FILENAME, &against, "What the page looks like", "FILE" },
  { "hold", 0, 0, G_OPTION_ARG_NONE, &hold, "Go on until standard input ends", NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &command, NULL, "PROGRAM" },
  G_OPTION_ENTRY_NULL,
};

static gint64
since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1000;
}

static gboolean
start_program (pid_t *pid, GError **error)
{
  posix_spawnattr_t attributes;
  int problem;

  posix_spawnattr_init (&attributes);
  posix_spawnattr_setflags (&attributes, POSIX_SPAWN_SETPGROUP);
  problem = posix_spawnp (pid, command[0], NULL, &attributes, command, environ);
  posix_spawnattr_destroy (&attributes);
  if (problem == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (problem), "%s: %s", command[0],
               g_strerror (problem));
  return FALSE;
}

/* Waits until the screen is empty again too, so that nothing of this program is
 * taken for the next one's. */
static void
end_program (BenchScreen *screen, pid_t pid)
{
  kill (-pid, SIGTERM);
  for (int i = 0; i < 100; i++)
    {
      if (waitpid (pid, NULL, WNOHANG) == pid)
        {
          bench_screen_serve (screen, 20);
          return;
        }
      bench_screen_serve (screen, 20);
    }
  kill (-pid, SIGKILL);
  waitpid (pid, NULL, 0);
}

static gboolean
check_running (pid_t pid, gint64 start, GError **error)
{
  if (waitpid (pid, NULL, WNOHANG) == pid)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s ended before its page was seen", command[0]);
  else if (since (start) > TIME_LIMIT)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "the page of %s was not seen within a minute",
                 command[0]);
  else
    return TRUE;
  return FALSE;
}

static BenchPicture *
wait_until_steady (BenchScreen *screen, pid_t pid, gint64 start, guint32 colour, GError **error)
{
  g_autoptr (BenchPicture) last = NULL;
  gint64 steady_since = 0;

  while (check_running (pid, start, error))
    {
      g_autoptr (BenchPicture) all = NULL;
      g_autoptr (BenchPicture) now = NULL;
      BenchBox box;

      bench_screen_serve (screen, 50);
      all = bench_screen_grab (screen, NULL);
      if (!bench_picture_find (all, colour, &box))
        continue;
      box.height = MIN (box.height, TALL);
      now = bench_screen_grab (screen, &box);
      if (last == NULL || bench_picture_compare (last, now) > 0)
        {
          g_clear_pointer (&last, bench_picture_free);
          last = g_steal_pointer (&now);
          steady_since = g_get_monotonic_time ();
        }
      else if (since (steady_since) >= STEADY)
        return g_steal_pointer (&last);
    }
  return NULL;
}

/* Monotonic time since when the picture was there, or 0. */
static gint64
wait_until_there (BenchScreen *screen, pid_t pid, gint64 start, const BenchPicture *picture, GError **error)
{
  gint64 there = 0;

  while (check_running (pid, start, error))
    {
      g_autoptr (BenchPicture) now = NULL;

      bench_screen_serve (screen, POLL);
      now = bench_screen_grab (screen, &picture->box);
      if (bench_picture_compare (picture, now) > SAME)
        there = 0;
      else if (there == 0)
        there = g_get_monotonic_time ();
      else if (since (there) >= STAYS)
        return there;
    }
  return 0;
}

static void
serve_until_input_ends (BenchScreen *screen)
{
  char byte;

  g_unix_set_fd_nonblocking (STDIN_FILENO, TRUE, NULL);
  while (read (STDIN_FILENO, &byte, 1) != 0 && (errno == EAGAIN || errno == EINTR))
    bench_screen_serve (screen, 20);
}

static gboolean
look (BenchScreen *screen, guint32 colour, GError **error)
{
  g_autoptr (BenchPicture) picture = NULL;
  gint64 start, there = 0;
  pid_t pid;

  if (against != NULL)
    {
      picture = bench_picture_load (against, error);
      if (picture == NULL)
        return FALSE;
    }
  bench_screen_serve (screen, 0);
  bench_screen_reset (screen);
  start = g_get_monotonic_time ();
  if (!start_program (&pid, error))
    return FALSE;
  if (picture != NULL)
    {
      there = wait_until_there (screen, pid, start, picture, error);
      if (there != 0)
        printf ("%.1f %.1f %d\n", (double) (bench_screen_get_mapped (screen) - start) / 1000,
                (double) (there - start) / 1000, (int) pid);
    }
  else
    {
      picture = wait_until_steady (screen, pid, start, colour, error);
      if (picture != NULL && bench_picture_save (picture, learn, error))
        printf ("%d %d %d %d\n", picture->box.x, picture->box.y, picture->box.width, picture->box.height);
    }
  fflush (stdout);
  if (hold && there != 0)
    serve_until_input_ends (screen);
  end_program (screen, pid);
  return *error == NULL;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new ("-- PROGRAM [ARGUMENT…]");
  g_autoptr (GError) error = NULL;
  g_autoptr (BenchScreen) screen = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || command == NULL || colour_name == NULL ||
      (learn == NULL) == (against == NULL))
    {
      g_printerr ("first-page: %s\n", error != NULL ? error->message : "see the head of its source");
      return 2;
    }
  screen = bench_screen_open (&error);
  if (screen != NULL && look (screen, (guint32) strtoul (colour_name, NULL, 16), &error))
    return EXIT_SUCCESS;
  g_printerr ("first-page: %s\n", error->message);
  return EXIT_FAILURE;
}
