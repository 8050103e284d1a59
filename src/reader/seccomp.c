/* The system calls that reading and drawing a PDF needs, and no others.
 *
 * A call that is not listed fails with ENOSYS instead of killing the process:
 * nothing is gained by a refused call, while a newer C library that tries a new
 * call first falls back to the old one on exactly this error, so that the reader
 * keeps working on systems that are newer than this list. Calls that are known
 * and refused fail with EPERM, or EACCES for opening, as their callers expect.
 */
#include "config.h"

#include "reader/sandbox.h"

#include <asm/termbits.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

/* Names, resolved at run time: not every architecture has all. */
static const char *const allowed[] = {
  /* memory */
  "brk",
  "madvise",
  "mremap",
  "munmap",
  "membarrier",
  "mincore",
  "mlock",
  "munlock",
  /* descriptors that are open already */
  "read",
  "readv",
  "pread64",
  "preadv",
  "write",
  "writev",
  "lseek",
  "_llseek",
  "close",
  "close_range",
  "dup",
  "dup3",
  "fstat",
  "fstat64",
  "fadvise64",
  "fadvise64_64",
  "getdents",
  "getdents64",
  "poll",
  "ppoll",
  "ppoll_time64",
  "select",
  "pselect6",
  "epoll_create1",
  "epoll_ctl",
  "epoll_wait",
  "epoll_pwait",
  "eventfd2",
  "pipe2",
  "fstatfs",
  "fstatfs64",
  /* looking at files: whether they can be opened is Landlock's business */
  "stat",
  "stat64",
  "lstat",
  "lstat64",
  "newfstatat",
  "fstatat64",
  "statx",
  "access",
  "faccessat",
  "faccessat2",
  "readlink",
  "readlinkat",
  "statfs",
  "statfs64",
  "getcwd",
  /* the socket it was given; there is no call to make another */
  "sendmsg",
  "recvmsg",
  "sendto",
  "recvfrom",
  "send",
  "recv",
  "shutdown",
  "getsockopt",
  "setsockopt",
  "getsockname",
  "getpeername",
  /* threads and time */
  "futex",
  "futex_time64",
  "set_robust_list",
  "get_robust_list",
  "rseq",
  "sched_yield",
  "sched_getaffinity",
  "sched_getparam",
  "sched_getscheduler",
  "sched_getattr",
  "sched_setattr",
  "gettid",
  "clock_gettime",
  "clock_gettime64",
  "clock_getres",
  "clock_getres_time64",
  "clock_nanosleep",
  "clock_nanosleep_time64",
  "nanosleep",
  "gettimeofday",
  "time",
  "times",
  "getrusage",
  "setitimer",
  "getitimer",
  "restart_syscall",
  /* signals to itself */
  "rt_sigaction",
  "rt_sigprocmask",
  "rt_sigreturn",
  "rt_sigpending",
  "sigaltstack",
  "sigreturn",
  /* who and where am I */
  "getpid",
  "getppid",
  "getuid",
  "getuid32",
  "geteuid",
  "geteuid32",
  "getgid",
  "getgid32",
  "getegid",
  "getegid32",
  "getresuid",
  "getresuid32",
  "getresgid",
  "getresgid32",
  "getrlimit",
  "ugetrlimit",
  "uname",
  "sysinfo",
  "getrandom",
  "getpgrp",
  "getpgid",
  "getsid",
  /* the end */
  "exit",
  "exit_group",
};

static const char *const refused[] = {
  "socket",
  "socketpair",
  "connect",
  "bind",
  "listen",
  "accept",
  "accept4",
  "execve",
  "execveat",
  "fork",
  "vfork",
  "kill",
  "tkill",
  "rt_sigqueueinfo",
  "ptrace",
  "process_vm_readv",
  "process_vm_writev",
  "pidfd_open",
  "pidfd_getfd",
  "creat",
  "truncate",
  "ftruncate",
  "rename",
  "renameat",
  "renameat2",
  "unlink",
  "unlinkat",
  "mkdir",
  "mkdirat",
  "link",
  "linkat",
  "symlink",
  "symlinkat",
  "chmod",
  "fchmod",
  "fchmodat",
  "chown",
  "fchown",
  "lchown",
  "fchownat",
  "mknod",
  "mknodat",
  "chdir",
  "chroot",
  "mount",
  "umount2",
  "setuid",
  "setgid",
  "setrlimit",
  "unshare",
  "setns",
  "bpf",
  "keyctl",
  "memfd_create",
};

static gboolean
add_names (scmp_filter_ctx filter, guint32 action, const char *const *names, gsize n_names)
{
  for (gsize i = 0; i < n_names; i++)
    {
      int number = seccomp_syscall_resolve_name (names[i]);

      /* Negative where this architecture does not have it. */
      if (number >= 0 && seccomp_rule_add (filter, action, number, 0) < 0)
        return FALSE;
    }
  return TRUE;
}

/* Opening: for reading only. Each of these bits writes or creates. */
static gboolean
add_open (scmp_filter_ctx filter, int number, unsigned argument)
{
  static const scmp_datum_t bits[] = { O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND };
  const scmp_datum_t all = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
  gboolean ok;

  if (number < 0)
    return TRUE;
  ok = seccomp_rule_add (filter, SCMP_ACT_ALLOW, number, 1,
                         SCMP_CMP (argument, SCMP_CMP_MASKED_EQ, all, 0)) == 0;
  for (guint i = 0; ok && i < G_N_ELEMENTS (bits); i++)
    ok = seccomp_rule_add (filter, SCMP_ACT_ERRNO (EACCES), number, 1,
                           SCMP_CMP (argument, SCMP_CMP_MASKED_EQ, bits[i], bits[i])) == 0;
  return ok;
}

/* Memory that can be run is needed only while libraries are loaded. */
static gboolean
add_mapping (scmp_filter_ctx filter)
{
  static const char *const names[] = { "mmap", "mmap2", "mprotect" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      int number = seccomp_syscall_resolve_name (names[i]);

      if (number < 0)
        continue;
      if (seccomp_rule_add (filter, SCMP_ACT_ALLOW, number, 1, SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) <
              0 ||
          seccomp_rule_add (filter, SCMP_ACT_ERRNO (EACCES), number, 1,
                            SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, PROT_EXEC)) < 0)
        return FALSE;
    }
  return TRUE;
}

/* Threads, not processes. The flags of clone3 are in memory, where no filter sees
 * them: it is not listed, and without it the C library uses clone. */
static gboolean
add_threads (scmp_filter_ctx filter)
{
  return seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (clone), 1,
                           SCMP_A0 (SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD)) == 0 &&
         seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (clone), 1,
                           SCMP_A0 (SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0)) == 0;
}

/* Allows the call @name where its second argument is one of @values. */
static gboolean
add_values (scmp_filter_ctx filter, const char *name, const scmp_datum_t *values, gsize n_values)
{
  int number = seccomp_syscall_resolve_name (name);

  for (gsize i = 0; number >= 0 && i < n_values; i++)
    if (seccomp_rule_add (filter, SCMP_ACT_ALLOW, number, 1, SCMP_A1 (SCMP_CMP_EQ, values[i])) < 0)
      return FALSE;
  return TRUE;
}

/* Calls that do many things, of which few are needed. */
static gboolean
add_narrowed (scmp_filter_ctx filter)
{
  static const scmp_datum_t requests[] = { TCGETS, FIONREAD, FIONBIO };
  static const scmp_datum_t commands[] = { F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD,    F_SETFD,
                                           F_GETFL, F_SETFL,         F_GET_SEALS };

  return add_values (filter, "ioctl", requests, G_N_ELEMENTS (requests)) &&
         add_values (filter, "fcntl", commands, G_N_ELEMENTS (commands)) &&
         add_values (filter, "fcntl64", commands, G_N_ELEMENTS (commands)) &&
         seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (prctl), 1, SCMP_A0 (SCMP_CMP_EQ, PR_SET_NAME)) ==
             0 &&
         seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (tgkill), 1,
                           SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t) getpid ())) == 0 &&
         /* limits can be asked for, not set */
         seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (prlimit64), 1, SCMP_A2 (SCMP_CMP_EQ, 0)) == 0;
}

gboolean
ts_sandbox_filter_calls (GError **error)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (ENOSYS));
  int result = -ENOMEM;

  if (filter != NULL && seccomp_attr_set (filter, SCMP_FLTATR_CTL_TSYNC, 1) == 0 &&
      add_names (filter, SCMP_ACT_ALLOW, allowed, G_N_ELEMENTS (allowed)) &&
      add_names (filter, SCMP_ACT_ERRNO (EPERM), refused, G_N_ELEMENTS (refused)) &&
      add_open (filter, seccomp_syscall_resolve_name ("open"), 1) &&
      add_open (filter, seccomp_syscall_resolve_name ("openat"), 2) && add_mapping (filter) &&
      add_threads (filter) && add_narrowed (filter))
    result = seccomp_load (filter);
  if (filter != NULL)
    seccomp_release (filter);

  if (result == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The system call filter could not be loaded: %s",
               g_strerror (-result));
  return FALSE;
}
