"""Values and rules of the field, as frozen dataclasses over the standard library."""
