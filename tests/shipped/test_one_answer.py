"""Chart, ledger, table and data give one answer, on whatever two clocks."""

import csv
import json
import random
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from tracker.models import ChangeContext, Forecast
from tracker.vocabulary.changes import ChangeKind
from tracker.vocabulary.stances import Stance

DEADLINES = [
    "/agreements/tpp/deadlines/concluded",
    "/agreements/ttip/deadlines/concluded",
    "/agreements/us-china-bit/deadlines/concluded",
    "/agreements/cptpp/deadlines/in-force",
]
FIRST_DAY, DAYS = date(2009, 1, 1), 6500
EDITED_FOR = 40
PAIRS = 50


@pytest.fixture
def moments(monkeypatch):
    """Moments between which statements were corrected, withdrawn and brought back."""
    chance = random.Random(20131007)  # noqa: S311  # the same course at every run
    clock = timezone.now()
    said = list(Forecast.objects.order_by("id"))
    kept = [clock]
    for _edit in range(EDITED_FOR):
        clock += timedelta(hours=1)
        monkeypatch.setattr(timezone, "now", lambda moment=clock: moment)
        change(chance.choice(said), chance)
        kept.append(clock)
    monkeypatch.setattr(timezone, "now", lambda: clock + timedelta(hours=1))
    return kept


def change(said, chance):
    why = ChangeContext("Reading again", kind=ChangeKind.CORRECTION, note="Read again")
    said.refresh_from_db()
    if said.publication == "withdrawn":
        said.publish(why)
    elif chance.random() < 0.4:
        said.withdraw(why)
    else:
        said.target_text = f"read again as {chance.randrange(1000)}"
        if said.stance != Stance.NO_DATE:
            said.target_earliest = None
            said.target_latest = date(2011, 1, 1) + timedelta(chance.randrange(2500))
        said.record(why)


def forms(client, address, clocks):
    """Each form's statements: their anchors, in the form's order, oldest first."""
    page = client.get(f"{address}/", clocks).text
    data = json.loads(client.get(f"{address}.json", clocks).content)
    table = client.get(f"{address}.csv", clocks).text
    drawn = re.findall(r'<a class="[^"]*" href="#(forecast-\d+)"><title>', page)
    return {
        "ledger": re.findall(r'<tr id="(forecast-\d+)"', page)[::-1],
        "chart": drawn,
        "json": [row["anchor"] for row in data["statements"]],
        "csv": [row["anchor"] for row in csv.DictReader(table.splitlines())],
    }, data


def test_every_form_has_the_same_statements_on_fifty_pairs_of_clocks(client, moments):
    chance = random.Random(20151005)  # noqa: S311  # the same pairs at every run
    seen = set()

    for pair in range(PAIRS):
        day = FIRST_DAY + timedelta(chance.randrange(DAYS))
        known = chance.choice(moments).astimezone(UTC)
        clocks = {"on": day.isoformat(), "known": known.isoformat()}
        found, data = forms(client, DEADLINES[pair % len(DEADLINES)], clocks)

        assert found["ledger"] == found["json"] == found["csv"]
        assert sorted(found["chart"]) == sorted(found["ledger"])
        assert datetime.fromisoformat(data["known"]) == known
        seen.add(len(found["ledger"]))

    assert len(seen) > 5


def test_the_ledger_and_the_data_have_the_same_figures(client, moments):
    clocks = {"known": moments[20].astimezone(UTC).isoformat()}

    page = client.get(f"{DEADLINES[0]}/", clocks).text
    _forms, data = forms(client, DEADLINES[0], clocks)

    for row in data["statements"]:
        cells = page.split(f'<tr id="{row["anchor"]}"')[1].split("</tr>")[0]
        assert row["target_text"].replace("'", "&#x27;") in cells
        if row["error_days"]:
            assert f"{abs(row['error_days']):,}" in cells
