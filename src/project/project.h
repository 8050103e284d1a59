/* A project: one file and the services over it. Everything that the command
 * line and the application do goes through here.
 */
#pragma once

#include "audit/audits.h"
#include "evidence/evidence.h"
#include "publish/letter.h"
#include "register/document-store.h"
#include "register/register.h"

G_BEGIN_DECLS

#define TS_PROJECT_ERROR (ts_project_error_quark ())
GQuark ts_project_error_quark (void);

typedef enum
{
  TS_PROJECT_ERROR_SETTING, /* no such setting, or not a value of it; the message says what is allowed */
} TsProjectError;

#define TS_TYPE_PROJECT (ts_project_get_type ())
G_DECLARE_FINAL_TYPE (TsProject, ts_project, TS, PROJECT, GObject)

typedef enum
{
  TS_OPEN_READ_WRITE,   /* fails with TS_STORE_ERROR_IN_USE where another holds it */
  TS_OPEN_OR_READ_ONLY, /* read-only then, and where the file or folder can't be written */
  TS_OPEN_READ_ONLY,
} TsOpenMode;

/* @framework is a bundled framework's id or the path of a framework's file, NULL
 * for "wt2018". @title may be NULL. The file is there when complete, or not at all.
 *
 * @reviewer is who works: NULL takes $TOUCHSTONE_REVIEWER, else the user's real name. */
TsProject       *ts_project_create          (const char *path, const char *framework, const char *title,
                                             const char *reviewer, GError **error);
TsProject       *ts_project_open            (const char *path, TsOpenMode mode, const char *reviewer,
                                             GError **error);
/* Gives it to the calling thread; the one that opened it must be done with it, and joined. */
void             ts_project_take_over       (TsProject *self);
/* A new project that has no name yet: a file in the user's data folder, until saved. */
TsProject       *ts_project_create_unnamed  (const char *framework, const char *reviewer, GError **error);
/* Save-as: goes on in a copy at @path, which replaces a file there. An unnamed
 * project is moved. The services are new ones afterwards: "moved" is emitted while
 * the old ones are still usable, for everybody to get the new ones.
 */
gboolean         ts_project_save_as         (TsProject *self, const char *path, GError **error);
gboolean         ts_project_close           (TsProject *self, GError **error);

const char      *ts_project_get_path        (TsProject *self);
gboolean         ts_project_is_unnamed      (TsProject *self);
gboolean         ts_project_is_read_only    (TsProject *self);
/* Why it is read-only, in a sentence ("Open in Touchstone on HOST since 14:05."), or NULL. */
const char      *ts_project_get_read_only_reason (TsProject *self);
const char      *ts_project_get_reviewer    (TsProject *self);
void             ts_project_set_reviewer    (TsProject *self, const char *reviewer);

/* The services; not new references. */
TsHistory       *ts_project_get_history     (TsProject *self);
TsFramework     *ts_project_get_framework   (TsProject *self);
TsRegister      *ts_project_get_register    (TsProject *self);
TsDocumentStore *ts_project_get_documents   (TsProject *self);
TsEvidence      *ts_project_get_evidence    (TsProject *self);
TsAudits        *ts_project_get_audits      (TsProject *self);
TsLetters       *ts_project_get_letters     (TsProject *self);

/* Settings: "title", "cut-off" (a date), "days" ("calendar" or "working"),
 * "within-days" (a number). Setting one is an action; unknown keys and wrong
 * values are refused with what is allowed.
 */
GStrv            ts_project_list_settings   (void);
/* What a setting may be, in words, translated; NULL if there is none of @key. */
const char      *ts_project_setting_get_allowed (const char *key);
char            *ts_project_dup_setting     (TsProject *self, const char *key);
gboolean         ts_project_set_setting     (TsProject *self, const char *key, const char *value, GError **error);
/* Whether the report was sent in time, by the settings: 1, 0, -1 unknown. */
int              ts_project_report_in_time  (TsProject *self, TsReport *report);

/* Where the reviewer was, to come back there: not part of history. Keys are the
 * window's own ("report", "page:REPORT", ...).
 */
char            *ts_project_dup_view_state  (TsProject *self, const char *key);
void             ts_project_set_view_state  (TsProject *self, const char *key, const char *value);

/* Integrity, schema, quotations: rows of (check, result, detail), result "ok" or
 * "failed". (element-type GStrv of three), free with g_ptr_array_unref().
 */
GPtrArray       *ts_project_check           (TsProject *self, GError **error);

/* Starts to look through the file for damage, beside the work; for some seconds
 * after opening. "damage-found" (char *lines) tells what is wrong, if anything is.
 */
void             ts_project_start_check      (TsProject *self);

/* The headings of a document, found from its text, in a thread; at once the second
 * time. What finish returns is shared: nobody may change it. Ends with
 * G_IO_ERROR_CANCELLED when the project is closed or saved under another name.
 * (element-type TsOutlineItem), free with g_ptr_array_unref().
 */
void             ts_project_find_headings_async  (TsProject *self, const char *sha256, GCancellable *cancellable,
                                                  GAsyncReadyCallback callback, gpointer data);
GPtrArray       *ts_project_find_headings_finish (TsProject *self, GAsyncResult *result, GError **error);

G_END_DECLS
