"""Figures, as their sources print them."""

from datetime import date

from django.db.models import Q

from tracker.facts.kind import Column, Kind, Search, optional
from tracker.facts.meanings import AGREEMENT_OR_NONE, SOURCES, STATED
from tracker.models import Indicator


def _by_day(on: date) -> Q:
    return Q(latest__isnull=True) | Q(latest__lte=on)


INDICATOR = Kind(
    Indicator,
    table_name="indicators",
    about="Figures, as their sources print them.",
    title="{name}: {value} {unit}",
    page="agreement-background",
    anchor="indicator",
    columns=(
        optional("agreement", AGREEMENT_OR_NONE),
        Column("name", "What is measured."),
        Column(
            "value",
            "The figure as it is printed: 2.70 says more than 2.7.",
            unit="see the column unit",
        ),
        Column("unit", "Unit of the value."),
        optional("as_of", f"The time that the figure is for. {STATED}"),
        Column("sources", SOURCES, claim=""),
    ),
    renamed={"number": "value"},
    sql_extras={"value": "number REAL NOT NULL"},
    search=Search(("name", "unit"), by_day=_by_day),
)
