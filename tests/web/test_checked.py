"""What readers see of a check: a day on the agreement's page, and nothing else."""

from urllib.parse import urlsplit

import pytest

from tests import make
from tests.reading import words

pytestmark = pytest.mark.django_db

PAGE = "/agreements/tpp/"


@pytest.fixture
def tpp():
    return make.agreement("tpp")


def test_the_page_says_when_the_agreement_was_last_checked(client, tpp):
    make.check(tpp, "2026-09-01")

    assert "Last checked 1 September 2026" in words(client.get(PAGE).text)


def test_the_page_says_that_no_check_is_on_record(client, tpp):
    assert "Last checked No check on record" in words(client.get(PAGE).text)


def test_a_day_before_the_check_knows_of_none(client, tpp):
    make.check(tpp, "2026-09-01")

    page = client.get(f"{PAGE}?on=2026-08-31").text

    assert "Last checked No check on record" in words(page)


def test_the_data_say_the_same_day(client, tpp):
    assert client.get("/agreements/tpp.json").json()["last_checked"] is None

    make.check(tpp, "2026-09-01")

    for address in ("/agreements/tpp.json", "/api/v1/agreements/tpp"):
        assert client.get(address).json()["last_checked"] == "2026-09-01"


def test_a_check_is_no_public_change(client, tpp):
    before = client.get("/changes.json").json()["changes"]

    make.check(tpp)

    assert client.get("/changes.json").json()["changes"] == before


def test_a_check_makes_the_page_another_answer(client, tpp):
    tag = client.get(PAGE).headers["ETag"]

    make.check(tpp)

    answer = client.get(PAGE, headers={"If-None-Match": tag})
    assert answer.status_code == 200


def test_what_was_cited_before_a_check_does_not_change(client, tpp):
    cited = client.get(PAGE).context["permalink"].address
    make.check(tpp, "2026-09-01")
    again = client.get(PAGE).context["permalink"].address

    address, address_since = (urlsplit(each) for each in (cited, again))

    before = client.get(f"{PAGE}?{address.query}").text
    since = client.get(f"{PAGE}?{address_since.query}").text
    assert "No check on record" in before
    assert "1 September 2026" in since
