"""A look at an attachment without another program: as a sheet of the case, drawn by another process."""
