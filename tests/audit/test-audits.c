#include "config.h"

#include "audit-fixture.h"

static TsAudit *
get_audit (AuditFixture *fixture, TsTool tool)
{
  return ts_audits_get (fixture->audits, fixture->report, tool, NULL);
}

static void
assert_refused (GError **error, TsAuditError code, const char *part)
{
  g_assert_error (*error, TS_AUDIT_ERROR, (int) code);
  g_assert_nonnull (strstr ((*error)->message, part));
  g_clear_error (error);
}

static void
undo (AuditFixture *fixture, const char *action)
{
  evidence_fixture_undo (&fixture->evidence, action);
}

static void
redo (AuditFixture *fixture, const char *action)
{
  evidence_fixture_redo (&fixture->evidence, action);
}

static void
note_item_cb (TsAudit *audit, const char *item, GString *items)
{
  g_string_append_printf (items, "%s ", item);
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *n)
{
  ++*n;
}

static void
test_rate (AuditFixture *fixture, gconstpointer data)
{
  g_autoptr (TsAudit) audit = get_audit (fixture, TS_TOOL_DEEP_DIVE);
  g_autoptr (TsAudit) same = ts_audits_get (fixture->audits, fixture->report, TS_TOOL_DEEP_DIVE, "Ada");
  g_autoptr (TsAudit) other = get_audit (fixture, TS_TOOL_COMPLIANCE);
  g_autoptr (GString) items = g_string_new (NULL);
  g_autofree char *id = NULL;
  guint n_notified = 0;
  guint n_rated;

  g_assert_true (audit == same);
  g_assert_true (audit != other);
  g_assert_null (ts_audit_get_id (audit));
  g_assert_cmpuint (ts_audit_get_n_criteria (audit), ==, 20);
  g_signal_connect (audit, "item-changed", G_CALLBACK (note_item_cb), items);
  g_signal_connect (audit, "notify::n-rated", G_CALLBACK (count_cb), &n_notified);

  audit_fixture_rate (fixture, audit, "b2", "partly-evidenced", "Services only");
  g_assert_cmpstr (ts_audit_get_level (audit, "B2"), ==, "partly-evidenced");
  g_assert_cmpstr (ts_audit_get_because (audit, "B2"), ==, "Services only");
  g_assert_cmpuint (ts_audit_get_n_rated (audit), ==, 1);
  g_assert_nonnull (ts_audit_get_id (audit));
  g_assert_null (ts_audit_get_id (other));
  id = g_strdup (ts_audit_get_id (audit));

  audit_fixture_rate (fixture, audit, "overall", "evidenced", NULL);
  g_assert_cmpuint (ts_audit_get_n_rated (audit), ==, 1);
  audit_fixture_rate (fixture, audit, "B2", "evidenced", NULL);
  g_assert_cmpstr (ts_audit_get_because (audit, "B2"), ==, "Services only");
  audit_fixture_rate (fixture, audit, "B2", NULL, NULL);
  g_assert_null (ts_audit_get_level (audit, "B2"));
  g_assert_cmpstr (ts_audit_get_because (audit, "B2"), ==, "Services only");
  g_assert_cmpstr (items->str, ==, "B2 overall B2 B2 ");
  g_assert_cmpuint (n_notified, ==, 2);

  undo (fixture, "unrate B2");
  undo (fixture, "rate B2 evidenced");
  undo (fixture, "rate overall evidenced");
  undo (fixture, "rate B2 partly evidenced");
  g_assert_null (ts_audit_get_id (audit));
  g_assert_null (ts_audit_get_level (audit, "B2"));
  g_assert_null (ts_audit_get_because (audit, "B2"));
  g_assert_null (ts_audit_get_level (audit, "overall"));
  redo (fixture, "rate B2 partly evidenced");
  redo (fixture, "rate overall evidenced");
  redo (fixture, "rate B2 evidenced");
  g_assert_cmpstr (ts_audit_get_id (audit), ==, id);
  g_assert_cmpstr (ts_audit_get_level (audit, "B2"), ==, "evidenced");
  g_object_get (audit, "n-rated", &n_rated, NULL);
  g_assert_cmpuint (n_rated, ==, 1);
}

static void
test_nothing_changed (AuditFixture *fixture, gconstpointer data)
{
  g_autoptr (TsAudit) audit = get_audit (fixture, TS_TOOL_DEEP_DIVE);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  /* Neither makes a row, and so no step of history. */
  audit_fixture_rate (fixture, audit, "B2", NULL, NULL);
  g_assert_true (ts_audits_set_because (fixture->audits, audit, "B2", " ", &error));
  g_assert_true (ts_audits_answer (fixture->audits, audit, "P3", NULL, "", &error));
  g_assert_no_error (error);
  g_assert_null (ts_audit_get_id (audit));
  name = ts_action_dup_text (ts_history_get_undo_action (fixture->evidence.history), TRUE);
  g_assert_cmpstr (name, ==, "add report report.pdf");

  audit_fixture_rate (fixture, audit, "B2", "evidenced", NULL);
  audit_fixture_rate (fixture, audit, "B2", "evidenced", NULL);
  undo (fixture, "rate B2 evidenced");
  g_assert_null (ts_audit_get_level (audit, "B2"));
}

static void
test_because (AuditFixture *fixture, gconstpointer data)
{
  g_autoptr (TsAudit) audit = get_audit (fixture, TS_TOOL_DEEP_DIVE);
  g_autoptr (GError) error = NULL;

  /* Typed before there is a row or a level: one step, with the pauses in it. */
  g_assert_true (ts_audits_set_because (fixture->audits, audit, "C1", "Only", &error));
  g_assert_true (ts_audits_set_because (fixture->audits, audit, "C1", "Only achieve", &error));
  g_assert_true (ts_audits_set_because (fixture->audits, audit, "C1", "Only achievements", &error));
  g_assert_cmpuint (ts_audit_get_n_rated (audit), ==, 0);
  undo (fixture, "edit rationale of C1");
  g_assert_null (ts_audit_get_because (audit, "C1"));
  g_assert_null (ts_audit_get_id (audit));
  redo (fixture, "edit rationale of C1");
  g_assert_cmpstr (ts_audit_get_because (audit, "C1"), ==, "Only achievements");

  /* Another field is another step. */
  g_assert_true (ts_audits_set_because (fixture->audits, audit, "C1", "Only achievements listed", &error));
  g_assert_true (ts_audits_set_because (fixture->audits, audit, "D1", "No record", &error));
  undo (fixture, "edit rationale of D1");
  g_assert_null (ts_audit_get_because (audit, "D1"));
  g_assert_cmpstr (ts_audit_get_because (audit, "C1"), ==, "Only achievements listed");
  undo (fixture, "edit rationale of C1");
  g_assert_cmpstr (ts_audit_get_because (audit, "C1"), ==, "Only achievements");
  g_assert_true (ts_audits_set_because (fixture->audits, audit, "C1", NULL, &error));
  g_assert_null (ts_audit_get_because (audit, "C1"));
  g_assert_no_error (error);
}

static void
test_reason (AuditFixture *fixture, gconstpointer data)
{
  g_autoptr (TsAudit) audit = get_audit (fixture, TS_TOOL_COMPLIANCE);
  TsAudits *audits = fixture->audits;
  g_autoptr (GError) error = NULL;

  g_assert_false (ts_audits_rate (audits, audit, "G1", "not-applicable", NULL, NULL, &error));
  assert_refused (&error, TS_AUDIT_ERROR_NEEDS_REASON, "Not applicable");
  g_assert_false (ts_audits_rate (audits, audit, "G1", "not-applicable", "\xe2\x80\x83 \n", NULL, &error));
  assert_refused (&error, TS_AUDIT_ERROR_NEEDS_REASON, "Not applicable");
  /* Nobody can read a zero-width space, a byte order mark or a control character. */
  g_assert_false (
      ts_audits_rate (audits, audit, "G1", "not-applicable", "\xe2\x80\x8b\xef\xbb\xbf\x01", NULL, &error));
  assert_refused (&error, TS_AUDIT_ERROR_NEEDS_REASON, "Not applicable");
  g_assert_null (ts_audit_get_id (audit));

  audit_fixture_rate (fixture, audit, "G1", "not-applicable", "No secure establishment");
  g_assert_false (ts_audits_set_because (audits, audit, "G1", "", &error));
  assert_refused (&error, TS_AUDIT_ERROR_NEEDS_REASON, "Not applicable");
  g_assert_cmpstr (ts_audit_get_because (audit, "G1"), ==, "No secure establishment");

  /* A reason that is there already will do. */
  g_assert_true (ts_audits_set_because (audits, audit, "G2", "None in the area", &error));
  audit_fixture_rate (fixture, audit, "G2", "not-applicable", NULL);
  g_assert_no_error (error);
}

static void
test_depth (AuditFixture *fixture, gconstpointer data)
{
  g_autoptr (TsAudit) audit = get_audit (fixture, TS_TOOL_COMPLIANCE);
  TsAudits *audits = fixture->audits;
  g_autoptr (GError) error = NULL;

  g_assert_true (ts_audits_rate (audits, audit, "B1", "included", NULL, "brief", &error));
  g_assert_cmpstr (ts_audit_get_depth (audit, "B1"), ==, "brief");
  audit_fixture_rate (fixture, audit, "B1", "included", "Courses only");
  g_assert_cmpstr (ts_audit_get_depth (audit, "B1"), ==, "brief");
  g_assert_true (ts_audits_rate (audits, audit, "B1", "included", NULL, "", &error));
  g_assert_null (ts_audit_get_depth (audit, "B1"));
  g_assert_true (ts_audits_rate (audits, audit, "B1", "included", NULL, "detailed", &error));
  g_assert_true (ts_audits_set_because (audits, audit, "B1", "In detail", &error));
  g_assert_cmpstr (ts_audit_get_depth (audit, "B1"), ==, "detailed");
  audit_fixture_rate (fixture, audit, "B1", "not-included", NULL);
  g_assert_null (ts_audit_get_depth (audit, "B1"));
  g_assert_no_error (error);

  g_assert_false (ts_audits_rate (audits, audit, "B1", "not-included", NULL, "brief", &error));
  assert_refused (&error, TS_AUDIT_ERROR_VALUE, "no depth");
  g_assert_false (ts_audits_rate (audits, audit, "B1", "included", NULL, "shallow", &error));
  assert_refused (&error, TS_AUDIT_ERROR_VALUE, "brief, detailed");
  g_assert_false (ts_audits_rate (audits, audit, "overall", "evidenced", NULL, "brief", &error));
  assert_refused (&error, TS_AUDIT_ERROR_VALUE, "no depth");
}

static void
test_wrong_values (AuditFixture *fixture, gconstpointer data)
{
  g_autoptr (TsAudit) audit = get_audit (fixture, TS_TOOL_COMPLIANCE);
  g_autoptr (TsAudit) nowhere = ts_audits_get (fixture->audits, "no-report", TS_TOOL_COMPLIANCE, NULL);
  g_autoptr (TsAudit) others = ts_audits_get (fixture->audits, fixture->report, TS_TOOL_COMPLIANCE, "Grace");
  TsAudits *audits = fixture->audits;
  g_autoptr (GError) error = NULL;

  g_assert_false (ts_audits_rate (audits, audit, "Z9", "included", NULL, NULL, &error));
  assert_refused (&error, TS_AUDIT_ERROR_VALUE, "Z9");
  g_assert_false (ts_audits_rate (audits, audit, "P3", "included", NULL, NULL, &error));
  assert_refused (&error, TS_AUDIT_ERROR_VALUE, "P3");
  g_assert_false (ts_audits_rate (audits, audit, "B1", "evidenced", NULL, NULL, &error));
  assert_refused (&error, TS_AUDIT_ERROR_VALUE, "included, not-included, not-applicable");
  g_assert_false (ts_audits_rate (audits, audit, "overall", "included", NULL, NULL, &error));
  assert_refused (&error, TS_AUDIT_ERROR_VALUE, "evidenced, partly-evidenced, not-evidenced");
  g_assert_false (ts_audits_rate (audits, nowhere, "B1", "included", NULL, NULL, &error));
  assert_refused (&error, TS_AUDIT_ERROR_NOT_FOUND, "no-report");
  g_assert_false (ts_audits_rate (audits, others, "B1", "included", NULL, NULL, &error));
  assert_refused (&error, TS_AUDIT_ERROR_INVALID, "Grace");
  g_assert_null (ts_audit_get_id (audit));
}

static void
test_answer (AuditFixture *fixture, gconstpointer data)
{
  g_autoptr (TsAudit) audit = get_audit (fixture, TS_TOOL_DEEP_DIVE);
  g_autoptr (GString) items = g_string_new (NULL);
  TsAudits *audits = fixture->audits;
  g_autoptr (GError) error = NULL;

  g_signal_connect (audit, "item-changed", G_CALLBACK (note_item_cb), items);
  g_assert_true (ts_audits_answer (audits, audit, "p3", NULL, "By an", &error));
  g_assert_true (ts_audits_answer (audits, audit, "P3", NULL, "By an exercise", &error));
  g_assert_cmpstr (ts_audit_get_answer (audit, "P3", NULL), ==, "By an exercise");
  g_assert_cmpstr (items->str, ==, "P3 P3 ");

  g_assert_true (
      ts_audits_answer (audits, audit, "P1", "themes", " domestic-abuse; NEGLECT;;neglect", &error));
  g_assert_cmpstr (ts_audit_get_answer (audit, "P1", "themes"), ==, "neglect;domestic-abuse");
  g_assert_true (ts_audits_answer (audits, audit, "P1", "themes", "neglect", &error));
  undo (fixture, "answer P1");
  g_assert_cmpstr (ts_audit_get_answer (audit, "P1", "themes"), ==, "neglect;domestic-abuse");
  undo (fixture, "answer P1");
  g_assert_null (ts_audit_get_answer (audit, "P1", "themes"));
  undo (fixture, "answer P3");
  g_assert_null (ts_audit_get_answer (audit, "P3", NULL));
  redo (fixture, "answer P3");
  g_assert_cmpstr (ts_audit_get_answer (audit, "P3", NULL), ==, "By an exercise");
  g_assert_true (ts_audits_answer (audits, audit, "P3", NULL, NULL, &error));
  g_assert_null (ts_audit_get_answer (audit, "P3", NULL));
  g_assert_no_error (error);
}

/* A field of this type of any question. */
static const TsField *
find_field (AuditFixture *fixture, TsFieldType type, const char **question)
{
  GPtrArray *questions = ts_framework_get_questions (fixture->evidence.framework);

  for (guint i = 0; i < questions->len; i++)
    {
      const TsQuestion *candidate = questions->pdata[i];

      for (guint j = 0; j < candidate->fields->len; j++)
        if (((TsField *) candidate->fields->pdata[j])->type == type)
          {
            *question = candidate->id;
            return candidate->fields->pdata[j];
          }
    }
  g_assert_not_reached ();
}

static void
test_fields (AuditFixture *fixture, gconstpointer data)
{
  g_autoptr (TsAudit) audit = get_audit (fixture, TS_TOOL_DEEP_DIVE);
  static const char *const no_integers[] = { "-1", "1.5", "many", "3 or 4", "99999999999999999999", "0x10" };
  TsAudits *audits = fixture->audits;
  g_autoptr (GError) error = NULL;
  const char *question;
  const TsField *field = find_field (fixture, TS_FIELD_INTEGER, &question);

  g_assert_true (ts_audits_answer (audits, audit, question, field->id, " 007 ", &error));
  g_assert_cmpstr (ts_audit_get_answer (audit, question, field->id), ==, "7");
  for (guint i = 0; i < G_N_ELEMENTS (no_integers); i++)
    {
      g_assert_false (ts_audits_answer (audits, audit, question, field->id, no_integers[i], &error));
      assert_refused (&error, TS_AUDIT_ERROR_VALUE, no_integers[i]);
    }
  g_assert_cmpstr (ts_audit_get_answer (audit, question, field->id), ==, "7");

  field = find_field (fixture, TS_FIELD_BOOLEAN, &question);
  g_assert_true (ts_audits_answer (audits, audit, question, field->id, "Yes", &error));
  g_assert_cmpstr (ts_audit_get_answer (audit, question, field->id), ==, "true");
  g_assert_true (ts_audits_answer (audits, audit, question, field->id, "0", &error));
  g_assert_cmpstr (ts_audit_get_answer (audit, question, field->id), ==, "false");
  g_assert_false (ts_audits_answer (audits, audit, question, field->id, "perhaps", &error));
  assert_refused (&error, TS_AUDIT_ERROR_VALUE, "perhaps");

  field = find_field (fixture, TS_FIELD_CHOICES, &question);
  g_assert_false (ts_audits_answer (audits, audit, question, field->id, "weather", &error));
  assert_refused (&error, TS_AUDIT_ERROR_VALUE, "weather");
  g_assert_false (ts_audits_answer (audits, audit, question, "colour", "blue", &error));
  assert_refused (&error, TS_AUDIT_ERROR_VALUE, "colour");
  g_assert_false (ts_audits_answer (audits, audit, "B1", NULL, "blue", &error));
  assert_refused (&error, TS_AUDIT_ERROR_VALUE, "B1");
}

static void
test_project_wide (AuditFixture *fixture, gconstpointer data)
{
  g_autoptr (TsAudit) audit = get_audit (fixture, TS_TOOL_DEEP_DIVE);
  g_autoptr (TsAudit) other = ts_audits_get (fixture->audits, "another-report", TS_TOOL_DEEP_DIVE, "Grace");
  g_autoptr (GString) items = g_string_new (NULL);
  g_autoptr (TsAudit) later = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_connect (other, "item-changed", G_CALLBACK (note_item_cb), items);
  g_assert_true (ts_audits_answer (fixture->audits, audit, "P2", NULL, "Coastal areas do", &error));
  g_assert_no_error (error);
  g_assert_null (ts_audit_get_id (audit));
  g_assert_cmpstr (ts_audit_get_answer (audit, "P2", NULL), ==, "Coastal areas do");
  g_assert_cmpstr (ts_audit_get_answer (other, "P2", NULL), ==, "Coastal areas do");
  g_assert_cmpstr (items->str, ==, "P2 ");
  later = get_audit (fixture, TS_TOOL_COMPLIANCE);
  g_assert_cmpstr (ts_audit_get_answer (later, "P2", NULL), ==, "Coastal areas do");

  /* Rows of an audit come and go without it. */
  audit_fixture_rate (fixture, audit, "B2", "evidenced", NULL);
  undo (fixture, "rate B2 evidenced");
  g_assert_cmpstr (ts_audit_get_answer (audit, "P2", NULL), ==, "Coastal areas do");
  undo (fixture, "answer P2");
  g_assert_null (ts_audit_get_answer (audit, "P2", NULL));
  g_assert_null (ts_audit_get_answer (other, "P2", NULL));
}

static void
test_complete (AuditFixture *fixture, gconstpointer data)
{
  g_autoptr (TsAudit) audit = get_audit (fixture, TS_TOOL_DEEP_DIVE);
  TsAudits *audits = fixture->audits;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) unrated = NULL;
  guint n_notified = 0;

  g_signal_connect (audit, "notify::state", G_CALLBACK (count_cb), &n_notified);
  g_assert_false (ts_audits_complete (audits, audit, &unrated, &error));
  assert_refused (&error, TS_AUDIT_ERROR_INCOMPLETE, "overall");
  audit_fixture_rate (fixture, audit, "B2", "evidenced", NULL);
  g_assert_false (ts_audits_complete (audits, audit, &unrated, &error));
  assert_refused (&error, TS_AUDIT_ERROR_INCOMPLETE, "overall");
  audit_fixture_rate (fixture, audit, "overall", "evidenced", NULL);
  g_assert_true (ts_audits_complete (audits, audit, &unrated, &error));
  g_assert_no_error (error);
  g_assert_true (ts_audit_is_complete (audit));
  g_assert_nonnull (ts_audit_get_completed (audit));
  g_assert_cmpuint (g_strv_length (unrated), ==, 19);
  g_assert_cmpstr (unrated[0], ==, "A1");
  g_assert_false (g_strv_contains ((const char *const *) unrated, "B2"));

  /* Locked. */
  g_assert_false (ts_audits_rate (audits, audit, "B2", "not-evidenced", NULL, NULL, &error));
  assert_refused (&error, TS_AUDIT_ERROR_LOCKED, "reopen");
  g_assert_false (ts_audits_set_because (audits, audit, "B2", "why", &error));
  assert_refused (&error, TS_AUDIT_ERROR_LOCKED, "reopen");
  g_assert_false (ts_audits_answer (audits, audit, "P3", NULL, "so", &error));
  assert_refused (&error, TS_AUDIT_ERROR_LOCKED, "reopen");
  g_assert_false (ts_audits_complete (audits, audit, NULL, &error));
  assert_refused (&error, TS_AUDIT_ERROR_LOCKED, "reopen");
  g_assert_cmpstr (ts_audit_get_level (audit, "B2"), ==, "evidenced");

  undo (fixture, "complete audit of Bury Safeguarding Children Partnership");
  g_assert_false (ts_audit_is_complete (audit));
  redo (fixture, "complete audit of Bury Safeguarding Children Partnership");
  g_assert_true (ts_audit_is_complete (audit));
  g_assert_cmpuint (n_notified, ==, 3);
}

static void
test_reopen (AuditFixture *fixture, gconstpointer data)
{
  g_autoptr (TsAudit) audit = get_audit (fixture, TS_TOOL_COMPLIANCE);
  TsAudits *audits = fixture->audits;
  g_autoptr (GError) error = NULL;

  g_assert_false (ts_audits_reopen (audits, audit, "because", &error));
  assert_refused (&error, TS_AUDIT_ERROR_INVALID, "not completed");
  audit_fixture_rate (fixture, audit, "overall", "not-evidenced", NULL);
  g_assert_true (ts_audits_complete (audits, audit, NULL, &error));
  g_assert_false (ts_audits_reopen (audits, audit, " ", &error));
  assert_refused (&error, TS_AUDIT_ERROR_NEEDS_REASON, "reason");
  g_assert_true (ts_audits_reopen (audits, audit, "An annex came in", &error));
  g_assert_no_error (error);
  g_assert_false (ts_audit_is_complete (audit));
  audit_fixture_rate (fixture, audit, "B2", "included", NULL);
  undo (fixture, "rate B2 included");
  undo (fixture, "reopen audit of Bury Safeguarding Children Partnership");
  g_assert_true (ts_audit_is_complete (audit));
}

/* Tags are not locked, and who changes them is told of the letters that follow. */
static void
test_tag_note (AuditFixture *fixture, gconstpointer data)
{
  g_autoptr (TsAudit) compliance = get_audit (fixture, TS_TOOL_COMPLIANCE);
  g_autoptr (TsAudit) deep_dive = get_audit (fixture, TS_TOOL_DEEP_DIVE);
  g_autoptr (GPtrArray) completed = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;
  g_auto (GStrv) lines = NULL;

  audit_fixture_rate (fixture, compliance, "overall", "evidenced", NULL);
  audit_fixture_rate (fixture, deep_dive, "overall", "evidenced", NULL);
  g_assert_null (ts_audits_dup_tag_note (fixture->audits, fixture->report, TRUE));
  g_assert_true (ts_audits_complete (fixture->audits, deep_dive, NULL, &error));
  g_assert_no_error (error);
  completed = ts_audits_list_completed (fixture->audits, fixture->report);
  g_assert_cmpuint (completed->len, ==, 1);
  g_assert_true (completed->pdata[0] == deep_dive);
  note = ts_audits_dup_tag_note (fixture->audits, fixture->report, TRUE);
  g_assert_cmpstr (
      note, ==,
      "the deep dive of Bury Safeguarding Children Partnership is completed: its ratings stay as "
      "they are, its letter will quote this passage too");

  g_assert_true (ts_audits_complete (fixture->audits, compliance, NULL, &error));
  g_free (note);
  note = ts_audits_dup_tag_note (fixture->audits, fixture->report, FALSE);
  lines = g_strsplit (note, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 2);
  g_assert_true (g_str_has_prefix (lines[0], "the compliance audit of Bury "));
  g_assert_true (g_str_has_suffix (lines[0], "its letter will no longer quote this passage"));
  g_assert_true (g_str_has_prefix (lines[1], "the deep dive of Bury "));

  /* Another's audits are another's matter. */
  ts_history_set_reviewer (fixture->evidence.history, "Grace");
  g_assert_null (ts_audits_dup_tag_note (fixture->audits, fixture->report, TRUE));
}

static void
test_list (AuditFixture *fixture, gconstpointer data)
{
  g_autoptr (TsAudit) audit = get_audit (fixture, TS_TOOL_COMPLIANCE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = ts_audits_list (fixture->audits, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 0);
  g_clear_pointer (&list, g_ptr_array_unref);
  audit_fixture_rate (fixture, audit, "B2", "included", NULL);
  list = ts_audits_list (fixture->audits, &error);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_true (list->pdata[0] == audit);
}

static void
test_other_services (AuditFixture *fixture, gconstpointer data)
{
  EvidenceFixture *evidence = &fixture->evidence;
  g_autoptr (TsAudit) audit = get_audit (fixture, TS_TOOL_DEEP_DIVE);
  g_autoptr (GError) error = NULL;

  audit_fixture_rate (fixture, audit, "B2", "partly-evidenced", "Services only");
  audit_fixture_rate (fixture, audit, "overall", "partly-evidenced", NULL);
  g_assert_true (ts_audits_answer (fixture->audits, audit, "P1", "themes", "neglect", &error));
  g_assert_true (ts_audits_answer (fixture->audits, audit, "P2", NULL, "They do", &error));
  g_assert_true (ts_audits_complete (fixture->audits, audit, NULL, &error));
  g_assert_no_error (error);

  {
    /* As when the project is opened again. */
    g_autoptr (TsHistory) history = ts_history_new (evidence->connection, "Ada");
    g_autoptr (TsAudits) audits = ts_audits_new (history, evidence->framework, evidence->reg);
    g_autoptr (TsAudit) again = ts_audits_get (audits, fixture->report, TS_TOOL_DEEP_DIVE, NULL);

    g_assert_true (again != audit);
    g_assert_cmpstr (ts_audit_get_id (again), ==, ts_audit_get_id (audit));
    g_assert_cmpstr (ts_audit_get_level (again, "B2"), ==, "partly-evidenced");
    g_assert_cmpstr (ts_audit_get_because (again, "B2"), ==, "Services only");
    g_assert_cmpstr (ts_audit_get_answer (again, "P1", "themes"), ==, "neglect");
    g_assert_cmpstr (ts_audit_get_answer (again, "P2", NULL), ==, "They do");
    g_assert_cmpstr (ts_audit_get_completed (again), ==, ts_audit_get_completed (audit));
    g_assert_cmpuint (ts_audit_get_n_rated (again), ==, 1);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  audit_test_add ("/audit/rate", test_rate);
  audit_test_add ("/audit/nothing-changed", test_nothing_changed);
  audit_test_add ("/audit/because", test_because);
  audit_test_add ("/audit/reason", test_reason);
  audit_test_add ("/audit/depth", test_depth);
  audit_test_add ("/audit/wrong-values", test_wrong_values);
  audit_test_add ("/audit/answer", test_answer);
  audit_test_add ("/audit/fields", test_fields);
  audit_test_add ("/audit/project-wide", test_project_wide);
  audit_test_add ("/audit/complete", test_complete);
  audit_test_add ("/audit/reopen", test_reopen);
  audit_test_add ("/audit/tag-note", test_tag_note);
  audit_test_add ("/audit/list", test_list);
  audit_test_add ("/audit/other-services", test_other_services);
  return g_test_run ();
}
