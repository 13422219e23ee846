"""Paper: documents laid out on A4 pages, looked at in the window, saved as PDF, and printed."""
