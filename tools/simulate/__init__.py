"""Plays the product's own sync through fault schedules made from a seed, without thread, socket, clock or disk."""
