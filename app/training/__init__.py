"""A region of its own to practise in: the real console on the real server, both of them sealed off (decision 0017)."""
