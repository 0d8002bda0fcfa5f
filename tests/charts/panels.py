"""Panels for tests: one deadline's ledger, as a page would show it."""

from datetime import date

from tests.charts.said import TPP_CONCLUDED, TTIP_GIVEN_UP, done, shipped
from tracker.analysis.slip import ledger
from tracker.charts.panels import Panel

NOW = date(2026, 11, 23)


def panel(statements, outcome=None, on=NOW, given_up_on=None):
    rows = ledger(statements, outcome, on=on, given_up_on=given_up_on)
    return Panel("tpp-concluded", "TPP: Conclusion", rows, outcome, on, given_up_on)


def tpp(on=NOW):
    return panel(shipped("tpp"), done(TPP_CONCLUDED), on)


def ttip(on=NOW):
    return panel(shipped("ttip"), on=on, given_up_on=TTIP_GIVEN_UP)
