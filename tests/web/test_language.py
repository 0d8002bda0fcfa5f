"""The address of a public page decides its language; the admin speaks the analyst's."""

import re

import pytest
from django.test import Client
from django.utils import translation

from tests import make
from tests.well_formed import faults
from tracker.web import board as board_module

CHINESE = {"Accept-Language": "zh-hans"}

pytestmark = pytest.mark.django_db


def links(page: str, of: str) -> dict[str, str]:
    """The addresses of a page in each language, by what the tags say of it."""
    found = re.findall(rf"<{of}[^>]*>", page)
    pairs = (
        (re.search(r'hreflang="([^"]+)"', tag), re.search(r'href="([^"]+)"', tag))
        for tag in found
    )
    return {
        code[1]: address[1].replace("&amp;", "&") for code, address in pairs if code
    }


def test_the_admin_answers_in_the_language_of_the_browser(client):
    page = client.get("/admin/login/", headers=CHINESE)

    assert page.headers["Content-Language"] == "zh-hans"
    assert "Accept-Language" in page.headers["Vary"]
    assert "登录" in page.text


def test_a_public_answer_after_it_is_in_english_and_the_same_for_every_browser(client):
    client.get("/admin/login/", headers=CHINESE)

    answer = client.get("/healthz", headers=CHINESE)

    assert answer.headers["Content-Language"] == "en"
    assert "Vary" not in answer.headers


def test_an_answer_leaves_no_language_behind(client):
    client.get("/zh-hans/")

    assert translation.get_language() == "en"


def test_a_page_is_in_the_language_of_its_address_whatever_the_browser_asks(client):
    english = client.get("/", headers=CHINESE)
    chinese = client.get("/zh-hans/", headers={"Accept-Language": "en"})

    assert '<html lang="en">' in english.text
    assert '<html lang="zh-Hans">' in chinese.text
    assert chinese.headers["Content-Language"] == "zh-hans"
    assert not english.cookies
    assert not chinese.cookies
    assert "Vary" not in chinese.headers


def test_links_stay_in_the_language_and_data_has_one_address(client):
    make.status_event(make.agreement("tpp"))

    page = client.get("/zh-hans/agreements/tpp/").text

    assert 'href="/zh-hans/deadlines/"' in page
    assert 'href="/agreements/tpp.json"' in page
    assert client.get("/zh-hans/agreements/tpp.json").status_code == 404


@pytest.mark.parametrize("prefix", ["", "/zh-hans"])
def test_the_switch_keeps_the_page_and_what_was_asked(client, prefix):
    asked = "?status=signed&on=2013-10-07&known=2026-01-01"

    page = client.get(f"{prefix}/{asked}").text

    assert links(page, "a") == {"en": f"/{asked}", "zh-Hans": f"/zh-hans/{asked}"}
    assert faults(page) == []


def test_the_switch_is_on_pages_that_are_not_there_too(client):
    page = client.get("/zh-hans/agreements/tppp/?on=2013")

    assert page.status_code == 404
    assert '<html lang="zh-Hans">' in page.text
    assert links(page.text, "a")["en"] == "/agreements/tppp/?on=2013"
    assert links(page.text, "link") == {}


def test_a_path_with_two_slashes_is_no_way_to_another_host(client):
    page = client.get("http://testserver//example.org/")

    assert links(page.text, "a")["en"] == "/%2Fexample.org/"


def test_both_languages_name_the_same_addresses_to_search_engines(client):
    english = links(client.get("/rounds/?year=2013").text, "link")

    assert english == links(client.get("/zh-hans/rounds/?year=2013").text, "link")
    assert english == {
        "en": "http://testserver/rounds/?year=2013",
        "zh-Hans": "http://testserver/zh-hans/rounds/?year=2013",
        "x-default": "http://testserver/rounds/?year=2013",
    }


def test_each_language_has_a_tag_of_its_own_for_what_a_reader_has_already(client):
    english = client.get("/definitions/").headers["ETag"]
    chinese = client.get("/zh-hans/definitions/").headers["ETag"]

    assert english != chinese
    again = client.get("/zh-hans/definitions/", headers={"If-None-Match": chinese})
    assert again.status_code == 304


def test_a_question_that_cannot_be_answered_is_refused_in_the_page_s_language(client):
    page = client.get("/zh-hans/?on=yesterday")

    assert page.status_code == 400
    assert '<html lang="zh-Hans">' in page.text


@pytest.mark.parametrize(("prefix", "code"), [("", "en"), ("/zh-hans", "zh-hans")])
def test_a_fault_of_ours_is_owned_up_to_in_the_page_s_language(
    monkeypatch, prefix, code
):
    def broken(*args, **kwargs):
        raise RuntimeError("broken")

    monkeypatch.setattr(board_module, "board_of", broken)

    page = Client(raise_request_exception=False).get(f"{prefix}/")

    assert page.status_code == 500
    assert f'<html lang="{code}">' in page.text
    assert "broken" not in page.text
