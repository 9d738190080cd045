"""Runs programs side by side and says what they took."""
