"""The page on fact files says what the program reads."""

from pathlib import Path

import pytest

from tracker.facts import FILES

PAGE = Path(__file__).parents[2] / "docs" / "fact-files.md"


@pytest.mark.parametrize("kind", FILES, ids=lambda kind: kind.file)
def test_the_page_names_every_column_and_which_are_never_empty(kind):
    columns = " ".join(
        f"**`{name}`**" if name in kind.required else f"`{name}`"
        for name in kind.column_names
    )

    assert f"| `{kind.file}` | {columns} |" in PAGE.read_text(encoding="utf-8")
