"""Reports taken in at the office: at the counter, by letter or by telephone."""
