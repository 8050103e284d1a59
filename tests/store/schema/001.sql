CREATE TABLE setting (
  key   TEXT NOT NULL PRIMARY KEY, -- a comment
  value TEXT NOT NULL
);
