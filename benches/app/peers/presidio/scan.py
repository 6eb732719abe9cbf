"""How fast Presidio's pattern recognisers read a file, what they find, and how much of a labelled set.

usage: scan.py FILE                 MB/s of one core and how many of each kind, as JSON
       scan.py --labelled FILE...   recall and precision on texts whose findings are known, as JSON

The recognisers are called without the engine, so that no language model is needed and none of its time is counted. They are
those of the kinds that the app's guard knows as well; Presidio has none for keys, tokens and a few national numbers.
"""

import csv
import json
import logging
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

import tldextract
from presidio_analyzer import predefined_recognizers as known

# The guard's kind, and who finds it.
RECOGNISERS = [
    ("email", known.EmailRecognizer),
    ("phone", known.PhoneRecognizer),
    ("card", known.CreditCardRecognizer),
    ("iban", known.IbanRecognizer),
    ("ip_address", known.IpRecognizer),
    ("national_id", known.UsSsnRecognizer),
    ("national_id", known.UkNinoRecognizer),
    ("national_id", known.EsNifRecognizer),
    ("national_id", known.EsNieRecognizer),
    ("national_id", known.ItFiscalCodeRecognizer),
    ("national_id", known.DeTaxIdRecognizer),
]
KINDS = ["email", "phone", "card", "iban", "ip_address", "national_id", "key", "token"]
# Least score of what counts: everything, which is the engine's default, or what is more than a weak pattern.
SCORES = (0.0, 0.4)
# Characters of one call, about a long prompt: the work of some recognisers grows faster than the text.
PIECE = 16_384


def refuse_network(event, _arguments):
    """A tool for privacy tells nobody what it reads."""
    if event in ("socket.connect", "socket.getaddrinfo"):
        raise PermissionError("the recognisers went to the network")


def pieces(text):
    """The text in pieces that end where a line does."""
    piece = ""
    for line in text.splitlines(keepends=True):
        if piece and len(piece) + len(line) > PIECE:
            yield piece
            piece = ""
        piece += line
    if piece:
        yield piece


def scan(path, recognisers):
    data = path.read_bytes()
    parts = list(pieces(data.decode()))
    counts, seconds = Counter(), Counter()
    for kind, recogniser in recognisers:
        begin = time.process_time()
        for part in parts:
            counts[kind] += len(recogniser.analyze(part, recogniser.supported_entities))
        seconds[kind] += time.process_time() - begin
    megabytes, total = len(data) / 1e6, sum(seconds.values())
    return {
        "megabytes": round(megabytes, 3),
        "megabytes_per_second": round(megabytes / total, 3),
        "megabytes_per_second_without_phone": round(megabytes / (total - seconds["phone"]), 3),
        "seconds": {kind: round(spent, 3) for kind, spent in seconds.items()},
        "counts": counts,
    }


def labelled(paths):
    """Text to its labels, each `(start, end, kind)` in bytes; a text with nothing to find has the kind '' and is there as well.

    The files have four columns: text, start, end, kind.
    """
    texts = defaultdict(set)
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE), 1):
                if row == ["text", "start", "end", "kind"]:
                    continue
                if len(row) != 4 or row[3] not in {"", *KINDS}:
                    sys.exit(f"{path}:{number}: not a text, two offsets and one of {', '.join(KINDS)}, or nothing")
                text, start, end, kind = row
                labels = texts[text]
                if kind:
                    labels.add((int(start), int(end), kind))
    return texts


def found(text, recognisers):
    """What is found in a text, each `(start, end, kind, score)` in bytes."""
    spans = set()
    for kind, recogniser in recognisers:
        for one in recogniser.analyze(text, recogniser.supported_entities):
            start = len(text[: one.start].encode())
            spans.add((start, start + len(text[one.start : one.end].encode()), kind, one.score))
    return spans


def share(part, whole):
    return round(part / whole, 4) if whole else None


def judge(texts, least):
    """A label is found when a finding of its kind covers it; a finding is right when it lies on any label."""
    wanted, hit, findings, right = Counter(), Counter(), Counter(), Counter()
    for labels, spans in texts:
        spans = {(a, b, kind) for a, b, kind, score in spans if score >= least}
        for start, end, kind in labels:
            wanted[kind] += 1
            hit[kind] += any(a <= start and end <= b and kind == of for a, b, of in spans)
        for a, b, kind in spans:
            findings[kind] += 1
            right[kind] += any(a < end and start < b for start, end, _ in labels)
    return {
        "least_score": least,
        "labels": wanted.total(),
        "recall": share(hit.total(), wanted.total()),
        "recall_of_kinds_it_knows": share(hit.total(), sum(wanted[kind] for kind in {kind for kind, _ in RECOGNISERS})),
        "precision": share(right.total(), findings.total()),
        "recall_by_kind": {kind: share(hit[kind], wanted[kind]) for kind in sorted(wanted)},
        "precision_by_kind": {kind: share(right[kind], findings[kind]) for kind in sorted(findings)},
    }


def main():
    words = sys.argv[1:]
    if not words or words == ["--labelled"]:
        sys.exit(__doc__)
    # For every e-mail address it asks for the list of public suffixes; the one in the package will do.
    tldextract.extract = tldextract.TLDExtract(cache_dir=None, suffix_list_urls=())
    sys.addaudithook(refuse_network)
    logging.disable()
    recognisers = [(kind, recogniser()) for kind, recogniser in RECOGNISERS]
    if words[0] == "--labelled":
        texts = labelled([Path(word) for word in words[1:]])
        seen = [(labels, found(text, recognisers)) for text, labels in texts.items()]
        result = [judge(seen, least) for least in SCORES]
    else:
        result = scan(Path(words[0]), recognisers)
    print(json.dumps(result))


main()
