"""Where facts come from, and who says when a deal will be done."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tracker.models.parties import Party
from tracker.models.rules import in_order, known_word, not_empty
from tracker.models.stated_dates import StatedDateField
from tracker.models.tracked_model import TrackedModel
from tracker.vocabulary.kinds import SourceKind, SpeakerKind


class Source(TrackedModel):
    """A text that can be cited."""

    KEY = ("slug",)
    is_referred_to_by_published_facts = True

    slug = models.SlugField(_("id"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=300)
    publisher = models.CharField(_("publisher"), max_length=200)
    published_on = StatedDateField(
        _("published on"), blank=True, bounds=("earliest", "latest")
    )
    accessed_on = StatedDateField(_("read on"), blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    language = models.CharField(
        _("language"), max_length=12, help_text=_("Two letters, as in “en” or “zh”.")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=SourceKind)
    # Worked out from published_on, so that the database can sort and compare.
    earliest = models.DateField(null=True, editable=False)
    latest = models.DateField(null=True, editable=False)

    class Meta:
        ordering = ["slug"]
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            known_word("source", "kind", SourceKind),
            not_empty("source", "title"),
            not_empty("source", "publisher"),
            in_order("source", "earliest", "latest"),
            models.UniqueConstraint(
                fields=["url"], condition=~Q(url=""), name="no_two_sources_have_one_url"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Speaker(TrackedModel):
    """A person, a body or a described group whose statements are on record."""

    KEY = ("name",)
    is_referred_to_by_published_facts = True

    name = models.CharField(_("name"), max_length=120, unique=True)
    name_zh = models.CharField(_("name in Chinese"), max_length=120, blank=True)
    kind = models.CharField(_("kind of speaker"), max_length=20, choices=SpeakerKind)
    party = models.ForeignKey(
        Party,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="speakers",
        verbose_name=_("party"),
        help_text=_("The party that the speaker speaks for, if one alone."),
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        constraints = [
            known_word("speaker", "kind", SpeakerKind),
            not_empty("speaker", "name"),
        ]

    def __str__(self) -> str:
        return self.name
