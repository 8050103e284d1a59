/* Partnerships and their yearly reports.
 */
#pragma once

#include "base/date.h"
#include "register/report.h"
#include "store/history.h"

G_BEGIN_DECLS

#define TS_REGISTER_ERROR (ts_register_error_quark ())
GQuark ts_register_error_quark (void);

typedef enum
{
  TS_REGISTER_ERROR_NOT_FOUND,
  TS_REGISTER_ERROR_AMBIGUOUS,  /* the message lists the candidates, one a line */
  TS_REGISTER_ERROR_EXISTS,     /* the document is in the project already */
  TS_REGISTER_ERROR_INVALID,    /* a date that is none, an end before its start */
} TsRegisterError;

/* A partnership as it was on a day. */
typedef struct
{
  char  *id;
  char  *name;
  char  *kind;        /* "single", "joint" */
  GStrv  members;     /* names of authorities */
  char  *region;
  GStrv  types;       /* "county", "unitary", ... without doubles */
  double deprivation_score;  /* unweighted mean of the members' scores; NaN if unknown */
  gboolean deprivation_computed; /* of more than one member */
  int    deprivation_fifth;  /* 1 the most deprived, by rank among the partnerships listed; 0 unknown */
  char  *valid_from;  /* ISO, may be partial; NULL if open */
  char  *valid_to;
  char  *status;      /* where the name comes from: "verified", "name seen in source", "NAME ASSUMED ..." */
  gboolean name_assumed;
} TsPartnership;

void ts_partnership_free (TsPartnership *partnership);

#define TS_TYPE_REGISTER (ts_register_get_type ())
G_DECLARE_FINAL_TYPE (TsRegister, ts_register, TS, REGISTER, GObject)

TsRegister    *ts_register_new              (TsHistory *history);

/* The day whose partnerships a name means, where several in time share it, and
 * that ts_register_get_partnership() describes: the project's cut-off date. Today
 * until it is set; anything but a whole date is ignored.
 */
void           ts_register_set_date         (TsRegister *self, const char *date);

/* Fills a new project with the bundled register (data/register), unrecorded. */
gboolean       ts_register_fill             (TsRegister *self, GError **error);
/* Whose data it is: lines to show with the register and in publications. */
const char    *ts_register_get_licence      (void);

/* As on @date (ISO), sorted by region and name. (element-type TsPartnership) */
GPtrArray     *ts_register_list_partnerships(TsRegister *self, const char *date, GError **error);
TsPartnership *ts_register_get_partnership  (TsRegister *self, const char *id, GError **error);

/* By any unambiguous part of its name or of a member authority's name, case
 * ignored; an exact name wins. Returns an id to be freed with g_free().
 */
char          *ts_register_find_partnership (TsRegister *self, const char *name, GError **error);

/* Adds a partnership that the bundled register lacks, without members and open
 * in time, as an action. Returns its id (free with g_free());
 * TS_REGISTER_ERROR_EXISTS if one has this name, TS_REGISTER_ERROR_INVALID for a
 * name that is not one line of text.
 */
char          *ts_register_add_partnership  (TsRegister *self, const char *name, const char *region,
                                             GError **error);

/* All reports, of TsReport, sorted by partnership and period; kept up to date. */
GListModel    *ts_register_get_reports      (TsRegister *self);
TsReport      *ts_register_get_report       (TsRegister *self, const char *id); /* not a new reference; NULL if none */
/* As on the command line: "NAME", "NAME@2019-04", an id or the start of one. New reference. */
TsReport      *ts_register_find_report      (TsRegister *self, const char *name, GError **error);

/* Edits, each an action. NULL leaves a value as it is, "" empties it. */
typedef struct
{
  const char *partnership;  /* id */
  const char *title;
  const char *period_start; /* ISO dates */
  const char *period_end;
  const char *published;
  const char *received;
  const char *url;
} TsReportValues;

/* Errors: TS_REGISTER_ERROR_INVALID for a date that is none or a period that ends
 * before it starts, TS_REGISTER_ERROR_NOT_FOUND for an unknown report.
 */
gboolean       ts_register_update_report    (TsRegister *self, const char *report,
                                             const TsReportValues *values, GError **error);

/* Days from publication to receipt are within the limit: 1 yes, 0 no, -1 unknown. */
int            ts_report_values_in_time     (const char *published, const char *received,
                                             TsDays days, int within);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsPartnership, ts_partnership_free)

G_END_DECLS
