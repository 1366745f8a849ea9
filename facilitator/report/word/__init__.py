"""Documents that people edit: the report and the situation manual for word processors."""
