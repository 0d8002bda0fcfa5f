"""The check of rendered pages finds what it is for."""

import pytest

from tests.well_formed import faults

PAGE = "<!DOCTYPE html><html lang='en'><title>Talks</title><body>{}</body></html>"


def test_a_well_formed_page_has_no_faults():
    assert faults(PAGE.format("<p>Under negotiation<p>since 2010")) == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<section>", "line 1, column"),
        ("<p><div></div></p>", "Unexpected end tag (p)"),
        ("<table><p>twelve parties</table>", "in table context caused voodoo mode"),
        ("<a href='x' href='y'>twice</a>", "duplicate attribute"),
    ],
)
def test_a_page_that_has_to_be_mended_is_found(body, fault):
    assert any(fault in found for found in faults(PAGE.format(body)))


def test_a_page_without_its_doctype_is_found():
    assert faults("<html><title>Talks</title></html>")


@pytest.mark.django_db
def test_the_login_page_is_well_formed(client):
    assert faults(client.get("/admin/login/").text) == []
