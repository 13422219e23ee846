"""Lets the console do a day's exchange over lines as they are out there, and weighs what it cost."""
