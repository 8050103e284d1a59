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
  TS_FRAMEWORK_ERROR_VALUE,   /* a value that a field or setting doesn't take */
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
  char *description;  /* what it means in general, or NULL */
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
  char *finding;          /* its name in the findings: "care leavers impact"; see ts_framework_dup_finding_name() */
  char *finding_of;       /* the criterion whose included reports it is counted of, or NULL for all reports */
  char *note;             /* for the reviewer, or NULL */
  char *not_applicable_reason; /* what one usually writes there, or NULL */
  GStrv terms;            /* search terms */
} TsCriterion;

struct _TsSection
{
  char *id;               /* "B" */
  char *title;
  char *short_title;      /* "Impact on outcomes" */
  char *reflection;       /* a question the letter asks where it has an area for development, or NULL */
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
  gboolean common; /* the analysis found it to be common: the four themes */
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
  char *note;           /* for the reviewer, or NULL */
  gboolean whole_project; /* answered once for all reports (P2) */
  GPtrArray *fields;    /* of TsField, besides the text */
} TsQuestion;

/* A heading under which a tool reports criteria together. */
typedef struct
{
  char *id;             /* "independent-scrutiny" */
  char *title;
  char *note;           /* or NULL */
  GStrv criteria;       /* ids */
} TsTopic;

/* A setting of a project, with the value it starts from. */
typedef struct
{
  char *name;           /* "days" */
  char *title;
  char *note;           /* or NULL */
  char *value;          /* the default */
  TsFieldType type;     /* TS_FIELD_CHOICE, TS_FIELD_INTEGER, or TS_FIELD_TEXT for a date */
  GPtrArray *choices;   /* of TsChoice */
} TsSetting;

/* A figure that was published, to compare with. */
typedef struct
{
  char *item;           /* its name, "care leavers impact: included" */
  guint count;
  guint of;             /* 0 where it is of nothing */
  gboolean derived;     /* follows from other figures, not stated itself */
} TsPublishedFigure;

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
const char      *ts_framework_get_basis         (TsFramework *self); /* where its descriptors come from */
const char      *ts_framework_get_reference_note(TsFramework *self); /* how far its references are certain */
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
const char      *ts_framework_get_tool_title    (TsFramework *self, TsTool tool); /* "Compliance audit" */
const char      *ts_framework_get_tool_description (TsFramework *self, TsTool tool);
GPtrArray       *ts_framework_get_topics        (TsFramework *self, TsTool tool); /* of TsTopic */
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
 * They may hold placeholders: {partnership}, {title} (of the report), {report}
 * (what a sentence calls it), {period},
 * {pages}, {date} (of the letter), {reviewer}; see ts_framework_fill().
 */
const char      *ts_framework_get_phrase             (TsFramework *self, const char *name);

/* The same where the content has a depth, "brief" or "detailed" (NULL: unknown):
 * a phrase for that depth first, then one for any.
 */
const char      *ts_framework_get_strength_phrase_at    (TsFramework *self, const char *criterion,
                                                         const char *level, const char *depth);
const char      *ts_framework_get_development_phrase_at (TsFramework *self, const char *criterion,
                                                         const char *level, const char *depth);

/* @phrase with its placeholders replaced: pairs of a name and a value, then
 * NULL: ts_framework_fill ("for {period}", "period", "2019 to 2020", NULL). A NULL value
 * counts as "". Values aren't looked into again. Free with g_free().
 */
char            *ts_framework_fill (const char *phrase, const char *first_name, ...) G_GNUC_NULL_TERMINATED;

/* The item name of a figure: of @item, a criterion or "overall", at @level:
 * "care leavers impact: included", "overall: evidenced"; with the deep dive
 * "deep dive: evidenced", "deep dive: care leavers impact: evidenced". NULL if there is
 * no such item or level. Free with g_free().
 */
char            *ts_framework_dup_finding_name (TsFramework *self, TsTool tool, const char *item,
                                                const char *level);
/* Of a figure that is of no criterion, by its id: "partnerships", "received" (with
 * {cut-off}), "not-received", "deep-dive-sample", "regions-in-sample",
 * "partnerships-per-region" (with {regions}, {per-region}, {product}, {sample}), "shortest-report",
 * "longest-report", "typical-low", "typical-high"; placeholders still to be filled.
 */
const char      *ts_framework_get_finding_name (TsFramework *self, const char *id);
/* Figures that were published, of TsPublishedFigure, and where. */
GPtrArray       *ts_framework_get_published        (TsFramework *self);
const char      *ts_framework_get_published_source (TsFramework *self); /* NULL if there are none */

/* Settings that the framework has, of TsSetting: "days" ("calendar" or "working")
 * for "within seven days", "within-days" ("7"), "cut-off" (a date).
 */
GPtrArray       *ts_framework_get_settings          (TsFramework *self);
/* The default of one; NULL if there is none of that name. */
const char      *ts_framework_get_setting           (TsFramework *self, const char *name);
const TsSetting *ts_framework_find_setting          (TsFramework *self, const char *name);
/* Whether @value is one that the setting takes; the error says which it takes. */
gboolean         ts_setting_check                   (const TsSetting *setting, const char *value, GError **error);

/* NULL if there is none of that id. */
const TsField   *ts_question_find_field (const TsQuestion *question, const char *id);
/* Whether @value is one that @field takes, as project files keep it: a number from 0,
 * "true" or "false", the id of a choice, ids joined by ";", any text; "" always, for no answer.
 */
gboolean         ts_field_check         (const TsField *field, const char *value, GError **error);

G_END_DECLS
