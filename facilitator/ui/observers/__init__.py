"""The Observers screen: who is in the room, what nobody has seen yet, and what comes on sticks."""
