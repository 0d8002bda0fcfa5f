"""Pictures of agreements as pages know them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from tracker.analysis.accessions import Step
from tracker.analysis.standing import stretches
from tracker.charts.ladder import Climber, Ladder, ladder
from tracker.charts.lanes import LaneEvent
from tracker.charts.round_shape import shape_of
from tracker.charts.timeline import Stretch, Timeline, timeline
from tracker.queries.agreement.page import AgreementPage, DevelopmentLine
from tracker.queries.rows.events import StatusEventFact
from tracker.vocabulary.accessions import Track
from tracker.vocabulary.names import called
from tracker.vocabulary.reading_dates import readable


def timeline_of(page: AgreementPage, *, on: date) -> Timeline | None:
    """The agreement's life by the day; None where nothing had happened."""
    heading = _("%(agreement)s: timeline") % {"agreement": called(page.agreement).text}
    lanes = {
        _("Developments"): _events(page),
        _("Rounds"): _rounds(page),
        _("Talks: parties"): _steps(page, Track.TALKS),
        _("Treaty: parties"): _steps(page, Track.TREATY),
    }
    return timeline(heading, _stretches(page, on=on), lanes, on=on)


def ladder_of(page: AgreementPage) -> Ladder | None:
    """Each party on the last step it took of each way; None where none took any."""
    heading = _("%(agreement)s: parties by step") % {
        "agreement": called(page.agreement).text
    }
    return ladder(heading, _climbers(page))


def _climbers(page: AgreementPage) -> Iterator[tuple[Track, Climber]]:
    for seated in page.seats:
        for track in Track:
            step = next((s for s in reversed(seated.steps) if s.track == track), None)
            if step:
                said = f"{step.stage.label}, {readable(step.stated_date)}"
                name = called(seated.party).text
                label = f"{name}: {said}"
                link = f"#{seated.anchor}"
                yield track, Climber(name, step.stage, label, link)


def _stretches(page: AgreementPage, *, on: date) -> Iterator[Stretch]:
    links = {
        each.fact.event: f"#{each.anchor}"
        for each in page.developments
        if isinstance(each.fact, StatusEventFact)
    }
    for event in stretches(links, on=on):
        if event.latest:
            words = f"{readable(event.stated_date)}: {event.status.label}"
            yield Stretch(event.status, event.latest, words, links[event])


def _events(page: AgreementPage) -> Iterator[LaneEvent]:
    for each in page.developments:
        fact = each.fact
        if isinstance(fact, StatusEventFact) and fact.latest:
            yield LaneEvent(
                fact.earliest,
                fact.latest,
                "event",
                f"{readable(fact.stated_date)}: {fact.status.label}",
                f"#{each.anchor}",
            )


def _steps(page: AgreementPage, track: Track) -> Iterator[LaneEvent]:
    for each in page.developments:
        if isinstance(each.fact, Step) and each.fact.track == track:
            yield from _step(each, each.fact)


def _step(each: DevelopmentLine, step: Step) -> Iterator[LaneEvent]:
    if step.latest:
        said = f"{called(each.party).text}, {step.stage.label}"
        words = f"{readable(step.stated_date)}: {said}"
        yield LaneEvent(
            step.earliest,
            step.latest,
            step.stage.side.value,
            words,
            f"#{each.anchor}",
        )


def _rounds(page: AgreementPage) -> Iterator[LaneEvent]:
    for meeting in page.rounds:
        first, last = meeting.opening
        day = last or first
        if day:
            yield LaneEvent(
                first if last else None,
                day,
                shape_of(meeting),
                f"{meeting.days}: {meeting.label} ({meeting.state.label})",
                f"#{meeting.row}",
                is_certain=meeting.state.has_begun or meeting.state.is_called_off,
            )
