"""The paper pack: all that a room needs when the laptop dies."""
