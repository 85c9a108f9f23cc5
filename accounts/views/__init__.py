"""Screens for offices, people and oneself."""
