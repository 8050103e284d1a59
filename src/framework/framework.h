/* An audit framework: what a report is read against.
 *
 * Immutable once loaded. Everything it returns lives as long as it does, and
 * strings and arrays belong to it. Texts that a reviewer reads are in the
 * framework's own language and not translated.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TS_FRAMEWORK_ERROR (ts_framework_error_quark ())
GQuark ts_framework_error_quark (void);

typedef enum
{
  TS_FRAMEWORK_ERROR_INVALID, /* not XML, not of the schema, or inconsistent; the message has the line */
  TS_FRAMEWORK_ERROR_UNKNOWN, /* no such framework, criterion, question or level */
} TsFrameworkError;

/* The two tools of the analysis. Names on the command line and in project
 * files: "compliance", "deep-dive".
 */
typedef enum
{
  TS_TOOL_COMPLIANCE,
  TS_TOOL_DEEP_DIVE,
} TsTool;

const char *ts_tool_get_id   (TsTool tool);
gboolean    ts_tool_from_id  (const char *id, TsTool *tool);

/* One level of a scale. */
typedef struct
{
  char *id;           /* "partly-evidenced" */
  char *title;        /* "Partly evidenced" */
  char *short_title;  /* "Partly" */
  char  key;          /* the key that gives it in the application, 'p' */
  double fill;        /* how full its circle is drawn: 1, 0.5, 0; < 0 for a dashed one (not applicable) */
  gboolean needs_reason; /* "not applicable" has to say why */
  gboolean has_depth;    /* "included" can be brief or detailed */
} TsLevel;

typedef struct
{
  char *id;
  GPtrArray *levels;  /* of TsLevel, best first */
} TsScale;

typedef struct
{
  char *id;      /* "data", "child-and-family-feedback" */
  char *title;
  char *scorecard; /* the part of the balanced scorecard: evaluation, data, audit, workforce, families; or NULL */
} TsEvidenceType;

typedef struct _TsSection TsSection;

/* One requirement. */
typedef struct
{
  TsSection *section;
  char *id;               /* "B4" */
  char *title;
  char *reference;        /* "ch3 42 bullet 1" */
  char *obligation;       /* "must", "should", "audit item", "should where applicable" */
  char *duty;             /* the wording of the guidance; "" where there is none */
  char *finding;          /* its name in the findings: "care leavers impact" */
  char *note;             /* for the reviewer, or NULL */
  char *not_applicable_reason; /* what one usually writes there, or NULL */
  GStrv terms;            /* search terms */
} TsCriterion;

struct _TsSection
{
  char *id;               /* "B" */
  char *title;
  char *colour;           /* "#rrggbb", for highlights */
  GPtrArray *criteria;    /* of TsCriterion */
};

typedef enum
{
  TS_FIELD_TEXT,
  TS_FIELD_INTEGER,
  TS_FIELD_BOOLEAN,
  TS_FIELD_CHOICE,   /* one of choices */
  TS_FIELD_CHOICES,  /* any of choices, joined by ";" in project files */
} TsFieldType;

typedef struct
{
  char *id;
  char *title;
} TsChoice;

typedef struct
{
  char *id;             /* "rapid-reviews" */
  char *title;
  TsFieldType type;
  GPtrArray *choices;   /* of TsChoice; empty for other types */
} TsField;

/* An evaluative question of the deep dive. */
typedef struct
{
  char *id;             /* "P3" */
  char *group;          /* "Prioritisation, progress, evidence and impact" */
  char *title;          /* a few words */
  char *text;           /* the question itself */
  gboolean whole_project; /* answered once for all reports (P2) */
  GPtrArray *fields;    /* of TsField, besides the text */
} TsQuestion;

#define TS_TYPE_FRAMEWORK (ts_framework_get_type ())
G_DECLARE_FINAL_TYPE (TsFramework, ts_framework, TS, FRAMEWORK, GObject)

/* Loading. @name is what messages call it ("wt2018.xml: line 12: ..."). */
TsFramework     *ts_framework_new_from_bytes    (GBytes *xml, const char *name, GError **error);
TsFramework     *ts_framework_new_from_file     (GFile *file, GError **error);
TsFramework     *ts_framework_new_bundled       (const char *id, GError **error);
GStrv            ts_framework_list_bundled      (void); /* ids; free with g_strfreev() */

const char      *ts_framework_get_id            (TsFramework *self);
const char      *ts_framework_get_version       (TsFramework *self);
const char      *ts_framework_get_title         (TsFramework *self);
const char      *ts_framework_get_short_title   (TsFramework *self); /* "WT2018" */
const char      *ts_framework_get_licence       (TsFramework *self);
GBytes          *ts_framework_get_xml           (TsFramework *self); /* as it was loaded, owned by self */

GPtrArray       *ts_framework_get_sections      (TsFramework *self); /* of TsSection */
GPtrArray       *ts_framework_get_criteria      (TsFramework *self); /* of TsCriterion, in order */
GPtrArray       *ts_framework_get_questions     (TsFramework *self); /* of TsQuestion, in order */
GPtrArray       *ts_framework_get_evidence_types(TsFramework *self); /* of TsEvidenceType */

/* NULL if there is none of that id; ids compare without regard to case. */
const TsCriterion *ts_framework_find_criterion  (TsFramework *self, const char *id);
const TsQuestion  *ts_framework_find_question   (TsFramework *self, const char *id);
const TsEvidenceType *ts_framework_find_evidence_type (TsFramework *self, const char *id);
/* Title of a criterion or question, or of "overall". */
const char      *ts_framework_get_item_title    (TsFramework *self, const char *id);
/* Section of a criterion, or NULL for a question. */
const TsSection *ts_framework_get_item_section  (TsFramework *self, const char *id);

/* The scale that @tool rates criteria on, and the one of the overall rating. */
const TsScale   *ts_framework_get_scale         (TsFramework *self, TsTool tool);
const TsScale   *ts_framework_get_overall_scale (TsFramework *self);
const TsLevel   *ts_scale_find_level            (const TsScale *scale, const char *level_id);

/* What a level means: of a criterion ("evidenced" and so on; "" where the
 * framework has none), and of the overall rating.
 */
const char      *ts_framework_get_descriptor         (TsFramework *self, const char *criterion, const char *level);
const char      *ts_framework_get_overall_descriptor (TsFramework *self, const char *level);

/* What the letter says of a criterion at a level, of either tool's scale: as a
 * strength, as an area for development, or NULL where it has nothing to say.
 */
const char      *ts_framework_get_strength_phrase    (TsFramework *self, const char *criterion, const char *level);
const char      *ts_framework_get_development_phrase (TsFramework *self, const char *criterion, const char *level);
/* Other phrases of the letter by name: "opening", "method-compliance",
 * "method-deep-dive", "overall-evidenced", "closing"; NULL if there is none.
 */
const char      *ts_framework_get_phrase             (TsFramework *self, const char *name);

/* The default of a setting that the framework has: "days" ("calendar" or
 * "working") for "within seven days", "within-days" ("7"), "cut-off" (a date).
 * NULL if there is none.
 */
const char      *ts_framework_get_setting            (TsFramework *self, const char *name);

G_END_DECLS
