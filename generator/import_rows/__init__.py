"""A clerk's workbook into the rows of a notice or a list: found, tidied, and checked cell by cell."""
