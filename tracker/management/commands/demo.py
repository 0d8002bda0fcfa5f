"""``manage.py demo``: the shipped facts, served on this machine."""

import os
import sys
from typing import NoReturn

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command

from tracker.management.logins import ANALYST, demo_password
from tracker.management.ports import PortError, require_free
from tracker.models import Agreement


class Command(BaseCommand):
    help = "Serve the shipped facts on 127.0.0.1, with a login to edit them."

    def add_arguments(self, parser):
        parser.add_argument("--port", default="8000")
        parser.add_argument(
            "--empty", action="store_true", help="Start without the shipped facts."
        )

    def handle(self, *, port, empty, **options):
        if settings.IS_PUBLIC:
            raise CommandError(
                f"ALLOWED_HOSTS is {','.join(settings.ALLOWED_HOSTS)}: the demo makes a"
                " login with every right, so it serves this machine alone."
            )
        try:
            require_free(port)
        except PortError as fault:
            raise CommandError(str(fault)) from None
        _prepare()
        # Facts once loaded may have been edited, and are left alone.
        if not empty and not Agreement.objects.exists():
            call_command("load_fixture", settings.FIXTURES)
        self._say_where(port)
        _serve(port)

    def _say_where(self, port: str) -> None:
        kept_in = settings.VAR / "demo-login.txt"
        password = demo_password(kept_in) or "the one you chose"
        self.stdout.write(
            f"The tracker is at http://127.0.0.1:{port}/\n"
            f"Edit it at http://127.0.0.1:{port}/admin/\n"
            f"  user name: {ANALYST}\n"
            f"  password:  {password}\n"
            "Ctrl+C stops it.",
        )
        self.stdout.flush()


def _prepare() -> None:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def _serve(port: str) -> NoReturn:
    """Become the server that a real site runs too."""
    server = ["-m", "gunicorn", "--worker-class=gthread", "--threads=8"]
    quiet = ["--no-control-socket", "--log-level=warning"]
    where = [f"--chdir={settings.ROOT}", f"--bind=127.0.0.1:{port}"]
    arguments = [sys.executable, *server, *quiet, *where, "tracker.wsgi"]
    os.execv(sys.executable, arguments)  # noqa: S606  # our own words, no shell
