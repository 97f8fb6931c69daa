"""Words that official names share, so that siblings are not mistaken for impostors, and baits that fakes add."""

from __future__ import annotations

from .words import in_order, words

# Two names that carry different ones of these are two different offices or places.
OFFICES = words(
    "dinkes dinsos dissos dishub disdik disdikbud disnaker disperinaker disdag disperindag diskop"
    " dkukmp dinkop dispar disbudpar disbudporapar disparbudpora dispora dispermasdes dispermades dpmd"
    " dpmptsp dpupr dpu dlh dkp dkpp dinpertan distan distanak disnak diskan dislutkan dishut"
    " disdukcapil dindukcapil dukcapil capil diskominfo kominfo disperkim disperwaskim dpkp dprd setwan"
    " setda sekda sekwan inspektorat bappeda bapperida bappedalitbang bapelitbang bapenda bkd bkpp"
    " bkpsdm bkppd bkpad bpkpad bpkad bpkd bpbd bpom bpjs bps bpn bnn bnnk bawaslu baznas kpu kpud kpk"
    " kesbang kesbangpol satpolpp damkar satlinmas humas prokopim protokol ppid lpse ulp rsud rsd rspd"
    " rsi lppl pkk pmi pmii pramuka karangtaruna polres polsek kodim koramil kejari kemenag samsat pdam"
    " perumda disarpus disarpusda perpus perpusda arsip arpus pengadilan puskesmas pkm kelurahan"
    " kecamatan desa bupati wabup wakilbupati walikota gubernur pemkab pemkot pemprov pemda pemdes"
    " dekranasda sdn smpn sman smkn smp sma smk mtsn man min paud tagana bumdes bkk blk uptd upt dppkb"
    " dppkbp dp3ak dp3a posyandu pariwisata kesehatan pendidikan perhubungan sosial pertanian perikanan"
    " peternakan"
)

# Places whose names are close to each other; a different place is a different office.
PLACES = words(
    "bayat cawas ceper delanggu gantiwarno jatinom jogonalan juwiring kalikotes karanganom karangdowo"
    " karangnongko kebonarum kemalang manisrenggo ngawen pedan polanharjo prambanan trucuk tulung wedi"
    " wonosari selatan tengah utara timur barat klaten sleman bantul boyolali sukoharjo karanganyar"
    " sragen wonogiri solo surakarta jogja yogyakarta kulonprogo gunungkidul magelang temanggung"
    " wonosobo purworejo kebumen banjarnegara purbalingga banyumas cilacap brebes tegal pemalang"
    " pekalongan batang kendal semarang salatiga demak grobogan kudus jepara pati rembang blora pacitan"
    " ngawi magetan madiun ponorogo kediri blitar tuban bogor depok bekasi bandung garut subang sumedang"
    " cirebon kuningan jateng jatim jabar banten bali"
)

# Dropped at either end before names are compared; an impostor adds them for free.
AFFIXES = in_order(
    "official offical ofisial officialid resmi asli real id indo indonesia ina kab kabupaten the akun"
    " akunresmi admin channel ch tv page fanspage fanpage verified verif ofc ori original team"
)
# Only dropped when a long name remains, because offices use them too.
BAITS = in_order(
    "info layanan pelayanan pengaduan aduan bantuan bansos cs customerservice care center centre"
    " helpdesk help support hadiah giveaway undian loker lowongan rekrutmen promo berita news update"
    " terbaru baru new backup cadangan dua online web news portal kita kami gov go pusat call"
    " hotline bot lama old alt sos 24jam live"
)

# How offices shorten their own names in a slug.
ABBREVIATIONS = {
    "dinaskesehatan": "dinkes",
    "dinassosial": "dinsos",
    "dinasperhubungan": "dishub",
    "dinaspendidikan": "disdik",
    "dinaskomunikasidaninformatika": "diskominfo",
    "dinaskominfo": "diskominfo",
    "dinaslingkunganhidup": "dlh",
    "dinaspariwisata": "dispar",
    "dinaspertanian": "distan",
    "badanpenanggulanganbencanadaerah": "bpbd",
    "pemerintahkabupaten": "pemkab",
    "pemerintahkab": "pemkab",
    "kecamatan": "kec",
}

# Letters of other alphabets that look like Latin ones.
LOOK_ALIKE_LETTERS = {
    "a": "аɑαᴀⲁ",
    "b": "ƅвьЬъβʙ",
    "c": "сϲᴄⅽⲥ",
    "d": "ԁɗժđᴅⅾδ",
    "e": "еєэҽεᴇ",
    "f": "ғƒ",
    "g": "ɡցɢ",
    "h": "һհнħʜ",
    "i": "іıɩɪιїӏןⅼ",
    "j": "јϳյᴊ",
    "k": "кҝκᴋ",
    "l": "ʟłꞁǀ",
    "m": "мᴍⅿ",
    "n": "пηոиɴ",
    "o": "оοօסøᴏσ",
    "p": "рρᴘ",
    "q": "ԛգ",
    "r": "гɾʀ",
    "s": "ѕꜱ",
    "t": "тτŧᴛ",
    "u": "υսцμᴜ",
    "v": "νѵᴠⅴ",
    "w": "ԝшщωɯᴡ",
    "x": "хχⅹ",
    "y": "уүγʏ",
    "z": "зᴢȥζ",
}
LOOK = str.maketrans({letter: latin for latin, letters in LOOK_ALIKE_LETTERS.items() for letter in letters})
