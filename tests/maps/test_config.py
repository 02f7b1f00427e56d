"""One place of map configuration, built from the county's manifest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.template import Context, Template
from django.test import override_settings

from pingan.maps.config import leaflet_config, page_config


def test_extent_and_centre_come_from_the_manifest(county_dir: Path) -> None:
    config = leaflet_config(county_dir)
    assert config["SPATIAL_EXTENT"] == (165.0, 20.0, 165.04, 20.02)
    assert config["DEFAULT_CENTER"] == pytest.approx((20.01, 165.02))
    ((name, url, options),) = config["TILES"]
    assert (name, url, options["attribution"]) == ("示例县", "/basemap/county.pmtiles", "示例数据")


def test_without_a_county_there_is_no_map_and_no_foreign_server(tmp_path: Path) -> None:
    config = leaflet_config(tmp_path)
    assert config["TILES"] == []
    assert config["ATTRIBUTION_PREFIX"] == ""
    assert page_config(config)["extent"] is None


def test_every_address_is_our_own(county_dir: Path) -> None:
    printed = json.dumps(page_config(leaflet_config(county_dir)))
    assert "//" not in printed


def test_the_tag_prints_it_for_scripts(county_dir: Path) -> None:
    config = leaflet_config(county_dir) | {"NOTICE": "</script><b>"}
    with override_settings(LEAFLET_CONFIG=config):
        page = Template("{% load map_config %}{% map_config %}").render(Context())
    assert page.startswith('<script id="pingan-map" type="application/json">')
    assert page.count("</script>") == 1
    assert json.loads(page.split(">", 1)[1].rsplit("<", 1)[0])["notice"] == "</script><b>"
