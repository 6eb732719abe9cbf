//! Steps: environments, files, conditions, shells, time, secrets.

use std::time::Duration;

use super::super::Narrowed;
use super::Workspace;

#[test]
fn variables_and_paths_reach_the_steps_after() {
    let workspace = Workspace::new(
        r#"
on: push
env: {A: workflow, B: workflow, C: workflow}
jobs:
  a:
    runs-on: ubuntu-latest
    env: {B: job, C: job}
    steps:
      - run: |
          echo "D=written" >> "$GITHUB_ENV"
          printf 'E<<END\none\ntwo\nEND\n' >> "$GITHUB_ENV"
          mkdir -p bin
          printf '#!/bin/sh\necho from the tool' > bin/my-tool
          chmod +x bin/my-tool
          echo "$PWD/bin" >> "$GITHUB_PATH"
          echo "GITHUB_JOB=stolen" >> "$GITHUB_ENV"
      - env: {C: step}
        run: |
          echo "$A $B $C $D / ${{ env.A }} ${{ env.C }} ${{ env.D }} / $(echo "$E" | tr '\n' '+') / $GITHUB_JOB $CI"
          my-tool
      - run: echo "again $C ${LEAKED:-nothing leaked}"
"#,
    )
    .variable("LEAKED", "from a shell");
    workspace
        .run()
        .succeeded()
        .says("workflow job step written / workflow step written / one+two+ / a true")
        .says("from the tool")
        .says("again job nothing leaked");
}

#[test]
fn a_file_that_cannot_be_read_fails_the_step() {
    let workspace = Workspace::new(
        r#"
on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo "no pair" >> "$GITHUB_OUTPUT"
"#,
    );
    let ran = workspace.run();
    assert_eq!(ran.failed(), "failed: a");
    ran.says("what was written to $GITHUB_OUTPUT cannot be read: invalid format `no pair`");
}

#[test]
fn conditions_see_what_came_of_steps() {
    let workspace = Workspace::new(
        r#"
on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - {id: allowed, run: 'exit 1', continue-on-error: true}
      - run: echo "one ${{ steps.allowed.outcome }} ${{ steps.allowed.conclusion }}"
      - {id: breaks, run: 'exit 2'}
      - run: echo skipped after a failure
      - {run: echo two, if: failure() && steps.breaks.outcome == 'failure'}
      - {run: echo three, if: always()}
      - {run: echo four, if: '!cancelled()'}
      - {run: echo five, if: success()}
"#,
    );
    let ran = workspace.run();
    assert_eq!(ran.failed(), "failed: a");
    ran.says("    one failure success").says("    two\n").says("    three\n").says("    four\n");
    assert!(!ran.talk.contains("    skipped after") && !ran.talk.contains("    five\n"), "{}", ran.talk);
}

#[test]
fn shells_and_folders_are_those_that_are_asked_for() {
    let workspace = Workspace::new(
        r#"
on: push
defaults: {run: {shell: sh}}
jobs:
  a:
    runs-on: ubuntu-latest
    defaults: {run: {working-directory: sub}}
    steps:
      - {uses: actions/checkout@v4}
      - {run: 'echo "in $(basename "$PWD") ${BASH_VERSION:+bash}"'}
      - {run: 'echo "in $(basename "$PWD") ${BASH_VERSION:+bash}"; false | true', shell: bash, working-directory: '.'}
"#,
    )
    .file("sub/file", "");
    let ran = workspace.run();
    assert_eq!(ran.failed(), "failed: a");
    let folder = workspace.root.file_name().unwrap().to_str().unwrap();
    ran.says(&format!("in {folder} bash")).says("exit code 1");
    assert!(ran.talk.contains("    in sub"), "{}", ran.talk);
}

#[test]
fn secrets_are_shown_nowhere() {
    let workspace = Workspace::new(
        r#"
on: push
jobs:
  a:
    runs-on: ubuntu-latest
    outputs: {kept: '${{ steps.out.outputs.kept }}', leaked: '${{ steps.out.outputs.leaked }}'}
    steps:
      - id: out
        env: {KEY: '${{ secrets.DEPLOY_KEY }}'}
        run: |
          echo "key: $KEY"
          printf '%s' "$KEY" | base64
          echo "::error file=a.rs::$KEY"
          echo "The key is $KEY" >> "$GITHUB_STEP_SUMMARY"
          echo "kept=fine" >> "$GITHUB_OUTPUT"
          echo "leaked=$KEY" >> "$GITHUB_OUTPUT"
          word=made-up-here
          echo "::add-mask::$word"
          echo "word: $word"
          echo "not a pair with $KEY" >> "$GITHUB_ENV"
        continue-on-error: true
  b:
    name: After ${{ needs.a.outputs.kept }}
    needs: a
    runs-on: ubuntu-latest
    steps: [{run: 'echo "kept=${{ needs.a.outputs.kept }} leaked=${{ needs.a.outputs.leaked }}."'}]
"#,
    )
    .variable("DEPLOY_KEY", "hunter2-and-more");
    let ran = workspace.request(|request| request.secrets = vec!["DEPLOY_KEY".into()]);
    ran.succeeded().says("key: ***").says("word: ***").says("error: a.rs: ***").says("kept=fine leaked=.");
    let summary = workspace.read("target/xtask/workflows/run-1/summary.md");
    assert_eq!(summary, "The key is ***\n\n");
    let all = format!("{}{:?}{summary}", ran.talk, ran.data);
    // As it is, and in base64.
    assert!(!all.contains("hunter2") && !all.contains("aHVudGVyMi1hbmQ"), "{all}");
    let token = workspace.request(|request| request.secrets = vec!["github_token".into()]);
    assert!(token.refused().contains("`github_token` cannot be given"));
    let missing = workspace.request(|request| request.secrets = vec!["NOT_THERE".into()]);
    assert!(missing.refused().contains("no variable `NOT_THERE`"));
}

#[test]
fn commands_of_a_step_are_heard_until_they_are_stopped() {
    let workspace = Workspace::new(
        r#"
on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - id: say
        run: |
          echo "::group::Things"
          echo inside
          echo "::endgroup::"
          echo "::warning file=a.rs,line=3::careful%0Atwice"
          echo "::stop-commands::word"
          echo "::warning::as it is"
          echo "::word::"
          echo "::debug::unseen"
          echo "::set-output name=old::way"
      - run: echo "old ${{ steps.say.outputs.old }}"
      - run: echo "::set-env name=X::1"
"#,
    );
    let ran = workspace.run();
    ran.says("a |     Things\na |       inside\n")
        .says("    warning: a.rs:3: careful\na |     twice\n")
        .says("    ::warning::as it is")
        .says("    old way")
        .says("`set-env` is switched off");
    assert!(!ran.talk.contains("unseen"));
    assert_eq!(ran.failed(), "failed: a");
}

#[test]
fn a_step_whose_time_is_up_fails() {
    let workspace = Workspace::new(
        r#"
on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - {run: 'sleep 60', timeout-minutes: 1}
      - {run: 'echo "afterwards ${{ job.status }}"', if: failure()}
"#,
    )
    .minute(Duration::from_millis(400));
    let ran = workspace.run();
    ran.says("it took longer than its `timeout-minutes`").says("afterwards failure");
    assert_eq!((ran.failed().as_str(), ran.checks()), ("failed: a", vec![("a", "failure")]));
}

#[test]
fn a_narrowed_step_makes_no_success() {
    let workspace = Workspace::new(
        r"
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - {name: Build, run: echo built}
      - {name: Test, run: sleep 1000}
      - {name: Fails, run: exit 1, continue-on-error: true}
      - {name: Stands in, uses: step-security/harden-runner@v2}
  ok: {needs: test, runs-on: ubuntu-latest, steps: [{run: 'test ${{ needs.test.result }} = success'}]}
",
    );
    let narrowed = |job: &str, step: &str| {
        let narrowed =
            Narrowed { job: job.to_owned(), step: step.to_owned(), script: "echo one test".to_owned() };
        workspace.request(|request| request.narrow = vec![narrowed])
    };
    let ran = narrowed("test", "Test");
    assert_eq!(ran.succeeded().says("one test").checks(), [("test", "narrowed"), ("ok", "success")]);
    let times = workspace.read("target/xtask/workflows/times.json");
    assert!(times.contains("ci/test/Build"), "{times}");
    assert!(
        ["Test", "Fails", "Stands in"].iter().all(|step| !times.contains(&format!("ci/test/{step}"))),
        "{times}"
    );
    assert_eq!(narrowed("x", "Test").refused(), "there is no job `x` with steps; known are: test, ok");
    let unknown = narrowed("test", "x").refused();
    assert_eq!(unknown, "the job `test` has no step `x`; known are: `Build`, `Test`, `Fails`, `Stands in`");
}

#[test]
fn a_job_that_checks_nothing_out_has_no_code() {
    let workspace = Workspace::new(
        r#"
on: push
jobs:
  with:
    runs-on: ubuntu-latest
    steps: [{uses: actions/checkout@v4}, {run: 'cat code.txt; echo "${{ hashFiles(''code.txt'') }}"'}]
  without: {runs-on: ubuntu-latest, steps: [{run: 'test ! -e code.txt && test -d "$RUNNER_TEMP"'}]}
"#,
    )
    .file("code.txt", "code");
    // The SHA-256 of the SHA-256 of the file.
    workspace
        .run()
        .succeeded()
        .says("    code4e10a432c93af50e16b593ca7bce5a3cd7bf50a6dfe2794c760792bf7aa93567");
}

#[test]
fn a_job_without_code_works_outside_of_the_repository() {
    let workspace = Workspace::new(
        r#"
on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps: [{run: 'test "$PWD" = "$(cd "$GITHUB_WORKSPACE" && pwd)" && echo "in $PWD."'}]
"#,
    );
    let ran = workspace.run();
    let folder = ran.succeeded().talk.split("    in ").nth(1).unwrap().split(".\n").next().unwrap();
    assert!(!std::path::Path::new(folder).starts_with(&workspace.root), "{folder}");
    assert!(!std::path::Path::new(folder).exists(), "{folder}");
}

#[test]
fn nobody_is_signed_in() {
    let workspace = Workspace::new(
        r#"
on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: |
          echo "$(ls -A "$GH_CONFIG_DIR" | wc -l) entries, prompt $GIT_TERMINAL_PROMPT, token '$GH_TOKEN'"
        env: {GH_TOKEN: '${{ github.token }}'}
"#,
    )
    .variable("GH_CONFIG_DIR", "/somebody");
    workspace.run().succeeded().says("0 entries, prompt 0, token ''");
}

#[test]
fn what_a_step_leaves_running_serves_the_steps_after_and_ends_with_the_job() {
    let workspace = Workspace::new(
        r#"
on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: |
          sleep 300 > /dev/null 2>&1 &
          echo "SERVER=$!" >> "$GITHUB_ENV"
      - run: |
          kill -0 "$SERVER"
          echo "process $SERVER runs"
"#,
    );
    let ran = workspace.run();
    let said = ran.succeeded().talk.split("process ").nth(1).unwrap().split(' ').next().unwrap().to_owned();
    // A zombie, where nobody collects it, has ended as well.
    let ended = (0..500).any(|_| {
        std::thread::sleep(Duration::from_millis(10));
        let stat = std::fs::read_to_string(format!("/proc/{said}/stat")).unwrap_or_default();
        stat.is_empty() || stat.contains(") Z ")
    });
    assert!(ended, "{said} still runs");
}
