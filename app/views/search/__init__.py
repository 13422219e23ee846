"""Finding a report by words: the field above the list, what was found, and where in an open report the words stand."""
