"""Models: rows as values for Qt's views, compared and paged, without a word of any screen."""
