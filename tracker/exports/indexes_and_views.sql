-- What stands beside the tables, which sqlite_schema.py makes: indexes, and views for
-- people.

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
