"""The register, and one postmortem: begun, written, read."""
