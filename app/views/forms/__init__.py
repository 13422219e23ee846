"""Forms as lists of fields: what is asked, the widgets that ask it, and the words beside each of them."""
