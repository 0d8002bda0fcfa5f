"""The start of the program, which every command and every worker waits for."""

import subprocess
import sys

# Each takes its time to load, and a few pages alone have a use for it.
HEAVY = {"docx", "icalendar", "ninja", "openpyxl", "pydantic"}
START = "import sys, django; django.setup(); import tracker.urls; print(*sys.modules)"


def test_the_start_loads_no_library_that_a_few_pages_alone_use():
    run = subprocess.run(
        [sys.executable, "-c", START], capture_output=True, text=True, check=True
    )

    loaded = set(run.stdout.split())
    assert "tracker.web.reports" in loaded
    assert loaded & HEAVY == set()
