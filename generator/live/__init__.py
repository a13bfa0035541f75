"""A portal while it is written: what was saved, and a server on this machine that shows what came of it."""

from generator.live.server import PreviewServer, preview_server
from generator.live.watching import Watch

__all__ = ["PreviewServer", "Watch", "preview_server"]
