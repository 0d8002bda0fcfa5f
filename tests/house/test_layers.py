"""Every module of the program stands in one layer, and so in the two largest rooms."""

import tomllib

import pytest

from tests.house.files import ROOT, kept, text

PROJECT = tomllib.loads(text(ROOT / "pyproject.toml"))
CONTRACTS = PROJECT["tool"]["importlinter"]["contracts"]


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda each: each["name"])
def test_every_module_stands_in_a_layer(contract):
    [container] = contract["containers"]
    room = container.replace(".", "/")
    modules = {
        path.relative_to(ROOT / room).parts[0].removesuffix(".py")
        for path in kept(f"{room}/*.py")
    }
    layered = set(" ".join(contract["layers"]).split()) - {":", "|"}
    outside = {*contract.get("exhaustive_ignores", ()), "__init__"}

    assert modules <= layered | outside


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda each: each["name"])
def test_a_contract_looks_at_every_module(contract):
    assert contract["exhaustive"] is True
    assert "ignore_imports" not in contract
