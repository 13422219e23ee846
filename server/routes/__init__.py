"""The addresses of the server: each function reads a request, lets one module do the work, and writes the answer."""
