/* Tags a selection: type a few letters, Enter. Strength, kind of evidence and a
 * note can be said at once.
 *
 * Signal "chosen" (const char *item): the reviewer chose; read the values, the
 * popover closes by itself.
 */
#pragma once

#include "workbench/audit-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_TAG_POPOVER (ts_tag_popover_get_type ())
G_DECLARE_FINAL_TYPE (TsTagPopover, ts_tag_popover, TS, TAG_POPOVER, GtkPopover)

GtkWidget  *ts_tag_popover_new        (TsAuditSession *session);
/* Opens it afresh, pointing at @box of its parent. */
void        ts_tag_popover_open       (TsTagPopover *self, const GdkRectangle *box);
void        ts_tag_popover_set_search (TsTagPopover *self, const char *text);
/* The item that Enter would choose now, or NULL. */
const char *ts_tag_popover_get_first  (TsTagPopover *self);
void        ts_tag_popover_choose     (TsTagPopover *self);
/* Strings belong to the popover and last until it opens again. */
void        ts_tag_popover_get_values (TsTagPopover *self, TsTagValues *values);

/* Says strength (of its id), evidence type and note, as one would choose them. */
void        ts_tag_popover_set_values (TsTagPopover *self, const TsTagValues *values);

/* How well an item matches what was typed: 0 not at all, more is better; empty
 * text matches everything alike. For the type-ahead and its test.
 */
guint       ts_tag_popover_match      (TsFramework *framework, const char *item, const char *typed);

G_END_DECLS
