"""A party joined, or the status changed."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.admin.quick.base import QuickForm, StatedText
from tracker.models import AccessionStep, Participation, Party, StatusEvent
from tracker.vocabulary.accessions import Side, Stage, Track
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.reading_dates import readable
from tracker.vocabulary.stated_dates import StatedDate
from tracker.vocabulary.statuses import Status

LONGEST_TOLD = 2000
STEPS = [s for s in Stage if s is not Stage.WITHDREW]


class DatedForm(QuickForm):
    """Something that has happened, by today at the latest."""

    stated_date = StatedText(label=gettext_lazy("Date"), max_length=80)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["stated_date"].initial = self.on.isoformat()

    def clean_stated_date(self):
        text = self.cleaned_data["stated_date"]
        if (StatedDate.parse(text).earliest or self.on) > self.on:
            raise ValidationError(
                _("Got “%(text)s”, which is still to come: make it a forecast."),
                params={"text": text},
            )
        return text


class PartyJoined(DatedForm):
    title = gettext_lazy("Party joined")
    tables = (AccessionStep, Participation)
    example = gettext_lazy("Japan: Joined the talks, 23 July 2013.")

    party = forms.ModelChoiceField(
        Party.objects.exclude(publication=Publication.WITHDRAWN),
        label=gettext_lazy("Party"),
    )
    stage = forms.ChoiceField(
        label=gettext_lazy("Step"),
        choices=[(s.value, s.label) for s in STEPS],
        initial=Stage.JOINED,
    )
    field_order = ["party", "stage", "stated_date"]

    def sentence(self) -> str:
        data = self.cleaned_data
        step, day = Stage(data["stage"]).label, readable(data["stated_date"])
        return f"{data['party']}: {step}, {day}."

    def clean(self):
        super().clean()
        data = self.cleaned_data
        party, stage = data.get("party"), data.get("stage")
        if party and stage and (held := self._held(party, Stage(stage))):
            said = _("%(party)s has taken this step already: %(date)s.")
            day = readable(held.stated_date)
            self.add_error("party", said % {"party": party, "date": day})
        return data

    def record(self) -> AccessionStep:
        data = self.cleaned_data
        stage = Stage(data["stage"])
        is_of_talks = stage in Stage.on_track(Track.TALKS)
        step = AccessionStep(
            agreement=self.agreement,
            party=data["party"],
            track=Track.TALKS if is_of_talks else Track.TREATY,
            stage=stage,
            stated_date=data["stated_date"],
        )
        self.fact(step)
        among = {"agreement": self.agreement, "party": data["party"]}
        if not Participation.objects.filter(**among).exists():
            self.made(Participation(**among))
        return step

    def _held(self, party: Party, stage: Stage) -> AccessionStep | None:
        """The same step on record, unless the party has left since."""
        steps = AccessionStep.objects.filter(
            agreement=self.agreement, party=party
        ).exclude(publication=Publication.WITHDRAWN)
        has_left = steps.filter(stage=Stage.WITHDREW).exists()
        is_in = stage.side is Side.IN and not has_left
        return steps.filter(stage=stage).first() if is_in else None


class StatusChanged(DatedForm):
    title = gettext_lazy("Status changed")
    tables = (StatusEvent,)
    example = gettext_lazy("TPP: Signed, 4 February 2016.")

    status = forms.ChoiceField(
        label=gettext_lazy("Status"), choices=[(s.value, s.label) for s in Status]
    )
    description = forms.CharField(
        label=gettext_lazy("What happened"), max_length=LONGEST_TOLD
    )
    field_order = ["status", "stated_date", "description"]

    def sentence(self) -> str:
        data = self.cleaned_data
        status, day = Status(data["status"]).label, readable(data["stated_date"])
        return f"{self.agreement}: {status}, {day}."

    def record(self):
        data = self.cleaned_data
        return self.fact(
            StatusEvent(
                agreement=self.agreement,
                status=data["status"],
                stated_date=data["stated_date"],
                description=data["description"],
            )
        )
