"""Two editors at one row over HTTP, before a real server: the small version."""

import os
import subprocess
import sys
from pathlib import Path

from django.db import connection

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "editors.py"
INHERITED = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}


def test_two_editors_lose_no_save_and_every_refusal_is_a_page():
    around = {k: v for k, v in os.environ.items() if k not in INHERITED}

    done = subprocess.run(
        [sys.executable, BENCHMARK, connection.vendor],
        env=around | {"SAVES": "15"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "saved 30, counted 30, versions of them 30: 0 lost" in done.stdout
    assert "answers of 500 and above: 0; no readable page: 0" in done.stdout
