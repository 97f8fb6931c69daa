"""How far it reached (Pasal 19 ayat 3 huruf c sampai f)."""
