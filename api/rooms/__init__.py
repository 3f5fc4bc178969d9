"""Rooms: the people who have one postmortem open at once; they see each other, and their prose is kept alike.

Everything here lives on the event loop, but for what the store does: that is done on threads.
"""
