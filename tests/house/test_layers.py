"""Every module of the program stands in one layer."""

import tomllib

from tests.house.files import ROOT, kept, text

PROJECT = tomllib.loads(text(ROOT / "pyproject.toml"))
[CONTRACT] = PROJECT["tool"]["importlinter"]["contracts"]


def test_every_module_stands_in_a_layer():
    modules = {
        path.relative_to(ROOT / "tracker").parts[0].removesuffix(".py")
        for path in kept("tracker/*.py")
    }
    layered = set(" ".join(CONTRACT["layers"]).split()) - {":", "|"}
    outside = set(CONTRACT["exhaustive_ignores"]) | {"__init__"}

    assert modules <= layered | outside


def test_the_contract_looks_at_every_module():
    assert CONTRACT["exhaustive"] is True
    assert "ignore_imports" not in CONTRACT
