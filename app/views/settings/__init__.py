"""The settings: what a person can choose, and the window in which they do."""
