"""Pictures of every screen, taken of the real window over a real server with the invented region."""
