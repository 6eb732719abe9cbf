"""Whole processes on the same file: CPU seconds and peak memory, ours and the peers' in turn."""

import os
import statistics
import subprocess
import sys
from pathlib import Path

RUNS = 15
HERE = Path(__file__).parent
TEMPLATE = str(HERE / "platform.yaml")
PEER = [sys.executable, str(HERE / "peer.py"), TEMPLATE]
LINT = [str(Path(sys.executable).parent / "cfn-lint"), TEMPLATE]


def measure(command):
    """CPU seconds and peak MiB of one run."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def beside(name, ours, peers):
    """Runs all commands in turn and prints the medians and the ratios."""
    commands = {name: ours, **peers}
    runs = {key: [] for key in commands}
    for command in commands.values():
        measure(command)
    for _ in range(RUNS):
        for key, command in commands.items():
            runs[key].append(measure(command))
    for key, figures in runs.items():
        cpu = statistics.median(figure[0] for figure in figures)
        peak = statistics.median(figure[1] for figure in figures)
        line = f"{key:<44} {cpu * 1000:8.1f} ms CPU  {peak:6.1f} MiB"
        if key != name:
            pairs = zip(figures, runs[name], strict=True)
            line += f"  {statistics.median(other[0] / own[0] for other, own in pairs):6.0f} times ours"
        print(line, flush=True)


def changed():
    """The template with another network and another database: 38 changes."""
    text = Path(TEMPLATE).read_text()
    for old, new in (("CidrBlock: 10.0.0.0", "CidrBlock: 10.9.0.0"), ("DBName: shop", "DBName: other")):
        assert old in text, old
        text = text.replace(old, new)
    path = Path("target/benches/changed.yaml")
    path.write_text(text)
    return str(path)


def main():
    print(f"validate, 62 resources, median of {RUNS} whole processes in turn:")
    after = changed()
    for profile, folder in (("release", "release"), ("dev, as `cargo xtask` builds it", "debug")):
        binary = f"target/{folder}/xtask"
        peers = {"cfn-lint 1.58.0": LINT, "cloudformation-validate 1.14.0": PEER} if folder == "release" else {}
        if folder == "debug":
            peers = {"cfn-lint 1.58.0 ": LINT, "cloudformation-validate 1.14.0 ": PEER}
        beside(f"xtask validate ({profile})", [binary, "validate", TEMPLATE], peers)
        beside(f"xtask plan ({profile})", [binary, "plan", "--old", TEMPLATE, "--new", after], {})


main()
