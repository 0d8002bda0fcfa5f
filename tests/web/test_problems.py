"""Faults where a program asked: problem details (RFC 9457), and one line in the log."""

import json
import logging

import pytest

from tests import make

pytestmark = pytest.mark.django_db

FORMS = ["json", "csv", "atom", "ics"]


def problem(client, address, status):
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    return json.loads(answer.content)


@pytest.mark.parametrize("form", FORMS)
def test_a_question_that_cannot_be_answered_is_said_to_programs(client, form):
    make.agreement()

    found = problem(client, f"/agreements/tpp.{form}?on=soon", 400)

    assert found == {
        "type": "about:blank",
        "title": "That question cannot be answered",
        "status": 400,
        "detail": "on: got “soon”; wanted a day such as 2013-10-07 or 2013-10.",
    }


@pytest.mark.parametrize("form", FORMS)
def test_what_is_not_there_is_said_to_programs_with_what_is_near(client, form):
    make.agreement()

    found = problem(client, f"/agreements/tppp.{form}", 404)

    assert found["detail"] == "No agreement is called “tppp” here. Did you mean tpp?"


def test_an_address_that_never_was_is_said_in_words(client):
    assert problem(client, "/nowhere.json", 404)["detail"]


def test_people_are_told_on_a_page(client):
    answer = client.get("/?on=soon")

    assert answer.status_code == 400
    assert answer.headers["Content-Type"].startswith("text/html")


def test_a_program_is_told_under_cors_as_it_asks(client):
    answer = client.get(
        "/agreements/tppp.json", headers={"origin": "https://think.example"}
    )

    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_a_refused_question_is_one_line_in_the_log(client, caplog):
    with caplog.at_level(logging.WARNING, logger="django.request"):
        client.get("/agreements/t%0App/?on=soon%0A100%25")

    [record] = caplog.records
    assert record.exc_info is None
    assert "\n" not in record.getMessage()
    assert "soon" in record.getMessage() or "Not Found" in record.getMessage()
