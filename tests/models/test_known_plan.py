"""How the database goes about finding what was held at a moment."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, models

from tracker.models import Party

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
ROWS, VERSIONS = 40, 50


@pytest.fixture
def long_lives():
    history = Party.history.model
    models.QuerySet(history).bulk_create(
        history(
            id=row,
            name_en="Japan",
            version=number + 1,
            history_type="~" if number else "+",
            history_date=NOON + timedelta(minutes=number),
            history_change_reason="Spelling",
        )
        for row in range(ROWS)
        for number in range(VERSIONS)
    )
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {history._meta.db_table}")


@pytest.mark.usefixtures("long_lives")
def test_the_newest_version_of_each_row_is_sought_on_its_index():
    indexes = Party.history.model._meta.indexes
    [seek] = [i.name for i in indexes if "-history_id" in i.fields]

    plan = Party.history.as_known(NOON + timedelta(minutes=25)).explain()

    # One seek per row: the cost grows with the rows, not with what they have lived.
    assert seek in plan
    assert "first_party" in plan
