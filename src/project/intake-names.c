#include "config.h"

#include "project/intake-names.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TITLE 300

char *
ts_intake_dup_title (const char *raw)
{
  g_autofree char *valid = raw != NULL ? ts_text_make_valid (raw, -1) : NULL;
  g_autofree char *clean = valid != NULL ? ts_text_clean (valid, NULL) : NULL;
  const char *title = clean;

  if (title != NULL && g_str_has_prefix (title, "Microsoft Word - "))
    title += strlen ("Microsoft Word - ");
  if (title == NULL || *title == '\0' || g_ascii_strcasecmp (title, "untitled") == 0)
    return NULL;

  return ts_text_ellipsise (title, MAX_TITLE);
}

char *
ts_intake_dup_file_name (GFile *file)
{
  g_autofree char *raw = g_file_get_basename (file);
  g_autofree char *valid = raw != NULL ? g_filename_display_name (raw) : NULL;

  return ts_text_make_valid (valid != NULL ? valid : _ ("Report"), -1);
}

char *
ts_intake_dup_without_ending (const char *name)
{
  gsize length = strlen (name);

  if (length > 4 && g_ascii_strcasecmp (name + length - 4, ".pdf") == 0)
    return g_strndup (name, length - 4);

  return g_strdup (name);
}
