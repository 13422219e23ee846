"""The central server: keeps every case, carries out commands exactly once, and tells each console what it may know."""
