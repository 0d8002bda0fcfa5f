"""Takes the pictures of docs/pictures from a demo of its own; `make screenshots`."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
NAMES = ["chromium", "chromium-browser", "google-chrome"]
# What each picture is called, its address, what it shows of the page, and its width.
DEADLINE = "/agreements/tpp/deadlines/concluded/?on=2013-12-31"
REPORT = "/reports/rounds/?agreement=tpp&on=2013-10-31"
PICTURES = [
    ("board", "/", None, 1200),
    ("board-zh", "/zh-hans/", None, 1200),
    ("tpp-slip-chart", "/agreements/tpp/deadlines/concluded/", "#chart", 1200),
    ("tpp-in-2013", "/agreements/tpp/?on=2013-09-30", None, 1200),
    ("tpp-in-2013-zh", "/zh-hans/agreements/tpp/?on=2013-09-30", None, 1200),
    ("deadline", DEADLINE, None, 1200),
    ("deadline-zh", f"/zh-hans{DEADLINE}", None, 1200),
    ("report", REPORT, None, 1200),
    ("report-zh", f"/zh-hans{REPORT}", None, 1200),
]
# The first screen of a page says what it is; the whole would be a very tall picture.
SCREEN = 1000
SECONDS_TO_START = 120


def main() -> None:
    """Writes every picture anew; exits in words where Chromium is missing."""
    chromium = next(filter(None, map(shutil.which, NAMES)), None)
    if chromium is None:
        sys.exit(f"got no Chromium; wanted one of {', '.join(NAMES)}")
    with tempfile.TemporaryDirectory() as var, _free_port() as taken:
        port = str(taken.getsockname()[1])
        taken.close()
        demo = subprocess.Popen(  # noqa: S603  # our own words, no shell
            [sys.executable, "manage.py", "demo", "--port", port],
            cwd=HERE.parent,
            env={**os.environ, "VAR_FOLDER": var},
            stdout=subprocess.DEVNULL,
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}/readyz")
            _take(chromium, f"http://127.0.0.1:{port}")
        finally:
            demo.terminate()
            demo.wait()


def _free_port() -> socket.socket:
    free = socket.socket()
    free.bind(("127.0.0.1", 0))
    return free


def _wait_for(address: str) -> None:
    for _second in range(SECONDS_TO_START):
        try:
            with urlopen(address):  # noqa: S310  # our own address
                return
        except URLError:
            time.sleep(1)
    sys.exit(f"the demo did not answer at {address} in {SECONDS_TO_START} seconds")


def _take(chromium: str, site: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        for name, address, part, width in PICTURES:
            page = browser.new_page(viewport={"width": width, "height": SCREEN})
            page.goto(site + address)
            shown = page.locator(part) if part else page
            shown.screenshot(path=HERE / "pictures" / f"{name}.png")
            sys.stdout.write(f"docs/pictures/{name}.png\n")
        browser.close()


if __name__ == "__main__":
    main()
