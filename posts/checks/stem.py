"""Light Indonesian affix stripping: enough to let 'memilihlah' and 'dipilih' meet at 'pilih'."""

from functools import lru_cache

PARTICLES = ("lah", "kah", "nya", "pun", "ku", "mu")
SUFFIXES = ("kan", "an", "i")
PREFIXES = (
    ("meny", "s"), ("peny", "s"), ("meng", ""), ("peng", ""), ("mem", ""), ("pem", ""), ("men", ""),
    ("pen", ""), ("ber", ""), ("ter", ""), ("per", ""), ("di", ""), ("ke", ""), ("se", ""), ("me", ""),
    ("pe", ""),
)  # fmt: skip
NASAL = {"mem": "p", "pem": "p", "men": "t", "pen": "t", "meng": "k", "peng": "k"}
VOWELS = "aiueo"


@lru_cache(maxsize=16384)
def stems(word):
    """All plausible stems of a word, the word itself first."""
    if len(word) < 5 or not word.isalpha():
        return (word,)
    forms = [word]
    bare = word
    for particle in PARTICLES:
        if bare.endswith(particle) and len(bare) - len(particle) >= 4:
            bare = bare[: -len(particle)]
            forms.append(bare)
            break
    for form in tuple(forms):
        for prefix, letter in PREFIXES:
            rest = form[len(prefix) :]
            if not form.startswith(prefix) or len(rest) < 3:
                continue
            forms.append(letter + rest)
            if rest[0] in VOWELS and prefix in NASAL:
                forms.append(NASAL[prefix] + rest)
    for form in tuple(forms):
        for suffix in SUFFIXES:
            if form.endswith(suffix) and len(form) - len(suffix) >= 4:
                forms.append(form[: -len(suffix)])
    return tuple(dict.fromkeys(forms))


@lru_cache(maxsize=16384)
def stem(word):
    """One canonical stem: the shortest plausible form of at least four letters (ties: the earliest)."""
    return min((form for form in stems(word) if len(form) >= 4), key=len, default=word)
