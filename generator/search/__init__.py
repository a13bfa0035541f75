"""The search: an index by Pagefind, the words it understands, and the script that asks it."""

from generator.search.client import client_files, search_terms
from generator.search.index import build_index

__all__ = ["build_index", "client_files", "search_terms"]
