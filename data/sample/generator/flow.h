/* Blocks of markup set one after the other onto pages. */
#pragma once

#include "markup.h"
#include "sheet.h"

G_BEGIN_DECLS

#define TS_FLOW_ERROR (ts_flow_error_quark ())
GQuark   ts_flow_error_quark (void);

typedef enum
{
  TS_FLOW_ERROR_PAGE,      /* something isn't on the page where it has to be */
  TS_FLOW_ERROR_DIRECTIVE, /* unknown */
} TsFlowError;

/* Directives besides those of table.h, chart.h and figure.h:
 *
 *   @document title= partnership= period= date= subject= colour=navy|teal|plum
 *   @cover line= seed=   @contents   @page   @columns n=   @column
 *   @form kind=portrait|landscape|sideways   (begins a page)
 *   @box title=   @pull   with a body of one paragraph a line
 *   @expect page=N       the next page must be this one; @expect pages=N: so many in all
 *
 * @places leads from the ids of headings to their pages for the contents, or is
 * NULL while they aren't known yet.
 */
gboolean ts_flow_set         (TsSheet *sheet, GPtrArray *blocks, GHashTable *places, GError **error);

G_END_DECLS
