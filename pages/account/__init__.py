"""The first start, who is here, and how the workspace is seen."""
