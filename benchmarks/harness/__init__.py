"""Servers, readers and tables that the measurements share."""
