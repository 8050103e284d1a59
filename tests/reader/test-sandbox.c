/* What holds in a process that has shut itself in: each attempt is made by a child
 * of its own, which ends with the error number that it got, 0 for success. */
#include "config.h"

#include "reader/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <fontconfig/fontconfig.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#  define SANITIZED TRUE
#else
#  define SANITIZED FALSE
#endif

typedef int (*Attempt) (void);

#define FAILED_TO_ENTER 200
#define RESULT(call)    ((call) < 0 ? errno : 0)

static char *font;   /* a font file of this system */
static char *folder; /* one that can be written to */
static char *file;   /* a file in it */
static int file_fd;  /* it, open for writing */
static int memory_fd;

static int
wait_for (pid_t child)
{
  int status;

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return WIFEXITED (status) ? WEXITSTATUS (status) : -WTERMSIG (status);
}

static int
run (Attempt attempt, gboolean shut_in)
{
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (shut_in && !ts_sandbox_enter (NULL))
        _exit (FAILED_TO_ENTER);
      _exit (attempt ());
    }
  return wait_for (child);
}

/* Without the sandbox the same attempt works, or the test would prove nothing. */
static void
assert_refused (Attempt attempt, int expected)
{
  g_assert_cmpint (run (attempt, FALSE), ==, 0);
  g_assert_cmpint (run (attempt, TRUE), ==, expected);
}

static int
read_passwd (void)
{
  return RESULT (open ("/etc/passwd", O_RDONLY));
}

static int
list_root (void)
{
  return RESULT (open ("/", O_RDONLY | O_DIRECTORY));
}

static int
read_file (void)
{
  return RESULT (open (file, O_RDONLY));
}

static void
test_reading (void)
{
  if (ts_sandbox_landlock_abi () == 0)
    {
      g_test_skip ("this kernel has no Landlock");
      return;
    }
  assert_refused (read_passwd, EACCES);
  assert_refused (list_root, EACCES);
  assert_refused (read_file, EACCES);
}

static int
write_file (void)
{
  return RESULT (open (file, O_WRONLY));
}

static int
read_and_write_file (void)
{
  return RESULT (open (file, O_RDWR));
}

static int
truncate_file (void)
{
  return RESULT (open (file, O_RDONLY | O_TRUNC));
}

static int
create_file (void)
{
  g_autofree char *path = g_build_filename (folder, "new", NULL);

  return RESULT (open (path, O_RDONLY | O_CREAT, 0600));
}

static int
create_nameless_file (void)
{
  return RESULT (open (folder, O_TMPFILE | O_WRONLY, 0600));
}

static int
open_directly (void)
{
  return RESULT (syscall (SYS_openat, AT_FDCWD, file, O_WRONLY, 0));
}

static int
remove_file (void)
{
  g_autofree char *path = g_build_filename (folder, "gone", NULL);

  return RESULT (mkdir (path, 0700)) != 0 ? errno : RESULT (rmdir (path));
}

static void
test_writing (void)
{
  assert_refused (write_file, EACCES);
  assert_refused (read_and_write_file, EACCES);
  assert_refused (truncate_file, EACCES);
  assert_refused (create_file, EACCES);
  assert_refused (create_nameless_file, EACCES);
  assert_refused (open_directly, EACCES);
  assert_refused (remove_file, EPERM);
}

static int
write_open_file (void)
{
  return RESULT (write (file_fd, "x", 1));
}

static void
test_writing_open_file (void)
{
  if (SANITIZED)
    {
      g_test_skip ("there is no limit on files under a sanitizer");
      return;
    }
  assert_refused (write_open_file, EFBIG);
}

static int
make_local_socket (void)
{
  return RESULT (socket (AF_UNIX, SOCK_STREAM, 0));
}

static int
make_internet_socket (void)
{
  return RESULT (socket (AF_INET, SOCK_STREAM, 0));
}

static int
make_socket_pair (void)
{
  int sockets[2];

  return RESULT (socketpair (AF_UNIX, SOCK_STREAM, 0, sockets));
}

static void
test_sockets (void)
{
  assert_refused (make_local_socket, EPERM);
  assert_refused (make_internet_socket, EPERM);
  assert_refused (make_socket_pair, EPERM);
}

static int
fork_process (void)
{
  pid_t child = fork ();

  if (child == 0)
    _exit (0);
  return RESULT (child);
}

static int
fork_directly (void)
{
#ifdef SYS_fork
  long child = syscall (SYS_fork);
#else
  long child = syscall (SYS_clone, SIGCHLD, NULL, NULL, NULL, NULL);
#endif

  if (child == 0)
    _exit (0);
  return RESULT (child);
}

static int
clone_namespace (void)
{
  long child = syscall (SYS_clone, SIGCHLD | CLONE_NEWUSER, NULL, NULL, NULL, NULL);

  if (child == 0)
    _exit (0);
  return RESULT (child);
}

static int
run_program (void)
{
  char *const argv[] = { (char *) "true", NULL };

  return RESULT (execv ("/bin/true", argv));
}

static void
test_processes (void)
{
  assert_refused (fork_process, EPERM);
  assert_refused (fork_directly, EPERM);
  g_assert_cmpint (run (clone_namespace, TRUE), ==, EPERM);
  assert_refused (run_program, EPERM);
}

static int
signal_parent (void)
{
  return RESULT (kill (getppid (), 0));
}

static int
signal_parent_thread (void)
{
  return RESULT (syscall (SYS_tgkill, getppid (), getppid (), 0));
}

static int
signal_self (void)
{
  return RESULT (syscall (SYS_tgkill, getpid (), getpid (), 0));
}

static int
be_traced (void)
{
  return RESULT (ptrace (PTRACE_TRACEME, 0, NULL, NULL));
}

static int
become_dumpable (void)
{
  return RESULT (prctl (PR_SET_DUMPABLE, 1, 0, 0, 0));
}

static void
test_other_processes (void)
{
  assert_refused (signal_parent, EPERM);
  assert_refused (signal_parent_thread, ENOSYS);
  g_assert_cmpint (run (signal_self, TRUE), ==, 0);
  g_assert_cmpint (run (be_traced, TRUE), ==, EPERM);
  assert_refused (become_dumpable, ENOSYS);
}

static int
map_code (void)
{
  return mmap (NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? errno
                                                                                                    : 0;
}

static int
turn_into_code (void)
{
  void *memory = mmap (NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  return RESULT (mprotect (memory, 4096, PROT_READ | PROT_EXEC));
}

static void
test_code (void)
{
  assert_refused (map_code, EACCES);
  assert_refused (turn_into_code, EACCES);
}

static int
reserve_much (void)
{
  return mmap (NULL, (gsize) 3 << 30, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0) ==
                 MAP_FAILED
             ? errno
             : 0;
}

static int
raise_limit (void)
{
  const struct rlimit limit = { 64, 64 };

  return RESULT (setrlimit (RLIMIT_NOFILE, &limit));
}

static void
test_limits (void)
{
  g_assert_cmpint (run (raise_limit, TRUE), ==, ENOSYS);
  if (SANITIZED)
    g_test_message ("there is no limit on memory under a sanitizer");
  else
    assert_refused (reserve_much, ENOMEM);
}

static int
check_privileges (void)
{
  struct rlimit core;

  if (!ts_sandbox_limit (NULL) || getrlimit (RLIMIT_CORE, &core) < 0)
    return FAILED_TO_ENTER;
  return prctl (PR_GET_DUMPABLE, 0, 0, 0, 0) == 0 && prctl (PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1 &&
                 core.rlim_max == 0
             ? 0
             : 1;
}

static void
test_privileges (void)
{
  g_assert_cmpint (run (check_privileges, FALSE), ==, 0);
}

static int go_pipe[2];
static int early_result;

static gpointer
early_thread (gpointer data)
{
  char byte;

  if (read (go_pipe[0], &byte, 1) == 1)
    early_result = make_local_socket ();
  return NULL;
}

/* The filter holds in threads that ran before it was loaded. */
static int
try_early_thread (void)
{
  GThread *thread;

  if (pipe (go_pipe) < 0)
    return FAILED_TO_ENTER;
  thread = g_thread_new ("early", early_thread, NULL);
  if (!ts_sandbox_enter (NULL) || write (go_pipe[1], "x", 1) != 1)
    return FAILED_TO_ENTER;
  g_thread_join (thread);
  return early_result;
}

static gpointer
late_thread (gpointer data)
{
  return GINT_TO_POINTER (42);
}

static int
start_thread (void)
{
  GThread *thread = g_thread_try_new ("late", late_thread, NULL, NULL);

  return thread != NULL && GPOINTER_TO_INT (g_thread_join (thread)) == 42 ? 0 : 1;
}

static void
test_threads (void)
{
  g_assert_cmpint (run (try_early_thread, FALSE), ==, EPERM);
  g_assert_cmpint (run (start_thread, TRUE), ==, 0);
}

static int
read_font (void)
{
  char start[4];
  int fd = open (font, O_RDONLY);

  return fd >= 0 && read (fd, start, sizeof start) == sizeof start ? 0 : errno;
}

static int
draw_in_memory (void)
{
  char *pixels = mmap (NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, memory_fd, 0);

  if (pixels == MAP_FAILED)
    return errno;
  strcpy (pixels, "drawn");
  return 0;
}

static void
test_what_is_needed (void)
{
  char *pixels;

  g_assert_cmpint (run (read_font, TRUE), ==, 0);
  g_assert_cmpint (run (draw_in_memory, TRUE), ==, 0);
  pixels = mmap (NULL, 4096, PROT_READ, MAP_SHARED, memory_fd, 0);
  g_assert_cmpstr (pixels, ==, "drawn");
  munmap (pixels, 4096);
}

static void
find_font (void)
{
  FcPattern *pattern = FcNameParse ((const FcChar8 *) "sans");
  FcPattern *match;
  FcResult result;
  FcChar8 *path = NULL;

  FcConfigSubstitute (NULL, pattern, FcMatchPattern);
  FcDefaultSubstitute (pattern);
  match = FcFontMatch (NULL, pattern, &result);
  g_assert_cmpint (FcPatternGetString (match, FC_FILE, 0, &path), ==, FcResultMatch);
  font = g_strdup ((const char *) path);
  FcPatternDestroy (match);
  FcPatternDestroy (pattern);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  find_font ();
  folder = g_dir_make_tmp ("touchstone-XXXXXX", NULL);
  file = g_build_filename (folder, "file", NULL);
  file_fd = open (file, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  memory_fd = memfd_create ("pixels", MFD_CLOEXEC);
  g_assert_cmpint (ftruncate (memory_fd, 4096), ==, 0);

  g_test_add_func ("/sandbox/reading", test_reading);
  g_test_add_func ("/sandbox/writing", test_writing);
  g_test_add_func ("/sandbox/writing-open-file", test_writing_open_file);
  g_test_add_func ("/sandbox/sockets", test_sockets);
  g_test_add_func ("/sandbox/processes", test_processes);
  g_test_add_func ("/sandbox/other-processes", test_other_processes);
  g_test_add_func ("/sandbox/code", test_code);
  g_test_add_func ("/sandbox/limits", test_limits);
  g_test_add_func ("/sandbox/privileges", test_privileges);
  g_test_add_func ("/sandbox/threads", test_threads);
  g_test_add_func ("/sandbox/what-is-needed", test_what_is_needed);
  result = g_test_run ();

  close (file_fd);
  close (memory_fd);
  g_remove (file);
  g_autofree char *created = g_build_filename (folder, "new", NULL);
  g_remove (created);
  g_rmdir (folder);
  g_free (file);
  g_free (folder);
  g_free (font);
  return result;
}
