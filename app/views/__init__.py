"""What the console shows: windows, dialogs and words, on top of the rows and rules of the other packages."""
