"""The start page: exercises on this laptop, built-in scenarios, and the import of scripts."""
