"""Cells to goals."""
