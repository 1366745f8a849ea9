"""Formats in and out: spreadsheets, peer formats, bundles, documents."""
