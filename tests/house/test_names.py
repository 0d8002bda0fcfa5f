"""Names that who searches for them finds, once."""

import ast
from collections import defaultdict

from tests.house.files import kept, name, text

# What Django looks for by that name, in each module of its kind.
EXPECTED = {"Command", "Migration"}


def public_classes():
    """The modules in which each public class is made."""
    found = defaultdict(list)
    for path in kept("tracker/*.py"):
        for node in ast.parse(text(path)).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(name(path))
    return found


def test_no_public_class_has_the_name_of_another():
    classes = public_classes()

    assert len(classes) > 300
    assert {
        each: modules
        for each, modules in classes.items()
        if len(modules) > 1 and each not in EXPECTED
    } == {}


# Words that end like participles and are nouns: of arithmetic, of search, of speech.
NOUNS = {"standing", "folding", "backing", "wording"}


def test_no_module_is_named_after_a_participle():
    modules = {path.stem for path in kept("tracker/*.py")} - NOUNS

    assert {each for each in modules if each.endswith(("ing", "ed"))} == set()
