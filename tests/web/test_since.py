"""What changed since a reader's last visit, by a link that the reader keeps."""

import re

import pytest

from tests import make
from tests.reading import words
from tests.well_formed import faults
from tracker.models import ChangeContext
from tracker.vocabulary.changes import ChangeKind

pytestmark = pytest.mark.django_db

CORRECTED = ChangeContext(
    "Read again", kind=ChangeKind.CORRECTION, note="The city was misread"
)


@pytest.fixture
def kept(client):
    """The links that the board and the TPP's page offered before a correction."""
    tpp = make.agreement("tpp")
    held = make.round(tpp, 19)
    pages = [client.get(address).text for address in ("/", "/agreements/tpp/")]
    links = [re.search(r'href="([^"]+\?since=[^"]+)"', page)[1] for page in pages]
    before = [words(client.get(link).text, "content") for link in links]
    held.city = "Brunei"
    held.record(CORRECTED)
    return list(zip(links, before, strict=True))


def test_a_page_offers_a_link_to_what_changes_after_it(client, kept):
    for link, before in kept:
        page = client.get(link)

        assert "Nothing has been changed since." in before
        assert "The city was misread" in words(page.text, "content")
        assert "Only changes after" in words(page.text, "content")
        assert faults(page.text) == []


def test_the_same_as_data(client, kept):
    [(link, _before), _agreement] = kept

    [entry] = client.get(link.replace("/changes/", "/changes.json")).json()["changes"]

    assert entry["note"] == "The city was misread"


@pytest.mark.parametrize("address", ["/changes/", "/agreements/tpp/changes/"])
@pytest.mark.parametrize("since", ["lately", "2999-01-01"])
def test_a_moment_that_cannot_be_is_refused(client, address, since):
    make.agreement("tpp")

    assert client.get(address, {"since": since}).status_code == 400
