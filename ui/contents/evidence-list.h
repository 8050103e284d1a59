/* All evidence of a report: its sections, and beneath each its passages in the
 * order of the pages. A click or Enter asks for one.
 *
 * Signals
 *   "passage-activated" (TsPassage *passage)
 */
#pragma once

#include "evidence/passage.h"
#include "framework/framework.h"
#include "register/register.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_EVIDENCE_LIST (ts_evidence_list_get_type ())
G_DECLARE_FINAL_TYPE (TsEvidenceList, ts_evidence_list, TS, EVIDENCE_LIST, GtkWidget)

GtkWidget *ts_evidence_list_new          (TsFramework *framework, TsRegister *reports);
/* In the order of the pages; followed as it changes. NULL for none. */
void       ts_evidence_list_set_passages (TsEvidenceList *self, GListModel *passages);

G_END_DECLS
