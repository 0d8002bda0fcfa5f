"""The login that lets whoever runs the demo edit."""

import secrets
from pathlib import Path

from django.contrib.auth import get_user_model

ANALYST = "analyst"


def demo_password(kept_in: Path) -> str | None:
    """The password of the demo's analyst, who is made on first use.

    It is drawn at random once and kept in the file, readable by its owner alone.
    None: the analyst has chosen another since, which nobody else knows.
    """
    password = _password_kept(kept_in)
    user, is_new = get_user_model().objects.get_or_create(
        username=ANALYST, defaults={"is_staff": True, "is_superuser": True}
    )
    if is_new:
        user.set_password(password)
        user.save()
    return password if user.check_password(password) else None


def _password_kept(path: Path) -> str:
    # An empty file is one that a full disk had no room for.
    if not path.exists() or not path.stat().st_size:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(12), encoding="ascii")
    return path.read_text(encoding="ascii").strip()
