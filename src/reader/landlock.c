/* Landlock by its system calls: the headers of Debian 12 know its first versions
 * only, and there is no library. Source: Documentation/userspace-api/landlock.rst
 * of the Linux kernel.
 */
#include "config.h"

#include "reader/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef __NR_landlock_create_ruleset
#  define __NR_landlock_create_ruleset 444
#  define __NR_landlock_add_rule       445
#  define __NR_landlock_restrict_self  446
#endif

#define CREATE_VERSION 1u
#define RULE_PATH      1

/* Rights to files, by version: 13 in the first, then renaming across folders,
 * truncating and the ioctls of devices. */
#define READ_FILE   (G_GUINT64_CONSTANT (1) << 2)
#define READ_FOLDER (G_GUINT64_CONSTANT (1) << 3)
#define FILES_ABI_1 ((G_GUINT64_CONSTANT (1) << 13) - 1)
#define REFER       (G_GUINT64_CONSTANT (1) << 13)
#define TRUNCATE    (G_GUINT64_CONSTANT (1) << 14)
#define IOCTL       (G_GUINT64_CONSTANT (1) << 15)

#define NET_TCP_ALL ((guint64) 3) /* binding and connecting */
#define SCOPE_ALL   ((guint64) 3) /* abstract sockets and signals */

typedef struct
{
  guint64 files;
  guint64 net;   /* since 4 */
  guint64 scope; /* since 6 */
} Ruleset;

typedef struct __attribute__ ((packed))
{
  guint64 allowed;
  gint32 folder;
} PathRule;

int
ts_sandbox_landlock_abi (void)
{
  long abi = syscall (__NR_landlock_create_ruleset, NULL, 0, CREATE_VERSION);

  return abi < 0 ? 0 : (int) abi;
}

static int
create_ruleset (int abi)
{
  Ruleset rules = { FILES_ABI_1, 0, 0 };
  gsize size = sizeof rules.files;

  if (abi >= 2)
    rules.files |= REFER;
  if (abi >= 3)
    rules.files |= TRUNCATE;
  if (abi >= 5)
    rules.files |= IOCTL;
  if (abi >= 4)
    {
      rules.net = NET_TCP_ALL;
      size += sizeof rules.net;
    }
  if (abi >= 6)
    {
      rules.scope = SCOPE_ALL;
      size += sizeof rules.scope;
    }
  return (int) syscall (__NR_landlock_create_ruleset, &rules, size, 0);
}

/* A path that is not there is no loss. */
static gboolean
allow_reading (int ruleset, const char *path)
{
  int fd = open (path, O_PATH | O_CLOEXEC);
  struct stat info;
  gboolean ok = TRUE;

  if (fd < 0)
    return TRUE;
  if (fstat (fd, &info) == 0)
    {
      PathRule rule = { READ_FILE, fd };

      if (S_ISDIR (info.st_mode))
        rule.allowed |= READ_FOLDER;
      ok = syscall (__NR_landlock_add_rule, ruleset, RULE_PATH, &rule, 0) == 0;
    }
  close (fd);
  return ok;
}

gboolean
ts_sandbox_restrict_files (const char *const *readable, GError **error)
{
  int abi = ts_sandbox_landlock_abi ();
  int ruleset;
  gboolean ok;

  if (abi == 0)
    return TRUE;

  ruleset = create_ruleset (abi);
  ok = ruleset >= 0;
  for (guint i = 0; ok && readable[i] != NULL; i++)
    ok = allow_reading (ruleset, readable[i]);
  ok = ok && syscall (__NR_landlock_restrict_self, ruleset, 0) == 0;
  if (!ok)
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "Files could not be shut away: %s",
                 g_strerror (errno));
  if (ruleset >= 0)
    close (ruleset);
  return ok;
}
