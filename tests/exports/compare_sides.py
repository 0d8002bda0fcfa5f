"""Answers of two databases, one loaded from the other's export, side by side.

``python tests/exports/compare_sides.py FROM TO`` takes two ``DATABASE_URL``s: one with
facts, one migrated and empty. Exports, loads, exports again, and asks both sides for
200 random (``on``, ``known``) pairs on every kind of page; ends with status 1 where
bytes or answers differ.
"""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
PAIRS = 200
QUESTIONS = """
import json, random, sys
from datetime import date, timedelta
import django
django.setup()
from tracker.intake.history_values import versions_of
from tracker.intake.tables import ORDER
from tracker.models import Agreement
chance = random.Random(20131007)
moments = sorted({m for t in ORDER for m in versions_of(t).objects.order_by()
    .values_list("history_date", flat=True).distinct()})
slugs = sorted(Agreement.objects.values_list("slug", flat=True))
due = sorted(Agreement.objects.filter(deadlines__milestone="concluded",
    deadlines__party=None).values_list("slug", flat=True))
pages = ["/", "/rounds/", "/scores/", "/deadlines/", "/changes/", "/parties/"]
pages += [f"/agreements/{slug}/" for slug in slugs]
pages += [f"/agreements/{slug}/deadlines/concluded/" for slug in due]
known = lambda: chance.choice(moments) + timedelta(microseconds=chance.randint(-1, 1))
day = lambda: date(2005, 1, 1) + timedelta(chance.randrange(7500))
print(json.dumps([[chance.choice(pages), str(day()), known().isoformat()]
    for _ in range(int(sys.argv[1]))]))
"""
ANSWERS = """
import hashlib, json, sys
import django
django.setup()
from django.test import Client
client = Client(headers={"host": "127.0.0.1"})
for page, day, known in json.loads(sys.argv[1]):
    answer = client.get(page, {"on": day, "known": known})
    said = hashlib.sha256(answer.content).hexdigest()
    print(json.dumps([page, day, known, answer.status_code, said]))
"""


def main(here: str, there: str) -> int:
    with TemporaryDirectory() as folder:
        first, second = f"{folder}/first", f"{folder}/second"
        _manage(here, "export_fixture", "--with-history", "--out", first)
        _manage(there, "load_fixture", first)
        _manage(there, "export_fixture", "--with-history", "--out", second)
        is_same = _digests(first) == _digests(second)
    asked = _run(here, "-W", "ignore", "-c", QUESTIONS, str(PAIRS))
    ours, theirs = _answers(here, asked), _answers(there, asked)
    differing = [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]]
    found = sum(json.loads(line)[3] == 200 for line in ours)
    sys.stdout.write(
        f"the same bytes: {is_same}\n{len(ours)} pairs, {found} of them pages; "
        f"{len(differing)} differ\n"
    )
    for ours_says, theirs_says in differing[:5]:
        sys.stdout.write(f"{ours_says}\n{theirs_says}\n")
    return int(bool(differing) or not is_same)


def _manage(url: str, *command: str) -> None:
    _run(url, str(ROOT / "manage.py"), *command, "-v0")


def _answers(url: str, asked: str) -> list[str]:
    return _run(url, "-W", "ignore", "-c", ANSWERS, asked).splitlines()


def _run(url: str, *arguments: str) -> str:
    settings = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tracker.settings"}
    # With it the pages need no gathered static files.
    settings |= {"DEBUG": "1", "LOG_LEVEL": "ERROR"}
    environment = {**os.environ, **settings, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, *arguments]
    return subprocess.check_output(command, text=True, env=environment, cwd=ROOT)


def _digests(folder: str) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in Path(folder).iterdir()
    }


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
