CREATE TABLE extra (id TEXT PRIMARY KEY);
UPDATE setting SET note = 'migrated';
