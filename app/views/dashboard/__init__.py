"""The dashboard: what was solved of the reports of one's own office, in four numbers and a trend."""
