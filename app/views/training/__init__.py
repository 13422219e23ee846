"""What a training adds to the console's window, and the door that leads there."""
