"""A fault of ours is plain and tells nothing; so is what is not allowed."""

import pytest
from django.test import Client

from tests import make
from tests.well_formed import faults
from tracker.web import programme

pytestmark = pytest.mark.django_db


def test_a_fault_of_ours_tells_nothing_of_it(monkeypatch):
    def broken(*_args, **_more):
        raise RuntimeError("SECRET_KEY is hunter2")

    monkeypatch.setattr(programme, "portfolio", broken)
    page = Client(raise_request_exception=False).get("/across/")

    assert page.status_code == 500
    assert "Something went wrong here" in page.text
    assert "hunter2" not in page.text
    assert "Traceback" not in page.text
    assert faults(page.text) == []


@pytest.mark.parametrize("address", ["/", "/agreements/tpp/", "/search/", "/changes/"])
def test_nobody_writes_through_a_public_page(client, address):
    make.agreement("tpp")

    assert client.post(address).status_code == 405


def test_a_form_without_its_token_is_refused_plainly():
    page = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "li.na"})

    assert page.status_code == 403
    assert "Traceback" not in page.text
    assert "SECRET_KEY" not in page.text
