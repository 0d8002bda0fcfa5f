"""The admin's choice of a row by typing a part of its name."""

from __future__ import annotations

import re

from django.contrib.admin.widgets import AutocompleteSelect

A_NUMBER = re.compile(r"[0-9]{1,18}")


class RowChoice(AutocompleteSelect):
    """Asks the database only for names that are not ``known``, by number.

    What is no number of a row, as an address may give it, is not looked up.
    """

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.known: dict[str, str] = {}

    def build_attrs(self, base_attrs, extra_attrs=None):
        """Opens within the main part of the page, where a reader looks for it."""
        attrs = super().build_attrs(base_attrs, extra_attrs)
        return {**attrs, "data-dropdown-parent": "#content-start"}

    def optgroups(self, name, value, attr=None):
        wanted = [str(number) for number in value if A_NUMBER.fullmatch(str(number))]
        if not wanted or any(number not in self.known for number in wanted):
            return super().optgroups(name, wanted, attr)
        chosen = [
            self.create_option(name, number, self.known[number], True, index)
            for index, number in enumerate(wanted, start=1)
        ]
        empty = self.create_option(name, "", "", False, 0)
        return [(None, chosen if self.is_required else [empty, *chosen], 0)]
