"""What anyone may ask of the register: is this account official, and which ones are? (Pasal 3 huruf e)"""
