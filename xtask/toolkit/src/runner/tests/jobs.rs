//! Jobs: needs, matrices, conditions, outputs, other workflows.

use std::time::Duration;

use super::Workspace;

#[test]
fn outputs_reach_the_jobs_after() {
    let workspace = Workspace::new(
        r#"
on: push
jobs:
  second:
    needs: first
    runs-on: ubuntu-latest
    steps:
      - run: echo "got ${{ needs.first.outputs.word }} of ${{ needs.first.result }}"
  first:
    name: The first
    runs-on: ubuntu-latest
    outputs:
      word: ${{ steps.say.outputs.word }}
    steps:
      - id: say
        name: Say
        run: echo "word=hello" >> "$GITHUB_OUTPUT"
"#,
    );
    let ran = workspace.run();
    ran.succeeded().says("second |     got hello of success");
    assert_eq!(ran.checks(), [("The first", "success"), ("second", "success")]);
    assert!(workspace.read("target/xtask/workflows/times.json").contains("\"ci/first/Say\""));
}

#[test]
fn a_matrix_has_a_check_for_each_combination() {
    let workspace = Workspace::new(
        r#"
on: push
jobs:
  build:
    runs-on: ubuntu-latest
    strategy:
      matrix:
        os: [a, b]
        version: [1, 2]
        exclude: [{os: a, version: 2}]
        include: [{os: b, version: 2, extra: x}, {os: c}]
    steps:
      - run: echo "${{ matrix.os }}-${{ matrix.version }}-${{ matrix.extra }} ${{ strategy.job-index }}/${{ strategy.job-total }}"
"#,
    );
    let ran = workspace.run();
    ran.succeeded().says("b-2-x 2/4").says("c-- 3/4");
    let names: Vec<&str> = ran.checks().iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["build (a, 1)", "build (b, 1)", "build (b, 2)", "build (c)"]);
    let listed = workspace.request(|request| request.list = true);
    assert_eq!((listed.talk.as_str(), listed.data), ("", names.into_iter().map(str::to_owned).collect()));
}

#[test]
fn a_failure_skips_what_needs_it_but_not_what_runs_always() {
    let workspace = Workspace::new(
        r#"
on: push
jobs:
  a: {runs-on: ubuntu-latest, steps: [{run: exit 3}]}
  b:
    name: B ${{ github.job }}
    needs: a
    runs-on: ubuntu-latest
    steps: [{run: echo never}]
  c:
    needs: b
    if: always()
    runs-on: ubuntu-latest
    steps: [{run: echo always}]
  d: {needs: c, runs-on: ubuntu-latest, steps: [{run: echo never}]}
  ok:
    needs: [a, b, c, d]
    if: always()
    runs-on: ubuntu-latest
    steps:
      - env: {RESULTS: "${{ join(needs.*.result, ' ') }}"}
        run: |
          echo "results: $RESULTS"
          for result in $RESULTS; do test "$result" = success; done
"#,
    );
    let ran = workspace.run();
    assert_eq!(ran.failed(), "failed: a, ok");
    ran.says("failed after").says("exit code 3").says("results: failure skipped success skipped");
    let skipped = ("B ${{ github.job }}", "skipped");
    assert_eq!(
        ran.checks(),
        [("a", "failure"), skipped, ("c", "success"), ("d", "skipped"), ("ok", "failure")]
    );
}

#[test]
fn the_rest_of_a_matrix_is_cancelled_unless_it_goes_on() {
    let workflow = |fail_fast: &str, continue_on_error: &str| {
        r"
on: push
jobs:
  a:
    runs-on: ubuntu-latest
    continue-on-error: CONTINUE
    strategy: {fail-fast: FAST, matrix: {n: [1, 2]}}
    steps: [{run: 'test ${{ matrix.n }} = 2'}]
  b: {needs: a, runs-on: ubuntu-latest, steps: [{run: 'true'}]}
"
        .replace("CONTINUE", continue_on_error)
        .replace("FAST", fail_fast)
    };
    let check = |workflow: &str, expected: [&str; 3], is_ok: bool| {
        let ran = Workspace::new(workflow).run();
        let ends: Vec<&str> = ran.checks().iter().map(|(_, end)| *end).collect();
        assert_eq!((ends.as_slice(), ran.result.is_ok()), (&expected[..], is_ok), "{}", ran.talk);
    };
    check(&workflow("true", "false"), ["failure", "cancelled", "skipped"], false);
    check(&workflow("false", "false"), ["failure", "success", "skipped"], false);
    // A failure that is allowed is one for the check alone.
    check(&workflow("true", "true"), ["failure", "success", "success"], true);
}

#[test]
fn conditions_of_jobs_see_the_event() {
    let workspace = Workspace::new(
        r#"
on: [push, pull_request]
jobs:
  pushed: {if: github.event_name == 'push', runs-on: ubuntu-latest, steps: [{run: 'true'}]}
  proposed:
    if: github.event_name == 'pull_request' && github.event.pull_request.head.repo.full_name == 'local/fork'
    runs-on: ubuntu-latest
    steps: [{run: 'test "$GITHUB_REF ${{ github.base_ref }}" = "refs/pull/1/merge main"'}]
"#,
    );
    assert_eq!(workspace.run().succeeded().checks(), [("pushed", "success"), ("proposed", "skipped")]);
    let proposed = workspace.request(|request| request.event = "pull_request".into());
    assert_eq!(proposed.succeeded().checks(), [("pushed", "skipped"), ("proposed", "success")]);
    let unknown = workspace.request(|request| request.event = "merge_group".into());
    assert_eq!(
        unknown.refused(),
        "the workflow does not run on `merge_group`; it runs on: push, pull_request"
    );
}

#[test]
fn one_job_runs_with_what_it_needs_alone() {
    let workspace = Workspace::new(
        r"
on: push
jobs:
  a: {runs-on: ubuntu-latest, steps: [{run: 'true'}]}
  b: {needs: a, runs-on: ubuntu-latest, steps: [{run: 'true'}]}
  c: {runs-on: windows-latest, steps: [{run: 'true'}]}
",
    );
    let ran = workspace.request(|request| request.jobs = vec!["b".into()]);
    assert_eq!(ran.succeeded().checks(), [("a", "success"), ("b", "success")]);
    assert!(workspace.run().refused().contains("`c` runs on `windows-latest`"));
}

#[test]
fn a_given_payload_and_inputs_are_seen() {
    let workspace = Workspace::new(
        r#"
on:
  push:
  workflow_dispatch:
    inputs:
      count: {type: number, default: 3}
      loud: {type: boolean}
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo "${{ github.event.pusher.name }} ${{ github.ref_name }}"
        if: github.event_name == 'push'
      - run: echo "count ${{ inputs.count }} ${{ inputs.loud && 'loud' || 'quiet' }} ${{ github.event.inputs.loud }}"
"#,
    )
    .file("event.json", r#"{"ref": "refs/tags/v1", "pusher": {"name": "ada"}}"#);
    let payload = workspace.root.join("event.json");
    workspace.request(|request| request.payload = Some(payload)).succeeded().says("ada v1");
    let dispatched = workspace.request(|request| {
        request.event = "workflow_dispatch".into();
        request.inputs = vec![("loud".into(), "true".into())];
    });
    dispatched.succeeded().says("count 3 loud true");
    let unknown = workspace.request(|request| request.inputs = vec![("x".into(), "1".into())]);
    assert!(unknown.refused().contains("no input `x`"));
}

#[test]
fn another_workflow_is_called_with_inputs_and_gives_outputs() {
    let workspace = Workspace::new(
        r#"
on: push
jobs:
  call:
    name: Call
    strategy: {matrix: {n: [1]}}
    uses: ./.github/workflows/called.yml
    with: {who: 'world ${{ matrix.n }}'}
    secrets: {key: '${{ secrets.KEY }}'}
  after:
    needs: call
    runs-on: ubuntu-latest
    steps: [{run: 'echo "it said ${{ needs.call.outputs.text }}"'}]
"#,
    )
    .file(
        ".github/workflows/called.yml",
        r#"
on:
  workflow_call:
    inputs:
      who: {type: string, required: true}
      loud: {type: boolean, default: true}
    secrets: {key: {required: true}}
    outputs:
      text: {value: '${{ jobs.greet.outputs.text }}'}
jobs:
  greet:
    runs-on: ubuntu-latest
    outputs: {text: '${{ steps.greet.outputs.text }}'}
    steps:
      - id: greet
        env: {WHO: '${{ inputs.who }}', KEY: '${{ secrets.key }}'}
        run: |
          test "$KEY" = open-sesame
          echo "text=hello $WHO${{ inputs.loud && '!' || '' }}" >> "$GITHUB_OUTPUT"
  last: {needs: greet, if: failure(), runs-on: ubuntu-latest, steps: [{run: 'true'}]}
"#,
    )
    .variable("KEY", "open-sesame");
    let ran = workspace.request(|request| request.secrets = vec!["KEY".into()]);
    ran.succeeded().says("it said hello world 1!");
    assert_eq!(
        ran.checks(),
        [("Call (1) / greet", "success"), ("Call (1) / last", "skipped"), ("after", "success")]
    );
    let listed = workspace.request(|request| request.list = true);
    assert_eq!(listed.data, ["Call (1) / greet", "Call (1) / last", "after"]);
}

#[test]
fn a_job_whose_time_is_up_is_cancelled_and_still_cleans_up() {
    let workspace = Workspace::new(
        r#"
on: push
jobs:
  a:
    runs-on: ubuntu-latest
    timeout-minutes: 1
    steps:
      - run: sleep 60
      - run: echo never
      - run: echo "cleaned up after ${{ job.status }}"
        if: cancelled()
"#,
    )
    .minute(Duration::from_millis(400));
    let ran = workspace.run();
    ran.says("cleaned up after cancelled");
    assert_eq!((ran.failed().as_str(), ran.checks()), ("failed: a", vec![("a", "cancelled")]));
    assert!(!ran.talk.contains("    never"));
}
