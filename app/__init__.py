"""The console of the liaison officers: what one person reads, writes and sends from one computer."""
