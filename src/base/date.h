/* Calendar dates as reports give them: ISO 8601, "2020-03-31".
 *
 * A partial date ("2019-09", "2019") is kept as it was written wherever a
 * register gives no more; only whole dates are computed with.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which days count for "within seven days" of publication. The 2021 analysis
 * says seven working days in its paragraph 3 and seven days in its Appendix 1.
 */
typedef enum
{
  TS_DAYS_CALENDAR,
  TS_DAYS_WORKING, /* Monday to Friday without the bank holidays of England */
} TsDays;

/* A whole ISO date. Returns FALSE, and leaves @date alone, if @text is none. */
gboolean  ts_date_parse           (const char *text, GDate *date);
gboolean  ts_date_is_valid        (const char *text);

/* A date as people type it, in the order of Britain: "1 April 2019", "1st Apr 2019",
 * "01/04/2019", or ISO. Returns it in ISO, to be freed with g_free(), or NULL if
 * it is none.
 */
char     *ts_date_parse_typed     (const char *text);

/* "2020-03-31". Free with g_free(). */
char     *ts_date_format          (const GDate *date);

/* "31 March 2020", in the current locale's month names; @text itself where it
 * is not a whole date, "" for NULL. Free with g_free().
 */
char     *ts_date_format_long     (const char *text);

/* "April 2019 to March 2020" where both dates bound whole months, else the two
 * long dates. Either may be NULL. Free with g_free().
 */
char     *ts_date_format_period   (const char *start, const char *end);

/* Days from @from to @to, of the kind @days; negative if @to is earlier. The
 * first day does not count, so the same day is 0.
 */
int       ts_date_days_between    (const GDate *from, const GDate *to, TsDays days);

/* Bank holidays of England and Wales, moved and additional ones of 1995 to
 * 2027 included. Source: the Banking and Financial Dealings Act 1971 and the
 * proclamations under it, as listed on gov.uk/bank-holidays.
 */
gboolean  ts_date_is_bank_holiday (const GDate *date);

/* Now, in UTC, "2026-11-24T14:38:35Z"; for the times of rows. Free with g_free(). */
char     *ts_time_now             (void);

G_END_DECLS
