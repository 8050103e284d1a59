#include "config.h"

#include "cli/commands.h"
#include "cli/output.h"

#include "store/connection.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

static const CliCommand *const commands[] = {
  &cli_new,    &cli_info,    &cli_set,      &cli_framework, &cli_partnerships, &cli_add,      &cli_reports,
  &cli_tag,    &cli_untag,   &cli_passages, &cli_rate,      &cli_answer,       &cli_complete, &cli_reopen,
  &cli_letter, &cli_history, &cli_undo,     &cli_redo,      &cli_check,
};

static const CliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i]->name, name))
      return commands[i];

  return NULL;
}

static void
print_usage (FILE *stream)
{
  fprintf (stream, "%s\n  %s %s\n\n%s\n", _ ("Usage:"), CLI_PROGRAM,
           _ ("COMMAND PROJECT [ARGUMENT…] [OPTION…]"),
           _ ("Audits yearly reports of safeguarding partners. Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    fprintf (stream, "  %-14s%s\n", commands[i]->name, _ (commands[i]->summary));
  fprintf (stream, "\n%s\n%s\n",
           _ ("“touchstone-cli help COMMAND” says what a command takes. Pages count from 1."),
           _ ("Exit status: 0 done, 1 it could not be done (or not for every file), 2 wrong usage."));
}

/* A full disk or a closed pipe makes a result incomplete. */
static CliStatus
finish (CliStatus status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;
  cli_problem (_ ("output"), _ ("the result could not be written"));

  return CLI_FAILED;
}

static CliStatus
say_unknown (const char *name)
{
  cli_problem (*name != '\0' ? name : _ ("command"),
               _ ("there is no such command; “touchstone-cli --help” lists them"));

  return CLI_USAGE;
}

/* "help" and "help COMMAND", as many programs have it. */
static CliStatus
help (int argc, char **argv)
{
  const CliCommand *command = argc > 1 ? find_command (argv[1]) : NULL;
  char option[] = "--help";
  char *arguments[] = { argc > 1 ? argv[1] : NULL, option, NULL };

  if (argc > 1 && command == NULL)
    return say_unknown (argv[1]);
  if (command != NULL)
    return command->run (2, arguments);
  print_usage (stdout);

  return CLI_DONE;
}

int
main (int argc, char *argv[])
{
  const CliCommand *command;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, TS_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname (CLI_PROGRAM);
  g_set_application_name (CLI_PROGRAM);
  ts_connection_set_program (CLI_PROGRAM, TRUE);

  if (argc < 2)
    {
      print_usage (stderr);
      return CLI_USAGE;
    }
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))
    {
      print_usage (stdout);
      return finish (CLI_DONE);
    }
  if (g_str_equal (argv[1], "--version"))
    {
      cli_print (CLI_PROGRAM " %s", TS_VERSION);
      return finish (CLI_DONE);
    }

  if (g_str_equal (argv[1], "help"))
    return finish (help (argc - 1, argv + 1));
  command = find_command (argv[1]);
  if (command == NULL)
    return say_unknown (argv[1]);

  return finish (command->run (argc - 1, argv + 1));
}
