"""The protocols of `core.ports` over SQL, a module for each."""
