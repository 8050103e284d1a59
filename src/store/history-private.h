/* What the files of history share.
 */
#pragma once

#include "store/history.h"

G_BEGIN_DECLS

struct _TsHistory
{
  GObject parent_instance;

  TsConnection *connection;
  char *reviewer;
  char *undo_action;
  char *redo_action;
  char *open_merge_key; /* of the last entry, while more may join it */

  /* While an action runs. */
  guint depth;
  char *action; /* NULL if it isn't to be recorded */
  char *merge_key;
};

/* Looks up what would be undone and redone now, and notifies. */
void ts_history_refresh_actions (TsHistory *self);
/* @changes may be NULL or empty: then nothing is told. */
void ts_history_emit_changed    (TsHistory *self, GPtrArray *changes);

G_END_DECLS
