"""Files of facts that wait between being handed over and being taken in."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

# What nobody has taken in by then is thrown away.
KEPT_FOR = timedelta(days=7)


class UploadQuerySet(models.QuerySet["Upload"]):
    def left_over(self, now: datetime) -> UploadQuerySet:
        """Those of which nobody will want to hear any more."""
        return self.filter(uploaded_at__lt=now - KEPT_FOR)


class Upload(models.Model):
    """A file as it was handed over. No fact: it leaves no version and is no export.

    ``file`` is the fact file that a text was said to be. Once it is taken in, ``batch``
    names the load and the content is empty.
    """

    name = models.CharField(_("file"), max_length=255)
    file = models.CharField(_("fact file"), max_length=40, blank=True)
    content = models.BinaryField(_("content"))
    digest = models.CharField(_("digest of the file"), max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name=_("author")
    )
    uploaded_at = models.DateTimeField(_("uploaded at"), db_index=True)
    batch = models.CharField(_("batch"), max_length=60, blank=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = _("uploaded file")
        verbose_name_plural = _("uploaded files")

    def __str__(self) -> str:
        return self.name
