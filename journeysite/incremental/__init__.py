"""What a build remembers, and by which it tells what must be made again. Knows nothing of journeys."""
