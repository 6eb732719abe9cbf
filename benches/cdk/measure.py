"""Times xtask synth beside the CDK app, and prints a table: CPU seconds (user and system) of whole processes, medians.

usage: measure.py XTASK OUT   (run in the folder of the installed app; what is written goes below OUT)
"""

import os
import statistics
import subprocess
import sys
from pathlib import Path

OUR_RUNS = 20
CDK_RUNS = 5
XTASK, OUT = sys.argv[1], Path(sys.argv[2])
# Without credentials and other settings of whoever runs this: with them the CLI asks AWS for the account.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "CDK_"))} | {
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
    "CDK_DISABLE_CLI_TELEMETRY": "true",
    "CDK_HOME": str(OUT / "home"),
    "npm_config_update_notifier": "false",
}

OURS = "`xtask synth --env prod`, checked"
APP = ["node", "app.js"]
CLI = ["npx", "cdk", "synth", "--quiet", "--output"]
# What each runs, with what besides ENVIRONMENT. `--no-validation` of the CLI sets the same variable for the app.
UNCHECKED = {"CDK_VALIDATION": "false"}
COMMANDS = {
    OURS: ([XTASK, "synth", "--env", "prod", "--out", str(OUT / "ours")], {}),
    "`node app.js`, checked": (APP, {"CDK_OUTDIR": str(OUT / "app")}),
    "`node app.js`, not checked": (APP, {"CDK_OUTDIR": str(OUT / "app-unchecked")} | UNCHECKED),
    "`npx cdk synth --quiet`, checked": ([*CLI, str(OUT / "cli")], {}),
    "`npx cdk synth --quiet --no-validation`": ([*CLI, str(OUT / "cli-unchecked"), "--no-validation"], {}),
}


def measure(command, variables):
    """CPU seconds of one run, with the processes it starts and waits for, and the peak MiB of the largest of them."""
    process = subprocess.Popen(
        command, env=ENVIRONMENT | variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    said = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{said}\n{command} ended with {process.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main():
    runs = {name: [] for name in COMMANDS}
    for command in COMMANDS.values():
        measure(*command)
    # In turn, so that a slow minute of the machine is one for all.
    for _ in range(CDK_RUNS):
        for name, command in COMMANDS.items():
            times = OUR_RUNS // CDK_RUNS if name == OURS else 1
            runs[name] += [measure(*command) for _ in range(times)]
    median = {name: statistics.median(cpu for cpu, _ in figures) for name, figures in runs.items()}
    print("| what | runs | CPU, median (least to most) | peak memory | CDK / ours |")
    print("|---|---|---|---|---|")
    for name, figures in runs.items():
        cpu = sorted(seconds * 1000 for seconds, _ in figures)
        peak = statistics.median(peak for _, peak in figures)
        ratio = "" if name == OURS else f"{median[name] / median[OURS]:,.0f}"
        print(
            f"| {name} | {len(cpu)} | {median[name] * 1000:,.1f} ms ({cpu[0]:,.1f} to {cpu[-1]:,.1f}) "
            f"| {peak:,.0f} MiB | {ratio} |"
        )


main()
