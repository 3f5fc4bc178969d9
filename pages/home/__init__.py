"""What waits for me, and how the team stands."""
