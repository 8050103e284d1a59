#include "config.h"

#include "page-view/page-view-private.h"

/* What is printed on a page, where that is not simply its number. */
const char *
ts_page_view_get_label (TsPageView *self, guint page)
{
  const TsPageInfo *info;
  char number[16];

  g_return_val_if_fail (TS_IS_PAGE_VIEW (self), NULL);

  if (self->infos == NULL || page >= self->infos->len)
    return NULL;
  info = &g_array_index (self->infos, TsPageInfo, page);
  g_snprintf (number, sizeof number, "%u", page + 1);
  return *info->label != '\0' && !g_str_equal (info->label, number) ? info->label : NULL;
}

static gboolean
find_label (TsPageView *self, const char *text, guint *page)
{
  g_autofree char *wanted = g_utf8_casefold (text, -1);

  for (guint i = 0; self->infos != NULL && i < self->infos->len; i++)
    {
      const TsPageInfo *info = &g_array_index (self->infos, TsPageInfo, i);
      g_autofree char *label = *info->label != '\0' ? g_utf8_casefold (info->label, -1) : NULL;

      if (label != NULL && g_str_equal (label, wanted))
        {
          *page = i;
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
ts_page_view_find_page (TsPageView *self, const char *text, guint *page)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  guint64 number;

  g_return_val_if_fail (TS_IS_PAGE_VIEW (self), FALSE);

  if (*stripped == '\0' || !g_utf8_validate (stripped, -1, NULL))
    return FALSE;
  if (find_label (self, stripped, page))
    return TRUE;
  if (!g_ascii_string_to_unsigned (stripped, 10, 1, MAX (ts_page_view_get_n_pages (self), 1), &number,
                                   NULL) ||
      ts_page_view_get_n_pages (self) == 0)
    return FALSE;
  *page = (guint) number - 1;
  return TRUE;
}
