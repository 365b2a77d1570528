"""Real windows, driven as a person would: by what is written on the screen and by the keyboard."""
