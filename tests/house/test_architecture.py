"""What the page on architecture says is so: names in the modules that it names."""

import ast
import re
import tomllib

import pytest

from tests.house.files import ROOT, name, text

PAGE = ROOT / "docs" / "architecture.md"
NAMED = re.findall(r"`(\w+)` in `(tracker/[\w/]+\.py)`", text(PAGE))
PATHS = sorted(set(re.findall(r"`((?:tracker|templates|tests)/[\w/.]*)`", text(PAGE))))


def names_in(path):
    """Functions, methods and classes that the module makes."""
    tree = ast.parse(text(path))
    made = (ast.FunctionDef, ast.ClassDef)
    return {node.name for node in ast.walk(tree) if isinstance(node, made)}


@pytest.mark.parametrize(("word", "module"), NAMED, ids=lambda each: each)
def test_what_is_named_is_made_in_its_module(word, module):
    assert word in names_in(ROOT / module)


@pytest.mark.parametrize("path", PATHS)
def test_every_path_is_there(path):
    assert (ROOT / path).exists()


def test_the_drawing_has_the_layers_in_their_order():
    project = tomllib.loads(text(ROOT / "pyproject.toml"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    [drawing] = re.findall(r"```\n(.*?)```", text(PAGE), re.DOTALL)
    drawn = [line for line in drawing.splitlines() if line.strip(" |")]
    words = [set(re.findall(r"\w+", layer)) for layer in layers]

    assert len(drawn) == len(layers)
    for line, wanted in zip(drawn, words, strict=True):
        assert wanted <= set(re.findall(r"\w+", line)), name(PAGE)
