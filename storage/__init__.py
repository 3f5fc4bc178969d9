"""What is remembered: SQLite or PostgreSQL behind the protocols of `core.ports`."""
