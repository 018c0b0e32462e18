"""Fit what the package ships: `python -m summarizer.training DATA`.

Needs the `train` extra. Nothing here is imported by the tool itself, and the wheel leaves it out.
"""
