/* What the commands share: options, problems, opening a project.
 *
 * Results go to stdout, problems to stderr as "touchstone-cli: WHAT: WHY". A
 * command returns its exit status.
 */
#pragma once

#include "project/project.h"

G_BEGIN_DECLS

typedef enum
{
  CLI_DONE   = 0,
  CLI_FAILED = 1, /* it could not be done, or not for every file */
  CLI_USAGE  = 2, /* wrong usage */
} CliStatus;

typedef enum
{
  CLI_TEXT,
  CLI_JSON,
  CLI_CSV,
} CliFormat;

/* Which of the shared options a command takes, and what its arguments are. */
typedef enum
{
  CLI_TAKES_REVIEWER = 1 << 0,
  CLI_TAKES_TOOL     = 1 << 1,
  CLI_TAKES_FORMAT   = 1 << 2,
  CLI_ONLY_FILES     = 1 << 3, /* arguments after the first are names of files */
  CLI_ENDS_IN_TEXT   = 1 << 4, /* the last argument is text that may be empty */
} CliTakes;

typedef struct
{
  const char *name;
  const char *arguments;  /* for the usage line */
  const char *summary;    /* untranslated */
  CliTakes    takes;
  guint       min, max;   /* how many arguments */
  CliStatus (*run) (int argc, char **argv);
  char     *(*list_values) (void); /* what its arguments may be, for --help; or NULL */
} CliCommand;

/* A command under way. Initialise with CLI_INIT and declare it g_auto (Cli). */
typedef struct
{
  const CliCommand *command;
  CliStatus status;
  char    **arguments;
  guint     n_arguments;
  char     *reviewer;
  char     *tool_name;
  char     *format_name;
  gboolean  help;
  TsTool    tool;
  CliFormat format;
} Cli;

#define CLI_INIT(command) { (command), CLI_DONE, NULL, 0, NULL, NULL, NULL, FALSE, TS_TOOL_COMPLIANCE, CLI_TEXT }

/* Texts are taken as they are, whatever the locale; cli_parse() checks that
 * they are UTF-8 unless they are described as "FILE", and not empty unless they
 * are described as "TEXT".
 */
#define CLI_ARG_TEXT G_OPTION_ARG_FILENAME

/* Nothing in it can be seen: empty, white space, control characters. */
gboolean   cli_is_blank      (const char *text);
/* Parses the command line into @cli and what @entries (or NULL) point to. FALSE
 * if the command is not to go on: return cli->status then.
 */
gboolean   cli_parse         (Cli *cli, int argc, char **argv, const GOptionEntry *entries);
void       cli_clear         (Cli *cli);

void       cli_problem       (const char *what, const char *why);
/* The same for an error. Returns the status it means: CLI_USAGE where a value given
 * is none (by the code of the error), else CLI_FAILED.
 */
CliStatus  cli_fail          (const char *what, const GError *error);
/* What is no problem, but has to be known: "touchstone-cli: note: WHAT", once for
 * each line of @notes, which may be NULL.
 */
void       cli_note          (const char *notes);
/* Wrong usage. Returns CLI_USAGE. */
CliStatus  cli_usage         (const Cli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* A line to stdout; control characters are left out. */
void       cli_print         (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* The project of the first argument. NULL after saying why. */
TsProject *cli_open_to_read  (const Cli *cli);
TsProject *cli_open_to_write (const Cli *cli);
/* Closes and frees @project; @status, or CLI_FAILED if that went wrong. */
CliStatus  cli_close         (const Cli *cli, TsProject *project, CliStatus status);
/* All of a command without options of its own that reads a project: parses,
 * opens, calls @read and closes.
 */
typedef CliStatus (*CliReadFunc) (const Cli *cli, TsProject *project);
CliStatus  cli_read          (const CliCommand *command, int argc, char **argv, CliReadFunc read);

/* NULL after saying why. */
TsReport  *cli_find_report   (TsProject *project, const char *name);
/* The id of a criterion or question as the framework writes it; NULL after saying
 * that there is none, which is wrong usage.
 */
const char *cli_find_item    (TsProject *project, const char *id);
/* The audit of who works, with the tool that was chosen. */
TsAudit   *cli_get_audit     (const Cli *cli, TsProject *project, TsReport *report);

/* A date given by an option; NULL is fine. FALSE after saying what is wrong. */
gboolean   cli_check_date    (Cli *cli, const char *option, const char *date);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cli, cli_clear)

G_END_DECLS
