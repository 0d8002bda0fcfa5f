"""What an account may do to facts, asked in one place by every page that writes.

Four of the questions are of the role alone (``docs/roles.md``). ``may_edit`` is of a
row: beside the right to change its table, a withdrawn row wants the right to restore.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import get_permission_codename

from tracker.models import TrackedModel
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.roles import Right

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, PermissionsMixin

    Account = PermissionsMixin | AnonymousUser


def may_publish(user: Account) -> bool:
    """May the account let readers see a fact?"""
    return _has(user, Right.PUBLISH)


def may_withdraw(user: Account) -> bool:
    """May the account take a fact back out?"""
    return _has(user, Right.WITHDRAW)


def may_restore(user: Account) -> bool:
    """May the account bring back an old version, or a withdrawn fact?"""
    return _has(user, Right.RESTORE)


def may_import(user: Account) -> bool:
    """May the account take in a file of facts, and undo that?"""
    return _has(user, Right.IMPORT)


def may_export(user: Account) -> bool:
    """May the account take out as a file what it may read?"""
    return _has(user, Right.EXPORT)


def may_view(user: Account, table: type[TrackedModel]) -> bool:
    """May the account read the table, drafts and all?"""
    return _on(user, "view", table) or _on(user, "change", table)


def may_add(user: Account, table: type[TrackedModel]) -> bool:
    return _on(user, "add", table)


def may_change(user: Account, table: type[TrackedModel]) -> bool:
    """May the account change rows of the table, such as are not withdrawn?"""
    return _on(user, "change", table)


def may_edit(user: Account, row: TrackedModel) -> bool:
    """May the account change the row as it stands?"""
    is_withdrawn = row.publication == Publication.WITHDRAWN
    return _on(user, "change", type(row)) and (not is_withdrawn or may_restore(user))


def publication_for(user: Account) -> Publication:
    """What a new fact of the account's is at first; a draft where review is asked."""
    is_alone = may_publish(user) and not settings.REVIEW_REQUIRED
    return Publication.PUBLISHED if is_alone else Publication.DRAFT


def _has(user: Account, right: Right) -> bool:
    return user.has_perm(f"tracker.{right.value}")


def _on(user: Account, verb: str, table: type[TrackedModel]) -> bool:
    opts = table._meta
    return user.has_perm(f"{opts.app_label}.{get_permission_codename(verb, opts)}")
