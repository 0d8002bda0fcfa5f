"""The second TTIP round in the calendar: planned, put off, held."""

import pytest

from tests.reading import words


@pytest.mark.parametrize(
    ("on", "shown"),
    [
        ("2013-09-30", "October 2013 TTIP round 2 Planned “second round in October"),
        (
            "2013-10-31",
            "7–11 October 2013 TTIP round 2 Postponed “second round on 7-11",
        ),
        ("2013-11-04", "11–15 November 2013 TTIP round 2 Planned"),
        (
            "2016-12-31",
            "11–15 November 2013 TTIP round 2 Brussels, Belgium Held "
            "planned before for 7–11 October 2013",
        ),
    ],
)
def test_the_second_ttip_round_is_planned_put_off_and_held(client, on, shown):
    page = client.get(f"/rounds/?agreement=ttip&year=2013&on={on}")

    assert shown in words(page.text, "year-2013")


def test_a_sixteenth_ttip_round_was_only_doubted(client):
    read = words(client.get("/rounds/?agreement=ttip").text, "year-2017")

    assert "up to 20 January 2017 Round 16 Doubted" in read
