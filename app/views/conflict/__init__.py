"""The review of a conflict: what was seen, what was meant here and what stands on the server, side by side."""
