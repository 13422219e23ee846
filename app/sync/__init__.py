"""Push what was meant, then pull what happened: the only part of the console that knows there is a network."""
