"""Rules between the values of one row, said by field before the database says them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from tracker.intake.faults import Fault, quoted
from tracker.intake.rows import Row
from tracker.models import (
    AccessionStep,
    Deadline,
    Forecast,
    Identifier,
    Membership,
    Round,
    Succession,
)
from tracker.vocabulary.accessions import Stage, Track
from tracker.vocabulary.databases import SCHEMES, Database
from tracker.vocabulary.kinds import RoundStatus
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.stances import Stance

Broken = Iterator[tuple[str, str, str]]


def broken_rules(row: Row, fact: Any) -> list[Fault]:
    """The faults of a row whose values are read; ``fact`` holds them, bounds too."""
    rule = RULES.get(row.table, _none)
    return [row.fault(*said) for said in rule(row, fact)] + [
        row.fault(name, quoted(str(given)), _said_by_the_words(fact, name))
        for name, given in row.worked_out.items()
        if given != getattr(fact, name)
    ]


def _said_by_the_words(fact: Any, name: str) -> str:
    day = getattr(fact, name)
    return _("%(day)s, as the words for the date say") % {"day": day or _("nothing")}


def _none(_row: Row, _fact: Any) -> Broken:
    yield from ()


def _forecast(_row: Row, fact: Any) -> Broken:
    first, last = fact.target_earliest, fact.target_latest
    if first and last and first > last:
        wanted = _("a day not before %(day)s") % {"day": first}
        yield "target_latest", quoted(str(last)), wanted
    if fact.stance == Stance.NO_DATE:
        for name in ("target_earliest", "target_latest"):
            if day := getattr(fact, name):
                yield name, quoted(str(day)), _("nothing: the stance is no-date")


def _deadline(_row: Row, fact: Any) -> Broken:
    is_round = fact.milestone == Milestone.ROUND
    is_accession = fact.milestone == Milestone.ACCESSION
    if is_round and not fact.round_name:
        yield "round_name", quoted(""), _("the number or the label of the round")
    if fact.round_name and not is_round:
        yield "round_name", quoted(fact.round_name), _("nothing: it is not a round")
    if is_accession and not fact.stage:
        yield "stage", quoted(""), _("the stage that is expected of the accession")
    if fact.stage and not is_accession:
        yield "stage", quoted(fact.stage), _("nothing: it is not an accession")


def _step(_row: Row, fact: Any) -> Broken:
    stages = Stage.on_track(Track(fact.track))
    if fact.stage not in stages:
        on_track = _("a stage of the track %(track)s: %(stages)s")
        yield (
            "stage",
            quoted(fact.stage),
            on_track % {"track": fact.track, "stages": ", ".join(stages)},
        )


def _round(_row: Row, fact: Any) -> Broken:
    if fact.status == RoundStatus.HELD and not fact.start:
        yield "start", quoted(""), _("a date: the round was held")
    for first, last, name in (
        (fact.earliest, fact.latest, "end"),
        (fact.planned_earliest, fact.planned_latest, "planned_end"),
    ):
        if first and last and first > last:
            wanted = _("a day not before %(day)s") % {"day": first}
            yield name, quoted(getattr(fact, name)), wanted


def _succession(row: Row, _fact: Any) -> Broken:
    if row.values["successor"] == row.values["predecessor"]:
        [slug] = row.values["predecessor"]
        yield "predecessor", quoted(slug), _("another agreement")


def _membership(row: Row, _fact: Any) -> Broken:
    if row.values["bloc"] == row.values["party"]:
        [code] = row.values["party"]
        yield "party", quoted(code), _("another party than the bloc")


def _identifier(_row: Row, fact: Any) -> Broken:
    scheme = SCHEMES[Database(fact.database)]
    if not scheme.is_written_so(fact.identifier):
        wanted = _("one as %(database)s writes it, such as %(example)s")
        said = {"database": fact.database, "example": scheme.example}
        yield "identifier", quoted(fact.identifier), wanted % said


RULES = {
    AccessionStep: _step,
    Deadline: _deadline,
    Forecast: _forecast,
    Identifier: _identifier,
    Membership: _membership,
    Round: _round,
    Succession: _succession,
}
