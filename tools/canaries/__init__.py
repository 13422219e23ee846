"""Looks for identities where they must not be: thousands of marked reporters, every endpoint, every role."""
