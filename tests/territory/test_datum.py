"""Other people's datums become CGCS2000."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingan.territory import datum
from pingan.territory.datum import Datum, to_bd09, to_cgcs2000, to_gcj02

# (WGS 84, GCJ-02) as commonly published.
PUBLISHED = [
    ((121.5272106, 31.1774276), (121.5315419, 31.1753040)),
    ((113.912316, 22.543847), (113.9171765, 22.5407961)),
    ((116.377817, 39.911954), (116.3840472, 39.9133455)),
]

# Two hundredths of a degree inside the published rectangle: across its edge the formula jumps.
inside = st.tuples(
    st.floats(datum.WEST + 0.02, datum.EAST - 0.02), st.floats(datum.SOUTH + 0.02, datum.NORTH - 0.02)
)
anywhere = st.tuples(st.floats(-180, 180), st.floats(-90, 90))


@pytest.mark.parametrize(("wgs84", "gcj02"), PUBLISHED)
def test_published_points(wgs84: tuple[float, float], gcj02: tuple[float, float]) -> None:
    assert to_gcj02(*wgs84) == pytest.approx(gcj02, abs=1e-7)
    assert to_cgcs2000(*gcj02, Datum.GCJ02) == pytest.approx(wgs84, abs=2e-7)


@given(inside)
def test_gcj02_comes_back(point: tuple[float, float]) -> None:
    assert to_cgcs2000(*to_gcj02(*point), Datum.GCJ02) == pytest.approx(point, abs=1e-7)


@given(inside)
def test_bd09_comes_back(point: tuple[float, float]) -> None:
    assert to_cgcs2000(*to_bd09(*point), Datum.BD09) == pytest.approx(point, abs=1e-7)


@given(anywhere)
def test_every_answer_is_finite_and_near(point: tuple[float, float]) -> None:
    lng, lat = to_cgcs2000(*point, Datum.GCJ02)
    assert abs(lng - point[0]) < 0.05
    assert abs(lat - point[1]) < 0.05


@pytest.mark.parametrize("point", [(165.0, 20.0), (71.9, 35.0), (120.0, 0.5), (120.0, 56.0)])
def test_gcj02_is_not_shifted_outside_the_published_rectangle(point: tuple[float, float]) -> None:
    assert to_gcj02(*point) == point
    assert to_cgcs2000(*point, Datum.GCJ02) == point


@pytest.mark.parametrize("same", [Datum.WGS84, Datum.CGCS2000, Datum.MANUAL])
def test_phones_and_hands_need_no_shift(same: Datum) -> None:
    assert to_cgcs2000(116.377817, 39.911954, same) == (116.377817, 39.911954)


def test_unknown_datum_is_refused() -> None:
    with pytest.raises(ValueError, match="xian80"):
        to_cgcs2000(116.0, 39.0, "xian80")
