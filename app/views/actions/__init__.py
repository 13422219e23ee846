"""What can be done, declared once: menus, buttons, keys, the shortcut sheet and the palette all read it here."""
