"""The outbox screen: everything a person meant to do, with what became of it, and their unfinished texts."""
