"""How a person sees the workspace."""
