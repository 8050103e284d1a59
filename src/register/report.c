#include "config.h"

#include "register/report-private.h"

#include <glib/gi18n-lib.h>

struct _TsReport
{
  GObject parent_instance;

  TsReportRow *row;
};

G_DEFINE_FINAL_TYPE (TsReport, ts_report, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_PARTNERSHIP_ID,
  PROP_PARTNERSHIP,
  PROP_TITLE,
  PROP_PERIOD_START,
  PROP_PERIOD_END,
  PROP_PUBLISHED,
  PROP_RECEIVED,
  PROP_URL,
  PROP_N_PAGES,
  PROP_DOCUMENTS,
  PROP_DISPLAY_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

const char *
ts_document_role_get_id (TsDocumentRole role)
{
  switch (role)
    {
    case TS_ROLE_REPORT:
      return "report";
    case TS_ROLE_SCRUTINY_LETTER:
      return "scrutiny-letter";
    case TS_ROLE_ANNEX:
    default:
      return "annex";
    }
}

static void
ts_report_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  TsReport *self = TS_REPORT (object);
  const char *const strings[] = {
    [PROP_ID] = self->row->id,
    [PROP_PARTNERSHIP_ID] = self->row->partnership_id,
    [PROP_PARTNERSHIP] = self->row->partnership,
    [PROP_TITLE] = self->row->title,
    [PROP_PERIOD_START] = self->row->period_start,
    [PROP_PERIOD_END] = self->row->period_end,
    [PROP_PUBLISHED] = self->row->published,
    [PROP_RECEIVED] = self->row->received,
    [PROP_URL] = self->row->url,
  };

  if (property < G_N_ELEMENTS (strings))
    g_value_set_string (value, strings[property]);
  else if (property == PROP_N_PAGES)
    g_value_set_uint (value, ts_report_get_n_pages (self));
  else if (property == PROP_DOCUMENTS)
    g_value_set_boxed (value, self->row->documents);
  else if (property == PROP_DISPLAY_NAME)
    g_value_take_string (value, ts_report_dup_display_name (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
ts_report_finalize (GObject *object)
{
  TsReport *self = TS_REPORT (object);

  g_clear_pointer (&self->row, ts_report_row_free);

  G_OBJECT_CLASS (ts_report_parent_class)->finalize (object);
}

static void
ts_report_class_init (TsReportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const char *const names[] = {
    [PROP_ID] = "id",
    [PROP_PARTNERSHIP_ID] = "partnership-id",
    [PROP_PARTNERSHIP] = "partnership",
    [PROP_TITLE] = "title",
    [PROP_PERIOD_START] = "period-start",
    [PROP_PERIOD_END] = "period-end",
    [PROP_PUBLISHED] = "published",
    [PROP_RECEIVED] = "received",
    [PROP_URL] = "url",
  };

  object_class->get_property = ts_report_get_property;
  object_class->finalize = ts_report_finalize;

  for (guint i = PROP_ID; i < G_N_ELEMENTS (names); i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL, flags);
  properties[PROP_N_PAGES] = g_param_spec_uint ("n-pages", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_DOCUMENTS] = g_param_spec_boxed ("documents", NULL, NULL, G_TYPE_PTR_ARRAY, flags);
  properties[PROP_DISPLAY_NAME] = g_param_spec_string ("display-name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ts_report_init (TsReport *self)
{
}

TsReport *
ts_report_new_for_row (TsReportRow *row)
{
  TsReport *self = g_object_new (TS_TYPE_REPORT, NULL);

  self->row = row;

  return self;
}

static gboolean
same_documents (GPtrArray *one, GPtrArray *other)
{
  if (one->len != other->len)
    return FALSE;

  for (guint i = 0; i < one->len; i++)
    {
      const TsReportDocument *a = one->pdata[i];
      const TsReportDocument *b = other->pdata[i];

      if (g_strcmp0 (a->sha256, b->sha256) != 0 || a->role != b->role)
        return FALSE;
    }

  return TRUE;
}

gboolean
ts_report_take_row (TsReport *self, TsReportRow *row)
{
  g_autoptr (TsReportRow) old = self->row;
  const struct
  {
    guint property;
    const char *old;
    const char *new;
    gboolean sorts;
  } strings[] = {
    { PROP_PARTNERSHIP_ID, old->partnership_id, row->partnership_id, FALSE },
    { PROP_PARTNERSHIP, old->partnership, row->partnership, TRUE },
    { PROP_TITLE, old->title, row->title, TRUE },
    { PROP_PERIOD_START, old->period_start, row->period_start, TRUE },
    { PROP_PERIOD_END, old->period_end, row->period_end, TRUE },
    { PROP_PUBLISHED, old->published, row->published, FALSE },
    { PROP_RECEIVED, old->received, row->received, FALSE },
    { PROP_URL, old->url, row->url, FALSE },
  };
  gboolean documents_differ = !same_documents (old->documents, row->documents);
  gboolean place_differs = documents_differ;

  g_object_freeze_notify (G_OBJECT (self));
  self->row = row;
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    if (g_strcmp0 (strings[i].old, strings[i].new) != 0)
      {
        g_object_notify_by_pspec (G_OBJECT (self), properties[strings[i].property]);
        place_differs |= strings[i].sorts;
      }
  if (documents_differ)
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENTS]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PAGES]);
    }
  if (place_differs)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DISPLAY_NAME]);
  g_object_thaw_notify (G_OBJECT (self));

  return place_differs;
}

static int
compare_unknown_last (const char *one, const char *other)
{
  if (one == NULL || other == NULL)
    return (one == NULL) - (other == NULL);

  return g_utf8_collate (one, other);
}

int
ts_report_compare (gconstpointer one, gconstpointer other, gpointer data)
{
  TsReport *a = TS_REPORT ((gpointer) one);
  TsReport *b = TS_REPORT ((gpointer) other);
  g_autofree char *a_name = NULL;
  g_autofree char *b_name = NULL;
  int order = compare_unknown_last (a->row->partnership, b->row->partnership);

  if (order == 0)
    order = compare_unknown_last (a->row->period_start, b->row->period_start);
  if (order == 0)
    order = compare_unknown_last (a->row->period_end, b->row->period_end);
  if (order != 0)
    return order;

  a_name = ts_report_dup_display_name (a);
  b_name = ts_report_dup_display_name (b);
  order = g_utf8_collate (a_name, b_name);

  return order != 0 ? order : g_strcmp0 (a->row->id, b->row->id);
}

const char *
ts_report_get_id (TsReport *self)
{
  g_return_val_if_fail (TS_IS_REPORT (self), NULL);
  return self->row->id;
}

const char *
ts_report_get_partnership_id (TsReport *self)
{
  g_return_val_if_fail (TS_IS_REPORT (self), NULL);
  return self->row->partnership_id;
}

const char *
ts_report_get_partnership (TsReport *self)
{
  g_return_val_if_fail (TS_IS_REPORT (self), NULL);
  return self->row->partnership;
}

const char *
ts_report_get_title (TsReport *self)
{
  g_return_val_if_fail (TS_IS_REPORT (self), NULL);
  return self->row->title;
}

const char *
ts_report_get_period_start (TsReport *self)
{
  g_return_val_if_fail (TS_IS_REPORT (self), NULL);
  return self->row->period_start;
}

const char *
ts_report_get_period_end (TsReport *self)
{
  g_return_val_if_fail (TS_IS_REPORT (self), NULL);
  return self->row->period_end;
}

const char *
ts_report_get_published (TsReport *self)
{
  g_return_val_if_fail (TS_IS_REPORT (self), NULL);
  return self->row->published;
}

const char *
ts_report_get_received (TsReport *self)
{
  g_return_val_if_fail (TS_IS_REPORT (self), NULL);
  return self->row->received;
}

const char *
ts_report_get_url (TsReport *self)
{
  g_return_val_if_fail (TS_IS_REPORT (self), NULL);
  return self->row->url;
}

guint
ts_report_get_n_pages (TsReport *self)
{
  g_return_val_if_fail (TS_IS_REPORT (self), 0);

  if (self->row->documents->len == 0)
    return 0;

  return ((TsReportDocument *) self->row->documents->pdata[0])->n_pages;
}

GPtrArray *
ts_report_get_documents (TsReport *self)
{
  g_return_val_if_fail (TS_IS_REPORT (self), NULL);
  return self->row->documents;
}

char *
ts_report_dup_display_name (TsReport *self)
{
  g_return_val_if_fail (TS_IS_REPORT (self), NULL);

  if (self->row->partnership != NULL)
    return g_strdup (self->row->partnership);
  if (self->row->title != NULL && *self->row->title != '\0')
    return g_strdup (self->row->title);
  if (self->row->documents->len > 0)
    return g_strdup (((TsReportDocument *) self->row->documents->pdata[0])->name);

  return g_strdup (_ ("Report without a document"));
}
