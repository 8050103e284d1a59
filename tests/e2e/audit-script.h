/* The sample audit (data/sample/northshire.audit), carried out by command line.
 */
#pragma once

#include "cli-run.h"

/* Runs every line of the script against the project; fails with the line if a
 * command does not do it. Returns how many lines were carried out.
 */
guint audit_script_run (CliRun *run, const char *script);
