#include "config.h"

#include "reader/sandbox.h"

#include "ipc/bounds.h"

#include <errno.h>
#include <fontconfig/fontconfig.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>

/* Sanitizers reserve terabytes of address space and write reports. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#  define SANITIZED 1
#else
#  define SANITIZED 0
#endif

/* With the pixels that both sides have mapped, and libraries. */
#define ADDRESS_SPACE ((rlim_t) 2 * 1024 * 1024 * 1024)
#define OPEN_FILES    256

static gboolean
limit (int resource, rlim_t value, GError **error)
{
  struct rlimit old, new = { value, value };

  /* Never more than what is there already. */
  if (getrlimit ((__rlimit_resource_t) resource, &old) == 0)
    new.rlim_cur = new.rlim_max = MIN (value, old.rlim_max);

  if (setrlimit ((__rlimit_resource_t) resource, &new) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "A limit could not be set: %s",
               g_strerror (errno));
  return FALSE;
}

gboolean
ts_sandbox_limit (GError **error)
{
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "Privileges could not be given up: %s",
                   g_strerror (errno));
      return FALSE;
    }
  if (!limit (RLIMIT_CORE, 0, error) || !limit (RLIMIT_NOFILE, OPEN_FILES, error))
    return FALSE;

  if (!SANITIZED)
    {
      /* Pixels go to mapped memfds of a fixed size, which this limit does not
       * concern; messages on a redirected stderr fail instead of killing. */
      signal (SIGXFSZ, SIG_IGN);
      if (!limit (RLIMIT_FSIZE, 0, error) || !limit (RLIMIT_AS, ADDRESS_SPACE, error) ||
          !limit (RLIMIT_DATA, TS_IPC_MAX_MEMORY, error))
        return FALSE;
    }
  return TRUE;
}

static void
take_strings (GPtrArray *paths, FcStrList *list)
{
  FcChar8 *path;

  if (list == NULL)
    return;
  while ((path = FcStrListNext (list)) != NULL)
    g_ptr_array_add (paths, g_strdup ((const char *) path));
  FcStrListDone (list);
}

/* Everything that fonts need: without it text would vanish from pages without a
 * word. Fontconfig knows what this machine has set up; the rest are its usual
 * places and those of applications in a Flatpak. */
static char **
list_readable (void)
{
  static const char *const usual[] = { "/usr/share/fonts",          "/usr/local/share/fonts",
                                       "/usr/share/fontconfig",     "/usr/share/poppler",
                                       "/usr/share/xml/fontconfig", "/etc/fonts",
                                       "/var/cache/fontconfig",     "/app/share/fonts",
                                       "/run/host/fonts",           "/run/host/user-fonts",
                                       "/run/host/fonts-cache" };
  GPtrArray *paths = g_ptr_array_new ();
  const char *home = g_get_home_dir ();

  /* Scans nothing twice: poppler uses the same configuration later. */
  if (FcInit ())
    {
      take_strings (paths, FcConfigGetFontDirs (NULL));
      take_strings (paths, FcConfigGetConfigFiles (NULL));
      take_strings (paths, FcConfigGetCacheDirs (NULL));
    }
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    g_ptr_array_add (paths, g_strdup (usual[i]));
  g_ptr_array_add (paths, g_build_filename (home, ".fonts", NULL));
  g_ptr_array_add (paths, g_build_filename (home, ".fontconfig", NULL));
  g_ptr_array_add (paths, g_build_filename (g_get_user_data_dir (), "fonts", NULL));
  g_ptr_array_add (paths, g_build_filename (g_get_user_cache_dir (), "fontconfig", NULL));
  g_ptr_array_add (paths, NULL);
  return (char **) g_ptr_array_free (paths, FALSE);
}

gboolean
ts_sandbox_enter (GError **error)
{
  g_auto (GStrv) readable = list_readable ();

  return ts_sandbox_limit (error) && ts_sandbox_restrict_files ((const char *const *) readable, error) &&
         ts_sandbox_filter_calls (error);
}
