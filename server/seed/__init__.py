"""An invented region to try the console in: its offices, people and thousands of believable reports."""
