"""The case pane: one report with its story, its facts, and the place where it is answered."""
