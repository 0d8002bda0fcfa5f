"""The day and the moment that an address asks for."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import BadRequest
from django.test import RequestFactory

from tracker.web.clocks import clocks

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


def asked(**parameters):
    return clocks(RequestFactory().get("/", parameters))


@pytest.fixture
def at_noon(monkeypatch):
    """The first of December 2026, at noon, on every clock that is asked."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


@pytest.mark.usefixtures("at_noon")
def test_without_parameters_it_is_today_and_now():
    at = asked()

    assert (at.on, at.known) == (date(2026, 12, 1), None)
    assert not at.asks_day
    assert at.query == ""


@pytest.mark.usefixtures("at_noon")
@pytest.mark.parametrize("name", ["on", "known"])
@pytest.mark.parametrize("text", ["", "  "])
def test_an_empty_parameter_asks_for_nothing(name, text):
    assert asked(**{name: text}) == asked()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2013-10-07", date(2013, 10, 7)),
        (" 2013-10-07 ", date(2013, 10, 7)),
        ("2013-10", date(2013, 10, 31)),
        ("2012-02", date(2012, 2, 29)),
        ("2013", date(2013, 12, 31)),
    ],
)
def test_a_month_or_a_year_means_its_last_day(text, day):
    at = asked(on=text)

    assert at.on == day
    assert at.asks_day


@pytest.mark.parametrize(
    "text",
    [
        "yesterday",
        "2013-02-30",
        "2013-13",
        "07/10/2013x",
        "9999-12-31",
        "0000",
        "from 2013",
        "<script>",
        "\x00",
        "٢٠١٣",
    ],
)
def test_what_is_not_a_day_is_refused_in_words(text):
    with pytest.raises(BadRequest) as refusal:
        asked(on=text)

    assert str(refusal.value) == (
        f"on: got “{text}”; wanted a day such as 2013-10-07 or 2013-10."
    )


@pytest.mark.parametrize("name", ["on", "known"])
def test_a_refusal_repeats_no_more_than_forty_characters(name):
    with pytest.raises(BadRequest, match=r"got “x{40}”;"):
        asked(**{name: "x" * 5000})


@pytest.mark.usefixtures("at_noon")
def test_a_day_to_come_can_be_asked_for_and_says_so():
    assert asked(on="2026-12-02").is_to_come
    assert not asked(on="2026-12-01").is_to_come


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2013-10-07T09:30:00Z", datetime(2013, 10, 7, 9, 30, tzinfo=UTC)),
        ("2013-10-07T09:30:00+00:00", datetime(2013, 10, 7, 9, 30, tzinfo=UTC)),
        ("2013-10-07T09:30:00 00:00", datetime(2013, 10, 7, 9, 30, tzinfo=UTC)),
        ("2013-10-07T17:30:00+08:00", datetime(2013, 10, 7, 9, 30, tzinfo=UTC)),
        ("2013-10-07T09:30", datetime(2013, 10, 7, 9, 30, tzinfo=UTC)),
        (
            "2013-10-07T09:30:00.000001Z",
            datetime(2013, 10, 7, 9, 30, 0, 1, tzinfo=UTC),
        ),
    ],
)
def test_a_moment_is_read_in_utc(text, moment):
    assert asked(known=text).known == moment


def test_a_day_of_the_record_means_its_last_moment():
    known = asked(known="2013-10-07").known

    assert known + timedelta(microseconds=1) == datetime(2013, 10, 8, tzinfo=UTC)


@pytest.mark.usefixtures("at_noon")
def test_today_means_now_for_the_record():
    assert asked(known="2026-12-01").known == NOON


@pytest.mark.usefixtures("at_noon")
@pytest.mark.parametrize(
    "text", ["2026-12-01T12:00:01Z", "2026-12-02", "2999-01-01", "9999-12-31"]
)
def test_a_moment_to_come_is_refused(text):
    with pytest.raises(BadRequest) as refusal:
        asked(known=text)

    assert str(refusal.value) == (
        f"known: got “{text}”, which is still to come; this site can only say what it "
        "has held."
    )


@pytest.mark.parametrize(
    "text",
    [
        "yesterday",
        "2013",
        "2013-02-30",
        "2013-10-07T25:00",
        "0001-01-01T00:00+14:00",
        "\x00",
    ],
)
def test_what_is_not_a_moment_is_refused_in_words(text):
    with pytest.raises(BadRequest) as refusal:
        asked(known=text)

    assert str(refusal.value) == (
        f"known: got “{text}”; wanted a moment such as 2026-12-01 or "
        "2026-12-01T09:30:00Z."
    )


@pytest.mark.parametrize(
    ("parameters", "query"),
    [
        ({"on": "2013-10"}, "?on=2013-10-31"),
        ({"known": "2013-10-07T09:30+00:00"}, "?known=2013-10-07T09:30:00Z"),
        (
            {"known": "2013-10-07", "on": "2013"},
            "?on=2013-12-31&known=2013-10-07T23:59:59.999999Z",
        ),
    ],
)
def test_links_carry_both_clocks_along(parameters, query):
    assert asked(**parameters).query == query


def test_what_links_carry_along_asks_for_the_same():
    at = asked(on="2013-10", known="2013-10-07")

    again = clocks(RequestFactory().get(f"/{at.query}"))

    assert again == at
