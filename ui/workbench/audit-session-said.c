/* What the session says of what was done.
 */
#include "config.h"

#include "workbench/audit-session-private.h"

#include <glib/gi18n.h>

void
ts_audit_session_say_rated (TsAuditSession *self, const char *item)
{
  const char *level = ts_audit_get_level (ts_audit_session_get_audit (self), item);
  const TsLevel *found =
      level != NULL ? ts_scale_find_level (ts_audit_session_get_scale (self, item), level) : NULL;
  g_autofree char *title = found != NULL ? g_utf8_strdown (found->title, -1) : NULL;
  g_autofree char *message = NULL;

  if (g_str_equal (item, "overall"))
    /* Translators: %s is a level, "partly evidenced". */
    message = title != NULL ? g_strdup_printf (_ ("The report as a whole rated %s"), title)
                            : g_strdup (_ ("Overall rating taken back"));
  else
    /* Translators: a criterion and a level, "B4 rated not applicable". */
    message = title != NULL ? g_strdup_printf (_ ("%s rated %s"), item, title)
                            : g_strdup_printf (_ ("Rating of %s taken back"), item);
  ts_audit_session_say_undoable (self, message);
}

char *
ts_audit_session_add_tag_note (TsAuditSession *self, char *message, gboolean adding)
{
  TsAudits *audits = ts_project_get_audits (ts_audit_session_get_project (self));
  const char *report = ts_report_get_id (ts_audit_session_get_report (self));
  g_autofree char *note = ts_audits_dup_tag_note (audits, report, adding);
  g_auto (GStrv) lines = g_strsplit (note != NULL ? note : "", "\n", -1);
  GString *text = g_string_new (message);

  g_free (message);
  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *first = g_utf8_strup (*line, (gssize) (g_utf8_next_char (*line) - *line));

      g_string_append_printf (text, "%s %s%s.", line == lines ? "." : "", first, g_utf8_next_char (*line));
    }
  return g_string_free (text, FALSE);
}
