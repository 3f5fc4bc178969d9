"""The timeline as it is typed, pasted and checked."""
