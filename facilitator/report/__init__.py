"""Documents on paper: the only rooms that know reportlab."""
