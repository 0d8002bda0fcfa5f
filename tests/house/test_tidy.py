"""The check of names, references, nesting and order finds what it is for."""

import pytest

from tests.tidy import slips

PAGE = "<!DOCTYPE html><html lang='en'><title>Talks</title><body><h1>TPP</h1>{}"


def test_a_tidy_page_has_no_slips():
    body = (
        "<h2 id='rounds'>Rounds</h2><a href='#rounds'>Rounds</a>"
        "<label for='on'>As of</label><input id='on' name='on'>"
        "<table aria-labelledby='rounds'><tr><th scope='row'>19<td>Held</table>"
    )

    assert slips(PAGE.format(body)) == []


@pytest.mark.parametrize(
    ("body", "slip"),
    [
        ("<p id=a><p id=a>", "the id a is there 2 times"),
        ("<a href='#s9'>[9]</a>", "a link leads to #s9, which is not there"),
        ("<p aria-labelledby=b>", "aria-labelledby leads to b, which is not there"),
        ("<label for=on>As of</label>", "a label is for on, which is no field"),
        ("<input name=on>", "the field on has no label"),
        ("<a href=/><button>Show</button></a>", "button stands within a"),
        ("<h3>Rounds</h3>", "a heading of level 3 follows one of level 1"),
        ("<h1>TTIP</h1>", "got 2 headings of the first level, wanted one"),
        ("<table><tr><td>19</table>", "a table has no header cells"),
        ("<table><tr><th>19</table>", "a header cell has no scope"),
    ],
)
def test_a_slip_is_found(body, slip):
    assert slip in slips(PAGE.format(body))
