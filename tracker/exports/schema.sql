-- The facts for readers of SQL. What is empty in the fact files is NULL here.
-- Columns named earliest and latest bound the days that the words beside them can mean.

CREATE TABLE sources (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  publisher TEXT NOT NULL,
  published_on TEXT,
  earliest TEXT,
  latest TEXT,
  accessed_on TEXT,
  url TEXT,
  language TEXT NOT NULL,
  kind TEXT NOT NULL
);

CREATE TABLE parties (
  code TEXT PRIMARY KEY,
  name_en TEXT NOT NULL,
  name_zh TEXT,
  kind TEXT NOT NULL
);

CREATE TABLE memberships (
  bloc TEXT NOT NULL REFERENCES parties (code),
  party TEXT NOT NULL REFERENCES parties (code),
  PRIMARY KEY (bloc, party)
);

CREATE TABLE speakers (
  name TEXT PRIMARY KEY,
  name_zh TEXT,
  kind TEXT NOT NULL,
  party TEXT REFERENCES parties (code)
);

CREATE TABLE agreements (
  id TEXT PRIMARY KEY,
  short_name TEXT NOT NULL,
  name_en TEXT NOT NULL,
  name_zh TEXT,
  kind TEXT NOT NULL,
  scope TEXT NOT NULL,
  region TEXT NOT NULL,
  parent_body TEXT,
  paper_table TEXT
);

CREATE TABLE successions (
  agreement TEXT NOT NULL REFERENCES agreements (id),
  supersedes TEXT NOT NULL REFERENCES agreements (id),
  PRIMARY KEY (agreement, supersedes)
);

CREATE TABLE participations (
  agreement TEXT NOT NULL REFERENCES agreements (id),
  party TEXT NOT NULL REFERENCES parties (code),
  PRIMARY KEY (agreement, party)
);

CREATE TABLE identifiers (
  agreement TEXT NOT NULL REFERENCES agreements (id),
  database TEXT NOT NULL,
  identifier TEXT NOT NULL,
  address TEXT,
  PRIMARY KEY (agreement, database)
);

CREATE TABLE status_events (
  id INTEGER PRIMARY KEY,
  agreement TEXT NOT NULL REFERENCES agreements (id),
  date TEXT NOT NULL,
  earliest TEXT,
  latest TEXT,
  status TEXT NOT NULL,
  party TEXT REFERENCES parties (code),
  description TEXT NOT NULL
);

CREATE TABLE rounds (
  id INTEGER PRIMARY KEY,
  agreement TEXT NOT NULL REFERENCES agreements (id),
  number INTEGER,
  label TEXT NOT NULL,
  start TEXT,
  "end" TEXT,
  earliest TEXT,
  latest TEXT,
  city TEXT,
  country TEXT REFERENCES parties (code),
  status TEXT NOT NULL,
  planned_start TEXT,
  planned_end TEXT,
  planned_earliest TEXT,
  planned_latest TEXT,
  note TEXT,
  UNIQUE (agreement, label)
);

CREATE TABLE accessions (
  id INTEGER PRIMARY KEY,
  agreement TEXT NOT NULL REFERENCES agreements (id),
  party TEXT NOT NULL REFERENCES parties (code),
  track TEXT NOT NULL,
  stage TEXT NOT NULL,
  date TEXT NOT NULL,
  earliest TEXT,
  latest TEXT,
  note TEXT
);

CREATE TABLE deadlines (
  id INTEGER PRIMARY KEY,
  agreement TEXT NOT NULL REFERENCES agreements (id),
  milestone TEXT NOT NULL,
  party TEXT REFERENCES parties (code),
  round TEXT,
  stage TEXT,
  criteria TEXT
);

CREATE TABLE forecasts (
  id INTEGER PRIMARY KEY,
  deadline INTEGER NOT NULL REFERENCES deadlines (id),
  stated_on TEXT NOT NULL,
  stated_earliest TEXT,
  stated_latest TEXT,
  speaker TEXT NOT NULL REFERENCES speakers (name),
  speaker_role TEXT NOT NULL,
  stated_by TEXT NOT NULL,
  target_text TEXT NOT NULL,
  target_earliest TEXT,
  target_latest TEXT,
  stance TEXT NOT NULL,
  probability REAL,
  note TEXT
);

CREATE TABLE indicators (
  id INTEGER PRIMARY KEY,
  agreement TEXT REFERENCES agreements (id),
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  number REAL NOT NULL,
  unit TEXT NOT NULL,
  as_of TEXT,
  earliest TEXT,
  latest TEXT
);

CREATE TABLE topics (
  id INTEGER PRIMARY KEY,
  agreement TEXT REFERENCES agreements (id),
  topic_en TEXT NOT NULL,
  topic_zh TEXT,
  stance TEXT NOT NULL
);

CREATE TABLE discrepancies (
  id INTEGER PRIMARY KEY,
  agreement TEXT REFERENCES agreements (id),
  subject TEXT NOT NULL,
  claim_a TEXT NOT NULL,
  claim_b TEXT NOT NULL,
  preferred TEXT NOT NULL,
  reason TEXT NOT NULL
);

CREATE TABLE citations (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL REFERENCES sources (id),
  agreement TEXT REFERENCES agreements (id),
  status_event INTEGER REFERENCES status_events (id),
  round INTEGER REFERENCES rounds (id),
  accession INTEGER REFERENCES accessions (id),
  forecast INTEGER REFERENCES forecasts (id),
  indicator INTEGER REFERENCES indicators (id),
  topic INTEGER REFERENCES topics (id),
  discrepancy INTEGER REFERENCES discrepancies (id),
  claim TEXT,
  locator TEXT,
  position INTEGER NOT NULL
);

CREATE INDEX membership_of_party ON memberships (party);
CREATE INDEX participation_of_party ON participations (party);
CREATE INDEX event_of_agreement ON status_events (agreement, latest);
CREATE INDEX event_of_party ON status_events (party);
CREATE INDEX round_of_agreement ON rounds (agreement, latest);
CREATE INDEX round_in_country ON rounds (country);
CREATE INDEX accession_of_agreement ON accessions (agreement, latest);
CREATE INDEX accession_of_party ON accessions (party);
CREATE INDEX deadline_of_agreement ON deadlines (agreement);
CREATE INDEX forecast_of_deadline ON forecasts (deadline, stated_latest);
CREATE INDEX forecast_of_speaker ON forecasts (speaker);
CREATE INDEX indicator_of_agreement ON indicators (agreement);
CREATE INDEX topic_of_agreement ON topics (agreement);
CREATE INDEX discrepancy_of_agreement ON discrepancies (agreement);
CREATE INDEX citation_of_source ON citations (source);
CREATE INDEX citation_for_event ON citations (status_event);
CREATE INDEX citation_for_round ON citations (round);
CREATE INDEX citation_for_accession ON citations (accession);
CREATE INDEX citation_for_forecast ON citations (forecast);

CREATE VIEW timeline AS
SELECT agreements.short_name AS agreement, status_events.date, status_events.status,
  parties.name_en AS party, status_events.description,
  (SELECT group_concat(source, '; ') FROM
    (SELECT source FROM citations WHERE status_event = status_events.id
      ORDER BY position, id)) AS sources
FROM status_events
JOIN agreements ON agreements.id = status_events.agreement
LEFT JOIN parties ON parties.code = status_events.party
ORDER BY status_events.latest, status_events.earliest, status_events.id;

CREATE VIEW statements AS
SELECT agreements.short_name AS agreement, deadlines.milestone, deadlines.round,
  parties.name_en AS party, deadlines.stage, forecasts.stated_on, forecasts.speaker,
  speakers.kind AS speaker_kind, forecasts.speaker_role, forecasts.stance,
  forecasts.target_text, forecasts.target_earliest, forecasts.target_latest,
  forecasts.probability, forecasts.note,
  (SELECT group_concat(source, '; ') FROM
    (SELECT source FROM citations WHERE forecast = forecasts.id
      ORDER BY position, id)) AS sources
FROM forecasts
JOIN deadlines ON deadlines.id = forecasts.deadline
JOIN agreements ON agreements.id = deadlines.agreement
JOIN speakers ON speakers.name = forecasts.speaker
LEFT JOIN parties ON parties.code = deadlines.party
ORDER BY forecasts.stated_latest, forecasts.stated_earliest, forecasts.id;

CREATE VIEW meetings AS
SELECT agreements.short_name AS agreement, rounds.number, rounds.label, rounds.start,
  rounds."end", rounds.city, parties.name_en AS country, rounds.status,
  rounds.planned_start, rounds.planned_end, rounds.note,
  (SELECT group_concat(source, '; ') FROM
    (SELECT source FROM citations WHERE round = rounds.id
      ORDER BY position, id)) AS sources
FROM rounds
JOIN agreements ON agreements.id = rounds.agreement
LEFT JOIN parties ON parties.code = rounds.country
ORDER BY coalesce(rounds.latest, rounds.planned_latest), rounds.id;

CREATE VIEW steps AS
SELECT agreements.short_name AS agreement, parties.name_en AS party,
  accessions.track, accessions.stage, accessions.date, accessions.note,
  (SELECT group_concat(source, '; ') FROM
    (SELECT source FROM citations WHERE accession = accessions.id
      ORDER BY position, id)) AS sources
FROM accessions
JOIN agreements ON agreements.id = accessions.agreement
JOIN parties ON parties.code = accessions.party
ORDER BY accessions.latest, accessions.earliest, accessions.id;

CREATE VIEW who_takes_part AS
SELECT agreements.short_name AS agreement, parties.name_en AS party,
  parties.kind AS kind_of_party
FROM participations
JOIN agreements ON agreements.id = participations.agreement
JOIN parties ON parties.code = participations.party
ORDER BY agreements.short_name, parties.name_en;
