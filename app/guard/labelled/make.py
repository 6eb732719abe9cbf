"""Writes the labelled set beside it: personal.tsv, secrets.tsv and nothing.tsv. The same bytes every time.

Every value is reserved, published as an example, or made here by the rule of its number, so that it is nobody's:
RFC 2606 (example.com), RFC 5737 and 3849 (addresses), Ofcom's and the NANPA's numbers for drama, the schemes' test cards.
A part in ‹kind:value› of a sentence is a label. The format of the files is said in ../src/labelled.rs.
"""

import base64
import random
import uuid
from pathlib import Path

HERE = Path(__file__).parent
HEADER = "text\tstart\tend\tkind"
dice = random.Random(20_250_101)

# The sentences around a value, {} in its place. Those of a kind name it as people do, those of any say nothing.
ANY = [
    "{}", "Please use {} from now on.", "It was {}, I think.", "({})", "“{}”", "- {}", "see {}; thanks",
    "Bitte {} verwenden.", "Merci d'utiliser {}.", "Usa {} por favor.", "Gebruik {} vanaf morgen.", "请使用 {} 。",
    "Используйте {}, пожалуйста.", "<td>{}</td>", '{{"id": 7, "value": "{}", "ok": true}}', "id=7 value={} ok=true",
    "2024-03-01T10:11:12.345Z INFO value={} done in 12 ms", "7;Ada;{};true", "Ada Lovelace, {}, London", "value: {}",
]
OF = {
    "email": ["Mail: {}", "mailto:{}?subject=hi", "E-Mail an {} schicken", "From: Ada <{}>", "écrivez à {}.", "user={} signed in"],
    "phone": ["Tel: {}", "Call {} today", "Telefon: {}", "Téléphone : {}", "phone={}", '{{"phone": "{}"}}', "Mobile {} or mail"],
    "card": ["Card {} was refused", "Karte: {}", "carte bancaire {}", '{{"pan": "{}"}}', "paid with {} yesterday", "card_{}"],
    "iban": ["IBAN: {}", "Konto {}", "Überweisung an {}.", "virement vers {}", '{{"iban": "{}"}}', "iban={}&amount=10"],
    "ip_address": ["from {}:443", "client={} GET /", "http://{}/index.html", "[{}]", "blocked {} twice", "peer {} closed"],
}
NAMES = ["ada", "grace.hopper", "alan+news", "k.johnson", "jean-luc", "o_neill", "info", "anna99", "müller", "иван"]
DOMAINS = ["example.com", "example.org", "example.net", "mail.example.com", "shop.example.co.uk", "my-firm.example.com"]


def luhn_digit(body):
    total = sum(sum(divmod(int(c) * (2 if i % 2 == 0 else 1), 10)) for i, c in enumerate(reversed(body)))
    return str(-total % 10)


def grouped(text, sizes, separator):
    parts, at = [], 0
    for size in sizes:
        parts.append(text[at : at + size])
        at += size
    return separator.join(parts + ([text[at:]] if at < len(text) else []))


def digits(count):
    return "".join(dice.choice("0123456789") for _ in range(count))


def emails():
    for name in NAMES:
        for domain in DOMAINS:
            yield f"{name}@{domain}"
            yield f"{name}{dice.randrange(10, 99)}@{domain}"
    yield from ("ada%40example.com", "jürgen@müller.example", "ADA@EXAMPLE.COM", "0612345678@example.com")


def phones():
    """Ofcom, NANPA, ACMA, ComReg, Bundesnetzagentur and Arcep keep these for films and books."""
    for index in range(24):
        last = f"{100 + index * 4:04d}"
        yield from (f"+1202555{last}", f"+1 202-555-{last}", f"(202) 555-{last}", f"202-555-{last}", f"1-303-555-{last}")
    for index in range(10):
        yield from (f"+44 20 7946 0{index}18", f"020 7946 0{index}18", f"07700 900{index}23", f"+44 7700 900{index}45")
        yield from (f"0161 496 0{index}12", f"+44 (0)161 496 0{index}12", f"01632 960{index}01", f"0117 496 0{index}77")
        yield from (f"+49 30 23125 {index}12", f"030 23125 {index}12", f"+49 (0)69 90009 {index}00", f"0171 39200{index}2")
        yield from (f"+33 1 99 00 {index}1 23", f"01 99 00 {index}1 23", f"06 39 98 {index}1 23", f"+33639981{index}23")
        yield from (f"+61 491 570 {index}56", f"+353 20 91{index} 1234", f"+31 20 555 0{index}12", f"06-5550{index}123")
        yield from (f"0044 20 7946 0{index}18", f"+1\u00a0202\u00a0555\u00a001{index}2", f"+44\u202f20\u202f7946\u202f0{index}55")


# Test numbers; the last digit is worked out again.
CARDS = """4111111111111111 4242424242424242 4012888888881881 4000056655665556 4222222222222 5555555555554444 5105105105105100
2223003122003222 5200828282828210 378282246310005 371449635398431 378734493671000 6011111111111117 6011000990139424
6011981111111113 30569309025904 38520000023237 36227206271667 3566002020360505 3530111333300000
6200000000000005 6205500000000000004 6304000000000000 6759649826438453 5641820000000005 2200000000000004 4917610000000000"""


def cards():
    """The schemes' test numbers, in the ways in which cards are written."""
    for card in CARDS.split():
        sizes = {15: [4, 6, 5], 14: [4, 6, 4]}.get(len(card), [4, 4, 4, 4])
        card = card[:-1] + luhn_digit(card[:-1])
        yield from (card, grouped(card, sizes, " "), grouped(card, sizes, "-"), grouped(card, sizes, "\u00a0"))
        yield grouped(card, sizes, "\u200b")
    yield "４２４２４２４２４２４２４２４２"
    yield " ".join("4242424242424242")


IBANS = """AD1200012030200359100100 AE070331234567890123456 AT611904300234573201 BE68539007547034 BG80BNBG96611020345678
BR1800360305000010009795493C1 CH9300762011623852957 CY17002001280000001200527600 CZ6508000000192000145399 DE89370400440532013000
DK5000400440116243 EE382200221020145685 ES9121000418450200051332 FI2112345600000785 FR1420041010050500013M02606
GB29NWBK60161331926819 GE29NB0000000101904917 GI75NWBK000000007099453 GR1601101250000000012300695 HR1210010051863000160
HU42117730161111101800000000 IE29AIBK93115212345678 IL620108000000099999999 IS140159260076545510730339 IT60X0542811101000000123456
KW81CBKU0000000000001234560101 KZ86125KZT5004100100 LB62099900000001001901229114 LI21088100002324013AA LT121000011101001000
LU280019400644750000 LV80BANK0000435195001 MC5811222000010123456789030 MT84MALT011000012345MTLCAST001S NL91ABNA0417164300
NO9386011117947 PL61109010140000071219812874 PT50000201231234567890154 RO49AAAA1B31007593840000 RS35260005601001611379
SA0380000000608010167519 SE4550000000058398257466 SI56191000000123438 SK3112000000198742637541 TN5910006035183598478831
TR330006100519786457841326"""


def ibans():
    """The examples of the registry of ISO 13616."""
    for iban in IBANS.split():
        numeric = "".join(str(int(c, 36)) for c in iban[4:] + iban[:4])
        assert int(numeric) % 97 == 1, iban
        yield iban
        yield grouped(iban, [4] * (len(iban) // 4), " ")
        if len(iban) % 3 == 0:
            yield iban.lower()


def with_tax_check(body):
    product = 10
    for digit in body:
        product = ((product + int(digit)) % 10 or 10) * 2 % 11
    return body + str((11 - product) % 10)


def ids():
    """National numbers, each with the sentences that belong to it."""
    certain = ANY
    for ssn in ["078-05-1120", "219-09-9999"] + [f"{100 + 37 * i:03d}-{11 + i:02d}-{1000 + 7 * i:04d}" for i in range(15)]:
        yield ssn, certain + ["SSN {}", "social security number: {}"]
        yield ssn.replace("-", ""), ["SSN: {}", "ssn={}", "His social security number is {}."]
    for i in range(20):
        one = f"AB{digits(6)}{'ABCD'[i % 4]}"
        yield one, certain + ["NINO: {}"]
        yield f"QQ {grouped(digits(6), [2, 2], ' ')} C", certain
    made = 0
    while made < 20:
        body = str(dice.randrange(1, 10)) + digits(7)
        check = sum(int(d) * w for d, w in zip(body, range(9, 1, -1))) % 11
        if check < 10:
            made += 1
            yield body + str(check), ["BSN: {}", "burgerservicenummer {}", '{{"bsn": "{}"}}', "bsn={}"]
    for _ in range(20):
        body = dice.sample("0123456789", 9)
        body = body if body[0] != "0" else body[::-1]
        body.append(body[3])
        tax = with_tax_check("".join(body))
        yield tax, ["Steuer-ID: {}", "IdNr. {}", "Steueridentifikationsnummer {}"]
        yield grouped(tax, [2, 3, 3], " "), certain
    for _ in range(20):
        department = dice.choice(["75", "13", "69", "2A", "2B", "99"])
        body = f"{dice.choice('12')}{digits(2)}{dice.randrange(1, 13):02d}{department}{dice.randrange(1, 900):03d}{digits(3)}"
        counted = {"2A": "19", "2B": "18"}.get(department, department)
        key = 97 - int(body[:5] + counted + body[7:]) % 97
        nir = f"{body}{key:02d}"
        yield nir, certain + ["NIR {}", "numéro de sécurité sociale : {}"]
        yield grouped(nir, [1, 2, 2, 2, 3, 3], " "), certain
    letters = "TRWAGMYFPDXBNJZSQVHLCKE"
    for _ in range(15):
        number = dice.randrange(30_000_000, 80_000_000)
        yield f"{number}{letters[number % 23]}", certain + ["DNI {}", "NIF: {}"]
        number = dice.randrange(10_000_000)
        yield f"X{number:07d}{letters[number % 23]}", certain + ["NIE {}"]
    for code in ["RSSMRA85T10A562S", *italian(14)]:
        yield code, certain + ["codice fiscale {}", "C.F. {}"]
    for _ in range(15):
        birth = f"{dice.randrange(50, 99)}{dice.randrange(1, 13):02d}{dice.randrange(1, 29):02d}"
        body = birth + f"{dice.randrange(1, 998):03d}"
        key = 97 - int(body) % 97
        yield f"{birth[:2]}.{birth[2:4]}.{birth[4:]}-{body[6:]}.{key:02d}", certain
        yield f"{body}{key:02d}", ["rijksregisternummer {}", "registre national : {}", "INSZ {}"]


def italian(count):
    odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]
    for _ in range(count):
        name = "".join(dice.choice("BCDFGLMNPRST") for _ in range(6))
        body = f"{name}{digits(2)}{dice.choice('ABCDEHLMPRST')}{dice.randrange(1, 29):02d}{dice.choice('ABCDEFGHIL')}{digits(3)}"
        index = [int(c) if c.isdigit() else ord(c) - 65 for c in body]
        yield body + chr(65 + sum(odd[n] if i % 2 == 0 else n for i, n in enumerate(index)) % 26)


def addresses():
    for net in ["192.0.2", "198.51.100", "203.0.113", "10.0.0", "172.16.4"]:
        yield from (f"{net}.{dice.randrange(1, 255)}" for _ in range(16))
    yield from (f"2001:db8:{dice.randrange(1, 65535):x}::{dice.randrange(1, 65535):x}" for _ in range(12))
    yield from ("2001:db8::1", "fe80::1ff:fe23:4567:890a", "2001:0db8:85a3:0000:0000:8a2e:0370:7334")


def word(count, letters="abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"):
    return "a1B" + "".join(dice.choice(letters) for _ in range(count - 3))


def web_part(text):
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


KEY_TEXTS = [
    "the key is {}", "export KEY={}", '{{"key": "{}"}}', "Schlüssel {} bitte löschen", "clé : {}", "# {}", "curl -u {}: https://example.com",
    "2024-03-01 WARN leaked {} in build 7", "api_key: {}", "const key = '{}';",
]


def keys():
    for _ in range(8):
        upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
        yield "AKIA" + "".join(dice.choice(upper) for _ in range(9)) + "EXAMPLE", KEY_TEXTS
        yield "ASIA" + "".join(dice.choice(upper) for _ in range(9)) + "EXAMPLE", KEY_TEXTS
        for prefix in ["ghp_", "gho_", "ghs_", "npm_"]:
            yield prefix + word(36), KEY_TEXTS
        yield "github_pat_" + word(22) + "_" + word(59), KEY_TEXTS
        yield f"xoxb-{dice.randrange(10**11, 10**12)}-{word(24)}", KEY_TEXTS
        yield dice.choice(["sk_live_", "rk_live_"]) + word(24), KEY_TEXTS
        yield dice.choice(["sk-", "sk-proj-"]) + word(48), KEY_TEXTS
        yield "AIza" + word(35), KEY_TEXTS
        yield "flow_" + "".join(dice.choice("0123456789abcdef") for _ in range(64)), KEY_TEXTS
        secret = word(40, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/+")
        yield secret, ["aws_secret_access_key = {}", '"SecretAccessKey": "{}"', "my AWS secret {} leaked"]
        name = dice.choice(["RSA PRIVATE KEY", "PRIVATE KEY", "OPENSSH PRIVATE KEY", "EC PRIVATE KEY"])
        yield f"-----BEGIN {name}-----\\n{word(64)}\\n{word(40)}==\\n-----END {name}-----", ['{{"pem": "{}"}}', "key: {}", "{}"]


def tokens():
    for index in range(15):
        claims = f'{{"sub":"{index}","name":"Ada","iat":17000000{index:02d}}}'
        header = web_part('{"alg":"HS256","typ":"JWT"}')
        yield f"{header}.{web_part(claims)}.{word(43)}", KEY_TEXTS
        yield word(32), ["Authorization: Bearer {}", "authorization=bearer {}", "-H 'Authorization: Bearer {}'"]
        yield "s3cret" + word(6), ["postgres://app:{}@db.example.com:5432/app", "redis://:{}@cache.example.com", "https://ada:{}@example.com/x"]
        yield dice.choice(["hunter2", "Tr0ub4dor&3", "pa55-w0rd", "Sommer2024!", "qwerty123"]) + str(index), [
            '{{"password": "{}"}}', "password='{}'", "Passwort: '{}'", "DB_PASSWORD=\"{}\"", "mot de passe : '{}'", "pwd = '{}'",
        ]
        yield word(24), ["api_key={}&x=1", "client_secret: {}", '{{"access_token": "{}"}}', "X-Api-Key: {}", "refresh_token = '{}'"]


def nothing():
    """Numbers and words of other sorts."""
    made = []
    for i in range(22):
        day, month, year = dice.randrange(1, 29), dice.randrange(1, 13), dice.randrange(1990, 2030)
        clock = f"{dice.randrange(24):02d}:{dice.randrange(60):02d}:{dice.randrange(60):02d}"
        barcode = "400" + digits(9)
        barcode += str(-sum(int(d) * (1, 3)[n % 2] for n, d in enumerate(barcode)) % 10)
        made += [
            f"{day:02d}.{month:02d}.{year}", f"{year}-{month:02d}-{day:02d} {clock}", f"{month:02d}/{day:02d}/{year}",
            f"{year}{month:02d}{day:02d}T{clock.replace(':', '')}Z", f"{clock}.{digits(3)}", f"17{digits(8)}", f"17{digits(11)}",
            f"17{digits(14)}", f"v{i}.{dice.randrange(40)}.{dice.randrange(40)}", f"version {i}.{dice.randrange(40)}.0.{i}",
            f"chrome/{100 + i}.0.0.0", f"order {digits(8)}", f"invoice INV-{year}-{digits(6)}", f"#{digits(10)}", f"ticket ABC-{digits(5)}",
            str(uuid.UUID(int=dice.getrandbits(128), version=4)), f"{dice.getrandbits(160):040x}", f"{dice.getrandbits(256):064x}",
            f"{dice.randrange(10**7) / 100:,.2f} EUR", f"{dice.randrange(-90, 90)}.{digits(6)}, {dice.randrange(-180, 180)}.{digits(6)}",
            f"978-3-16-{digits(6)}-{i % 10}", f"EAN {barcode}", f"{dice.random():.16f}", f"{i}e-{digits(2)} {digits(4)}x{digits(4)} px",
            f"{digits(3)} {digits(3)} {digits(4)} rows", f"{digits(2)}-{digits(2)}", f"image@{i}x.png", f"package@{i}.2.3",
            f"/var/log/app-{year}{month:02d}{day:02d}.log.{i}", f"0x{dice.getrandbits(64):016x}", f"{digits(5)}-{digits(4)}",
            f"max_tokens={digits(4)}", "password: required", "token = next_token()", f"sha256:{dice.getrandbits(256):064x}",
            f"{':'.join(f'{dice.randrange(256):02x}' for _ in range(6))}", f"§ {i} Abs. {i + 1} Nr. {digits(2)}",
        ]
    texts = ["{}", "It was {}.", "am {} geliefert", "le {} environ", '{{"value": "{}"}}', "2024-03-01T10:11:12Z INFO value={} ok", "({})"]
    return [texts[i % len(texts)].format(value) for i, value in enumerate(made)]


# Texts within JSON, whose lines end with two characters, and in addresses, whose spaces are three.
ESCAPED = ['{{"m": "Notes:\\n{}"}}', '{{"m": "a\\r\\n{}\\r\\nb"}}', '"\\t{}\\t"', "/search?q=%20{}&x=1", "/search?value%3D{}"]
# Their own values: one of a kind would be found in another.
PLAIN = ["hunter2x", "Tr0ub4dor&3", "ab(cd)9!", "pa55-w0rd", "Sommer2024!", "$ecur3P@ss", "(hunter2", "%Tr0ub4dor"]


def in_escapes():
    """A value of each sort behind the end of an escape."""
    values = [("email", "ada@example.com"), ("email", "k.johnson@example.org"), ("phone", "+1 202-555-0143")]
    values += [("phone", "+49 30 23125 004"), ("phone", "(202) 555-0187"), ("card", "4111111111111111")]
    values += [("card", "5555 5555 5555 4444"), ("iban", "DE89370400440532013000"), ("iban", "GB29NWBK60161331926819")]
    values += [("national_id", "078-05-1120"), ("national_id", "QQ123456C"), ("national_id", "X1234567L")]
    values += [("ip_address", "192.0.2.17"), ("ip_address", "198.51.100.4"), ("ip_address", "2001:db8::7")]
    for kind, value in values:
        # An address of mail may have a percent sign in it.
        texts = ESCAPED[:3] if kind == "email" else ESCAPED
        yield from (place(text, kind, value) for text in texts if "%" not in text or " " not in value)


def in_contexts():
    """A value that only the name of its field tells."""
    for kind, name, value in [
        ("national_id", "ssn", "219099999"), ("national_id", "bsn", "111222333"), ("phone", "mobile", "5550123"),
        ("phone", "phone_number", "2025550123"), ("phone", "telefon", "912345678"), ("national_id", "steuer_id", "86095742719"),
    ]:
        shown = f"{value[:3]}-{value[3:]}" if len(value) == 7 else value
        yield from (place(text, kind, shown) for text in [f'{name}="{{}}"', f"{name}={{}}", f"{name}: {{}}", f"{name}    = {{}}"])


def in_names():
    """Passwords, PINs, credentials and keys behind names of theirs."""
    aligned = ["Password:    {}", "DB_PASSWORD     = {}", "**Password:** {}", "PGPASSWORD={}", "smtp_pass = {}", "mysql --password {}"]
    for index, value in enumerate(PLAIN):
        texts = aligned + ["<password>{}</password>", '{{"m": "a\\npassword={}\\nb"}}', "cu" "rl -s -u ada:{} https://example.com"]
        yield from (place(texts[(index + step) % len(texts)], "token", value, hide=True) for step in range(4))
    for value in ["1234", "0815", "271828"]:
        yield from (place(text, "token", value) for text in ["pin: {}", '{{"pin": "{}"}}', "PIN={}", "<pin>{}</pin>"])
    for pair in ["ada:hunter2", "app:correct horse", "k.johnson:Sommer2024!"]:
        value = base64.b64encode(pair.encode()).decode()
        texts = ["Authorization: Basic {}", '{{"Authorization": "Basic {}"}}', "-H 'authorization: basic {}'"]
        yield from (place(text, "token", value, hide=True) for text in texts)
    yield from (place('"password": "{}"', "token", value, hide=True) for value in ['ab\\"cd1234', "correct horse"])
    rest = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0"
    prefixes = {"hf_": rest[:34], "GOCSPX-": rest[:28], "dop_v1_": "0123456789abcdef" * 4, "shpat_": "0123456789abcdef" * 2}
    prefixes |= {"pypi-": rest + rest, "SG.": f"{rest[:22]}.{rest}012", "AKIA": "IOSFODNN7EXAMPLE"}
    for prefix, value in prefixes.items():
        yield from (place(text, "key", prefix + value, hide=True) for text in ["the key is {}", '{{"m": "keys:\\n{}"}}', "x={}"])


# What stands where a secret could.
NO_SECRETS = [
    'git clone git@github.com:org/repo.git', "Section 4.3.2.1", "log4j 2.17.1.0", '"password": "Please enter your password"',
    '"token": "access_token"', '"credentials": "registry-credentials"', "password=$DB_PASSWORD", "password: ${PASSWORD}",
    "password: {{ password }}", "password=<password>", "password: [REDACTED]", "PASS: TestParser", "bypass=1 compass: north",
    "Basic information follows", "docker run -u 1000:1000 x", "mysql --password --user ada", "pin=2024-01-02",
]


def line(text, start, end, kind):
    return f"{text}\t{start}\t{end}\t{kind}"


def place(template, kind, value, hide=False):
    """The line of a value in a sentence; a hidden one begins with an escape, so that it is no key in this repository."""
    before, after = template.replace("{{", "\0").replace("}}", "\1").split("{}")
    before, after = (part.replace("\0", "{").replace("\1", "}") for part in (before, after))
    start = len(before.encode())
    shown = f"\\x{ord(value[0]):02x}{value[1:]}" if hide else value
    assert "\t" not in before + value + after and "\\x" not in before + value + after
    return line(before + shown + after, start, start + len(value.encode()), kind)


def turns(pairs):
    """Each value in one or two of its sentences, all sentences in turn."""
    for index, (value, texts) in enumerate(pairs):
        for step in (0, 1) if index % 4 == 0 else (0,):
            yield texts[(index * 7 + step * 3) % len(texts)], value


def write(name, lines):
    lines = list(dict.fromkeys(lines))
    (HERE / name).write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
    print(name, len(lines))


def main():
    personal = []
    for kind, values in [("email", emails()), ("phone", phones()), ("card", cards()), ("iban", ibans()), ("ip_address", addresses())]:
        own = OF[kind]
        pairs = ((value, own + ANY) for value in values)
        personal += [place(text, kind, value) for text, value in turns(pairs)]
    personal += [place(text, "national_id", value) for text, value in turns(ids())]
    secrets = [place(text, "key", value, hide=True) for text, value in turns(keys())]
    secrets += [place(text, "token", value, hide=True) for text, value in turns(tokens())]
    without = nothing() + NO_SECRETS
    write("personal.tsv", [*personal, *in_escapes(), *in_contexts()])
    write("secrets.tsv", [*secrets, *in_names()])
    write("nothing.tsv", [line(text, 0, 0, "") for text in without])


main()
