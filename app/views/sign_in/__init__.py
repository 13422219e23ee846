"""Dialogs before and around the window: who is working, what opens the profile, and what keeps it from opening."""
