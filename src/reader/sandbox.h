/* Shutting a process in. What holds afterwards, for all its threads and for good:
 *
 * - it gains no privileges, is not dumpable and leaves no core file;
 * - its address space, its open files and the files it writes are limited;
 * - of the file system it can read fonts, fontconfig's files and caches and
 *   poppler's data, and change nothing (Landlock, as far as the kernel has it);
 * - it can make no socket, start no program and no process, open nothing for
 *   writing, map no code, trace or signal nobody (seccomp).
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Enters it. FALSE with an error if a part fails that every supported kernel
 * has: the process must then end without touching a document.
 */
gboolean ts_sandbox_enter          (GError **error);

/* The parts, in the order in which they are called. */
gboolean ts_sandbox_limit          (GError **error);
/* @readable is what stays readable, files or folders; those that don't exist are
 * passed over. TRUE where the kernel has no Landlock: the filter still holds.
 */
gboolean ts_sandbox_restrict_files (const char *const *readable, GError **error);
gboolean ts_sandbox_filter_calls   (GError **error);

/* Landlock's version in this kernel; 0 if it has none. */
int      ts_sandbox_landlock_abi   (void);

G_END_DECLS
