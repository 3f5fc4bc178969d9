"""One module per table, each with a function `measure`."""
