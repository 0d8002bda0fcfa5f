"""What every page tells the browser, and what it does not ask of the reader."""

import pytest

PAGES = ["/healthz", "/no-such-page", "/admin/login/"]
STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", PAGES)
def test_nothing_inline_and_nothing_from_elsewhere_runs(client, address):
    policy = client.get(address).headers["Content-Security-Policy"]

    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules == STRICT


@pytest.mark.parametrize("address", PAGES)
def test_no_page_can_be_framed_sniffed_or_told_about(client, address):
    headers = client.get(address).headers

    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize("address", ["/healthz", "/no-such-page"])
def test_a_reader_gets_no_cookie(client, address):
    answer = client.get(address)

    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_static_files_are_served_with_debug_off(client):
    answer = client.get("/static/admin/css/base.css")

    assert answer.status_code == 200
    assert b"--primary" in b"".join(answer.streaming_content)
