"""Keys, tokens, trust list, status lists and the verdict. Formats: README.md beside this file.

Only here is `cryptography` imported. Pure: keys, days and readers are arguments.
"""
