"""The web server: rows, pages and API. The only room that knows Django, and the only one that knows the clock."""
