"""What a person or a program asks on the command line, and the exit status it gets."""

from api.cli.root import program

__all__ = ["program"]
