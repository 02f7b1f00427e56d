"""The set-based SQL by which a load judges and compares shapes; used by `services` alone.

A load works on a temporary table `staged` with one row per area handed over.
"""

# ruff: noqa: S608  Only constants are put together here; values go in as parameters.

from __future__ import annotations

from pingan.core.frames import SRID

# The standard of a valid coverage, as `gis/coverage.py` explains it: neighbours have the very same vertices.
# Nearer than one of the six decimals that borders are handed over with is the same border;
SEAM_DEGREES = 1e-6
# less ground than this is the rounding of sums, not ground.
NOTHING_M2 = 1.0
# An outline whose area differs by more than this share is not of its area.
OUTLINE_SHARE = 0.1

STAGE = f"""
DROP TABLE IF EXISTS pg_temp.staged;
CREATE TEMPORARY TABLE staged ON COMMIT DROP AS
SELECT r.code, r.level, r.parent_code, r.name, r.name_en, r.households, r.population, r.is_border_village,
       ST_Multi(ST_SetSRID(ST_GeomFromGeoJSON(r.geometry::text), {SRID}))
         ::geometry(MultiPolygon, {SRID}) AS shape
FROM jsonb_to_recordset(%(areas)s::jsonb) AS r(
  code text, level text, parent_code text, name text, name_en text,
  households int, population int, is_border_village boolean, geometry jsonb)
"""

INDEX_STAGED = """
CREATE INDEX ON staged (code);
CREATE INDEX ON staged USING gist (shape);
ANALYZE staged
"""

# Only looked at, never repaired: ST_MakeValid can take seconds a polygon, and would move a border nobody has
# agreed to move.
FAULTY_SHAPE = f"""
SELECT code, CASE WHEN ST_IsValid(shape) THEN 'empty or off the globe' ELSE ST_IsValidReason(shape) END
FROM staged
WHERE ST_IsEmpty(shape) OR NOT ST_IsValid(shape) OR NOT shape @ ST_MakeEnvelope(-180, -90, 180, 90, {SRID})
ORDER BY code LIMIT 1
"""

# What has to fit together: the areas of each level, and this county with those beside it that stand already.
FITTED = """
DROP TABLE IF EXISTS pg_temp.fitted;
CREATE TEMPORARY TABLE fitted ON COMMIT DROP AS
SELECT level, code, shape FROM staged
UNION ALL
SELECT a.level, a.code, a.shape FROM territory_area AS a JOIN staged AS s ON s.level = 'county'
WHERE a.valid_to IS NULL AND a.level = 'county' AND a.code <> s.code AND a.shape && s.shape;
CREATE INDEX ON fitted USING gist (shape);
ANALYZE fitted
"""

# Interiors that meet, be it in a sliver.
OVERLAP = """
SELECT a.code, b.code
FROM fitted AS a JOIN fitted AS b ON a.shape && b.shape AND a.level = b.level AND a.code < b.code
WHERE ST_Relate(a.shape, b.shape, 'T********')
ORDER BY 1, 2 LIMIT 1
"""

# A border that two areas share is an edge of both. What is an edge of one alone is the rim of the level, or a
# bad seam: then a neighbour has a corner on it that it has not itself.
EDGES = """
DROP TABLE IF EXISTS pg_temp.lone_edges;
CREATE TEMPORARY TABLE lone_edges ON COMMIT DROP AS
SELECT level, min(code) AS code,
       ST_MakeLine(ST_MakePoint(west[1], west[2]), ST_MakePoint(east[1], east[2])) AS edge
FROM (
  SELECT level, code, least(a, b) AS west, greatest(a, b) AS east
  FROM (
    SELECT f.level, f.code,
           ARRAY[ST_X(ST_StartPoint(s.geom)), ST_Y(ST_StartPoint(s.geom))] AS a,
           ARRAY[ST_X(ST_EndPoint(s.geom)), ST_Y(ST_EndPoint(s.geom))] AS b
    FROM fitted AS f, ST_DumpSegments(f.shape) AS s
  ) AS ends
) AS edges
GROUP BY level, west, east HAVING count(*) = 1;
CREATE INDEX ON lone_edges USING gist (edge);
ANALYZE lone_edges
"""

BAD_SEAM = """
SELECT a.code, b.code
FROM lone_edges AS a JOIN lone_edges AS b
  ON a.level = b.level AND a.code <> b.code AND a.edge && ST_Expand(b.edge, %(seam)s)
CROSS JOIN LATERAL (VALUES (ST_StartPoint(b.edge)), (ST_EndPoint(b.edge))) AS corner (spot)
WHERE ST_DWithin(corner.spot, a.edge, %(seam)s)
  AND ST_Distance(corner.spot, ST_Boundary(a.edge)) > 0
ORDER BY 1, 2 LIMIT 1
"""

OUTSIDE_PARENT = """
SELECT a.code, a.parent_code
FROM staged AS a JOIN staged AS p ON p.code = a.parent_code
WHERE NOT ST_Covers(p.shape, a.shape)
  AND ST_Area(ST_Difference(a.shape, p.shape)::geography) > %(nothing)s
ORDER BY 1 LIMIT 1
"""

# Ground of a parent that none of its children covers: allowed, but said.
GAPS = """
SELECT p.code, p.metres - sum(c.metres) AS missing
FROM (SELECT code, ST_Area(shape::geography) AS metres FROM staged) AS p
JOIN (SELECT parent_code, ST_Area(shape::geography) AS metres FROM staged) AS c ON c.parent_code = p.code
GROUP BY p.code, p.metres
HAVING p.metres - sum(c.metres) > %(nothing)s
ORDER BY p.code
"""

# Same code, same words and numbers, same shape point by point: nothing to write.
UNCHANGED = """
SELECT a.id FROM territory_area AS a JOIN staged AS s ON s.code = a.code
WHERE a.valid_to IS NULL AND a.shape = s.shape
  AND (a.parent_code, a.name, a.name_en, a.households, a.population, a.is_border_village)
    = (s.parent_code, s.name, s.name_en, s.households, s.population, s.is_border_village)
"""

CLOSE = f"""
UPDATE territory_area AS a SET valid_to = %(on)s
WHERE a.valid_to IS NULL AND a.code LIKE %(county)s || '%%' AND a.id NOT IN ({UNCHANGED})
RETURNING a.id
"""

OPEN = """
INSERT INTO territory_area (code, level, parent_code, name, name_en, shape, outline, label_point, households,
                            population, is_border_village, valid_from, replaced_by)
SELECT s.code, s.level, s.parent_code, s.name, s.name_en, s.shape, s.shape, ST_PointOnSurface(s.shape),
       s.households, s.population, s.is_border_village, %(on)s, '{}'
FROM staged AS s
WHERE NOT EXISTS (SELECT FROM territory_area AS a WHERE a.code = s.code AND a.valid_to IS NULL)
ORDER BY s.code
"""

# Who took over the ground: current areas of the level with a hundredth of it or more, largest share first.
REPLACED_BY = """
UPDATE territory_area AS gone SET replaced_by = heirs.codes
FROM (
  SELECT o.id, array_agg(n.code ORDER BY share.part DESC, n.code) AS codes
  FROM territory_area AS o
  JOIN territory_area AS n ON n.valid_to IS NULL AND n.level = o.level AND n.shape && o.shape
  CROSS JOIN LATERAL (SELECT ST_Area(ST_Intersection(n.shape, o.shape)) / ST_Area(o.shape) AS part) AS share
  WHERE o.id = ANY(%(closed)s) AND share.part > 0.01
  GROUP BY o.id
) AS heirs
WHERE gone.id = heirs.id
"""

# What maps draw, as it was handed over: simplified along shared borders where the county was drawn.
STAGE_OUTLINES = f"""
DROP TABLE IF EXISTS pg_temp.drawn;
CREATE TEMPORARY TABLE drawn ON COMMIT DROP AS
SELECT r.code, s.level, s.shape,
       ST_Multi(ST_SetSRID(ST_GeomFromGeoJSON(r.geometry::text), {SRID}))
         ::geometry(MultiPolygon, {SRID}) AS outline
FROM jsonb_to_recordset(%(outlines)s::jsonb) AS r(code text, geometry jsonb)
LEFT JOIN staged AS s USING (code);
CREATE INDEX ON drawn USING gist (outline);
ANALYZE drawn
"""

# The first fault of the outlines: one of no area, an area without one, one that is not its area's, two that
# lie over each other.
FAULTY_OUTLINE = """
SELECT code, why FROM (
  SELECT code, 'belongs to no area' AS why FROM drawn WHERE level IS NULL OR level = 'county'
  UNION ALL
  SELECT s.code, 'is missing' FROM staged AS s
  WHERE s.level <> 'county' AND NOT EXISTS (SELECT FROM drawn AS d WHERE d.code = s.code)
  UNION ALL
  SELECT code, 'is not that of its area' FROM drawn
  WHERE ST_IsEmpty(outline) OR NOT ST_IsValid(outline)
     OR abs(ST_Area(outline) - ST_Area(shape)) > %(share)s * ST_Area(shape)
  UNION ALL
  SELECT a.code, 'lies over that of ' || b.code FROM drawn AS a JOIN drawn AS b
    ON a.level = b.level AND a.code < b.code AND a.outline && b.outline
  WHERE ST_IsValid(a.outline) AND ST_IsValid(b.outline) AND ST_Relate(a.outline, b.outline, 'T********')
) AS faults
ORDER BY code LIMIT 1
"""

KEEP_OUTLINES = """
UPDATE territory_area AS a SET outline = d.outline FROM drawn AS d
WHERE a.code = d.code AND a.valid_to IS NULL
"""

# None came with the county: borders are drawn in full.
FULL_OUTLINES = """
UPDATE territory_area SET outline = shape WHERE valid_to IS NULL AND code LIKE %(county)s || '%%'
"""
