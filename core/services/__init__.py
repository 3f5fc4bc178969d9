"""One verb of the field, one function, one transaction."""
