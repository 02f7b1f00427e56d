"""The set-based SQL by which a load judges, compares and simplifies shapes; used by `services` alone.

A load works on a temporary table `staged` with one row per area handed over.
"""

# ruff: noqa: S608  Only constants are put together here; values go in as parameters.

from __future__ import annotations

from pingan.core.frames import SRID

# Borders are handed over with six decimals, a tenth of a metre. Two areas that share a border may overlap by
# slivers of that width; anything above this is two grids claiming one ground.
SLIVER_M2 = 100.0

# How far a drawn border may stray from the true one, in degrees (0.0001 is 11 m): about a third of a pixel at
# the zoom the level fills a screen with.
TOLERANCES = {"township": 0.0005, "village": 0.0002, "grid": 0.00005}

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

# Interiors that meet are looked for first: most pairs only touch, and their common area need not be built.
OVERLAP = """
SELECT a.code, b.code
FROM staged AS a JOIN staged AS b ON a.shape && b.shape AND a.level = b.level AND a.code < b.code
WHERE ST_Relate(a.shape, b.shape, 'T********')
  AND ST_Area(ST_Intersection(a.shape, b.shape)::geography) > %(sliver)s
ORDER BY 1, 2 LIMIT 1
"""

OUTSIDE_PARENT = """
SELECT a.code, a.parent_code
FROM staged AS a JOIN staged AS p ON p.code = a.parent_code
WHERE NOT ST_Covers(p.shape, a.shape)
  AND ST_Area(ST_Difference(a.shape, p.shape)::geography) > %(sliver)s
ORDER BY 1 LIMIT 1
"""

# Ground of a parent that none of its children covers: allowed, but said.
GAPS = """
SELECT p.code, p.metres - sum(c.metres) AS missing
FROM (SELECT code, ST_Area(shape::geography) AS metres FROM staged) AS p
JOIN (SELECT parent_code, ST_Area(shape::geography) AS metres FROM staged) AS c ON c.parent_code = p.code
GROUP BY p.code, p.metres
HAVING p.metres - sum(c.metres) > %(gap)s
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

# PostGIS 3.3 has no ST_CoverageSimplify. Borders of a level are cut into arcs where three areas meet, each is
# simplified once, and the areas are put together again from the faces: neighbours keep sharing every vertex.
# A face belongs to the area its inner point lies in.
OUTLINE = """
WITH areas AS (
  SELECT id, shape FROM territory_area
  WHERE valid_to IS NULL AND level = %(level)s AND code LIKE %(county)s || '%%'
), borders AS (
  SELECT ST_LineMerge(ST_UnaryUnion(ST_Collect(ST_Boundary(shape)))) AS lines FROM areas
), arcs AS (
  SELECT ST_Simplify(arc.geom, %(tolerance)s, true) AS line FROM borders, ST_Dump(borders.lines) AS arc
), faces AS (
  SELECT face.geom FROM (SELECT ST_Polygonize(line) AS built FROM arcs) AS p, ST_Dump(p.built) AS face
), outlines AS (
  SELECT a.id, ST_Multi(ST_Union(f.geom)) AS outline
  FROM faces AS f JOIN areas AS a ON ST_Intersects(a.shape, ST_PointOnSurface(f.geom))
  GROUP BY a.id
)
UPDATE territory_area AS a SET outline = o.outline FROM outlines AS o WHERE a.id = o.id
"""

# What simplification may have broken: an area without a face, arcs that crossed, areas that came to overlap.
BROKEN_OUTLINE = """
WITH drawn AS (
  SELECT code, shape, outline FROM territory_area
  WHERE valid_to IS NULL AND level = %(level)s AND code LIKE %(county)s || '%%'
)
SELECT EXISTS (
  SELECT FROM drawn
  WHERE NOT ST_IsValid(outline) OR abs(ST_Area(outline) - ST_Area(shape)) > 0.1 * ST_Area(shape)
) OR EXISTS (
  SELECT FROM drawn AS a JOIN drawn AS b ON a.code < b.code AND a.outline && b.outline
  WHERE ST_Relate(a.outline, b.outline, 'T********')
)
"""

FULL_OUTLINE = """
UPDATE territory_area SET outline = shape
WHERE valid_to IS NULL AND level = %(level)s AND code LIKE %(county)s || '%%'
"""
