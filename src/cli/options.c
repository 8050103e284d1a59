#include "config.h"

#include "cli/cli.h"

#include "base/date.h"
#include "cli/output.h"

#include <glib/gi18n-lib.h>

#define MAX_NAME 200 /* characters */

void
cli_clear (Cli *cli)
{
  g_clear_pointer (&cli->arguments, g_strfreev);
  g_clear_pointer (&cli->reviewer, g_free);
  g_clear_pointer (&cli->tool_name, g_free);
  g_clear_pointer (&cli->format_name, g_free);
}

static void
add_shared_entries (GOptionContext *context, Cli *cli)
{
  const GOptionEntry always[] = {
    { "help", 'h', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &cli->help, N_ ("Say how the command is used"),
      NULL },
    { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &cli->arguments, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry reviewer[] = {
    { "reviewer", 0, G_OPTION_FLAG_NONE, CLI_ARG_TEXT, &cli->reviewer,
      N_ ("Who is working; $TOUCHSTONE_REVIEWER when left out"), N_ ("NAME") },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry tool[] = {
    { "tool", 0, G_OPTION_FLAG_NONE, CLI_ARG_TEXT, &cli->tool_name,
      N_ ("Which audit: compliance (when left out) or deep-dive"), N_ ("TOOL") },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry format[] = {
    { "format", 0, G_OPTION_FLAG_NONE, CLI_ARG_TEXT, &cli->format_name,
      N_ ("How to write the result: text (when left out), json or csv"), N_ ("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };

  if (cli->command->takes & CLI_TAKES_REVIEWER)
    g_option_context_add_main_entries (context, reviewer, GETTEXT_PACKAGE);
  if (cli->command->takes & CLI_TAKES_TOOL)
    g_option_context_add_main_entries (context, tool, GETTEXT_PACKAGE);
  if (cli->command->takes & CLI_TAKES_FORMAT)
    g_option_context_add_main_entries (context, format, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, always, GETTEXT_PACKAGE);
}

static void
print_help (const Cli *cli, GOptionContext *context)
{
  g_autofree char *usage = g_strconcat (CLI_PROGRAM, " ", cli->command->name, NULL);
  g_autofree char *help = NULL;

  /* The usage line begins with the program's name. */
  g_set_prgname (usage);
  help = g_option_context_get_help (context, TRUE, NULL);
  g_set_prgname (CLI_PROGRAM);
  cli_put (stdout, help);
}

static gboolean
check_shared_values (Cli *cli)
{
  static const char *const formats[] = { "text", "json", "csv" };

  if (cli->tool_name != NULL && !ts_tool_from_id (cli->tool_name, &cli->tool))
    {
      cli->status =
          cli_usage (cli, _ ("there is no tool “%s”; there are compliance and deep-dive"), cli->tool_name);
      return FALSE;
    }
  if (cli->format_name == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i], cli->format_name))
      {
        cli->format = (CliFormat) i;
        return TRUE;
      }
  cli->status =
      cli_usage (cli, _ ("there is no format “%s”; there are text, json and csv"), cli->format_name);

  return FALSE;
}

static gboolean
check_text (Cli *cli, const char *name, const char *value)
{
  if (value == NULL || g_utf8_validate (value, -1, NULL))
    return TRUE;
  cli->status = cli_usage (cli, _ ("%s is not text in UTF-8"), name);

  return FALSE;
}

gboolean
cli_is_blank (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isgraph (g_utf8_get_char (text)))
      return FALSE;

  return TRUE;
}

/* An empty name is part of every name, and an empty file name is no file. */
static gboolean
check_filled (Cli *cli, const char *name, const char *value)
{
  if (value == NULL || !cli_is_blank (value))
    return TRUE;
  cli->status = cli_usage (cli, _ ("%s is empty"), name);

  return FALSE;
}

/* What stands in lists and on letters. */
static gboolean
check_line (Cli *cli, const char *name, const char *value)
{
  gboolean sound = value == NULL || g_utf8_strlen (value, -1) <= MAX_NAME;

  for (const char *p = value; sound && p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    sound = !g_unichar_iscntrl (g_utf8_get_char (p));
  if (!sound)
    cli->status = cli_usage (cli, _ ("%s has to be one line of up to %d characters"), name, MAX_NAME);

  return sound;
}

static gboolean
check_entry (Cli *cli, const GOptionEntry *entry)
{
  g_autofree char *name = g_strconcat ("--", entry->long_name, NULL);
  const char *value = *(char **) entry->arg_data;

  return (g_str_equal (entry->arg_description, "FILE") || check_text (cli, name, value)) &&
         (g_str_equal (entry->arg_description, "TEXT") || check_filled (cli, name, value));
}

static gboolean
check_argument (Cli *cli, guint i)
{
  g_autofree char *name = g_strdup_printf (_ ("argument %u"), i + 1);
  gboolean is_file = i == 0 || (cli->command->takes & CLI_ONLY_FILES) != 0;
  gboolean may_be_empty = i + 1 == cli->command->max && (cli->command->takes & CLI_ENDS_IN_TEXT) != 0;

  return (is_file || check_text (cli, name, cli->arguments[i])) &&
         (may_be_empty || check_filled (cli, name, cli->arguments[i]));
}

static gboolean
check_texts (Cli *cli, const GOptionEntry *entries)
{
  for (; entries != NULL && entries->long_name != NULL; entries++)
    if (entries->arg == CLI_ARG_TEXT && !check_entry (cli, entries))
      return FALSE;
  for (guint i = 0; i < cli->n_arguments; i++)
    if (!check_argument (cli, i))
      return FALSE;

  return check_text (cli, "--reviewer", cli->reviewer) && check_filled (cli, "--reviewer", cli->reviewer) &&
         check_line (cli, "--reviewer", cli->reviewer) && check_text (cli, "--tool", cli->tool_name) &&
         check_text (cli, "--format", cli->format_name);
}

/* Made only when asked for: it reads the framework. */
static void
describe (GOptionContext *context, const CliCommand *command)
{
  g_autofree char *values = command->list_values != NULL ? command->list_values () : NULL;

  if (values != NULL)
    g_option_context_set_description (context, values);
}

/* A number below zero, as the last argument, is a value and no option: what is
 * wrong with it is better said by who knows what it is for. The arguments with a
 * "--" before it, or NULL.
 */
static char **
mark_negative (int *argc, char **argv)
{
  const char *last = argv[*argc - 1];
  char **marked;

  for (int i = 1; i < *argc; i++)
    if (g_str_equal (argv[i], "--"))
      return NULL;
  if (*argc < 3 || last[0] != '-' || !g_ascii_isdigit (last[1]) || argv[*argc - 2][0] == '-')
    return NULL;
  marked = g_new0 (char *, (gsize) *argc + 2);
  memcpy (marked, argv, sizeof *argv * ((gsize) *argc - 1));
  marked[*argc - 1] = (char *) "--";
  marked[*argc] = argv[*argc - 1];
  ++*argc;

  return marked;
}

gboolean
cli_parse (Cli *cli, int argc, char **argv, const GOptionEntry *entries)
{
  g_autofree char **marked = mark_negative (&argc, argv);
  g_autoptr (GOptionContext) context = g_option_context_new (cli->command->arguments);
  g_autoptr (GError) error = NULL;

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ (cli->command->summary));
  g_option_context_set_help_enabled (context, FALSE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  add_shared_entries (context, cli);

  if (marked != NULL)
    argv = marked;
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      cli->status =
          g_error_matches (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION) &&
                  strstr (error->message, " --") == NULL
              ? cli_usage (cli, _ ("%s; before arguments that begin with “-” write “--”"), error->message)
              : cli_usage (cli, "%s", error->message);
      return FALSE;
    }
  if (cli->help)
    {
      describe (context, cli->command);
      print_help (cli, context);
      return FALSE;
    }
  cli->n_arguments = cli->arguments != NULL ? g_strv_length (cli->arguments) : 0;
  if (cli->n_arguments < cli->command->min || cli->n_arguments > cli->command->max)
    {
      cli->status = cli_usage (cli, _ ("it takes %s"), cli->command->arguments);
      return FALSE;
    }

  return check_texts (cli, entries) && check_shared_values (cli);
}

gboolean
cli_check_date (Cli *cli, const char *option, const char *date)
{
  if (date == NULL || ts_date_is_valid (date))
    return TRUE;
  cli->status =
      cli_usage (cli, _ ("%s: “%s” is no date; write it as year-month-day, 2021-01-08"), option, date);

  return FALSE;
}
