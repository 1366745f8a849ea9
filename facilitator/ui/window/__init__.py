"""The window over all screens; the frame comes first, what fills it after the first paint."""
