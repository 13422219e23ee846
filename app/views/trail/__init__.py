"""The audit trail of a case as a table: who did what, for whom, when, and what became of the status."""
