"""Elements of our own, where Streamlit has none: each a folder with its script and its looks.

They run in a shadow root of their own, take values as `data` and answer with triggers. Colours and fonts
come from the theme's `--st-*` variables.
"""
