"""The left pane: the views, each with its count."""
