"""The frame around every page, and the pages of `content/`, by MkDocs and Material.

The only room that knows the engine. MkDocs is called as a command and renders without autoescape, so it
gets our own words, the prose of `content/` and escaped settings, and never data: pages made from data are
spliced into finished frames.
"""

from generator.shell.build import build_shell
from generator.shell.frames import Shell

__all__ = ["Shell", "build_shell"]
