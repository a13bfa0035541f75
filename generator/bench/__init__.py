"""How fast the portal is here: each figure beside a limit or a peer, measured in the same run."""
