/* Comma-separated values as RFC 4180 has them, in UTF-8.
 *
 * Reading is strict, since what is guessed wrong here is wrong in a register:
 * every record has as many fields as the header, quotation marks stand only
 * around whole fields and are doubled within. Lines may end with LF or CRLF, and
 * a byte order mark is skipped. Writing ends lines with LF.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TS_CSV_ERROR (ts_csv_error_quark ())
GQuark ts_csv_error_quark (void);

typedef enum
{
  TS_CSV_ERROR_SYNTAX, /* the message has the line and what is wrong there */
  TS_CSV_ERROR_COLUMN, /* a column is missing, or there twice */
} TsCsvError;

typedef struct _TsCsv TsCsv;

/* Parses @length bytes (-1: up to the NUL). @name is what messages call the
 * file: "register.csv: line 3: ...". Free with ts_csv_free().
 */
TsCsv      *ts_csv_new            (const char *text, gssize length, const char *name, GError **error);
void        ts_csv_free           (TsCsv *self);

/* Records after the header. */
guint       ts_csv_get_n_rows     (TsCsv *self);
/* The line that a row begins on, counted from 1; for messages. */
guint       ts_csv_get_line       (TsCsv *self, guint row);
const char *ts_csv_get_name       (TsCsv *self);

/* The names of the columns, NULL-terminated. */
const char *const *ts_csv_get_columns (TsCsv *self);
/* Looks up columns by name: pairs of name and guint *, ended by NULL. Fails,
 * naming the column, if one is missing.
 */
gboolean    ts_csv_find_columns   (TsCsv *self, GError **error, ...) G_GNUC_NULL_TERMINATED;

/* A field, never NULL. */
const char *ts_csv_get            (TsCsv *self, guint row, guint column);
/* A field, NULL where it is empty. */
const char *ts_csv_get_or_null    (TsCsv *self, guint row, guint column);

/* Appends one record; a NULL cell is written empty. */
void        ts_csv_append_row     (GString *out, const char *const *cells, guint n_cells);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsCsv, ts_csv_free)

G_END_DECLS
