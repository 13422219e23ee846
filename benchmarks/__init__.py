"""Speed as ratios to a floor measured in the same run; seconds depend on the machine, ratios hold."""
