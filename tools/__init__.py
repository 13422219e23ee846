"""Programs for those who build and show the console; nothing of the product imports them."""
