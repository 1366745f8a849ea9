"""The verbs: what a user can have the program do, without a window and without SQL."""
