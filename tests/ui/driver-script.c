#include "config.h"

#include "driver.h"

#include "harness.h"

#include <stdio.h>

/* One line of an audit script, split as a shell splits it. */
typedef struct
{
  TsWindow *window;
  char **words;
  guint n;
} Line;

static const char *
word (const Line *line, guint index)
{
  return index < line->n ? line->words[index] : "";
}

static const char *
word_or_null (const Line *line, guint index)
{
  const char *text = word (line, index);

  return *text != '\0' ? text : NULL;
}

G_GNUC_PRINTF (2, 3)
static gboolean
fail (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_clear_error (error);
  if (error != NULL)
    *error = g_error_new_valist (G_IO_ERROR, G_IO_ERROR_FAILED, format, arguments);
  va_end (arguments);
  return FALSE;
}

static gboolean
mark_example (const Line *line, const char *quote, GError **error)
{
  TsAuditSession *session = ts_driver_get_session (line->window);
  g_autoptr (GPtrArray) passages = ts_audit_session_list_passages (session, word (line, 1));
  TsEvidence *evidence = ts_project_get_evidence (ts_audit_session_get_project (session));

  for (guint i = 0; i < passages->len; i++)
    if (g_strcmp0 (ts_passage_get_quote (passages->pdata[i]), quote) == 0)
      return ts_evidence_set_example (evidence, ts_passage_get_id (passages->pdata[i]), TRUE, error);
  return fail (error, "no passage says “%s”", quote);
}

static gboolean
do_tag (const Line *line, gboolean example, GError **error)
{
  TsPageView *pages = ts_workbench_get_page_view (ts_window_get_workbench (line->window));
  g_autofree char *quote = NULL;

  if (!ts_driver_select_quote (line->window, word (line, 2)))
    return fail (error, "this does not stand just once in the report: “%s”", word (line, 2));
  quote = ts_page_view_dup_selected_text (pages);
  ts_driver_tag (line->window, word (line, 1), word_or_null (line, 3), word_or_null (line, 4),
                 word_or_null (line, 5));
  return !example || mark_example (line, quote, error);
}

static gboolean
do_region (const Line *line, GError **error)
{
  double x, y, width, height;
  TsRect rect;

  if (sscanf (word (line, 3), "%lf,%lf,%lf,%lf", &x, &y, &width, &height) != 4)
    return fail (error, "“%s” is no region", word (line, 3));
  rect = ts_rect_from_corners (x, y, x + width, y + height);
  ts_driver_select_region (line->window, (guint) g_ascii_strtoull (word (line, 2), NULL, 10) - 1, &rect);
  ts_driver_tag (line->window, word (line, 1), word_or_null (line, 4), word_or_null (line, 5),
                 word_or_null (line, 6));
  return TRUE;
}

static gboolean
do_line (const Line *line, GError **error)
{
  const char *verb = word (line, 0);
  GtkWidget *workbench = GTK_WIDGET (ts_window_get_workbench (line->window));

  if (g_str_equal (verb, "report"))
    return TRUE; /* it is open already */
  if (g_str_equal (verb, "tag") || g_str_equal (verb, "example"))
    return do_tag (line, g_str_equal (verb, "example"), error);
  if (g_str_equal (verb, "region"))
    return do_region (line, error);
  if (g_str_equal (verb, "tool"))
    ts_harness_activate (workbench, "audit.tool", "s", word (line, 1));
  else if (g_str_equal (verb, "rate"))
    ts_driver_rate (line->window, word (line, 1), word (line, 2),
                    g_str_equal (word (line, 3), "-") ? NULL : word (line, 3), word (line, 4));
  else if (g_str_equal (verb, "answer"))
    ts_driver_answer (line->window, word (line, 1), word (line, 2), line->n > 3 ? line->words + 3 : NULL);
  else if (g_str_equal (verb, "complete"))
    ts_harness_activate (workbench, "audit.complete", NULL);
  else
    return fail (error, "“%s” is nothing that a script can do", verb);
  return TRUE;
}

int
ts_driver_run_script (TsWindow *window, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  int done = 0;

  if (!g_file_get_contents (path, &text, NULL, error))
    return -1;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = NULL;
      int n;
      Line line = { window };

      if (*g_strstrip (lines[i]) == '\0' || *lines[i] == '#')
        continue;
      if (!g_shell_parse_argv (lines[i], &n, &words, error))
        return -1;
      line.words = words;
      line.n = (guint) n;
      if (!do_line (&line, error))
        {
          g_prefix_error (error, "%s: line %u: ", path, i + 1);
          return -1;
        }
      done++;
    }
  return done;
}
