"""Finding cases by words: how text becomes words and stems, how a question is read, and the index that answers it."""
