"""Signing in: passwords, links, second factor, sessions. What allauth leaves to us."""
