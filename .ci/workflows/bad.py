"""Holds every tool of the gate against workflows that are bad on purpose.

usage: bad.py [--write] FOLDER HOME     (FOLDER: tests/workflows/bad; HOME: where .ci/workflows.sh installed the tools)

The first line of a file says which rules of ours find something in it, and which tools do:
`# expects: RULE, ... | caught by: TOOL, ...`. It must be what happens, neither less nor more; `--write` writes it as it happens.
A file that begins with `# callee` has nothing wrong, and no tool may say otherwise.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

TOOLS = ["ours", "zizmor", "languageservice", "actionlint", "check-jsonschema", "yamllint"]
HERE = Path(__file__).parent


def run(*command, ends=(0,)):
    """What a command prints; it ends with one of `ends`."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=60, check=False)
    if done.returncode not in ends:
        sys.exit(f"{shlex.join(map(str, command))[:200]} ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


# What there is in the repository that the bad workflows are laid out as.
THERE = ["--secret", "REGISTRY_TOKEN", "--variable", "REGION", "--environment", "dev"]
PINS = HERE.parent.parent / "workflows/pins.toml"


def ours(github):
    """Rules by file name."""
    xtask = shlex.split(os.environ.get("XTASK", "cargo xtask"))
    found = {}
    said = run(*xtask, "workflows", "check", github, *THERE, "--pins", PINS, "--format", "json", ends=(0, 3))
    for finding in json.loads(said)["findings"]:
        found.setdefault(Path(finding["file"]).name, set()).add(finding["rule"])
    return found


def zizmor(home, file):
    """What it finds in one file, which it is asked for alone: one that it cannot read would end its look at the others."""
    command = [home / "venv/bin/zizmor", "--offline", "--quiet", "--persona", "pedantic", "--strict-collection"]
    command += ["--format", "json", file]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    if "failed to load" in done.stderr:
        return ["cannot read it"]
    if not done.stdout.strip():
        sys.exit(f"zizmor ended with {done.returncode}: {done.stderr}")
    return sorted({finding["ident"] for finding in json.loads(done.stdout)})


def peers(home, files):
    """Words of each tool by file name."""
    said = {tool: {} for tool in TOOLS[1:]}

    def say(tool, file, words):
        said[tool].setdefault(Path(file).name, []).append(words)

    for finding in json.loads(run("node", home / "judge.mjs", "--json", "--pins", "workflows/pins.toml", *files, ends=(0, 1))):
        say(finding["tool"], finding["file"], finding["message"])
    schema = json.loads(run(home / "venv/bin/check-jsonschema", "--builtin-schema", "vendor.github-workflows",
                            "--output-format", "json", *files, ends=(0, 1)))
    for error in schema.get("errors", []) + schema.get("parse_errors", []):
        say("check-jsonschema", error["filename"], error["message"])
    for line in run(home / "venv/bin/yamllint", "--format", "parsable", "--config-file", HERE / "yamllint.yml", *files,
                    ends=(0, 1)).splitlines():
        say("yamllint", line.split(":")[0], line.split("] ")[-1])
    with ThreadPoolExecutor(2) as pool:
        for file, found in zip(files, pool.map(lambda file: zizmor(home, file), files)):
            for ident in found:
                say("zizmor", file, ident)
    return said


def first_line(rules, tools):
    return f"# expects: {', '.join(sorted(rules)) or 'none'} | caught by: {', '.join(tools) or 'none'}"


def main():
    write = "--write" in sys.argv
    folder, home = map(Path, [word for word in sys.argv[1:] if word != "--write"])
    # As in a repository, so that a workflow finds those that it calls.
    laid = home / "bad" / ".github" / "workflows"
    shutil.rmtree(home / "bad", ignore_errors=True)
    shutil.copytree(folder, laid)
    files = sorted(laid.glob("*.yml"))
    rules, said = ours(laid.parent), peers(home, files)

    wrong, caught, rows = [], dict.fromkeys(TOOLS, 0), []
    for file in files:
        seen = {"ours": sorted(rules.get(file.name, [])), **{tool: said[tool].get(file.name, []) for tool in TOOLS[1:]}}
        tools = [tool for tool in TOOLS if seen[tool]]
        head, _, body = file.read_text().partition("\n")
        if head == "# callee":
            wrong += [f"{file.name} has nothing wrong, but {tool} says: {seen[tool]}" for tool in tools]
            continue
        for tool in tools:
            caught[tool] += 1
        rows.append((file.stem, tools))
        observed = first_line(seen["ours"], tools)
        if not re.fullmatch(r"# expects: \S.* \| caught by: \S.*", head) or head != observed:
            wrong.append(f"{file.name}\n    says  {head}\n    it is {observed}")
            for tool in tools[1:] if tools[:1] == ["ours"] else tools:
                wrong[-1] += f"\n      {tool}: {'; '.join(seen[tool])[:160]}"
            if write:
                (folder / file.name).write_text(f"{observed}\n{body}")
        if not tools:
            wrong.append(f"{file.name}: nobody sees what is wrong with it")

    width = max(len(name) for name, _ in rows)
    for name, tools in rows:
        print(f"{name:<{width}}  {', '.join(tools) or 'nobody'}")
    print(f"\n{len(rows)} bad workflows, of which are caught")
    for tool in TOOLS:
        print(f"  by {tool:<17} {caught[tool]:>3}")
    print(f"  by us alone          {sum(tools == ['ours'] for _, tools in rows):>3}")
    if wrong:
        sys.exit("\n" + "\n".join(wrong))


main()
