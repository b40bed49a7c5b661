"""What makes a second build quick. Nothing in this room knows what a journey is."""
