"""The help inside: pages found by words, and the guide through a first exercise."""
