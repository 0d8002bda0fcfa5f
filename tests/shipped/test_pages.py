"""The site on the shipped facts: what its pages say on days that matter."""

import re
from datetime import date

import pytest

from tests.reading import words
from tests.well_formed import faults
from tracker.models import Agreement, ChangeContext
from tracker.vocabulary.accessions import Side

SEPTEMBER = "?on=2013-09-30"
PAPER = "?on=2013-10-31"
TODAY = "?on=2026-11-23"
TALKED_ABOUT = ["tpp", "ttip", "p4", "us-china-bit", "cptpp"]
FIRST_DAY_AFTER = re.compile(r"\b(?:201[4-9]|202\d)\b")


def tpp(client, asked):
    page = client.get(f"/agreements/tpp/{asked}")
    assert page.status_code == 200
    return page


def test_in_september_2013_the_tpp_was_under_negotiation_among_twelve(client):
    page = tpp(client, SEPTEMBER)

    read = words(page.text, "content")
    assert "Status Under negotiation since 15 March 2010" in read
    assert "Parties 12" in read
    assert "Numbered rounds held 19" in read
    assert len(page.context["page"].on_side(Side.IN)) == 12


def test_in_september_2013_the_tpp_was_expected_by_the_end_of_the_year(client):
    page = tpp(client, SEPTEMBER)

    read = words(page.text, "content")
    assert "Expected next Conclusion Expected up to 31 December 2013" in read
    assert "“this year” (TPP ministers, 23 August 2013)" in read


def test_in_september_2013_nothing_later_had_happened(client):
    page = tpp(client, SEPTEMBER)

    assert "Superseded" not in words(page.text, "content")
    assert "5 October 2015" not in words(page.text, "deadlines")


def test_today_the_tpp_is_superseded_and_was_concluded_in_2015(client):
    page = tpp(client, TODAY)

    read = words(page.text, "content")
    assert "Status Superseded since 30 December 2018 Superseded by CPTPP" in read
    assert "Conclusion Met 5 October 2015 what met it" in words(page.text, "deadlines")


def test_today_the_target_of_2013_is_on_record_as_missed(client):
    page = client.get(f"/agreements/tpp/deadlines/concluded/{TODAY}")

    read = words(page.text, "ledger")
    assert "“this year”" in read
    assert "late" in read


def test_the_board_of_october_2013_holds_the_talks_of_that_day(client):
    page = client.get(f"/{PAPER}&status=negotiating")

    lines = {str(line.agreement): line for line in page.context["board"].lines}
    assert set(lines) == {"TPP", "TTIP", "TISA (PSA)", "US–China BIT"}
    assert len(lines["TPP"].parties) == 12
    assert lines["TTIP"].next_up.stands.leading.latest == date(2014, 12, 31)


@pytest.mark.parametrize("slug", TALKED_ABOUT)
def test_nothing_from_after_the_paper_is_told_as_a_fact(client, slug):
    page = client.get(f"/agreements/{slug}/{PAPER}").text

    for section in ["parties", "developments", "rounds"]:
        assert FIRST_DAY_AFTER.findall(words(page, section)) == []


@pytest.mark.parametrize(
    "address",
    [
        "/",
        f"/{PAPER}&sort=name",
        "/?page=2",
        *(f"/agreements/{slug}/{PAPER}" for slug in TALKED_ABOUT),
        *(f"/agreements/{slug}/" for slug in [*TALKED_ABOUT, "dr-cafta", "nafta"]),
        "/agreements/tpp/changes/",
    ],
)
def test_a_page_of_real_facts_is_well_formed(site, address):
    assert faults(site.page(address)) == []


def test_every_place_of_a_page_has_a_name_of_its_own(client):
    places = re.findall(r'\bid="([^"]+)"', tpp(client, TODAY).text)

    assert len(places) == len(set(places))


@pytest.mark.parametrize("address", [f"/{TODAY}", f"/agreements/tpp/{TODAY}"])
def test_a_page_needs_no_more_than_fifty_queries(
    client, django_assert_max_num_queries, address
):
    with django_assert_max_num_queries(50):
        client.get(address)


def test_before_the_facts_were_taken_in_the_site_held_none(client):
    page = client.get(f"/{PAPER}&known=2013-10-31")

    assert page.context["board"].held == 0
    assert client.get("/agreements/tpp/?known=2013-10-31").status_code == 404


def test_a_withdrawn_agreement_leaves_no_trace_but_the_change(client):
    Agreement.objects.get(slug="p4").withdraw(ChangeContext("To see that it goes"))

    assert client.get(f"/agreements/p4/{PAPER}").status_code == 404
    assert "/agreements/p4/" not in client.get("/?sort=name").text
    assert "/agreements/p4/" not in tpp(client, PAPER).text
