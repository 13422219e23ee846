"""Deciding on answers one after the other."""
