"""Compile the translations into the wheel; version control keeps their source alone."""

from typing import Any

from babel.messages.frontend import CommandLineInterface
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledTranslations(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        folder = f"{self.root}/tracker/locale"
        command = ["pybabel", "--quiet", "compile", "--domain=django", "-d", folder]
        if CommandLineInterface().run(command):
            raise ValueError(f"{folder} holds translations that do not fit their texts")
