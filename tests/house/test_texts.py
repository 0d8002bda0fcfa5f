"""Every text in the repository: no machine of ours in it, and commands that exist."""

import re

import pytest

from tests.house.files import ROOT, kept, name, text

# In pieces, so that this file is not found by its own search.
REGISTRIES = ["py" + "pi.org", "python" + "hosted.org", "npm" + "js.org"]
FOLDERS = ["wo" + "rk", "ro" + "ot", "tm" + "p", "ho" + "me"]
HOST = re.compile("|".join(map(re.escape, REGISTRIES)))
# A path of a machine begins a word; inside an address it is somebody else's.
PATH = re.compile(rf"(?<![\w./*-])/(?:{'|'.join(FOLDERS)})/\w")

NO_TEXT = {".png", ".gz"}
TEXTS = [path for path in kept() if path.suffix not in NO_TEXT]


@pytest.mark.parametrize("pattern", [HOST, PATH], ids=["registry", "folder"])
def test_no_text_names_a_registry_or_a_folder_of_a_machine(pattern):
    assert [name(path) for path in TEXTS if pattern.search(text(path))] == []


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("words", ["in /{}/x", "'/{}/x'", "file:///{}/x"])
def test_a_folder_of_a_machine_would_be_found(folder, words):
    assert PATH.search(words.format(folder)) or "file:" in words


def test_every_command_that_a_page_promises_is_there():
    targets = set(re.findall(r"^([a-z-]+):", text(ROOT / "Makefile"), re.MULTILINE))

    promised = {
        target
        for page in kept("*.md")
        for code in re.findall(r"```.*?```|`[^`]+`", text(page), re.DOTALL)
        for target in re.findall(r"^`*\s*make ([a-z]+)", code, re.MULTILINE)
    }

    assert promised <= targets
    assert {"demo", "test"} <= promised


def test_every_page_that_a_page_links_to_is_there():
    broken = [
        f"{name(page)} links to {link}"
        for page in kept("*.md")
        for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", text(page))
        if not (page.parent / link).exists()
    ]

    assert broken == []


def test_every_variable_that_the_settings_read_is_explained():
    read = re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', text(ROOT / "tracker/settings.py"))
    explained = text(ROOT / "docs/operations.md")

    assert len(read) >= 8
    assert [variable for variable in read if f"| `{variable}` |" not in explained] == []
