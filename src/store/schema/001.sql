-- Version 1 of the project file. Later versions append columns and tables only,
-- so that recorded history stays applicable; see CONTRIBUTING.md.
--
-- Recorded by sqlite3session (undo, history): setting, authority, partnership,
-- membership, report, report_document, passage, tag, audit, rating, answer,
-- letter_part. No ON DELETE CASCADE among them: children are deleted first, in code.
-- Pages count from 0, offsets in characters.

CREATE TABLE setting (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- The framework in use, as it was loaded. Immutable.
CREATE TABLE framework (
  id      TEXT NOT NULL PRIMARY KEY,
  version TEXT NOT NULL,
  sha256  TEXT NOT NULL,
  xml     BLOB NOT NULL
);

CREATE TABLE authority (
  gss               TEXT NOT NULL PRIMARY KEY,
  name              TEXT NOT NULL,
  region            TEXT NOT NULL,
  type              TEXT NOT NULL,
  deprivation_score REAL,
  deprivation_rank  INTEGER,
  note              TEXT
);

CREATE TABLE partnership (
  id         TEXT NOT NULL PRIMARY KEY,
  name       TEXT NOT NULL,
  kind       TEXT NOT NULL,
  region     TEXT NOT NULL,
  valid_from TEXT,
  valid_to   TEXT,
  status     TEXT,
  source     TEXT,
  reviewer   TEXT,
  created    TEXT NOT NULL,
  modified   TEXT NOT NULL
);

-- Which authorities a partnership covers, bound in time.
CREATE TABLE membership (
  partnership TEXT NOT NULL REFERENCES partnership (id),
  authority   TEXT NOT NULL REFERENCES authority (gss),
  valid_from  TEXT,
  valid_to    TEXT,
  PRIMARY KEY (partnership, authority)
);

CREATE TABLE report (
  id           TEXT NOT NULL PRIMARY KEY,
  partnership  TEXT REFERENCES partnership (id),
  title        TEXT,
  period_start TEXT,
  period_end   TEXT,
  published    TEXT,
  received     TEXT,
  url          TEXT,
  reviewer     TEXT NOT NULL,
  created      TEXT NOT NULL,
  modified     TEXT NOT NULL
);
CREATE INDEX report_partnership ON report (partnership);

-- Immutable, known by their hash, outside the history.
CREATE TABLE document (
  number   INTEGER PRIMARY KEY,
  sha256   TEXT NOT NULL UNIQUE,
  name     TEXT NOT NULL,
  title    TEXT,
  password TEXT,
  n_pages  INTEGER NOT NULL,
  added    TEXT NOT NULL,
  bytes    BLOB NOT NULL
);

CREATE TABLE document_page (
  document INTEGER NOT NULL REFERENCES document (number),
  page     INTEGER NOT NULL,
  label    TEXT NOT NULL,
  width    REAL NOT NULL,
  height   REAL NOT NULL,
  text     TEXT NOT NULL,
  rects    BLOB NOT NULL,
  PRIMARY KEY (document, page)
) WITHOUT ROWID;

CREATE TABLE report_document (
  report   TEXT NOT NULL REFERENCES report (id),
  document TEXT NOT NULL REFERENCES document (sha256),
  role     TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (report, document)
);
CREATE INDEX report_document_document ON report_document (document);

CREATE TABLE passage (
  id         TEXT NOT NULL PRIMARY KEY,
  report     TEXT NOT NULL REFERENCES report (id),
  document   TEXT NOT NULL REFERENCES document (sha256),
  kind       TEXT NOT NULL CHECK (kind IN ('text', 'region')),
  start_page INTEGER NOT NULL,
  start      INTEGER NOT NULL,
  end_page   INTEGER NOT NULL,
  end        INTEGER NOT NULL,
  quote      TEXT NOT NULL,
  prefix     TEXT NOT NULL,
  suffix     TEXT NOT NULL,
  rects      TEXT NOT NULL,
  example    INTEGER NOT NULL DEFAULT 0,
  reviewer   TEXT NOT NULL,
  created    TEXT NOT NULL,
  modified   TEXT NOT NULL
);
CREATE INDEX passage_report ON passage (report, start_page, start);
CREATE INDEX passage_document ON passage (document);

CREATE TABLE tag (
  id            TEXT NOT NULL PRIMARY KEY,
  passage       TEXT NOT NULL REFERENCES passage (id),
  item          TEXT NOT NULL,
  strength      TEXT NOT NULL,
  evidence_type TEXT,
  note          TEXT,
  reviewer      TEXT NOT NULL,
  created       TEXT NOT NULL,
  modified      TEXT NOT NULL
);
CREATE INDEX tag_passage ON tag (passage);

CREATE TABLE audit (
  id             TEXT NOT NULL PRIMARY KEY,
  report         TEXT NOT NULL REFERENCES report (id),
  tool           TEXT NOT NULL,
  kind           TEXT NOT NULL DEFAULT 'own',
  state          TEXT NOT NULL DEFAULT 'open',
  completed      TEXT,
  reopen_because TEXT,
  reviewer       TEXT NOT NULL,
  created        TEXT NOT NULL,
  modified       TEXT NOT NULL
);
CREATE INDEX audit_report ON audit (report);

CREATE TABLE rating (
  audit    TEXT NOT NULL REFERENCES audit (id),
  item     TEXT NOT NULL,
  level    TEXT,
  because  TEXT,
  depth    TEXT,
  modified TEXT NOT NULL,
  PRIMARY KEY (audit, item)
);

-- audit is '' for a question that is answered once for the whole project.
CREATE TABLE answer (
  audit    TEXT NOT NULL,
  question TEXT NOT NULL,
  field    TEXT NOT NULL DEFAULT '',
  value    TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  modified TEXT NOT NULL,
  PRIMARY KEY (audit, question, field)
);

CREATE TABLE letter_part (
  audit    TEXT NOT NULL REFERENCES audit (id),
  part     TEXT NOT NULL,
  text     TEXT NOT NULL,
  modified TEXT NOT NULL,
  PRIMARY KEY (audit, part)
);

-- What was done, newest last. state: 'done', 'undone', or 'dropped' for an undone
-- entry that can no longer be redone.
CREATE TABLE history (
  entry     INTEGER PRIMARY KEY,
  at        TEXT NOT NULL,
  reviewer  TEXT NOT NULL,
  action    TEXT NOT NULL,
  merge_key TEXT,
  state     TEXT NOT NULL DEFAULT 'done',
  undone_at TEXT,
  origin    TEXT,
  changeset BLOB NOT NULL
);
CREATE INDEX history_reviewer ON history (reviewer, state);

-- Where the reviewer was. Not recorded.
CREATE TABLE view_state (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
