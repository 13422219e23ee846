"""Kills an officer's console after each of its effects in turn, and shows that nothing was lost or done twice."""
