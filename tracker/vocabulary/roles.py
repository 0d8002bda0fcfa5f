"""Who may do what: the roles of a small team, and the rights beyond Django's own.

``docs/roles.md`` says the same for people, address by address; a test walks it.
"""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Right(TextChoices):
    """What may be done to facts beyond viewing, adding and changing them.

    The codes are those of permissions, on all tables of facts together.
    """

    PUBLISH = "publish_facts", "Can publish facts"
    WITHDRAW = "withdraw_facts", "Can withdraw facts"
    RESTORE = "restore_facts", "Can bring back old versions and withdrawn facts"
    IMPORT = "import_facts", "Can import files of facts, and undo that"
    EXPORT = "export_facts", "Can export facts as files"


class Role(TextChoices):
    """A group of accounts. An account may have several roles, or none."""

    VIEWER = "viewer", _("viewer: reads all facts, drafts and histories")
    ANALYST = "analyst", _("analyst: adds facts, edits drafts, and submits them")
    EDITOR = "editor", _("editor: publishes, withdraws, restores and imports too")
    ADMINISTRATOR = "administrator", _("administrator: accounts and their roles")

    @property
    def verbs(self) -> tuple[str, ...]:
        """What Django's permissions allow on every table of facts."""
        writers = {Role.ANALYST, Role.EDITOR}
        if self is Role.VIEWER:
            return ("view",)
        return ("view", "add", "change") if self in writers else ()

    @property
    def rights(self) -> tuple[Right, ...]:
        if self is Role.EDITOR:
            return tuple(Right)
        return () if self is Role.ADMINISTRATOR else (Right.EXPORT,)

    @property
    def on_accounts(self) -> tuple[str, ...]:
        """Codes of the permissions on accounts and groups."""
        if self is not Role.ADMINISTRATOR:
            return ()
        return ("view_user", "add_user", "change_user", "view_group")
