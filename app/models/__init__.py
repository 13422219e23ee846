"""Rows on this disk, encrypted: what was fetched, what was typed, and what waits to be sent. No Qt."""
