"""The middle pane: the reports of one view, a window of rows at a time."""
