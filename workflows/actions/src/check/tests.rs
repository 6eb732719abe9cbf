//! Small workflows, each with one thing that is wrong, and its rule and line.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{Folder, RULES, folder};
use crate::finding::Finding;
use crate::pins::{Interface, Pin, Pins};

const COMMIT: &str = "3d3c42e5aac5ba805825da76410c181273ba90b1";
const OTHER: &str = "0123456789012345678901234567890123456789";

const CALLED: &str = "\
on:
  workflow_call:
    inputs:
      target: { type: string, required: true }
      fast: { type: boolean }
    secrets:
      TOKEN: { required: true }
    outputs:
      digest: { value: '${{ jobs.build.outputs.digest }}' }
permissions: {}
jobs:
  build:
    runs-on: x
    timeout-minutes: 5
    permissions: { contents: read }
    outputs: { digest: '${{ steps.s.outputs.digest }}' }
    steps:
      - id: s
        env: { TOKEN: '${{ secrets.TOKEN }}', TARGET: '${{ inputs.target }}' }
        run: make
";

const ACTION: &str = "\
name: x
description: x
inputs:
  path: { required: true }
outputs:
  hash: { value: '${{ steps.h.outputs.hash }}' }
runs:
  using: composite
  steps:
    - id: h
      shell: bash
      env: { FOLDER: '${{ inputs.path }}' }
      run: make
";

const CLEAN: &str = "\
name: ci
run-name: ${{ github.ref_name }} by ${{ github.actor }}
on:
  pull_request:
  merge_group:
  push:
    branches: [main]
permissions: {}
concurrency:
  group: ${{ github.workflow }}-${{ github.ref }}
  cancel-in-progress: ${{ github.event_name == 'pull_request' }}
jobs:
  plan:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    outputs:
      what: ${{ steps.plan.outputs.what }}
    steps:
      - id: plan
        env:
          TITLE: ${{ github.event.pull_request.title }}
          NUMBER: &number ${{ github.event.pull_request.number }}
        run: |
          echo \"what=$TITLE\" >>\"$GITHUB_OUTPUT\"
          echo ${{ github.sha }} ${{ github.event.pull_request.number }}
  test:
    needs: plan
    if: needs.plan.outputs.what != '' && github.event_name == 'push'
    strategy:
      fail-fast: false
      matrix:
        os: [ubuntu-24.04, macos-15]
        include:
          - os: windows-2025
            shell: pwsh
    runs-on: ${{ matrix.os }}
    timeout-minutes: 5
    permissions:
      contents: read
    environment: dev
    services:
      db:
        image: postgres@sha256:0
        ports: [5432]
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1
        with:
          ref: ${{ github.sha }}
      - uses: ./.github/actions/x
        id: x
        with:
          path: a
      - run: make \"$HASH\"
        if: always() && steps.x.outcome == 'success'
        env:
          HASH: ${{ steps.x.outputs.hash }}
          SHELL: ${{ matrix.shell }}
          TOKEN: ${{ secrets.TOKEN }}
          REGION: ${{ vars.REGION }}
          NUMBER: *number
  call:
    needs: [plan]
    permissions: { contents: read }
    uses: $/.github/workflows/called.yml
    with: { target: x, fast: true }
    secrets: { TOKEN: '${{ secrets.TOKEN }}' }
  ci-ok:
    needs: [plan, test, call]
    if: always()
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    steps:
      - env:
          RESULTS: ${{ join(needs.*.result, ' ') }}
          DIGEST: ${{ needs.call.outputs.digest }}
        run: test \"$RESULTS\" = 'success success success'
";

fn pins() -> Pins {
    let inputs = [("path", false), ("ref", false), ("repository", false), ("token", true)];
    let interface = |inputs: &[(&str, bool)]| Interface {
        inputs: inputs.iter().map(|(name, required)| ((*name).to_owned(), *required)).collect(),
        outputs: vec!["commit".to_owned()],
    };
    let mut pins = Pins::default();
    for (repository, inputs) in [("actions/checkout", &inputs[..3]), ("acme/asks", &inputs[..])] {
        pins.set(Pin {
            repository: repository.to_owned(),
            version: "v7.0.1".to_owned(),
            commit: COMMIT.to_owned(),
            released: None,
            actions: BTreeMap::from([(String::new(), interface(inputs))]),
        });
    }
    pins
}

const PATH: &str = ".github/workflows/a.yml";

/// The findings of a workflow, beside one that is called and an action.
fn findings(workflow: &[u8], action: &[u8]) -> Vec<Finding> {
    let names = |names: &[&str]| Some(names.iter().map(|name| (*name).to_owned()).collect());
    folder(&Folder {
        workflows: vec![(PATH, workflow), (".github/workflows/called.yml", CALLED.as_bytes())],
        actions: vec![(".github/actions/x/action.yml", action)],
        secrets: names(&["TOKEN"]),
        variables: names(&["REGION"]),
        environments: names(&["dev", "prod"]),
        pins: &pins(),
    })
}

#[track_caller]
fn check(workflow: &str, expected: &[(&str, usize)]) {
    let found = findings(workflow.as_bytes(), ACTION.as_bytes());
    let lines: Vec<(&str, usize)> = found.iter().map(|finding| (finding.rule, finding.place.line)).collect();
    let all: Vec<String> = found.iter().map(Finding::to_string).collect();
    assert_eq!(lines, expected, "{workflow}\n{}", all.join("\n"));
}

/// A job: what is given begins at line 5.
#[track_caller]
fn check_job(job: &str, expected: &[(&str, usize)]) {
    check(&format!("on: push\npermissions: {{}}\njobs:\n  a:\n{job}"), expected);
}

/// A step: what is given begins at line 8.
#[track_caller]
fn check_step(step: &str, expected: &[(&str, usize)]) {
    check_job(&format!("    runs-on: x\n    timeout-minutes: 5\n    steps:\n{step}"), expected);
}

/// Three jobs after the events: `a`, which hands `out` on, at line 6, and what is given, at line 12.
#[track_caller]
fn check_after(jobs: &str, expected: &[(&str, usize)]) {
    check(
        &format!(
            "on:\n  pull_request:\n  merge_group:\npermissions: {{}}\njobs:\n  a:\n    runs-on: x\n    \
             timeout-minutes: 5\n    outputs: {{ out: x }}\n    steps:\n      - run: make\n{jobs}"
        ),
        expected,
    );
}

#[test]
fn a_clean_workflow_has_no_findings() {
    check(CLEAN, &[]);
}

#[test]
fn every_rule_has_an_id_of_its_own() {
    let mut ids: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), RULES.len());
}

#[test]
fn the_shape_is_that_of_github() {
    check("on: push\n---\n", &[("syntax", 2)]);
    check("jobs:\n  a: 1\n", &[("missing-key", 1), ("wrong-kind", 2)]);
    check_job("    runs-on: x\n    step:\n      - run: x\n", &[("missing-key", 5), ("unknown-key", 6)]);
    check_job("    runs-on: x\n    RUNS-ON: x\n    steps: []\n", &[("duplicate-key", 6)]);
    check_job(
        "    runs-on: [x, []]\n    steps: []\n    timeout-minutes: 'a'\n",
        &[("wrong-kind", 5), ("wrong-kind", 7)],
    );
    check_job("    uses: ./.github/workflows/called.yml\n    runs-on: x\n", &[("unknown-key", 6)]);
    check_step("      - name: x\n", &[("missing-key", 8)]);
    check_step("      - uses: a/b@c\n        working-directory: x\n", &[("unknown-key", 9)]);
    check_step("      - run: x\n        id: 1a\n", &[("invalid-id", 9)]);
    check_step("      - run: x\n        id: a\n      - run: x\n        id: A\n", &[("duplicate-id", 11)]);
    check_step("      - run: x\n        shell: fish\n", &[("unknown-value", 9)]);
    check_step("      - run: x\n        env:\n          V: 3.10\n", &[("number-text", 10)]);
    check_job(
        "    runs-on: x\n    steps: []\n    permissions:\n      id-token: read\n      content: read\n",
        &[("unknown-value", 8), ("unknown-key", 9)],
    );
}

#[test]
fn events_are_those_of_github() {
    let events = |on: &str, expected: &[(&str, usize)]| {
        let job = "    runs-on: x\n    timeout-minutes: 5\n    steps: []\n";
        check(&format!("permissions: {{}}\non:\n{on}\njobs:\n  a:\n{job}"), expected);
    };
    events("  pul_request:", &[("unknown-event", 3)]);
    events("  [push, pull_requests]", &[("unknown-event", 3)]);
    events("  pull_request:\n    types: [open]", &[("unknown-activity", 4)]);
    events("  push:\n    branch: main", &[("unknown-key", 4)]);
    events("  push:\n    branches: [a]\n    branches-ignore: [b]", &[("conflicting-filters", 5)]);
    events("  schedule:\n    - cron: '0 25 * * *'\n      timezone: Europe/Berlin", &[("invalid-cron", 4)]);
    events("  workflow_call:\n    inputs:\n      a: { required: true }", &[("missing-key", 5)]);
    events("  workflow_dispatch:\n    inputs:\n      a: { type: choice }", &[("missing-key", 5)]);
    let inputs: String = (0..26).map(|n| format!("\n      i{n}: {{ type: string }}")).collect();
    events(&format!("  workflow_dispatch:\n    inputs:{inputs}"), &[("too-many-inputs", 30)]);
}

#[test]
fn syntax_of_2026_is_known() {
    check(
        "on:\n  schedule:\n    - cron: '0 5 * * 1'\n      timezone: Europe/Berlin\npermissions:\n  models: read\n\
         jobs:\n  a:\n    runs-on: { group: g, labels: [l] }\n    timeout-minutes: 5\n    environment: { name: dev, \
         deployment: false }\n    concurrency: { group: g, queue: max }\n    steps:\n      - parallel:\n          \
         - run: x\n            id: x\n            background: true\n      - wait: x\n      - wait-all:\n      - env: \
         { X: \"${{ case(true, 'a', 'b') }}\" }\n        run: x\n",
        &[],
    );
}

#[test]
fn expressions_are_read_where_they_stand() {
    let places = |step: &str| -> Vec<(&'static str, usize, usize)> {
        let job =
            "on: push\npermissions: {}\njobs:\n  a:\n    runs-on: x\n    timeout-minutes: 5\n    steps:\n";
        let found = findings(format!("{job}{step}").as_bytes(), ACTION.as_bytes());
        found.iter().map(|finding| (finding.rule, finding.place.line, finding.place.column)).collect()
    };
    assert_eq!(places("      - run: a ${{ github.ref == }}\n"), [("expression-syntax", 8, 33)]);
    assert_eq!(
        places("      - run: |\n          a\n          é ${{ foo() }}\n"),
        [("unknown-function", 10, 17)]
    );
    assert_eq!(places("      - run: \"${{ contains('a') }}\"\n"), [("wrong-arguments", 8, 19)]);
    assert_eq!(places("      - run: x\n        if: true && git.ref\n"), [("unknown-context", 9, 21)]);
}

#[test]
fn contexts_and_functions_are_there_when_their_key_is_evaluated() {
    check_step("      - run: ${{ format('{0}{1}', 1) }}\n", &[("wrong-arguments", 8)]);
    check_step("      - run: ${{ github.evnt }}\n", &[("unknown-property", 8)]);
    check_step("      - run: x\n        if: secrets.TOKEN != ''\n", &[("context-unavailable", 9)]);
    check_step("      - run: ${{ always() }}\n", &[("context-unavailable", 8)]);
    check_step("      - run: x\n        shell: ${{ vars.REGION }}\n", &[("context-unavailable", 9)]);
    check_job(
        "    runs-on: ${{ env.X }}\n    timeout-minutes: 5\n    steps: []\n",
        &[("context-unavailable", 5)],
    );
}

#[test]
fn conditions_can_be_true_and_false() {
    check_step("      - run: x\n        if: ${{ github.ref == 'a' }} && true\n", &[("always-true", 9)]);
    check_step("      - run: x\n        if: github.ref == 'a' || 'b'\n", &[("always-true", 9)]);
    check_step("      - run: x\n        if: github.event_name == 'pul_request'\n", &[("unknown-event", 9)]);
    check_step("      - run: x\n        if: github.event_name == 'schedule'\n", &[("never-true", 9)]);
    check_step("      - run: x\n        if: github.event_name == 'workflow_call'\n", &[("never-true", 9)]);
    check_step("      - run: x\n        if: github.event_name != 'schedule'\n", &[]);
}

#[test]
fn what_is_read_is_there() {
    check_step("      - run: x\n        if: steps.b.outcome == 'x'\n", &[("unknown-step", 9)]);
    check_step(
        "      - run: x\n        if: steps.b.outcome == 'x'\n      - id: b\n        run: x\n",
        &[("unknown-step", 9)],
    );
    check_step("      - run: x\n        if: inputs.a == 'x'\n", &[("undeclared-input", 9)]);
    check_step("      - run: x\n        if: github.event.inputs.a == 'x'\n", &[("undeclared-input", 9)]);
    check_step("      - run: x\n        if: matrix.a == 'x'\n", &[("unknown-matrix", 9)]);
    check_step("      - run: x\n        env: { X: '${{ secrets.TOKNE }}' }\n", &[("undefined-secret", 9)]);
    check_step("      - run: x\n        env: { X: '${{ secrets.github_token }}' }\n", &[]);
    check_step("      - run: x\n        if: vars.REGOIN == ''\n", &[("undefined-variable", 9)]);
    check_step(
        "      - uses: ./.github/actions/x\n        id: x\n        with: { path: a }\n      - run: x\n        env: { X: \
         '${{ steps.x.outputs.hsh }}' }\n",
        &[("unknown-output", 12)],
    );
}

#[test]
fn a_written_matrix_has_what_is_read() {
    let job = |matrix: &str, expected: &[(&str, usize)]| {
        let steps = "    steps:\n      - run: x\n        if: matrix.b == 'x'\n";
        check_job(
            &format!("    runs-on: x\n    timeout-minutes: 5\n    strategy: {{ matrix: {matrix} }}\n{steps}"),
            expected,
        );
    };
    job("{ a: [1] }", &[("unknown-matrix", 10)]);
    job("{ a: [1], include: [{ b: 1 }] }", &[]);
    job("{ a: [1], include: '${{ fromJSON(vars.REGION) }}' }", &[]);
    job("'${{ fromJSON(vars.REGION) }}'", &[]);
}

#[test]
fn jobs_wait_for_jobs_that_are_there() {
    let job = |id: &str, rest: &str| {
        format!("  {id}:\n    runs-on: x\n    timeout-minutes: 5\n{rest}    steps:\n      - run: make\n")
    };
    check_after(&job("b", "    needs: c\n"), &[("unknown-need", 15)]);
    check_after(&job("b", "    needs: b\n"), &[("needs-cycle", 15)]);
    let cycle =
        [job("b", "    needs: c\n"), job("c", "    needs: [a, b]\n"), job("d", "    needs: c\n")].concat();
    check_after(&cycle, &[("needs-cycle", 15), ("needs-cycle", 21)]);
    check_after(&job("b", "    if: needs.a.outputs.out == ''\n"), &[("missing-need", 15)]);
    check_after(&job("b", "    needs: a\n    if: needs.a.outputs.out == ''\n"), &[]);
    check_after(&job("b", "    needs: a\n    if: needs.a.outputs.other == ''\n"), &[("unknown-output", 16)]);
    check_after(&job("b", "    needs: a\n    if: needs.a.results == ''\n"), &[("unknown-property", 16)]);
    check(
        "on: { workflow_call: { outputs: { o: { value: '${{ jobs.b.outputs.x }}' } } } }\npermissions: {}\njobs:\n  a:\n    \
         runs-on: x\n    timeout-minutes: 5\n    steps: []\n",
        &[("unknown-job", 1)],
    );
}

#[test]
fn what_is_used_is_pinned() {
    check_step("      - uses: actions/checkout@v7\n", &[("unpinned", 8)]);
    check_step(&format!("      - uses: actions/checkout@{OTHER}\n"), &[("pin-differs", 8)]);
    check_step(&format!("      - uses: b/c@{COMMIT}\n      - uses: b/c/d@{OTHER}\n"), &[("pin-differs", 9)]);
    check_step("      - uses: docker://rust:1\n", &[("unpinned", 8)]);
    check_step("      - uses: docker://rust@sha256:0\n", &[]);
    check_step("      - uses: checkout\n", &[("invalid-uses", 8)]);
    check_step("      - uses: ./.github/workflows/called.yml\n", &[("invalid-uses", 8)]);
    check_job(
        "    runs-on: x\n    timeout-minutes: 5\n    container: rust:1\n    steps: []\n",
        &[("unpinned", 7)],
    );
}

#[test]
fn actions_are_there_and_get_what_they_take() {
    check_step("      - uses: $/.github/actions/y\n", &[("missing-action", 8)]);
    check_step("      - uses: ./.github/actions/x\n", &[("missing-input", 8)]);
    check_step(
        "      - uses: ./.github/actions/x\n        with: { path: a, b: c }\n",
        &[("unknown-input", 9)],
    );
    check_step(&format!("      - uses: acme/asks@{COMMIT}\n"), &[("missing-input", 8)]);
    check_step(
        &format!("      - uses: actions/checkout@{COMMIT}\n        with: {{ rfe: a }}\n"),
        &[("unknown-input", 9)],
    );
    check_step(
        &format!(
            "      - uses: actions/checkout@{COMMIT}\n        with: {{ repository: a/b, path: c }}\n      - uses: ./c/d\n"
        ),
        &[],
    );
}

#[test]
fn called_workflows_get_what_they_ask_for() {
    let call = |rest: &str, expected: &[(&str, usize)]| {
        let uses = "    permissions: { contents: read }\n    uses: ./.github/workflows/called.yml\n";
        check_job(&format!("{uses}{rest}"), expected);
    };
    let secrets = "    secrets: { TOKEN: x }\n";
    call(&format!("    with: {{ target: x }}\n{secrets}"), &[]);
    call("", &[("missing-input", 6), ("missing-secret", 6)]);
    call(&format!("    with: {{ target: x, fst: true }}\n{secrets}"), &[("unknown-input", 7)]);
    call(&format!("    with: {{ target: x, fast: 1 }}\n{secrets}"), &[("input-kind", 7)]);
    call("    with: { target: x }\n    secrets: { TOKEN: x, B: x }\n", &[("unknown-secret", 8)]);
    call("    with: { target: x }\n    secrets: inherit\n", &[("secrets-inherit", 8)]);
    check_job("    uses: ./.github/workflows/b.yml\n", &[("missing-workflow", 5)]);
    check_job("    uses: ./.github/workflows/a.yml\n", &[("not-callable", 5), ("recursion", 5)]);
    check_job("    uses: a/b/.github/workflows/c.yml@main\n", &[("unpinned", 5)]);
    check_job("    uses: a/b@main\n", &[("invalid-uses", 5), ("unpinned", 5)]);
    check_job(
        &format!("    uses: ./.github/workflows/called.yml\n    with: {{ target: x }}\n{secrets}"),
        &[("caller-permissions", 5)],
    );
}

#[test]
fn tokens_may_do_what_they_must() {
    let job = "jobs:\n  a:\n    runs-on: x\n    timeout-minutes: 5\n    steps: []\n";
    check(&format!("on: push\n{job}"), &[("missing-permissions", 1)]);
    check(&format!("on: push\npermissions: write-all\n{job}"), &[("write-all", 2)]);
    check(&format!("on: push\npermissions: {{ id-token: write }}\n{job}"), &[("token-for-all", 2)]);
    check_step("      - run: curl $ACTIONS_ID_TOKEN_REQUEST_URL\n", &[("oidc-without-id-token", 8)]);
    let aws = format!(
        "      - uses: aws-actions/configure-aws-credentials@{COMMIT}\n        with:\n          role-to-assume: a\n"
    );
    check_step(&aws, &[("oidc-without-id-token", 8)]);
    check_step(&format!("{aws}          aws-access-key-id: x\n"), &[]);
    let granted =
        "    runs-on: x\n    timeout-minutes: 5\n    permissions: { id-token: write }\n    steps:\n";
    check_job(&format!("{granted}{aws}"), &[]);
}

#[test]
fn jobs_end_and_run_where_they_should() {
    check_job("    runs-on: x\n    steps: []\n", &[("missing-timeout", 4)]);
    check_job(
        "    runs-on: x\n    timeout-minutes: 5\n    environment: porduction\n    steps: []\n",
        &[("unknown-environment", 7)],
    );
    check_job(
        "    runs-on: x\n    timeout-minutes: 5\n    env: { T: '${{ secrets.TOKEN }}' }\n    steps: []\n",
        &[("secret-in-env", 7)],
    );
}

#[test]
fn a_required_check_stands_for_all() {
    let check_job =
        |rest: &str| format!("  ci-ok:\n    runs-on: x\n    timeout-minutes: 5\n    needs: [a]\n{rest}");
    let looking =
        "    if: always()\n    steps:\n      - run: test ${{ contains(needs.*.result, 'failure') }}\n";
    check_after(&check_job(looking), &[]);
    check_after(&check_job("    steps:\n      - run: x\n"), &[("aggregate-ignores", 12)]);
    check_after(&check_job("    if: always()\n    steps:\n      - run: x\n"), &[("aggregate-ignores", 12)]);
    let other = "  b:\n    runs-on: x\n    timeout-minutes: 5\n    steps: []\n";
    check_after(&format!("{}{other}", check_job(looking)), &[("aggregate-ignores", 12)]);
    let after = "  b:\n    runs-on: x\n    timeout-minutes: 5\n    needs: ci-ok\n    steps: []\n";
    check_after(&format!("{}{after}", check_job(looking)), &[]);
    let alone = |on: &str| {
        let a = "  a:\n    runs-on: x\n    timeout-minutes: 5\n    steps: []\n";
        format!("on:\n{on}permissions: {{}}\njobs:\n{a}{}", check_job(looking))
    };
    check(&alone("  pull_request:\n"), &[("merge-queue", 2)]);
    check(&alone("  merge_group:\n  pull_request:\n    paths: [a]\n"), &[("required-filter", 4)]);
}

#[test]
fn what_others_write_is_no_part_of_a_script() {
    for foreign in [
        "github.event.pull_request.title",
        "github.head_ref",
        "github.event.commits[0].message",
        "steps.s.outputs.x",
        "format('{0}', github.ref_name)",
        "github.ref == 'x' && github.event.issue.body || 'none'",
        "env.TITLE",
    ] {
        let env = "        env: { TITLE: '${{ github.event.issue.title }}' }\n";
        let step = format!("      - id: s\n        run: x\n      - run: echo ${{{{ {foreign} }}}}\n{env}");
        check_step(&step, &[("injection", 10)]);
    }
    for own in [
        "github.sha",
        "github.event.number",
        "github.head_ref == 'x'",
        "runner.os",
        "steps.s.outcome",
        "env.A",
    ] {
        let env = "        env: { A: x }\n";
        let step = format!("      - id: s\n        run: x\n      - run: echo ${{{{ {own} }}}}\n{env}");
        check_step(&step, &[]);
    }
    let script = format!(
        "      - uses: actions/github-script@{COMMIT}\n        with:\n          script: f(${{{{ github.head_ref }}}})\n"
    );
    check_step(&script, &[("injection", 10)]);
}

#[test]
fn code_of_others_is_not_checked_out_with_secrets() {
    let workflow = |on: &str| {
        format!(
            "on: {on}\npermissions: {{}}\njobs:\n  a:\n    runs-on: x\n    timeout-minutes: 5\n    steps:\n      - uses: \
             actions/checkout@{COMMIT}\n        with:\n          ref: ${{{{ github.event.pull_request.head.sha }}}}\n"
        )
    };
    check(&workflow("pull_request_target"), &[("untrusted-checkout", 10)]);
    check(&workflow("pull_request"), &[]);
}

#[test]
fn actions_are_judged_as_well() {
    let found = |action: &str| -> Vec<(&'static str, usize)> {
        let found = findings(CLEAN.as_bytes(), action.as_bytes());
        let of_action = found.iter().filter(|finding| finding.file.ends_with("action.yml"));
        of_action.map(|finding| (finding.rule, finding.place.line)).collect()
    };
    assert!(found(ACTION).is_empty());
    assert_eq!(found(&ACTION.replace("shell: bash", "name: x")), [("missing-key", 10)]);
    assert_eq!(found(&ACTION.replace("run: make", "run: ${{ inputs.path }}")), [("injection", 13)]);
    assert_eq!(found(&ACTION.replace("inputs.path", "secrets.X")), [("context-unavailable", 12)]);
    assert_eq!(found(&ACTION.replace("inputs.path", "inputs.pth")), [("undeclared-input", 12)]);
    assert_eq!(found(&ACTION.replace("composite", "node99999")), [("unknown-value", 8)]);
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = findings(&bytes, &bytes);
    }

    #[test]
    fn a_good_file_that_is_changed_is_read_or_refused(
        which in 0..3_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), "[ -~\\n]{0,12}", 0..12_usize), 1..6),
    ) {
        let mut text = [CLEAN, CALLED, ACTION][which].as_bytes().to_vec();
        for (at, new, removed) in changes {
            let at = at.index(text.len() + 1);
            let end = (at + removed).min(text.len());
            text = [&text[..at], new.as_bytes(), &text[end..]].concat();
        }
        for finding in findings(&text, &text) {
            prop_assert!(RULES.iter().any(|rule| rule.id == finding.rule && rule.severity == finding.severity));
            prop_assert!(!finding.message.is_empty());
        }
    }
}
