#include "config.h"

#include "cli/commands.h"
#include "cli/values.h"

#include <glib/gi18n-lib.h>

/* One action for the text and all fields. */
typedef struct
{
  TsAudits *audits;
  TsAudit *audit;
  const char *question;
  const char *text; /* or NULL */
  GStrv fields;     /* "NAME=VALUE" */
} Answer;

static gboolean
answer_cb (TsConnection *connection, gpointer data, GError **error)
{
  const Answer *answer = data;

  if (answer->text != NULL &&
      !ts_audits_answer (answer->audits, answer->audit, answer->question, NULL, answer->text, error))
    return FALSE;

  for (char **field = answer->fields; field != NULL && *field != NULL; field++)
    {
      const char *equals = strchr (*field, '=');
      g_autofree char *name = g_strndup (*field, (gsize) (equals - *field));

      if (!ts_audits_answer (answer->audits, answer->audit, answer->question, name, equals + 1, error))
        return FALSE;
    }

  return TRUE;
}

static CliStatus
store (const Cli *cli, TsProject *project, GStrv fields)
{
  g_autoptr (TsReport) report = cli_find_report (project, cli->arguments[1]);
  g_autoptr (TsAudit) audit = report != NULL ? cli_get_audit (cli, project, report) : NULL;
  Answer answer = { ts_project_get_audits (project), audit, cli->arguments[2],
                    cli->n_arguments > 3 ? cli->arguments[3] : NULL, fields };
  g_autofree char *id = g_ascii_strup (cli->arguments[2], -1);
  g_autofree char *name = ts_action_new (N_ ("answer %s"), id, NULL);
  g_autoptr (GError) error = NULL;

  if (audit == NULL)
    return CLI_FAILED;
  if (!ts_history_run (ts_project_get_history (project), name, NULL, answer_cb, &answer, &error))
    return cli_fail (cli->arguments[2], error);

  return CLI_DONE;
}

static gboolean
check_fields (Cli *cli, GStrv fields)
{
  if (cli->n_arguments < 4 && fields == NULL)
    {
      cli->status = cli_usage (cli, _ ("there is neither a text nor a --field"));
      return FALSE;
    }
  for (char **field = fields; field != NULL && *field != NULL; field++)
    if (!g_utf8_validate (*field, -1, NULL) || strchr (*field, '=') == NULL || **field == '=')
      {
        cli->status = cli_usage (cli, _ ("--field has to be NAME=VALUE"));
        return FALSE;
      }

  return TRUE;
}

static CliStatus
run (int argc, char **argv)
{
  g_auto (Cli) cli = CLI_INIT (&cli_answer);
  g_auto (GStrv) fields = NULL;
  TsProject *project;
  const GOptionEntry entries[] = {
    { "field", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &fields,
      N_ ("The value of a field of the question; may be given several times"), N_ ("NAME=VALUE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!cli_parse (&cli, argc, argv, entries) || !check_fields (&cli, fields))
    return cli.status;
  project = cli_open_to_write (&cli);
  if (project == NULL)
    return CLI_FAILED;

  return cli_close (&cli, project, store (&cli, project, fields));
}

const CliCommand cli_answer = {
  "answer",
  "PROJECT REPORT QUESTION [TEXT]",
  N_ ("Answer a question"),
  CLI_TAKES_REVIEWER | CLI_ENDS_IN_TEXT | CLI_TAKES_TOOL,
  3,
  4,
  run,
  cli_list_answer_values,
};
