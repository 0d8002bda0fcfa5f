"""The one settings file: safe as it stands, moved by environment variables.

A variable may name a file that holds its value instead: ``SECRET_KEY_FILE`` for
``SECRET_KEY``. What each means to whoever runs the site is in ``docs/operations.md``.
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from environ import FileAwareEnv

from tracker.management.disks import cannot_write

env = FileAwareEnv()

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE.parent
# What ships with the code: beside the package in a checkout, within it in a wheel.
SHIPPED = PACKAGE if (PACKAGE / "templates").is_dir() else ROOT
# What the program writes: the database, the gathered static files, secrets.
VAR = Path(env.str("VAR_FOLDER", default=str(ROOT / "var"))).resolve()
# The facts as Django fixtures.
FIXTURES = SHIPPED / "fixtures"
# Where the vintages of the data are kept: a folder each, never written again.
VINTAGES = Path(env.str("VINTAGES_FOLDER", default=str(VAR / "data"))).resolve()
# On what terms others may use the data: a statement, and an address if it has one.
DATA_LICENCE: str = env.str(
    "DATA_LICENCE",
    default=(
        "No licence has been named for this data. Facts are free to use; ask the owner"
        " of the site before you publish the wording or the whole again."
    ),
)
DATA_LICENCE_URL: str = env.str("DATA_LICENCE_URL", default="")

# -- Who can reach the site ----------------------------------------------------------
# A site that answers to loopback names alone is private: it may make its own secret
# and speak plain HTTP. Any other name makes it public, and then nothing is guessed.

LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=sorted(LOOPBACK))
IS_PUBLIC = not LOOPBACK.issuperset(ALLOWED_HOSTS)

DEBUG: bool = env.bool("DEBUG", default=False)
if DEBUG and IS_PUBLIC:
    raise ImproperlyConfigured(
        f"DEBUG is on and ALLOWED_HOSTS is {','.join(ALLOWED_HOSTS)}: error pages would"
        " show settings to strangers. Unset DEBUG, or serve on 127.0.0.1 alone."
    )

if IS_PUBLIC and "BEHIND_HTTPS" not in env:
    raise ImproperlyConfigured(
        f"ALLOWED_HOSTS is {','.join(ALLOWED_HOSTS)} and BEHIND_HTTPS is not set. Set"
        " BEHIND_HTTPS=1 behind a proxy that ends HTTPS, or BEHIND_HTTPS=0 to let"
        " passwords travel in the clear on a closed network."
    )
BEHIND_HTTPS: bool = env.bool("BEHIND_HTTPS", default=False)

SHORTEST_KEY = 50


def _secret_key() -> str:
    given: str = env.str("SECRET_KEY", default="").strip()
    if not given and not IS_PUBLIC:
        return _key_of_this_folder(VAR / "secret-key")
    if len(given) < SHORTEST_KEY:
        raise ImproperlyConfigured(
            f"SECRET_KEY has {len(given)} characters, at least {SHORTEST_KEY} are"
            f" wanted where ALLOWED_HOSTS is {','.join(ALLOWED_HOSTS)}. Set SECRET_KEY,"
            " or SECRET_KEY_FILE to the path of a file that holds it."
        )
    return given


def _key_of_this_folder(path: Path) -> str:
    """The key kept in the file, made on first use and readable by its owner alone."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        # Written whole and then linked: of two processes that start at once, the
        # first to link wins and both read the same key.
        with NamedTemporaryFile("w", dir=path.parent, encoding="ascii") as draft:
            draft.write(secrets.token_urlsafe(64))
            draft.flush()
            with suppress(FileExistsError):
                os.link(draft.name, path)
    return path.read_text(encoding="ascii")


try:
    SECRET_KEY = _secret_key()
except OSError as fault:
    raise ImproperlyConfigured(
        f"{cannot_write(VAR, fault.errno or 0, megabytes=80)} VAR_FOLDER may name"
        " another folder."
    ) from None

# -- What it is made of --------------------------------------------------------------

INSTALLED_APPS = [
    "tracker.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "corsheaders",
    "csp",
    "simple_history",
    "tracker",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "tracker.web.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "tracker.web.conditional.ConditionalMiddleware",
    "tracker.web.not_found.MovedMiddleware",
]

ROOT_URLCONF = "tracker.urls"
WSGI_APPLICATION = "tracker.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SHIPPED / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tracker.web.language.languages",
            ],
        },
    },
]

# -- Where facts are kept ------------------------------------------------------------

SQLITE = "django.db.backends.sqlite3"
# A writer takes its lock at once and waits for it: with the default, two analysts
# saving together meet "database is locked" however long the timeout.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
    ),
}
POSTGRESQL_SETTINGS = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}


def _database() -> dict[str, Any]:
    if "DATABASE_URL" not in env:
        return _database_file(VAR / "tracker.sqlite3")
    database: dict[str, Any] = env.db_url("DATABASE_URL")
    if "ENGINE" not in database:
        raise ImproperlyConfigured(
            "DATABASE_URL is no address of a database: wanted is something like"
            " postgres://user:password@host/name, or sqlite:///path."
        )
    if database["ENGINE"] == SQLITE:
        return database | {"OPTIONS": SQLITE_OPTIONS}
    return POSTGRESQL_SETTINGS | database


def _database_file(path: Path) -> dict[str, Any]:
    path.parent.mkdir(parents=True, exist_ok=True)
    return {"ENGINE": SQLITE, "NAME": path, "OPTIONS": SQLITE_OPTIONS}


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}

# -- The trail -----------------------------------------------------------------------

# Going back is a change like any other, through the ordinary form, with a reason.
SIMPLE_HISTORY_REVERT_DISABLED = True
# The tracked models bring the index that a question about the past needs.
SIMPLE_HISTORY_DATE_INDEX = False

# Four eyes: who wrote a change does not publish it, or is listed until another has
# approved.
REVIEW_REQUIRED: bool = env.bool("REVIEW_REQUIRED", default=False)

# -- Time and language ---------------------------------------------------------------

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("zh-hans", _("Chinese"))]
LOCALE_PATHS = [PACKAGE / "locale"]

# -- Names for good ------------------------------------------------------------------
# What identifiers in feeds and calendars begin with (RFC 4151): a host name that was
# ours in the year, which a move of the site does not change.

TAG_AUTHORITY: str = env.str("TAG_AUTHORITY", default="negotiation-tracker.invalid")
TAG_YEAR = 2026

# -- Static files --------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Names carry a digest of the content, so a browser keeps a file for ever.
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# -- Analysts' logins ----------------------------------------------------------------

LOGIN_URL = "admin:login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

# -- What a browser is told ----------------------------------------------------------

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

if BEHIND_HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    # A load balancer asks these two by plain HTTP.
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_HSTS_SECONDS = 30 * 24 * 60 * 60
    # Whether other hosts of the domain, and browsers' built-in lists, are bound too
    # is for the owner of the domain to say, at the proxy.
    SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}

# Scripts of any site may read data: the API, every form but the page, and vintages.
CORS_URLS_REGEX = r"/api/|/data/[^/]+/.|.*\.(atom|csv|docx|ics|json|jsonld)$"
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_HEADERS = ["if-none-match"]
CORS_EXPOSE_HEADERS = ["ETag", "Link"]

# The site asks nothing of the reader's device.
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        "accelerometer",
        "autoplay",
        "camera",
        "display-capture",
        "encrypted-media",
        "fullscreen",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "picture-in-picture",
        "publickey-credentials-get",
        "screen-wake-lock",
        "sync-xhr",
        "usb",
        "xr-spatial-tracking",
    )
}

# -- What is written down about running ----------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}
    },
    "filters": {"one_line": {"()": "tracker.web.log.OneLine"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        # Django's own handlers would mail the administrators: there is no mail here.
        "django": {"handlers": [], "propagate": True},
        "django.request": {"filters": ["one_line"]},
        "django.server": {"handlers": ["stderr"], "propagate": False},
        # Django leaves the body on an answer to HEAD; gunicorn cuts it off, and says so
        # each time.
        "gunicorn.http.wsgi": {"level": "ERROR"},
    },
}
