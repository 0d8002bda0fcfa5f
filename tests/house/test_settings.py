"""The settings: safe as they stand, and refusing what would not be."""

import runpy
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from environ import FileAwareEnv
from environ.fileaware_mapping import FileAwareMapping

SETTINGS = Path(__file__).parents[2] / "tracker" / "settings.py"
KEY = "a-long-secret-that-only-this-test-knows-" * 2
VARIABLES = ["ALLOWED_HOSTS", "DEBUG", "BEHIND_HTTPS", "DATABASE_URL", "CACHE_URL"]
SECRETS = ["SECRET_KEY", "SECRET_KEY_FILE"]


@pytest.fixture
def settings_with(monkeypatch, tmp_path):
    """The settings of a fresh folder under these environment variables alone."""

    # What was once read from a file is kept for the life of the process.
    monkeypatch.setattr(FileAwareEnv, "ENVIRON", FileAwareMapping())

    def load(**variables):
        for name in VARIABLES + SECRETS:
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("VAR_FOLDER", str(tmp_path / "var"))
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(SETTINGS))

    return load


def test_with_nothing_set_the_site_is_private_and_does_not_debug(settings_with):
    settings = settings_with()

    assert settings["ALLOWED_HOSTS"] == ["127.0.0.1", "[::1]", "localhost"]
    assert settings["DEBUG"] is False


def test_a_private_site_makes_its_own_key_once_and_keeps_it_to_its_owner(
    settings_with, tmp_path
):
    first = settings_with()["SECRET_KEY"]
    second = settings_with()["SECRET_KEY"]

    assert first == second
    assert len(first) >= 50
    kept_in = tmp_path / "var" / "secret-key"
    assert kept_in.stat().st_mode & 0o777 == 0o600


def test_a_public_site_does_not_start_without_a_key(settings_with, tmp_path):
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY has 0 characters"):
        settings_with(ALLOWED_HOSTS="talks.example", BEHIND_HTTPS="1")

    assert not (tmp_path / "var").exists()


def test_a_public_site_does_not_start_with_a_short_key(settings_with):
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY has 6 characters"):
        settings_with(ALLOWED_HOSTS="*", BEHIND_HTTPS="1", SECRET_KEY="secret")


def test_a_public_site_does_not_start_before_https_is_spoken_of(settings_with):
    with pytest.raises(ImproperlyConfigured, match="BEHIND_HTTPS is not set"):
        settings_with(ALLOWED_HOSTS="talks.example", SECRET_KEY=KEY)


def test_a_public_site_does_not_debug(settings_with):
    with pytest.raises(ImproperlyConfigured, match="DEBUG is on"):
        settings_with(ALLOWED_HOSTS="localhost,talks.example", DEBUG="1")


def test_a_key_can_come_from_a_file(settings_with, tmp_path):
    kept_in = tmp_path / "key"
    kept_in.write_text(f"{KEY}\n", encoding="ascii")

    settings = settings_with(
        ALLOWED_HOSTS="talks.example", BEHIND_HTTPS="1", SECRET_KEY_FILE=str(kept_in)
    )

    assert settings["SECRET_KEY"] == KEY


def test_behind_https_cookies_and_browsers_are_bound_to_it(settings_with):
    settings = settings_with(
        ALLOWED_HOSTS="talks.example", BEHIND_HTTPS="1", SECRET_KEY=KEY
    )

    assert settings["SESSION_COOKIE_SECURE"]
    assert settings["CSRF_COOKIE_SECURE"]
    assert settings["SECURE_SSL_REDIRECT"]
    assert settings["SECURE_HSTS_SECONDS"] == 2_592_000


def test_a_database_file_waits_for_its_lock_and_survives_a_power_cut(settings_with):
    for variables in [{}, {"DATABASE_URL": "sqlite:///elsewhere.sqlite3"}]:
        options = settings_with(**variables)["DATABASES"]["default"]["OPTIONS"]

        assert options["transaction_mode"] == "IMMEDIATE"
        assert options["timeout"] >= 10
        assert "journal_mode=WAL" in options["init_command"]
        assert "synchronous=FULL" in options["init_command"]


def test_a_database_elsewhere_is_moved_to_by_its_address(settings_with):
    database = settings_with(DATABASE_URL="postgres://ann@127.0.0.1/talks")[
        "DATABASES"
    ]["default"]

    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert database["NAME"] == "talks"
    assert database["CONN_HEALTH_CHECKS"]
