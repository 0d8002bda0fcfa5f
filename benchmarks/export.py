"""Facts with their past: our export against Django's ``dumpdata`` of the same rows.

Prints seconds and memory above the start, each export in a program of its own, in one
run on an SQLite file made for it: 100,000 facts, half of them forecasts and half their
citations, with a version each. ``FACTS`` in the environment sets another number.
"""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

FACTS = int(os.environ.get("FACTS", "100000"))
START = datetime(2026, 12, 1, tzinfo=UTC)
MEASURED = """
import resource, sys, time
import django
django.setup()
from django.core.management import call_command
from django.db import connection
connection.ensure_connection()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
began = time.perf_counter()
call_command(*sys.argv[1:])
taken = time.perf_counter() - began
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(taken, grown / 1024)
"""


def main() -> None:
    with TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/facts.sqlite3"
        os.environ["DJANGO_SETTINGS_MODULE"] = "tracker.settings"
        # Apart, for a program starts with the memory of the one that starts it.
        subprocess.run([sys.executable, __file__, "fill"], check=True)  # noqa: S603
        _say(f"{FACTS:,} facts and as many versions, SQLite")
        ours = _measure(
            "export_fixture", "--with-history", "-v0", "--out", f"{folder}/past"
        )
        theirs = _measure("dumpdata", "tracker", "-o", f"{folder}/dump.json", "-v0")
        sizes = [_mebibytes(Path(folder) / name) for name in ("past", "dump.json")]
        _say("                                seconds   MiB above start   MiB written")
        for name, (taken, grown), size in zip(
            ("export_fixture --with-history", "dumpdata"),
            (ours, theirs),
            sizes,
            strict=True,
        ):
            _say(f"{name:31} {taken:>7.1f} {grown:>17.0f} {size:>13.0f}")
        _say(f"1 : {theirs[0] / ours[0]:.1f}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _measure(*command: str) -> tuple[float, float]:
    # Our own commands, as a program of its own: memory of one is not that of another.
    said = subprocess.check_output(  # noqa: S603
        [sys.executable, "-W", "ignore", "-c", MEASURED, *command],
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    )
    taken, grown = said.split()[-2:]
    return float(taken), float(grown)


def _mebibytes(path: Path) -> float:
    files = path.iterdir() if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files) / 2**20


def _fill() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from tracker.models import Agreement, Citation, Deadline, Forecast, Source, Speaker

    call_command("migrate", verbosity=0)
    _keep(Source, [{"slug": "ustr", "title": "TPP", "publisher": "USTR"}])
    _keep(Speaker, [{"name": "Michael Froman"}])
    _keep(Agreement, [{"slug": "tpp", "short_name": "TPP", "name_en": "TPP"}])
    _keep(Deadline, [{"agreement_id": 1, "milestone": "concluded"}])
    numbers = range(1, FACTS // 2 + 1)
    _keep(Forecast, [_forecast(number) for number in numbers])
    _keep(Citation, [{"source_id": 1, "forecast_id": number} for number in numbers])


def _forecast(number: int) -> dict[str, object]:
    return {
        "deadline_id": 1,
        "speaker_id": 1,
        "stated_on": "2012-11",
        "stated_earliest": date(2012, 11, 1),
        "stated_latest": date(2012, 11, 30),
        "speaker_role": "Trade representative",
        "stated_by": "Froman",
        "target_text": f"by end of 2013, statement {number}",
        "target_latest": date(2013, 12, 31),
        "stance": "target",
    }


def _keep(model: type, every: list[dict[str, object]]) -> None:
    """Rows and a version each, past the program: it would take an hour."""
    from django.db import models

    words = {
        f.attname: f.flatchoices[0][0]
        for f in model._meta.concrete_fields
        if f.choices and not f.blank and not f.has_default()
    }
    history = model.history.model
    rows, versions = [], []
    for number, given in enumerate(every, start=1):
        facts = {"publication": "published", **words, **given}
        rows.append(model(id=number, **facts))
        versions.append(
            history(
                id=number,
                version=1,
                history_type="+",
                history_date=START + timedelta(microseconds=number),
                history_change_reason="Measured",
                change_kind="development",
                public_note="Taken from the founding paper.",
                **facts,
            )
        )
    models.QuerySet(model).bulk_create(rows, batch_size=2000)
    models.QuerySet(history).bulk_create(versions, batch_size=2000)


if __name__ == "__main__":
    _fill() if sys.argv[1:] == ["fill"] else main()
