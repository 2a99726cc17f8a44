"""The web server: rows, pages and API. The only room that knows Django, and the one that knows the clock."""
