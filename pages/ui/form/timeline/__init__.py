"""The timeline's own page pieces: the line that fills it, and the preview of what was pasted."""
