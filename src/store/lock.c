#include "config.h"

#include "store/lock.h"

#include "store/connection.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define GROUP        "open"
#define LARGEST_FILE 4096
#define POLL_US      25000
/* How long to wait: a command for another command, the application for a
 * command, anybody for one who has locked the file but not yet signed it.
 */
#define COMMAND_US     (5 * G_USEC_PER_SEC)
#define APPLICATION_US (1 * G_USEC_PER_SEC)
#define UNSIGNED_US    (G_USEC_PER_SEC / 4)

struct _TsLock
{
  char *path;
  int fd;
  GKeyFile *contents;
};

typedef enum
{
  TRY_GOT,
  TRY_HELD,  /* by somebody who lives */
  TRY_AGAIN, /* the file was replaced meanwhile */
  TRY_FAILED,
} TryResult;

static char *program_name;
static gboolean program_is_command;

void
ts_lock_set_program (const char *program, gboolean is_command)
{
  g_free (program_name);
  program_name = g_strdup (program);
  program_is_command = is_command;
}

gboolean
ts_lock_is_command (void)
{
  return program_is_command;
}

static const char *
get_program (void)
{
  if (program_name != NULL)
    return program_name;
  return g_get_application_name () != NULL ? g_get_application_name () : "Touchstone";
}

char *
ts_lock_get_path_for (const char *path)
{
  g_autofree char *real = realpath (path, NULL);
  g_autofree char *absolute = real != NULL ? NULL : g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (real != NULL ? real : absolute);
  g_autofree char *base = g_path_get_basename (real != NULL ? real : absolute);
  g_autofree char *name = g_strdup_printf (".%s.lock", base);

  return g_build_filename (folder, name, NULL);
}

static GKeyFile *
make_contents (void)
{
  GKeyFile *contents = g_key_file_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *since = g_date_time_format_iso8601 (now);

  g_key_file_set_string (contents, GROUP, "host", g_get_host_name ());
  g_key_file_set_string (contents, GROUP, "user", g_get_user_name ());
  g_key_file_set_int64 (contents, GROUP, "pid", getpid ());
  g_key_file_set_string (contents, GROUP, "program", get_program ());
  g_key_file_set_boolean (contents, GROUP, "command", program_is_command);
  g_key_file_set_string (contents, GROUP, "since", since);
  return contents;
}

/* Others read this to say who holds the project; the lock holds without it. */
static void
write_contents (TsLock *self)
{
  gsize length = 0;
  g_autofree char *text = g_key_file_to_data (self->contents, &length, NULL);

  if (ftruncate (self->fd, 0) != 0 || pwrite (self->fd, text, length, 0) != (gssize) length)
    g_debug ("%s: %s", self->path, g_strerror (errno));
}

/* What the holder wrote, or an empty key file. */
static GKeyFile *
read_contents (int fd)
{
  GKeyFile *contents = g_key_file_new ();
  char text[LARGEST_FILE];
  gssize length = pread (fd, text, sizeof text, 0);

  if (length > 0)
    g_key_file_load_from_data (contents, text, (gsize) length, G_KEY_FILE_NONE, NULL);
  return contents;
}

/* For folders whose locks don't work: a process on this machine can be asked
 * whether it lives, one elsewhere has to be believed.
 */
static gboolean
holder_lives (GKeyFile *contents)
{
  g_autofree char *host = g_key_file_get_string (contents, GROUP, "host", NULL);
  gint64 pid = g_key_file_get_int64 (contents, GROUP, "pid", NULL);

  if (host == NULL)
    return FALSE;
  if (strcmp (host, g_get_host_name ()) != 0)
    return TRUE;
  return pid > 0 && pid <= G_MAXINT32 && (kill ((pid_t) pid, 0) == 0 || errno == EPERM);
}

static gboolean
still_is (int fd, const char *path)
{
  struct stat ours, theirs;

  return fstat (fd, &ours) == 0 && lstat (path, &theirs) == 0 && ours.st_dev == theirs.st_dev &&
         ours.st_ino == theirs.st_ino;
}

static int
open_lock_file (const char *path, gboolean *writable)
{
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);

  *writable = fd >= 0;
  /* Another user's, left behind: it can be locked and removed though not written. */
  if (fd < 0 && errno == EACCES)
    {
      fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
      errno = EACCES;
    }
  return fd;
}

static TryResult
try_lock (const char *path, int *fd, GKeyFile **holder)
{
  gboolean writable;
  gboolean got;

  *fd = open_lock_file (path, &writable);
  if (*fd < 0)
    return TRY_FAILED;
  got = flock (*fd, LOCK_EX | LOCK_NB) == 0;
  if (!got && errno != EINTR)
    {
      int why = errno;

      *holder = read_contents (*fd);
      if (why == EWOULDBLOCK || holder_lives (*holder))
        return TRY_HELD;
      g_clear_pointer (holder, g_key_file_unref);
      got = TRUE;
    }
  if (!got || !still_is (*fd, path))
    return TRY_AGAIN;
  if (!writable)
    return g_unlink (path) == 0 ? TRY_AGAIN : TRY_FAILED;
  return TRY_GOT;
}

/* "14:05", or with the date if that was another day. */
static char *
format_since (GKeyFile *holder)
{
  g_autofree char *text = g_key_file_get_string (holder, GROUP, "since", NULL);
  g_autoptr (GDateTime) utc = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;
  g_autoptr (GDateTime) then = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (then == NULL)
    return NULL;
  if (g_date_time_get_year (then) == g_date_time_get_year (now) &&
      g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now))
    return g_date_time_format (then, "%H:%M");
  return g_date_time_format (then, "%H:%M, %d %B %Y");
}

static char *
get_shown (GKeyFile *holder, const char *key)
{
  g_autofree char *text = g_key_file_get_string (holder, GROUP, key, NULL);

  return text != NULL && *text != '\0' ? g_utf8_make_valid (text, -1) : NULL;
}

static void
set_in_use_error (const char *project, GKeyFile *holder, GError **error)
{
  g_autofree char *name = g_filename_display_basename (project);
  g_autofree char *program = get_shown (holder, "program");
  g_autofree char *host = get_shown (holder, "host");
  g_autofree char *reviewer = get_shown (holder, "reviewer");
  g_autofree char *user = get_shown (holder, "user");
  g_autofree char *since = format_since (holder);
  const char *who = reviewer != NULL ? reviewer : user;

  if (program != NULL && host != NULL && who != NULL && since != NULL)
    g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_IN_USE, _ ("“%s” is open in %s on %s (%s) since %s."),
                 name, program, host, who, since);
  else
    g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_IN_USE, _ ("“%s” is open in another program."), name);
}

static void
set_failed_error (const char *project, int saved, GError **error)
{
  g_autofree char *name = g_filename_display_basename (project);
  gboolean forbidden = saved == EACCES || saved == EROFS || saved == EPERM;

  g_set_error (error, TS_STORE_ERROR, forbidden ? TS_STORE_ERROR_READ_ONLY : TS_STORE_ERROR_FAILED,
               _ ("“%s” can't be opened for writing: nothing can be written into its folder (%s)."), name,
               g_strerror (saved));
}

static gint64
get_patience (GKeyFile *holder)
{
  if (!g_key_file_has_group (holder, GROUP))
    return UNSIGNED_US;
  if (!g_key_file_get_boolean (holder, GROUP, "command", NULL))
    return 0;
  return program_is_command ? COMMAND_US : APPLICATION_US;
}

TsLock *
ts_lock_acquire (const char *path, GError **error)
{
  g_autofree char *lock_path = ts_lock_get_path_for (path);
  gint64 start = g_get_monotonic_time ();

  for (;;)
    {
      g_autoptr (GKeyFile) holder = NULL;
      int fd = -1;
      TryResult result = try_lock (lock_path, &fd, &holder);
      int saved = errno;

      if (result == TRY_GOT)
        {
          TsLock *self = g_new0 (TsLock, 1);

          self->path = g_steal_pointer (&lock_path);
          self->fd = fd;
          self->contents = make_contents ();
          write_contents (self);
          return self;
        }
      if (fd >= 0)
        close (fd);
      if (result == TRY_FAILED)
        {
          set_failed_error (path, saved, error);
          return NULL;
        }
      if (result == TRY_HELD)
        {
          if (g_get_monotonic_time () - start >= get_patience (holder))
            {
              set_in_use_error (path, holder, error);
              return NULL;
            }
          g_usleep (POLL_US);
        }
    }
}

void
ts_lock_set_reviewer (TsLock *self, const char *reviewer)
{
  g_key_file_set_string (self->contents, GROUP, "reviewer", reviewer != NULL ? reviewer : "");
  write_contents (self);
}

void
ts_lock_release (TsLock *self)
{
  if (still_is (self->fd, self->path))
    g_unlink (self->path);
  close (self->fd);
  g_key_file_unref (self->contents);
  g_free (self->path);
  g_free (self);
}
