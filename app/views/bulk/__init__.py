"""One action on several reports: tried on each before anything happens, and answered for on each afterwards."""
