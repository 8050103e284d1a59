/* The commands, each in a file of its own. */
#pragma once

#include "cli/cli.h"

G_BEGIN_DECLS

extern const CliCommand cli_new;
extern const CliCommand cli_info;
extern const CliCommand cli_set;
extern const CliCommand cli_framework;
extern const CliCommand cli_partnerships;
extern const CliCommand cli_add;
extern const CliCommand cli_reports;
extern const CliCommand cli_tag;
extern const CliCommand cli_untag;
extern const CliCommand cli_passages;
extern const CliCommand cli_rate;
extern const CliCommand cli_answer;
extern const CliCommand cli_complete;
extern const CliCommand cli_reopen;
extern const CliCommand cli_letter;
extern const CliCommand cli_history;
extern const CliCommand cli_undo;
extern const CliCommand cli_redo;
extern const CliCommand cli_check;

G_END_DECLS
