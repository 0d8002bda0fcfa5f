"""Who negotiates: states, customs territories and blocs."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tracker.models.rules import known_word, not_empty
from tracker.models.tracked_model import TrackedModel
from tracker.vocabulary.kinds import PartyKind


class Party(TrackedModel):
    """A state, a customs territory or a bloc that can take part in talks."""

    KEY = ("code",)
    is_referred_to_by_published_facts = True

    code = models.CharField(
        _("code"),
        max_length=20,
        unique=True,
        help_text=_("ISO 3166-1 alpha-2 where there is one, else a name in capitals."),
    )
    name_en = models.CharField(_("name in English"), max_length=120)
    name_zh = models.CharField(_("name in Chinese"), max_length=120, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=PartyKind)

    class Meta:
        ordering = ["name_en"]
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        constraints = [
            known_word("party", "kind", PartyKind),
            not_empty("party", "code"),
            not_empty("party", "name_en"),
        ]

    def __str__(self) -> str:
        return self.name_en


class Membership(TrackedModel):
    """A party belongs to a bloc, from and until the days that are known."""

    KEY = ("bloc", "party")

    bloc = models.ForeignKey(
        Party, models.PROTECT, related_name="memberships", verbose_name=_("bloc")
    )
    party = models.ForeignKey(
        Party, models.PROTECT, related_name="blocs", verbose_name=_("party")
    )

    class Meta:
        ordering = ["bloc__code", "party__code"]
        verbose_name = _("membership of a bloc")
        verbose_name_plural = _("memberships of blocs")
        constraints = [
            models.UniqueConstraint(
                fields=["bloc", "party"], name="party_is_listed_once_per_bloc"
            ),
            models.CheckConstraint(
                condition=~Q(bloc=F("party")), name="bloc_is_not_a_member_of_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party} · {self.bloc.code}"
