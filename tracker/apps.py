"""The tracker as Django knows it."""

from typing import Any

from django.apps import AppConfig
from django.contrib.admin import AdminSite
from django.contrib.admin import apps as django_admin
from django.core.checks import Tags, register
from django.db.models.signals import post_migrate
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _

from tracker.management.translations import check_compiled


class TrackerConfig(AppConfig):
    name = "tracker"
    label = "tracker"
    verbose_name = _("Negotiation tracker")

    def ready(self) -> None:
        # Asked for here, since it asks for models, which are there by now.
        from tracker.management.roles import make_roles

        post_migrate.connect(make_roles, sender=self)
        # And what every new connection is taught.
        from tracker.models.folded_columns import listen

        listen()
        register(check_compiled, Tags.translation)


class DeskSite(AdminSite):
    """Django's admin, with the desk as its front page and the pages of review."""

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        # Asked for here, since pages ask for models, which are not there at the start.
        from tracker.admin.desk.page import desk

        return desk(self, request)

    def get_urls(self) -> list[Any]:
        # As above.
        from tracker.admin.form.dates import understood_view
        from tracker.admin.review.pages import urls

        view = self.admin_view(understood_view)
        return [
            path("understood/", view, name="understood"),
            *urls(self),
            *super().get_urls(),
        ]


class DeskConfig(django_admin.AdminConfig):
    default = False  # one of two in this file: the settings name it
    default_site = "tracker.apps.DeskSite"
