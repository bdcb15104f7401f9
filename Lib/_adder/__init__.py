"""Adder's own tools that are written in Python: the interactive prompt and its line editor."""
