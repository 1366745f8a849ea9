"""The command line beside the window: one command for each thing tests, scripts and people need."""
