"""How long decisions took, who answered what, and how much there was to do."""
