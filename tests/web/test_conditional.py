"""What a reader has already is not given again; data may be read from anywhere."""

from datetime import date

import pytest

from tests import make
from tests.counting import queries
from tracker.models import ChangeContext
from tracker.vocabulary.changes import ChangeKind

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/",
    "/agreements/tpp/",
    "/agreements/tpp.json",
    "/agreements/tpp.csv",
    "/agreements/tpp.atom",
    "/agreements/tpp.ics",
    "/api/v1/agreements",
    "/method/",
]
MOVED = ChangeContext(
    "Read again", kind=ChangeKind.CORRECTION, note="The name was misread"
)
FROM_ELSEWHERE = {"origin": "https://think.example"}
ASKING_FIRST = {"access-control-request-method": "GET"}


@pytest.fixture
def tpp():
    return make.agreement("tpp")


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_that_is_held_already_is_not_given_again(
    client, tpp, address, django_assert_num_queries
):
    tag = client.get(address).headers["ETag"]

    with django_assert_num_queries(1):
        answer = client.get(address, headers={"If-None-Match": tag})

    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["ETag"] == tag


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_change_of_the_record_is_given(client, tpp, address):
    tag = client.get(address).headers["ETag"]

    tpp.name_en = "Trans-Pacific Partnership Agreement"
    tpp.record(MOVED)
    answer = client.get(address, headers={"If-None-Match": tag})

    assert answer.status_code == 200
    assert answer.headers["ETag"] != tag


def test_another_day_is_another_answer(client, tpp, monkeypatch):
    tag = client.get("/").headers["ETag"]

    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2031, 1, 1))

    assert client.get("/", headers={"If-None-Match": tag}).status_code == 200


def test_two_addresses_have_two_tags(client, tpp):
    tags = {client.get(f"/?on=2013-10-0{day}").headers["ETag"] for day in (7, 8)}

    assert len(tags) == 2


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_answer_dates_what_readers_are_not_told_of(client, tpp, address):
    assert "Last-Modified" not in client.get(address).headers


def test_a_reader_who_asks_by_time_is_given_the_answer(client, tpp):
    asked = {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}

    assert client.get("/", headers=asked).status_code == 200


def test_a_fault_has_no_tag(client, tpp):
    for address in ("/agreements/nafta/", "/?on=whenever", "/no-such-page"):
        assert "ETag" not in client.get(address).headers


def test_the_admin_and_health_are_asked_each_time(client):
    assert "ETag" not in client.get("/admin/login/").headers
    assert "ETag" not in client.get("/healthz").headers


@pytest.mark.parametrize("address", [a for a in ADDRESSES if not a.endswith("/")])
def test_scripts_of_any_site_may_read_data(client, tpp, address):
    asked = client.options(address, headers=FROM_ELSEWHERE | ASKING_FIRST)
    answer = client.get(address, headers=FROM_ELSEWHERE)

    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Access-Control-Expose-Headers"] == "ETag, Link"
    assert asked.status_code == 200
    assert asked.headers["Access-Control-Allow-Headers"] == "if-none-match"
    assert asked.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_a_page_is_not_shared_with_scripts(client, tpp):
    answer = client.get("/", headers=FROM_ELSEWHERE)

    assert "Access-Control-Allow-Origin" not in answer.headers


def test_the_query_that_decides_is_one(client, tpp):
    assert queries(client, "/definitions/") <= 2
