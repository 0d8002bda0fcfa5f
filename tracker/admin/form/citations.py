"""The sources of a fact, edited on the fact's own page."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from tracker.admin.form.inlines import LineFormSet, Lines
from tracker.models import Citation, Source
from tracker.vocabulary.changes import Publication


class CitationFormSet(LineFormSet):
    """Citations as public as their fact; a published fact keeps at least one."""

    def shown(self, rows, whole):
        """Those that stand, and of a withdrawn fact those that went with it."""
        standing = ~Q(publication=Publication.WITHDRAWN)
        if whole is not None and whole.publication == Publication.WITHDRAWN:
            standing |= Q(pk__in=whole.withdrawn_with())
        return rows.filter(standing)

    def publication_of(self, row) -> str:
        return str(self.instance.publication)

    def clean(self):
        super().clean()
        is_public = self.instance.publication == Publication.PUBLISHED
        if is_public and not self.kept_forms() and not any(self.errors):
            raise ValidationError(
                _("Got no source; a published fact needs at least one: cite it here.")
            )


class Citations(Lines):
    model = Citation
    formset = CitationFormSet
    fields = ["source", "locator"]
    autocomplete_fields = ["source"]
    verbose_name = Source._meta.verbose_name
    verbose_name_plural = Source._meta.verbose_name_plural

    def get_extra(self, request, obj=None, **options):
        """A new fact starts with a line for its first source."""
        return 1 if obj is None else 0


class ClaimCitations(Citations):
    """Of a discrepancy: each source backs one of the two claims."""

    fields = ["claim", "source", "locator"]

    def get_extra(self, request, obj=None, **options):
        return 2 if obj is None else 0
