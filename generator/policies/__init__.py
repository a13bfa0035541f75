"""What a policy says by its structure: sayings, figures, proofs; places and versions side by side."""
