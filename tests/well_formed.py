"""Is a page written as HTML says? Asked of every page that is rendered in a test."""

from tests.parsing import parsed


def faults(page: str) -> list[str]:
    """What an HTML parser had to mend in the page, with line and column."""
    return list(parsed(page).faults)
