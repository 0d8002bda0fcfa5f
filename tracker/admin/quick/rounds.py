"""A round was held, postponed or cancelled."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.admin.quick import typed_values as typed
from tracker.admin.quick.base import QuickForm, StatedText, Suggested
from tracker.admin.quick.forecast import role_of
from tracker.admin.site.permissions import may_add, publication_for
from tracker.models import Citation, Deadline, Forecast, Round
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.kinds import RoundStatus
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.reading_dates import readable
from tracker.vocabulary.stances import Stance
from tracker.vocabulary.stated_dates import StatedDate

NEW = "new"
CHOICE = re.compile(r"(new|[0-9]{1,18})-([0-9]{1,4})")
OPEN = [RoundStatus.PLANNED, RoundStatus.POSTPONED]
BECAME = [RoundStatus.HELD, RoundStatus.POSTPONED, RoundStatus.CANCELLED]
# What a postponement says where nobody names a new date.
UNDATED = "postponed"


class RoundChoice(forms.ChoiceField):
    """A round with the version that was read: what has moved on is told in words."""

    def valid_value(self, value) -> bool:
        return CHOICE.fullmatch(value) is not None


class RoundMoved(QuickForm):
    title = gettext_lazy("Round held or postponed")
    tables = (Round,)
    example = gettext_lazy("Round 20: Held, 19–24 November 2013.")

    round = RoundChoice(label=gettext_lazy("Round"))
    became = forms.ChoiceField(
        label=gettext_lazy("What became of it"),
        choices=[(s.value, s.label) for s in BECAME],
        initial=RoundStatus.HELD,
    )
    days = StatedText(
        label=gettext_lazy("Days it was held, or new days"),
        max_length=80,
        required=False,
        help_text=gettext_lazy(
            "2013-11-19/2013-11-24; of a postponed round empty while none are named."
        ),
    )
    speaker = forms.CharField(
        label=gettext_lazy("Who said so"),
        max_length=150,
        required=False,
        widget=Suggested("forecast", "speaker"),
        help_text=gettext_lazy(
            "Of a postponed round: the new plan, or that there is none, is a forecast."
        ),
    )
    field_order = ["round", "became", "days", "speaker"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        field: Any = self.fields["round"]
        field.choices = self._rounds()
        asked = f"{self.initial.get('round', '')}-"
        chosen = [key for key, _label in field.choices if key.startswith(asked)]
        self.initial["round"] = chosen[0] if chosen else None
        self.initial["days"] = self._days_planned(chosen)

    def sentence(self) -> str:
        data = self.cleaned_data
        said = f"{data['round']}: {RoundStatus(data['became']).label}"
        return f"{said}, {readable(data['days'])}." if data["days"] else f"{said}."

    def clean_round(self):
        """The round as it is now, if it still waits and nobody has changed it since."""
        chosen, _dash, version = self.cleaned_data["round"].partition("-")
        if chosen == NEW:
            return self._new_round(version)
        held = self._every().filter(pk=chosen).first()
        if held is None:
            raise ValidationError(_("Got a round that is not of this agreement."))
        if held.status not in OPEN:
            said = _("“%(round)s” is marked already: %(status)s.")
            given = {"round": held, "status": held.get_status_display()}
            raise ValidationError(said, params=given)
        if str(held.version) != version:
            self.data = {**self.data, "round": _key(held)}
            said = _("“%(round)s” was changed meanwhile: look at it, then save again.")
            raise ValidationError(said, params={"round": held})
        return held

    def clean_speaker(self):
        text = self.cleaned_data["speaker"]
        if self.data.get("became") != RoundStatus.POSTPONED:
            return None
        if not text:
            raise ValidationError(_("Got nobody; wanted who put the round off."))
        return self.may_be_new(typed.speaker(text))

    def clean(self):
        super().clean()
        data = self.cleaned_data
        days, is_held = data.get("days"), data.get("became") == RoundStatus.HELD
        if is_held and "days" in data:
            if not days:
                self.add_error("days", _("Got no day; wanted the days it was held."))
            elif (StatedDate.parse(days).latest or date.max) > self.on:
                said = _("Got “%(days)s”, which is not over yet.")
                self.add_error("days", said % {"days": days})
        return data

    def record(self):
        data = self.cleaned_data
        meeting, source = data["round"], self.made(data["source"])
        if data["became"] == RoundStatus.HELD:
            _open(meeting, data["days"])
        else:
            _keep_the_plan(meeting)
        meeting.status = data["became"]
        if meeting._state.adding:
            meeting.publication = publication_for(self.user)
        self._cited(meeting, source)
        if data["became"] == RoundStatus.POSTPONED:
            self._plan(meeting)
        return meeting

    def _cited(self, meeting: Round, source: Any) -> None:
        """Records the round, with the source unless it is cited already."""
        is_cited = meeting.pk and Citation.objects.filter(round=meeting, source=source)
        held = is_cited.first() if is_cited else None
        meeting.record(self.why, sources=[] if held else [source])
        if held and held.publication != meeting.publication:
            held.publication = meeting.publication
            held.record(self.why)

    def _plan(self, meeting: Round) -> None:
        """Records the new plan, or that there is none, as a forecast of the round."""
        data = self.cleaned_data
        name = meeting.label if meeting.number is None else str(meeting.number)
        goal = {
            "agreement": self.agreement,
            "milestone": Milestone.ROUND,
            "round_name": name,
        }
        deadline = Deadline.objects.filter(**goal).first() or Deadline(**goal)
        speaker = self.made(data["speaker"])
        stated = StatedDate.parse(data["days"]) if data["days"] else None
        self.fact(
            Forecast(
                deadline=self.made(deadline),
                speaker=speaker,
                stated_on=self.on.isoformat(),
                speaker_role=role_of(speaker),
                stated_by=speaker.name,
                target_text=data["days"] or UNDATED,
                target_earliest=stated.earliest if stated else None,
                target_latest=stated.latest if stated else None,
                stance=Stance.TARGET if stated else Stance.NO_DATE,
            )
        )

    def _every(self):
        every = Round.objects.filter(agreement=self.agreement)
        return every.exclude(publication=Publication.WITHDRAWN)

    def _rounds(self) -> list[tuple[str, str]]:
        """Those that wait, soonest first; and the next, which is not on record."""
        waiting = self._every().filter(status__in=OPEN)
        found = [(_key(r), r.label) for r in waiting.order_by("planned_latest", "pk")]
        if may_add(self.user, Round):
            numbered = Round.objects.filter(agreement=self.agreement)
            number = (numbered.aggregate(last=Max("number"))["last"] or 0) + 1
            label = _("Round %(number)s (not on record yet)") % {"number": number}
            found.append((f"{NEW}-{number}", label))
        return found

    def _days_planned(self, chosen: list[str]) -> str:
        """Of the round that the desk names: as a rule it was held as planned."""
        if len(chosen) != 1:
            return ""
        [key] = chosen
        held = self._every().filter(pk=key.partition("-")[0]).first()
        days = [held.planned_start, held.planned_end] if held else []
        return "/".join(filter(None, days))

    def _new_round(self, number: str) -> Round:
        label = f"{self.agreement.short_name} round {number}"
        return Round(agreement=self.agreement, number=int(number), label=label)


def _key(held: Round) -> str:
    return f"{held.pk}-{held.version}"


def _open(meeting: Round, days: str) -> None:
    """Sets the days it was held; days that were planned are kept as the plan."""
    first, _slash, last = days.partition("/")
    if not (first and last and first != ".." and last != ".."):
        first, last = days, ""
    if meeting.start and (meeting.start, meeting.end) != (first, last):
        _keep_the_plan(meeting)
    meeting.start, meeting.end = first, last


def _keep_the_plan(meeting: Round) -> None:
    """Days at which it was not held are a plan that came to nothing."""
    if meeting.start and not meeting.planned_start:
        meeting.planned_start, meeting.planned_end = meeting.start, meeting.end
    meeting.start = meeting.end = ""
