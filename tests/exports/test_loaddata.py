"""Django's own way in accepts what ships, though it leaves no versions."""

import pytest
from django.conf import settings
from django.core.management import call_command

from tests.intake.folders import counts
from tracker.exports.fixtures import fixtures

pytestmark = pytest.mark.walk


@pytest.mark.django_db
def test_loaddata_reads_the_files_in_the_order_of_their_names():
    files = sorted(settings.FIXTURES.glob("*.json"))

    call_command("loaddata", *files, verbosity=0)

    shipped = {path.name: path.read_text(encoding="utf-8") for path in files}
    assert fixtures() == shipped
    assert {versions for _rows, versions in counts().values()} == {0}
