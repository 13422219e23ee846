"""What a complaint case is and what may happen to it: the rules both the console and the server obey."""
