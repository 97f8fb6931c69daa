"""How the outside tells us of weaknesses: security.txt for people, CSP reports for browsers."""
