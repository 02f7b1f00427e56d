"""Batch geography: draws the invented county, checks it, and cuts its base map.

Pure functions over geopandas, shapely and numpy: areas, points and roads travel as GeoDataFrames. This
package knows neither Django nor `pingan`: it hands over files, and `territory` reads them. Live questions
("which grid is this point in") are PostGIS queries, not ours.
"""
