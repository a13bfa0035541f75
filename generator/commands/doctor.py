"""`portal doctor`: whether this machine and this portal are ready."""

from __future__ import annotations

import argparse

from generator.commands import Context
from generator.doctor import Finding, findings
from generator.problems import EnvironmentFault, Language, Text

HELP = Text(
    zh="看本机和本门户是否就绪；不联网，不读密钥",
    en="see whether this machine and portal are ready; no network, no key is read",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none of its own."""


def run(arguments: argparse.Namespace, context: Context) -> int:
    """0 where nothing is to be done, else the code of a fault of the surroundings."""
    is_ready = True
    for finding in findings(context.root, context.today):
        print(_as_line(finding, context.language), flush=True)
        is_ready = is_ready and finding.to_do is None
    return 0 if is_ready else EnvironmentFault.exit_code


def _as_line(finding: Finding, language: Language) -> str:
    """`ok`, or `to do` with what to type below."""
    word = Text(zh="待办", en="to do") if finding.to_do else Text(zh="正常", en="ok   ")
    about, found = finding.about.in_language(language), finding.found.in_language(language)
    line = f"{word.in_language(language)}  {about}: {found}"
    return f"{line}\n       {finding.to_do.in_language(language)}" if finding.to_do else line
