"""Every column of a fact stands wherever columns stand, or is named as left out."""

import pytest

from tests.house.column_places import FILE, FORM, PLACES, columns_by_place
from tests.house.left_out import LEFT_OUT
from tests.house.rare_rows import Column, changes, columns, kinds, rows
from tracker.models import Agreement, Deadline

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

NAMED = {named for each in LEFT_OUT for named in each.named()}
LIST = "tests/house/left_out.py"


@pytest.fixture(scope="module")
def one_of_each(module_db):
    """One row of every kind of fact."""
    return rows()


@pytest.fixture(scope="module")
def by_place(one_of_each):
    """The columns that each place has."""
    return columns_by_place(one_of_each)


def missing(place, held):
    """What to say of each column that is neither in the place nor named."""
    return [
        f"{each} is not in the place “{place}”: put it there, or name it with a reason "
        f"in {LIST}"
        for each in columns()
        if each not in held and (each, place) not in NAMED
    ]


def stale(place, held):
    """What to say of each column that is named as left out, and is in the place."""
    return [
        f"{each} is in the place “{place}”: {LIST} is not to name it"
        for each in columns()
        if each in held and (each, place) in NAMED
    ]


@pytest.mark.parametrize("place", PLACES)
def test_every_column_is_in_the_place_or_named_as_left_out(by_place, place):
    told = missing(place, by_place[place])

    assert not told, "\n".join(told)


@pytest.mark.parametrize("place", PLACES)
def test_no_column_that_is_named_as_left_out_is_in_the_place(by_place, place):
    told = stale(place, by_place[place])

    assert not told, "\n".join(told)


def test_what_is_named_as_left_out_is_a_column_and_has_a_reason():
    named = {column for column, _place in NAMED}

    assert {str(column) for column in named - set(columns())} == set()
    assert [each.columns for each in LEFT_OUT if not each.reason.strip()] == []


def test_nothing_is_named_as_left_out_twice():
    assert len(NAMED) == sum(len(each.named()) for each in LEFT_OUT)


def test_there_is_a_row_of_every_kind_of_fact(one_of_each):
    assert {kind.__name__ for kind in kinds() if kind not in one_of_each.of} == set()


def test_every_column_but_the_publication_is_filled_in():
    filled_in = {
        Column(kind, name)
        for kind in kinds()
        for change in changes(kind)
        for name in change.columns
    }

    assert {each.name for each in set(columns()) - filled_in} == {"publication"}


def test_a_column_that_is_not_in_a_place_would_be_told(by_place):
    held = by_place[FORM] - {Column(Agreement, "region")}

    told = "\n".join(missing(FORM, held))

    assert "Agreement.region is not in the place “admin form”: put it there" in told


def test_a_name_that_has_grown_stale_would_be_told(by_place):
    held = by_place[FILE] | {Column(Deadline, "criteria")}

    told = "\n".join(stale(FILE, held))

    assert "Deadline.criteria is in the place “fact file”: " in told
