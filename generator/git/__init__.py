"""The command `git`: what it is asked, what it holds, what is added, committed and pushed."""
