-- The core figures of coverage over an attached registry, for visits by the NPM and allegations dated by the incident.
-- Not computed, though Vigil does: strata by mandate, overdue places, data quality and the less usual breakdowns.
-- Parameters: $first and $last, the days of the period.

CREATE MACRO earliest_of(part) AS CASE length(part)
  WHEN 10 THEN part::DATE WHEN 7 THEN (part || '-01')::DATE WHEN 4 THEN (part || '-01-01')::DATE END;
CREATE MACRO latest_of(part) AS CASE length(part)
  WHEN 10 THEN part::DATE WHEN 7 THEN last_day((part || '-01')::DATE) WHEN 4 THEN (part || '-12-31')::DATE END;
CREATE MACRO earliest(day) AS CASE WHEN length(day) <= 10 THEN earliest_of(day) ELSE earliest_of(split_part(day, '/', 1)) END;
CREATE MACRO latest(day) AS CASE WHEN length(day) <= 10 THEN latest_of(day) ELSE latest_of(split_part(day, '/', 2)) END;

-- Places: the record that stands for each, and those whose visits carry over.
CREATE TEMP TABLE facilities AS
  SELECT f.key, t.value AS type, f.region, earliest(f.opened) AS opened, earliest(f.closed) AS closed_earliest,
    latest(f.closed) AS closed, f.capacity, f.population, f.merged_into
  FROM registry.facility AS f JOIN registry.code AS t ON t.key = f.type;
CREATE TEMP TABLE stands AS
  WITH RECURSIVE chain(key, target) AS (
    SELECT key, merged_into FROM facilities WHERE merged_into IS NOT NULL
    UNION SELECT c.key, f.merged_into FROM chain AS c JOIN facilities AS f ON f.key = c.target WHERE f.merged_into IS NOT NULL
  )
  SELECT f.key, coalesce(e.target, f.key) AS place
  FROM facilities AS f LEFT JOIN (
    SELECT c.key, c.target FROM chain AS c JOIN facilities AS t ON t.key = c.target WHERE t.merged_into IS NULL
  ) AS e ON e.key = f.key;
CREATE TEMP TABLE carries AS
  WITH RECURSIVE edge AS (
    SELECT s.place, o.place AS origin FROM registry.facility_replaces AS r
    JOIN stands AS s ON s.key = r.facility JOIN stands AS o ON o.key = r.replaced
  ), closure(place, origin) AS (
    SELECT place, origin FROM edge UNION SELECT c.place, e.origin FROM closure AS c JOIN edge AS e ON e.place = c.origin
  )
  SELECT place, origin FROM closure UNION SELECT key, key FROM facilities;

-- Visits by the body, once each, and then to every place for which they count.
CREATE TEMP TABLE visits AS
  SELECT v.key, s.place AS origin, v.body, coalesce(a.value, '') AS access, coalesce(k.value, 'unknown') AS kind,
    v.announced, earliest(v.start) AS start_earliest, latest(v.start) AS start_latest,
    earliest(coalesce(v."end", v.start)) AS end_earliest, latest(coalesce(v."end", v.start)) AS end_latest,
    coalesce(a.value, '') <> 'refused' AS granted,
    latest(coalesce(v."end", v.start)) >= $first AND earliest(v.start) <= $last AS in_period
  FROM registry.visit AS v JOIN stands AS s ON s.key = v.facility
  LEFT JOIN registry.code AS a ON a.key = v.access LEFT JOIN registry.code AS k ON k.key = v.kind
  WHERE v.body IN (
    SELECT m.code_set FROM registry.code_set_member AS m JOIN registry.code AS c ON c.key = m.code WHERE c.value = 'npm');
CREATE TEMP TABLE place_visits AS SELECT c.place, v.* FROM visits AS v JOIN carries AS c ON c.origin = v.origin;
CREATE TEMP TABLE places AS
  SELECT f.*, f.merged_into IS NULL AND coalesce(f.opened <= $last, true) AND coalesce(f.closed >= $first, true) AS in_scope,
    coalesce(v.visited, false) AS visited, coalesce(v.ever, false) AS ever, coalesce(v.refused, false) AS refused
  FROM facilities AS f LEFT JOIN (
    SELECT place, bool_or(granted AND in_period) AS visited, bool_or(granted AND start_earliest <= $last) AS ever,
      bool_or(NOT granted AND in_period) AS refused
    FROM place_visits GROUP BY place
  ) AS v ON v.place = f.key;

-- Allegations of the period, with the first visit that followed each.
CREATE TEMP TABLE claims AS
  SELECT a.key, s.place, a.region, earliest(coalesce(a.incident_date, a.reported_date)) AS day_earliest,
    latest(coalesce(a.incident_date, a.reported_date)) AS day_latest, a.acts, coalesce(a.persons, 1) AS persons,
    coalesce(q.value IN ('over', 'at-least'), false) AS at_least, a.women, a.minors, a.deaths,
    coalesce(a.convicted, 0) AS convicted, coalesce(r.value, 'unknown') AS closing_reason, w.value AS withdrawn,
    a.complaint_filed = 'yes' AND coalesce(earliest(a.complaint_filed_date) <= $last, true) AS filed,
    a.complaint_registered = 'yes' AND coalesce(earliest(a.complaint_registered_date) <= $last, true) AS registered,
    a.investigation_opened = 'yes' AND coalesce(earliest(a.investigation_opened_date) <= $last, true) AS investigated,
    a.investigation_closed = 'yes' AND coalesce(earliest(a.investigation_closed_date) <= $last, true) AS ended,
    coalesce(a.sent_to_court = 'yes' AND coalesce(earliest(a.sent_to_court_date) <= $last, true), false)
      OR coalesce(a.verdict = 'yes' AND coalesce(earliest(a.verdict_date) <= $last, true), false) AS in_court,
    coalesce(a.convicted, 0) > 0 AND coalesce(earliest(a.verdict_date) <= $last, true) AS is_convicted
  FROM registry.allegation AS a LEFT JOIN stands AS s ON s.key = a.facility
  LEFT JOIN registry.code AS q ON q.key = a.persons_qualifier LEFT JOIN registry.code AS r ON r.key = a.closing_reason
  LEFT JOIN registry.code AS w ON w.key = a.withdrawn
  WHERE earliest(coalesce(a.incident_date, a.reported_date)) BETWEEN $first AND $last;
CREATE TEMP TABLE followed AS
  SELECT c.key,
    min(CASE WHEN v.end_earliest >= c.day_latest AND v.start_latest <= $last THEN v.start_latest END) AS first_visit,
    bool_or(v.end_latest >= c.day_earliest AND v.start_earliest <= $last) AS possibly
  FROM claims AS c JOIN place_visits AS v ON v.place = c.place WHERE v.granted GROUP BY c.key;
CREATE TEMP TABLE cases AS
  SELECT c.*, CASE WHEN f.first_visit IS NOT NULL THEN greatest(0, f.first_visit - c.day_latest) END AS days,
    coalesce(f.possibly, false) AND f.first_visit IS NULL AS possibly,
    CASE WHEN f.first_visit IS NOT NULL THEN greatest(0, f.first_visit - c.day_latest) ELSE
      greatest(0, least($last, coalesce(p.closed, $last)) - c.day_latest) END AS observed,
    $last - c.day_latest AS waited, coalesce(p.region, c.region, 'unknown') AS counted_region,
    coalesce(p.type, 'unknown') AS type, coalesce(p.visited, false) AS at_visited,
    c.key IN (
      SELECT l.allegation FROM registry.visit_allegation AS l JOIN visits AS v ON v.key = l.visit
      WHERE v.granted AND v.start_earliest <= $last) AS addressed
  FROM claims AS c LEFT JOIN followed AS f ON f.key = c.key LEFT JOIN places AS p ON p.key = c.place;
