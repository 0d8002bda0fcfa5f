"""The fixtures that ship, once taken in."""

from django.conf import settings

from tracker.exports.fixtures import fixtures
from tracker.models import Agreement, Party


def test_the_shipped_facts_are_there():
    assert Agreement.objects.count() == 87
    assert Party.objects.filter(code="JP").exists()


def test_exporting_them_again_gives_the_bytes_that_ship():
    shipped = {
        path.name: path.read_bytes() for path in settings.FIXTURES.glob("*.json")
    }

    written = {name: text.encode() for name, text in fixtures().items()}

    assert written == shipped
