#include "config.h"

#include "sample-tools.h"

#include <stdlib.h>
#include <string.h>

static const char *pdfinfo;
static const char *pdftotext;
static const char *qpdf;
static const char *audit;

void
sample_tools_init (int argc, char **argv)
{
  g_assert_cmpint (argc, ==, 5);
  pdfinfo = argv[1];
  pdftotext = argv[2];
  qpdf = argv[3];
  audit = argv[4];
}

const char *
sample_audit_path (void)
{
  return audit;
}

char *
sample_path (const char *name)
{
  const char *folder = g_getenv ("TOUCHSTONE_SAMPLE_DIR");

  g_assert_nonnull (folder);
  return g_build_filename (folder, name, NULL);
}

static char *
run (const char *const *argv, char **problem)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  char *out = NULL;
  g_autofree char *err = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, &err, &error);
  g_assert_no_error (error);
  if (problem != NULL)
    *problem = g_strdup (err);
  if (!g_subprocess_get_successful (process))
    g_clear_pointer (&out, g_free);
  return out;
}

char *
sample_info (const char *name, const char *const *arguments, char **problem)
{
  g_autofree char *path = sample_path (name);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();

  g_ptr_array_add (argv, (gpointer) pdfinfo);
  for (guint i = 0; arguments != NULL && arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) arguments[i]);
  g_ptr_array_add (argv, path);
  g_ptr_array_add (argv, NULL);
  return run ((const char *const *) argv->pdata, problem);
}

char *
sample_text (const char *name, guint page, const char *mode)
{
  g_autofree char *path = sample_path (name);
  g_autofree char *first = g_strdup_printf ("%u", MAX (page, 1));
  g_autofree char *last = g_strdup_printf ("%u", page > 0 ? page : 100000);
  const char *const argv[] = { pdftotext, "-enc", "UTF-8", "-f",
                               first,     "-l",   last,    mode != NULL ? mode : "-nodiag",
                               path,      "-",    NULL };
  char *text = run (argv, NULL);

  g_assert_nonnull (text);
  return text;
}

guint
sample_n_pages (const char *name)
{
  g_autofree char *info = sample_info (name, NULL, NULL);
  const char *line = info != NULL ? strstr (info, "Pages:") : NULL;

  g_assert_nonnull (line);
  return (guint) atoi (line + strlen ("Pages:"));
}

guint
sample_count (const char *text, const char *needle)
{
  guint n = 0;

  for (const char *p = strstr (text, needle); p != NULL; p = strstr (p + 1, needle))
    n++;
  return n;
}

char *
sample_outline (const char *name)
{
  g_autofree char *path = sample_path (name);
  const char *const argv[] = { qpdf, "--json", "--json-key=outlines", path, NULL };
  char *outline = run (argv, NULL);

  g_assert_nonnull (outline);
  return outline;
}
