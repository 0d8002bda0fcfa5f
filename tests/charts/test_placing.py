"""Marks that would cover each other stand aside, and nothing else moves."""

from itertools import combinations
from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from tracker.charts.mark_room import Box, Room

PLOT = Box(left=92, right=918, top=44, bottom=510)
DIAGONAL = ((92, 510), (918, 44))
PLACES = st.tuples(
    st.floats(92, 918).map(lambda x: round(x, 1)),
    st.floats(44, 510).map(lambda y: round(y, 1)),
)


def taken(places, gap=8.0, diagonal=None):
    room = Room(PLOT, gap, diagonal)
    return [room.take(place) for place in places]


def test_a_mark_alone_stands_where_it_belongs():
    assert taken([(300.0, 200.0), (320.0, 200.0)]) == [(300.0, 200.0), (320.0, 200.0)]


def test_marks_on_one_spot_stand_side_by_side():
    found = taken([(300.0, 200.0)] * 3)

    assert found[0] == (300.0, 200.0)
    assert all(
        max(abs(a[0] - b[0]), abs(a[1] - b[1])) >= 8 for a, b in combinations(found, 2)
    )


def test_a_mark_beyond_the_box_stands_at_its_edge():
    assert taken([(1000.0, 20.0)]) == [(918, 44)]


@given(st.lists(PLACES, max_size=60))
def test_every_mark_stays_in_the_box_and_near_its_place(places):
    for wanted, found in zip(places, taken(places), strict=True):
        assert PLOT.holds(found)
        assert hypot(found[0] - wanted[0], found[1] - wanted[1]) <= 2 * 8 * 2**0.5 + 0.2


@given(st.lists(PLACES, max_size=60))
def test_every_mark_stays_on_its_side_of_the_diagonal(places):
    def is_below(place):
        return place[1] > 510 - (place[0] - 92) / (918 - 92) * (510 - 44)

    for wanted, found in zip(places, taken(places, diagonal=DIAGONAL), strict=True):
        assert is_below(found) == is_below(wanted)


def test_a_hundred_marks_on_one_spot_have_a_hundred_places():
    found = taken([(300.0, 200.0)] * 100)

    assert len(set(found)) == 100


def test_the_same_marks_are_placed_the_same_way():
    places = [(300.0, 200.0), (302.0, 201.0), (300.0, 200.0), (301.0, 199.0)]

    assert taken(places) == taken(places)
