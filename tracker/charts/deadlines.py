"""Charts of deadlines as pages know them."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from tracker.analysis.standing import Standing
from tracker.charts.panels import Panel
from tracker.charts.spark import Spark, spark
from tracker.queries.deadline.ledger import rows_of
from tracker.queries.rows.deadlines import DeadlineOnDay
from tracker.queries.rows.facts import AgreementFact
from tracker.vocabulary.names import called

FEWEST = 2


def panel_of(
    agreement: AgreementFact,
    deadline: DeadlineOnDay,
    standing: Standing | None,
    *,
    on: date,
) -> Panel:
    """The deadline's ledger on the day, headed by the agreement and the milestone."""
    given_up = standing if standing and standing.status.is_final else None
    about = deadline.fact.round_name or (
        called(deadline.party).text if deadline.party else ""
    )
    parts = {
        "agreement": called(agreement).text,
        "milestone": deadline.fact.milestone.label,
        "about": about,
    }
    heading = (
        _("%(agreement)s: %(milestone)s, %(about)s")
        if about
        else _("%(agreement)s: %(milestone)s")
    )
    return Panel(
        name=f"{agreement.slug}-{deadline.slug}",
        heading=heading % parts,
        rows=rows_of(deadline, standing, on=on),
        outcome=deadline.stands.outcome,
        on=on,
        given_up_on=given_up.since.latest if given_up else None,
    )


def spark_of(
    agreement: AgreementFact,
    deadline: DeadlineOnDay | None,
    standing: Standing | None,
    *,
    on: date,
) -> Spark | None:
    """A small chart of the deadline; None where fewer than two windows were named."""
    if deadline is None or deadline.windows < FEWEST:
        return None
    return spark(panel_of(agreement, deadline, standing, on=on))
