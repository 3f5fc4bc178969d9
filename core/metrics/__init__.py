"""What is counted and measured, computed from the postmortem and never stored."""
