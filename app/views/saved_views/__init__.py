"""The views a person has saved: named, kept in order, taken away and brought back."""
