"""One definition of the document, and all that is derived from it."""
