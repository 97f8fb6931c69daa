"""The yearly report (Pasal 19)."""

from .clause import Clause, listed_in


@listed_in(19, ayat=3)
class ReportSection(Clause):
    """What a report holds at the least (Pasal 19 ayat 3). "Paling sedikit": a floor, not a limit."""

    POLICY_OVERVIEW = (
        "a",
        "a",
        "gambaran umum kebijakan pelayanan informasi melalui media sosial yang dimiliki",
        "Gambaran umum kebijakan",
    )
    CONTENT = (
        "b",
        "b",
        "pembahasan mengenai isi pesan yang disampaikan melalui media sosial",
        "Isi pesan",
    )
    AUDIENCE_SIZE = (
        "c",
        "c",
        "jumlah khalayak",
        "Jumlah khalayak",
    )
    COMMENTS = (
        "d",
        "d",
        "komentar khalayak terkait isu/pesan yang disampaikan",
        "Komentar khalayak",
    )
    SHARES_AND_POSTS = (
        "e",
        "e",
        "jumlah sharing dan pesan yang dikirimkan",
        "Sharing dan pesan dikirim",
    )
    FORWARDS_AND_OBSTACLES = (
        "f",
        "f",
        "Jumlah pesan yang diteruskan dan kendala yang dihadapi dalam pengelolaan media sosial baik "
        "eksternal maupun internal",
        "Pesan diteruskan dan kendala",
    )
    RECOMMENDATIONS = (
        "g",
        "g",
        "rekomendasi dan rencana tindak lanjut dalam rangka peningkatan kualitas pelayanan informasi "
        "melalui media sosial",
        "Rekomendasi dan tindak lanjut",
    )


@listed_in(19, ayat=3, huruf="f")
class ObstacleKind(Clause):
    """Where an obstacle comes from (Pasal 19 ayat 3 huruf f)."""

    EXTERNAL = "eksternal", "f", "eksternal", "Eksternal"
    INTERNAL = "internal", "f", "internal", "Internal"
