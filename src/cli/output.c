#include "config.h"

#include "cli/output.h"

#include "cli/cli.h"
#include "publish/writer.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>

void
cli_put (FILE *stream, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\t' || !g_unichar_iscntrl (c))
        fwrite (p, 1, (gsize) (g_utf8_next_char (p) - p), stream);
    }
}

void
cli_problem (const char *what, const char *why)
{
  fputs (CLI_PROGRAM ": ", stderr);
  cli_put (stderr, what);
  fputs (": ", stderr);
  cli_put (stderr, why);
  fputc ('\n', stderr);
}

/* Errors that say that a value on the command line is none: not of a closed set, or
 * malformed. All others say that something could not be done.
 */
static gboolean
is_wrong_value (const GError *error)
{
  return g_error_matches (error, TS_AUDIT_ERROR, TS_AUDIT_ERROR_VALUE) ||
         g_error_matches (error, TS_EVIDENCE_ERROR, TS_EVIDENCE_ERROR_VALUE) ||
         g_error_matches (error, TS_FRAMEWORK_ERROR, TS_FRAMEWORK_ERROR_UNKNOWN) ||
         g_error_matches (error, TS_FRAMEWORK_ERROR, TS_FRAMEWORK_ERROR_VALUE) ||
         g_error_matches (error, TS_PROJECT_ERROR, TS_PROJECT_ERROR_SETTING) ||
         g_error_matches (error, TS_PUBLISH_ERROR, TS_PUBLISH_ERROR_FORMAT);
}

CliStatus
cli_fail (const char *what, const GError *error)
{
  g_autofree char *base = g_path_get_basename (what);
  g_autofree char *prefix = g_strconcat (base, ": ", NULL);
  const char *why = error->message;

  /* Parsers name the file they complain of, which stands before it already. */
  if (g_str_has_prefix (why, prefix))
    why += strlen (prefix);
  cli_problem (what, why);

  return is_wrong_value (error) ? CLI_USAGE : CLI_FAILED;
}

void
cli_note (const char *notes)
{
  g_auto (GStrv) lines = g_strsplit (notes != NULL ? notes : "", "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    cli_problem (_ ("note"), *line);
}

CliStatus
cli_usage (const Cli *cli, const char *format, ...)
{
  g_autofree char *why = NULL;
  g_autofree char *hint = NULL;
  va_list list;

  va_start (list, format);
  why = g_strdup_vprintf (format, list);
  va_end (list);
  cli_problem (cli->command->name, why);
  hint = g_strdup_printf (_ ("“%s %s --help” says how it is used"), CLI_PROGRAM, cli->command->name);
  cli_problem (cli->command->name, hint);

  return CLI_USAGE;
}

void
cli_print (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list list;

  va_start (list, format);
  text = g_strdup_vprintf (format, list);
  va_end (list);
  cli_put (stdout, text);
  fputc ('\n', stdout);
}
