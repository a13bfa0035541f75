"""What each page says, prepared so that a template only loops, prints and includes. One module a noun."""
