"""The palette: every action by whatever name a person has for it."""
