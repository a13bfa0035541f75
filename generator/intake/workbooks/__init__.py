"""Workbooks of others into sheets of cells, and back with what is wrong marked in them."""
