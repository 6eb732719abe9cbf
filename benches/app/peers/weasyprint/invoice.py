"""The invoice of app/documents/golden/two-pages.json, from HTML with WeasyPrint. usage: invoice.py [N] [FILE]

Renders it N times (10 unless said) after once to warm up, and prints as JSON the milliseconds of CPU a render, the bytes
and pages, the most memory in MiB, and whether every file was the same. FILE receives the last one. WeasyPrint loads Pango:
apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core
"""

import hashlib
import json
import resource
import sys
import time
from decimal import ROUND_HALF_EVEN, Decimal
from html import escape
from pathlib import Path

from weasyprint import HTML

INVOICE = Path(__file__).parents[4] / "app/documents/golden/two-pages.json"
STYLE = """
@page { size: A4; margin: 18mm 18mm 20mm;
        @bottom-left { content: string(number); font-size: 8pt; color: #5b6875 }
        @bottom-right { content: "page " counter(page) " of " counter(pages); font-size: 8pt; color: #5b6875 } }
body { font: 9.5pt/1.3 "Libertinus Serif", "DejaVu Serif", serif; color: #1c2733; hyphens: auto }
h1 { font-size: 24pt; color: #1f4e79; margin: 0 0 4mm; border-bottom: 1.2pt solid #1f4e79; string-set: number attr(title) }
h2 { font-size: 8pt; font-weight: normal; color: #5b6875; text-transform: uppercase; margin: 0 0 1mm }
.side { display: flex; justify-content: space-between; margin-bottom: 5mm; break-inside: avoid }
.side > * { width: 47% }
.facts { background: #f3f6f9; padding: 3mm }
.facts > * { width: auto }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums lining-nums; align-self: start }
th { text-align: left; font-size: 8.5pt; color: #1f4e79; border-bottom: 0.6pt solid #1f4e79 }
th, td { padding: 1.2mm 1.4mm }
tr { break-inside: avoid }
.lines { margin-bottom: 5mm; border-bottom: 0.6pt solid #1f4e79 }
.lines tbody tr:nth-child(even) { background: #f3f6f9 }
th + th, td + td { text-align: right }
.total td { font-weight: bold; font-size: 11pt; border-top: 0.6pt solid #1f4e79 }
"""


def rounded(amount):
    """Whole cents, the half to the even one."""
    return int(amount.quantize(Decimal(1), ROUND_HALF_EVEN))


def money(cents):
    return f"{cents // 100:,}.{cents % 100:02}"


def quantity(thousandths):
    return f"{thousandths // 1000:,}.{thousandths % 1000:03}".rstrip("0").rstrip(".")


def row(*texts, cell="td", kind=""):
    return f'<tr class="{kind}">' + "".join(f"<{cell}>{escape(text)}</{cell}>" for text in texts) + "</tr>"


def table(head, rows, kind=""):
    return f'<table class="{kind}"><thead>{row(*head, cell="th")}</thead><tbody>{"".join(rows)}</tbody></table>'


def party(title, party):
    rows = [f"<strong>{escape(party['name'])}</strong>", *map(escape, party["address"])]
    return f"<div><h2>{title}</h2>{'<br>'.join(rows)}<br>Tax ID {escape(party['tax_id'])}</div>"


def fact(title, text):
    return f"<div><h2>{title}</h2>{escape(text)}</div>"


def page(invoice):
    """The invoice as HTML."""
    lines, bases = [], {}
    for line in invoice["lines"]:
        net = rounded(Decimal(line["quantity"]) * line["unit_price"] / 1000)
        rate = line["tax_percent"]
        bases[rate] = bases.get(rate, 0) + net
        lines.append(row(
            line["description"], quantity(line["quantity"]), money(line["unit_price"]), f"{rate} %", money(net)
        ))
    taxes = [(rate, base, rounded(base * Decimal(rate) / 100)) for rate, base in sorted(bases.items())]
    net, tax = sum(bases.values()), sum(tax for _, _, tax in taxes)
    currency, title = invoice["currency"], f"Invoice {invoice['number']}"
    rates = [row(f"{rate} %", money(base), money(tax)) for rate, base, tax in taxes]
    totals = [row("Net", f"{currency} {money(net)}"), row("Tax", f"{currency} {money(tax)}")]
    totals.append(row("Total", f"{currency} {money(net + tax)}", kind="total"))
    facts = [("Number", invoice["number"]), ("Issued", invoice["issued"]), ("Due", invoice["due"])]
    facts.append(("Amount due", f"{currency} {money(net + tax)}"))
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>
<style>{STYLE}</style></head>
<body><h1 title="{escape(title)}">Invoice</h1>
<div class="side">{party("From", invoice["seller"])}{party("Bill to", invoice["buyer"])}</div>
<div class="side facts">{"".join(fact(title, text) for title, text in facts)}</div>
{table(["Description", "Quantity", "Unit price", "Tax", "Net"], lines, "lines")}
<div class="side">{table(["Tax rate", "Net", "Tax"], rates)}<table>{"".join(totals)}</table></div>
<h2>Notes</h2><p>{escape(invoice["notes"])}</p></body></html>"""


def render(data):
    """From the data of a request to the file and its pages."""
    document = HTML(string=page(json.loads(data, parse_float=Decimal))).render()
    return document.write_pdf(), len(document.pages)


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    if count < 1:
        sys.exit("N is at least 1")
    data = INVOICE.read_bytes()
    render(data)
    digests = set()
    begin = time.process_time()
    for _ in range(count):
        pdf, pages = render(data)
        digests.add(hashlib.sha256(pdf).digest())
    spent = time.process_time() - begin
    if len(sys.argv) > 2:
        Path(sys.argv[2]).write_bytes(pdf)
    print(json.dumps({
        "milliseconds_of_cpu": round(1000 * spent / count, 1),
        "bytes": len(pdf),
        "pages": pages,
        "mebibytes_of_memory": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        "same_bytes": len(digests) == 1,
    }))


main()
