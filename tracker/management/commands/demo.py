"""``manage.py demo``: the shipped facts, served on this machine."""

import errno
import os
import sys
from io import StringIO
from typing import NoReturn

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import OperationalError, connection

from tracker.management.disks import cannot_write
from tracker.management.logins import ANALYST, demo_password
from tracker.management.ports import PortError, require_free
from tracker.models import Agreement

# The database, its journal while it loads, and the static files.
MEGABYTES = 80


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
        try:
            password = self._prepare(empty=empty)
        except (OSError, OperationalError) as fault:
            raise CommandError(_in_words(fault)) from None
        self._say_where(port, password or "the one you chose")
        _serve(port)

    def _prepare(self, *, empty: bool) -> str | None:
        """Everything that is served; the password, unless the analyst chose one."""
        call_command("migrate", verbosity=0)
        # Cleared, since a file that was half written once would be taken for whole.
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        # Facts once loaded may have been edited, and are left alone.
        if not empty and not Agreement.objects.exists():
            self.stdout.write("Loading the shipped facts")
            self.stdout.flush()
            # Progress goes to stderr; how each file fared is for who loads by hand.
            call_command("load_fixture", settings.FIXTURES, stdout=StringIO())
        return demo_password(settings.VAR / "demo-login.txt")

    def _say_where(self, port: str, password: str) -> None:
        self.stdout.write(
            f"Address:   http://127.0.0.1:{port}/\n"
            f"Admin:     http://127.0.0.1:{port}/admin/\n"
            f"User name: {ANALYST}\n"
            f"Password:  {password}"
        )
        self.stdout.flush()


def _in_words(fault: OSError | OperationalError) -> str:
    number = getattr(fault, "errno", None)
    if connection.vendor == "sqlite" and "disk is full" in str(fault):
        number = errno.ENOSPC
    if number:
        why = cannot_write(settings.VAR, number, megabytes=MEGABYTES)
        return f"{why} VAR_FOLDER may name another folder."
    if "DATABASE_URL" in os.environ:
        return (
            "The database that DATABASE_URL names cannot be used. Mend that, or unset"
            f" DATABASE_URL: the demo then keeps its facts in a file.\n{fault}"
        )
    return f"The database in “{settings.VAR}” cannot be used: {fault}."


def _serve(port: str) -> NoReturn:
    """Become the server that a real site runs too."""
    server = ["-m", "gunicorn", "--worker-class=gthread", "--threads=8"]
    quiet = ["--no-control-socket", "--log-level=warning"]
    where = [f"--chdir={settings.ROOT}", f"--bind=127.0.0.1:{port}"]
    arguments = [sys.executable, *server, *quiet, *where, "tracker.wsgi"]
    os.execv(sys.executable, arguments)  # noqa: S606  # our own words, no shell
