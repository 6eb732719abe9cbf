// Evaluates random expressions with @actions/expressions, which GitHub's editors use, and with ours, and compares.
//
// usage: node expressions.mjs [--program target/debug/examples/evaluate] [--modules DIR] [--count 5000] [--seed 1]
//
// Without a program it only says what it would compare. DIR is the folder node_modules that holds the package; without it,
// the one beside this file or in the current directory. Where the package is known to differ from the runner, which is what
// runs, nothing is compared (`differs`); see workflows/actions/src/expression/mod.rs.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const options = { count: "5000", seed: "1" };
for (let at = 2; at < process.argv.length; at += 2) options[process.argv[at].replace(/^--/, "")] = process.argv[at + 1];
const count = Number(options.count);
const seed = Number(options.seed) >>> 0;
const folders = options.modules
  ? [resolve(options.modules)]
  : [join(dirname(fileURLToPath(import.meta.url)), "node_modules"), resolve("node_modules")];
const folder = folders.find((folder) => existsSync(join(folder, "@actions/expressions")));
if (!folder) {
  console.error(`no @actions/expressions in ${folders.join(" or ")}: npm install @actions/expressions`);
  process.exit(2);
}
const { Evaluator, Lexer, Parser, data } = await import(
  pathToFileURL(join(folder, "@actions/expressions/dist/index.js")).href
);
const { TokenType } = await import(pathToFileURL(join(folder, "@actions/expressions/dist/lexer.js")).href);

// ---- chance

// mulberry32
let state = seed;
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
const below = (limit) => Math.floor(random() * limit);
const chance = (share) => random() < share;
const pick = (list) => list[below(list.length)];
/** Picks a function by its weight and calls it. */
function choose(...weighted) {
  let left = below(weighted.reduce((sum, [weight]) => sum + weight, 0));
  for (const [weight, make] of weighted) if ((left -= weight) < 0) return make();
}

// ---- what expressions are made of

const NUMBERS = [
  "0", "1", "2", "3", "10", "-1", "+1", "-0", "1.5", "-2.25", ".5", "-.5", "+.5", "5.", "007", "123456.789",
  "0.1", "0.0001", "1e3", "1E3", "1e+2", "1.5e-3", "2.5E1", "0x1F", "0xff", "0x7fffffff", "0x0", "0o17", "0o0",
  "999999999999999", "123456789012345", "0.123456789012345", "NaN", "Infinity", "-Infinity", "+Infinity",
];
// No number, or nothing that may stand as one.
const MALFORMED = [
  "1.2.3", "1-2", "--1", "0x", "0xg", "0o8", "1e", "1_000", "-", "+", ".", "-0x1F", "1a", "nan", "infinity", "True", "NULL",
  '"a"', "'a", "a b", "=", "===", "a = b", "!", "&", "|", "a & b", "a && ", "|| a", "()", "(1", "1)", "[0]", "a[", "a[]",
  "1.a", "'a'.b", "true.a", "true[0]", "'a'[0]", "1[0]", "*", "a.", "a..b", "a.1", "a.-b", "a.*b", "a[*", "a[1,2]", "(1,2)",
  "a(1)", "nothing", "nothing.at.all", "missing()", "contains('a')", "contains()", "contains(1,2,3)", "startsWith('a')",
  "endsWith(1)", "format()", "join()", "join(1,2,3)", "toJSON()", "fromJSON()", "toJSON(1,2)", "success(1)", "case(true, 1)",
  "case(true, 1, true, 2)", "case()", "contains(,)", "contains('a' 'b')", "github.a(1)", "github a", "1 1", "a!b", "{", "$", "a$b",
  "${{ 1 }}", "~1", "1 + 1", "a ? b : c", "#", "ä", "github.ä", "@", "\\", "`a`", "1 ; 2", ";",
];
const STRINGS = [
  "", " ", "a", "A", "abc", "ABC", "aBcD", "b", "bc", "5", " 5 ", "05", "0x10", "0o17", "1e3", ".5", "-1", "+2", "-0", "1.", "1,5",
  "0xg", "true", "false", "True", "null", "NaN", "Infinity", "-Infinity", "é", "É", "ü", "ı", "I", "i", "日本", "𝒳", "\uffee", "_", "[",
  "it's", "a,b", "refs/heads/main", "main", "\n", "tab\there", "line\nbreak", 'quo"te', "back\\slash", "{", "a}b", "\u007f", "\u0001",
];
const JSONS = [
  "null", "true", "false", "0", "-0", "5", "-1.5", "1e3", "0.001", '""', '"a"', '"it"', " 1 ", "\t[1]\n", "[]", "{}", "[1,2,3]", "[null]",
  '["a","b","A"]', '[[1],[2,3],[]]', '{"a":1}', '{"a":{"b":[1,2]},"B":null}', '{"a":1,"A":2}', '{"a":1,"a":2}', '[{"a":1},{"a":2},{"b":3}]',
  '"\\u00e9"', '"\\ud835\\udcb3"', '"\\n\\t\\\\\\"\\/\\b\\f\\r"', '{"0":"x","1":"y","k":"z"}', '{"":1}', '"\\u0041"', "123456789012345", '"é"',
];
const NO_JSONS = [
  "", " ", "nul", "True", "[1,]", "[1 2]", "{", "}", "[", "{a:1}", "{'a':1}", '{"a" 1}', '{"a":}', '{"a":1,}', "01", "1.", ".5", "+1", "-", "1e",
  "NaN", "Infinity", '"', '"\\x"', '"\\u12g4"', '"\n"', "1 2", "[1]]", "// a", "undefined", "tru", "nullx", '{"a":1 "b":2}', "1e+", "--1",
];
const FORMATS = [
  "", "a", "{0}", "{0}{1}", "{1}-{0}", "a {0} b", "{{0}}", "{{{0}}}", "{{}}", "{0}{0}", "{00}", "}}", "{{", "{2}", "a{{b}}c{0}", "é{0}", "{{{{0}}}}",
];
const NO_FORMATS = ["{", "}", "{}", "{a}", "{0", "0}", "{ 0}", "{-1}", "{0}}", "{{0}", "{9}", "{255}", "{256}", "{99999999999999999999}", "}{", "a{b"];
const NAMES = ["a", "b", "c", "Ref", "event", "name", "with-dash", "_x", "items", "true", "NaN", "odd key", "ключ", "x.y", "it's", "", "É"];
const POSITIONS = ["0", "1", "2"];
const CONTEXTS = ["github", "env", "needs", "matrix", "inputs", "Vars"];

// ---- contexts

function value(depth) {
  const scalar = () =>
    choose(
      [3, () => pick(STRINGS)],
      [2, () => pick([0, 1, 2, -1, 1.5, 5, 100, 0.25, 123456789, -0.125, 99.99])],
      [1, () => chance(0.5)],
      [1, () => null],
    );
  if (depth <= 0 || chance(0.25)) return scalar();
  return choose(
    [3, () => object(depth - 1)],
    [2, () => Array.from({ length: below(4) }, () => value(depth - 1))],
    [1, () => Array.from({ length: below(4) }, () => object(depth - 1))],
  );
}

/** Keys that look like positions come first, as JavaScript puts them; no two keys differ only in case. */
function object(depth, least = 0) {
  const keys = chance(0.15) ? POSITIONS.slice(0, 1 + below(3)) : [];
  for (let more = least + below(6); more > 0; more--) {
    const key = pick(NAMES);
    if (!keys.some((known) => known.toLowerCase() === key.toLowerCase())) keys.push(key);
  }
  return Object.fromEntries(keys.map((key) => [key, value(depth)]));
}

const worlds = Array.from({ length: 40 }, () =>
  Object.fromEntries(CONTEXTS.map((name) => [name, chance(0.9) ? object(4, 5) : value(2)])),
);

// ---- expressions

const quoted = (text) => `'${text.replaceAll("'", "''")}'`;
const space = () => choose([8, () => ""], [3, () => " "], [1, () => pick(["  ", "\n", "\t", "\r\n "])]);
const recased = (name) => (chance(0.2) ? pick([name.toUpperCase(), name.toLowerCase()]) : name);
const isName = (key) => /^[a-zA-Z_][a-zA-Z0-9_-]*$/.test(key);

function literal() {
  return choose(
    [4, () => pick(NUMBERS)],
    [5, () => quoted(pick(STRINGS))],
    [1, () => "true"],
    [1, () => "false"],
    [1, () => "null"],
  );
}

/** `.name` or `['name']`. */
function member(key) {
  key = recased(key);
  return isName(key) && chance(0.7) ? `${space()}.${space()}${key}` : `${space()}[${space()}${quoted(key)}${space()}]`;
}

function position(length) {
  const at = length > 0 && chance(0.8) ? below(length) : below(5);
  return choose(
    [6, () => `[${at}]`],
    [1, () => `['${at}']`],
    [1, () => `[${at}.7]`],
    [1, () => `[${pick(["-1", "true", "null", "''", "NaN", "Infinity", "'x'", "-0.5", "0x1", "1e9"])}]`],
  );
}

/** A context and a way into it that mostly exists. */
function access(world, depth, mayFail = true) {
  const name = pick(CONTEXTS);
  let text = recased(name);
  let at = [world[name]];
  for (let steps = below(6); steps > 0; steps--) {
    const here = at.filter((item) => item !== null && typeof item === "object");
    const sample = here.length > 0 ? pick(here) : undefined;
    if (chance(0.15)) {
      text += pick([".*", "[*]", " . *"]);
      at = here.flatMap((item) => Object.values(item));
    } else if (depth > 0 && chance(0.08)) {
      text += `[${expression(world, depth - 1, mayFail)}]`;
      at = [];
    } else if (Array.isArray(sample)) {
      text += chance(0.93) ? position(sample.length) : member(pick(NAMES));
      at = sample;
    } else if (sample !== undefined) {
      const keys = Object.keys(sample);
      const key = keys.length > 0 && chance(0.85) ? pick(keys) : pick(NAMES);
      text += chance(0.95) ? member(key) : position(3);
      at = here.map((item) => item[key]);
    } else {
      text += chance(0.7) ? member(pick(NAMES)) : position(3);
    }
  }
  return text;
}

function call(world, depth, mayFail) {
  const part = () => expression(world, depth - 1, mayFail);
  const list = (length) => Array.from({ length }, part);
  const fails = () => mayFail && chance(0.06);
  const make = (name, parts) =>
    recased(name) + space() + "(" + parts.map((part) => space() + part + space()).join(",") + ")";
  const json = () => choose(
    [6, () => quoted(pick(fails() ? NO_JSONS : JSONS))],
    [1, () => make("toJSON", [part()])],
    [mayFail ? 1 : 0, part],
  );
  const text = () => (chance(0.5) ? quoted(pick(STRINGS)) : part());
  return choose(
    [3, () => make("contains", chance(0.5) ? [access(world, 0), text()] : [text(), text()])],
    [1, () => make("contains", [make("fromJSON", [quoted('["a", "B", 5, null, "5", true]')]), part()])],
    [2, () => make("startsWith", [text(), text()])],
    [2, () => make("endsWith", [text(), text()])],
    [3, () => make("format", [quoted(pick(fails() ? NO_FORMATS : FORMATS)), ...list(3)])],
    [2, () => make("join", [chance(0.7) ? access(world, 0) : part(), ...list(below(2))])],
    [2, () => make("toJSON", [part()])],
    [4, () => make("fromJSON", [json()])],
    [1, () => make(pick(["success", "failure", "always", "cancelled"]), [])],
    // The runner evaluates only what `case` needs, the package everything: nothing in it may fail.
    [2, () => {
      const pairs = Array.from({ length: 1 + below(3) }, () => [boolean(world, depth - 1), expression(world, depth - 1, false)]);
      const predicate = fails() ? [[pick(["1", "'true'", "null"]), "1"]] : [];
      return make("case", [...predicate, ...pairs, expression(world, depth - 1, false)].flat());
    }],
  );
}

function boolean(world, depth) {
  return choose(
    [1, () => pick(["true", "false"])],
    [2, () => `${operand(world, depth, false)} ${pick(["==", "!=", "<", ">="])} ${operand(world, depth, false)}`],
    [1, () => `!${operand(world, depth, false)}`],
  );
}

/** Something that binds stronger than every operator. */
function operand(world, depth, mayFail = true) {
  return choose(
    [3, literal],
    [4, () => access(world, depth, mayFail)],
    [depth > 0 ? 3 : 0, () => call(world, depth, mayFail)],
    [depth > 0 ? 2 : 0, () => group(world, depth, mayFail)],
  );
}

function group(world, depth, mayFail) {
  const inner = `(${space()}${expression(world, depth - 1, mayFail)}${space()})`;
  return inner + choose([5, () => ""], [1, () => member(pick(NAMES))], [1, () => position(2)], [1, () => ".*"]);
}

function expression(world, depth, mayFail = true) {
  const one = () => operand(world, depth, mayFail);
  const chain = (operators, length) => {
    let text = one();
    for (let more = length; more > 0; more--) text += `${space()}${pick(operators)}${space()}${chance(0.15) ? "!" : ""}${one()}`;
    return text;
  };
  return choose(
    [6, one],
    [1, () => "!".repeat(1 + below(3)) + one()],
    [2, () => chain(["==", "!="], 1 + below(2))],
    [2, () => chain(["<", "<=", ">", ">="], 1 + below(2))],
    [2, () => chain(["&&"], 1 + below(4))],
    [2, () => chain(["||"], 1 + below(4))],
    [2, () => chain(["&&", "||", "==", "!=", "<", ">"], 1 + below(5))],
  );
}

/** The same thing on both sides: what arrays and objects are equal to. */
function same(world) {
  const path = access(world, 0);
  return pick([`${path} == ${path}`, `${path} >= ${path}`, `contains(${path}.*, ${path}[0])`, `contains(${path}, ${path}[1])`, `${path}.* == ${path}.*`]);
}

/** Levels around the limit of 50. */
function deep() {
  const levels = 44 + below(9);
  return choose(
    [1, () => "(".repeat(levels) + "1" + ")".repeat(levels)],
    [1, () => "!".repeat(levels) + "1"],
    [1, () => "github" + ".a".repeat(levels)],
    [1, () => "github" + "[0]".repeat(levels)],
    [1, () => "github[".repeat(levels / 2) + "1" + "]".repeat(levels / 2)],
    [1, () => "join(".repeat(levels) + "1" + ")".repeat(levels)],
    [1, () => Array.from({ length: 300 }, (_, at) => (at % 7 ? "1" : "''")).join(pick([" && ", " || "]))],
    [1, () => "(1 && (0 || ".repeat(levels / 4) + "1" + "))".repeat(levels / 4)],
  );
}

function mutated(text) {
  const letters = [..."()[].,*!<>=&|'0x1aE-+ \"${}_ä", "''", "&&", "||", "==", "!=", ".*", "null", "fromJSON("];
  for (let times = 1 + below(2); times > 0; times--) {
    const at = below(text.length + 1);
    text = choose(
      [3, () => text.slice(0, at) + text.slice(at + 1)],
      [3, () => text.slice(0, at) + pick(letters) + text.slice(at)],
      [2, () => text.slice(0, at) + pick(letters) + text.slice(at + 1)],
      [1, () => text.slice(0, at) + text.slice(at, at + 3) + text.slice(at)],
      [1, () => text.slice(0, at)],
    );
  }
  return text.isWellFormed() ? text : mutated(text.toWellFormed());
}

function line(world) {
  const depth = below(4);
  return choose(
    [70, () => expression(world, depth)],
    [3, () => same(world)],
    [1, deep],
    [4, () => pick(MALFORMED)],
    [3, () => `${operand(world, 1)} ${pick(["==", "&&", "||", "<"])} ${pick(MALFORMED)}`],
    [19, () => {
      const valid = expression(world, 1 + below(2));
      return /case/i.test(valid) ? valid : mutated(valid);
    }],
  );
}

// ---- the package's answer

const STATUS = { success: true, always: true, failure: false, cancelled: false };
const functions = Object.entries(STATUS).map(([name, answer]) => ({
  name, description: "", minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(answer),
}));
const known = new Map(functions.map((info) => [info.name, info]));

function plain(value) {
  switch (value.kind) {
    case data.Kind.Null: return null;
    case data.Kind.Number: return Number.isFinite(value.value) ? value.value : { number: String(value.value) };
    case data.Kind.Array: return value.values().map(plain);
    case data.Kind.Dictionary: return Object.fromEntries(value.pairs().map(({ key, value }) => [key, plain(value)]));
    default: return value.value;
  }
}

function answer(text, contexts) {
  try {
    const tree = new Parser(new Lexer(text).lex().tokens, CONTEXTS, functions).parse();
    const value = new Evaluator(tree, contexts, known).evaluate();
    return { value: plain(value), text: value.coerceString() };
  } catch (error) {
    return { error: error.message };
  }
}

/** Whether the package is known to answer otherwise than the runner. */
function differs(text) {
  // What only the runner refuses: a specifier in a placeholder. What only the package writes: null for NaN in JSON.
  if (/\{\d+([^}\d']|'')/.test(text) || (/tojson/i.test(text) && /NaN|Infinity/.test(text))) return true;
  // Digits beyond those that both write alike.
  if (/\d{16}|\de[+-]?\d{2}|0\.0000|\.\d*0{4}\d/i.test(text)) return true;
  let tokens;
  try {
    tokens = new Lexer(text).lex().tokens;
  } catch {
    return false;
  }
  return tokens.some((token, at) => {
    switch (token.type) {
      case TokenType.STRING: return (token.lexeme.slice(1, -1).match(/''/g) ?? []).length > 1;
      case TokenType.NUMBER: return /^0[xo]/i.test(token.lexeme) ? !/^0[xo]/.test(token.lexeme) || token.value >= 2 ** 31 : /^0b/i.test(token.lexeme);
      case TokenType.COMMA: return tokens[at + 1].type === TokenType.RIGHT_PAREN;
      default: return false;
    }
  });
}

// ---- the comparison

const worldsRead = worlds.map((world) => JSON.parse(JSON.stringify(world), (_, value) => revived(value)));
function revived(value) {
  if (value === null) return new data.Null();
  if (typeof value === "string") return new data.StringData(value);
  if (typeof value === "number") return new data.NumberData(value);
  if (typeof value === "boolean") return new data.BooleanData(value);
  if (Array.isArray(value)) return new data.Array(...value);
  return new data.Dictionary(...Object.entries(value).map(([key, value]) => ({ key, value })));
}

const seen = new Set();
const cases = [];
let skipped = 0;
while (cases.length < count) {
  const world = below(worlds.length);
  const text = line(worlds[world]);
  const id = `${world} ${text}`;
  if (seen.has(id) || text.length > 5000) continue;
  seen.add(id);
  if (differs(text)) skipped++;
  else cases.push({ text, world, expected: answer(text, worldsRead[world]) });
}

const errors = cases.filter(({ expected }) => "error" in expected);
const kinds = {};
for (const { expected } of cases) {
  const kind = "error" in expected ? "error" : expected.value === null ? "null" : Array.isArray(expected.value) ? "array" : typeof expected.value;
  kinds[kind] = (kinds[kind] ?? 0) + 1;
}
const distinct = new Set(cases.map(({ text }) => text)).size;
console.log(`seed ${seed}: ${cases.length} expressions, ${distinct} distinct, ${errors.length} errors (${Math.round((100 * errors.length) / cases.length)} %), ${skipped} left out`);
console.log(`values: ${Object.entries(kinds).map(([kind, times]) => `${kind} ${times}`).join(", ")}`);
const messages = new Set(errors.map(({ expected }) => expected.error.replace(/['`"\d].*/s, "").slice(0, 60)));
console.log(`kinds of errors: ${[...messages].join(" | ")}`);
if (!options.program) process.exit(0);

const input = cases.map(({ text, world }) => JSON.stringify({ expression: text, contexts: worlds[world] }) + "\n").join("");
const run = spawnSync(resolve(options.program), { input, encoding: "utf8", maxBuffer: 2 ** 30 });
if (run.error || run.status !== 0) {
  console.error(`seed ${seed}: ${options.program} ended with ${run.error ?? run.signal ?? run.status}: ${run.stderr}`);
  process.exit(1);
}
const answers = run.stdout.trimEnd().split("\n");
const differences = cases
  .map(({ text, world, expected }, at) => ({ text, world, expected, got: JSON.parse(answers[at] ?? '{"error": "no answer"}') }))
  .filter(({ expected, got }) =>
    "error" in expected || "error" in got
      ? !("error" in expected && "error" in got)
      : JSON.stringify(expected.value) !== JSON.stringify(got.value) || expected.text !== got.text,
  );
for (const { text, world, expected, got } of differences.slice(0, 10)) {
  console.log(`\nexpression: ${text}\npackage:    ${JSON.stringify(expected)}\nours:       ${JSON.stringify(got)}\ncontexts:   world ${world} of seed ${seed}`);
}
console.log(`seed ${seed}: ${differences.length} of ${cases.length} differ`);
process.exit(differences.length > 0 || answers.length !== cases.length ? 1 : 0);
