"""Who is away, who stands in for whom, and what of that a person may change."""
