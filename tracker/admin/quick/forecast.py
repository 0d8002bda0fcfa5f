"""A new forecast: who said what about which deadline, and when."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.admin.quick import typed_values as typed
from tracker.admin.quick.base import QuickForm, StatedText, Suggested
from tracker.models import Deadline, Forecast, Speaker
from tracker.queries.rows.deadlines import READING_ORDER
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.kinds import SpeakerKind
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.reading_dates import readable
from tracker.vocabulary.stances import Stance
from tracker.vocabulary.stated_dates import StatedDate, StatedDateError

# What may get its first statement here; a round, a ratification and an accession also
# want to know whose or which.
WHOLE = [
    m
    for m in READING_ORDER
    if m not in {Milestone.ROUND, Milestone.RATIFIED, Milestone.ACCESSION}
]
# Those who control when it is done: a date of theirs is an aim.
IN_CONTROL = {SpeakerKind.NEGOTIATORS, SpeakerKind.GOVERNMENT}


class NewForecast(QuickForm):
    title = gettext_lazy("New forecast")
    tables = (Forecast,)
    example = gettext_lazy("Michael Froman, 7 October 2013: “by end of 2013”.")
    folded = ("stance", "public_note")

    deadline = forms.ChoiceField(label=gettext_lazy("Deadline"))
    speaker = forms.CharField(
        label=gettext_lazy("Who said it"),
        max_length=150,
        widget=Suggested("forecast", "speaker"),
        help_text=gettext_lazy(
            "Begin the name; a new one with the kind in brackets: Jane Doe (press)."
        ),
    )
    words = StatedText(
        label=gettext_lazy("What was said"),
        max_length=80,
        help_text=gettext_lazy(
            "The date in its words: by end of 2013, first half of 2014."
        ),
    )
    stated_on = StatedText(label=gettext_lazy("Said on"), max_length=80)
    stance = forms.ChoiceField(
        label=gettext_lazy("Stance"),
        required=False,
        choices=[("", gettext_lazy("An aim if the speaker decides, else a forecast"))]
        + [(s.value, s.label) for s in Stance],
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        deadline: Any = self.fields["deadline"]
        deadline.choices = self._deadlines()
        self.fields["stated_on"].initial = self.on.isoformat()
        # What was said without a date needs to be no date.
        if self.data.get("stance") == Stance.NO_DATE:
            self.fields["words"].validators = []

    def sentence(self) -> str:
        data = self.cleaned_data
        day = readable(data["stated_on"])
        return f"{data['speaker']}, {day}: “{data['words']}”."

    def clean_speaker(self):
        return self.may_be_new(typed.speaker(self.cleaned_data["speaker"]))

    def clean_stated_on(self):
        text = self.cleaned_data["stated_on"]
        if (StatedDate.parse(text).earliest or self.on) > self.on:
            raise ValidationError(
                _("Got “%(text)s”, which is still to come."), params={"text": text}
            )
        return text

    def record(self):
        data = self.cleaned_data
        speaker = self.made(data["speaker"])
        stance = data["stance"] or self._stance_of(speaker)
        first, last = _window(data["words"], stance)
        return self.fact(
            Forecast(
                deadline=self.made(self._deadline()),
                speaker=speaker,
                stated_on=data["stated_on"],
                speaker_role=role_of(speaker),
                stated_by=speaker.name,
                target_text=data["words"],
                target_earliest=first,
                target_latest=last,
                stance=stance,
            )
        )

    def _deadlines(self) -> list[tuple[str, str]]:
        held = (
            Deadline.objects.filter(agreement=self.agreement)
            .exclude(publication=Publication.WITHDRAWN)
            .select_related("agreement", "party")
        )
        ordered = sorted(
            held, key=lambda d: READING_ORDER.index(Milestone(d.milestone))
        )
        said = [(str(d.pk), str(d).partition(": ")[2]) for d in ordered]
        shared = {d.milestone for d in ordered if d.party_id is None}
        first = _("%(milestone)s (first statement)")
        return said + [
            (m.value, first % {"milestone": m.label}) for m in WHOLE if m not in shared
        ]

    def _deadline(self) -> Any:
        chosen = self.cleaned_data["deadline"]
        if chosen.isdecimal():
            return Deadline.objects.get(pk=chosen)
        return Deadline(agreement=self.agreement, milestone=chosen)

    def _stance_of(self, speaker: Speaker) -> Stance:
        is_theirs = speaker.kind in IN_CONTROL
        return Stance.TARGET if is_theirs else Stance.FORECAST


def role_of(speaker: Speaker) -> str:
    """The office that the speaker was last on record with, else the kind of speaker."""
    last = Forecast.objects.filter(speaker=speaker).order_by("-stated_latest").first()
    return last.speaker_role if last else speaker.get_kind_display()


def _window(words: str, stance: str):
    if stance == Stance.NO_DATE:
        return None, None
    try:
        stated = StatedDate.parse(words)
    except StatedDateError:
        return None, None
    return stated.earliest, stated.latest
