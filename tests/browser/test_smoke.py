"""The site as a browser meets it."""

import re

from playwright.sync_api import Page, expect


def test_a_browser_is_answered(page: Page):
    page.goto("/healthz")

    expect(page.locator("body")).to_have_text("ok")


def test_an_analyst_can_log_in_under_the_strict_policy(page: Page, admin_user):
    page.goto("/admin/")

    page.get_by_label("Username").fill("admin")
    page.get_by_label("Password").fill("password")
    page.get_by_role("button", name="Log in").click()

    expect(page).to_have_title(re.compile("Desk"))
