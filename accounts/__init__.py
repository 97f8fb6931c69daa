"""Where we speak: the register of official social media accounts, never logins (Pasal 10 huruf a and b, 18)."""
