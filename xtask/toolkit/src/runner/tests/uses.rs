//! Actions: of the workspace, stand-ins, and what is refused before anything runs.

use super::Workspace;

const GREET: &str = r#"
name: Greet
inputs:
  who: {required: true}
  mark: {default: '!'}
outputs:
  text: {value: '${{ steps.make.outputs.text }}'}
runs:
  using: composite
  steps:
    - id: make
      shell: bash
      env: {WHO: '${{ inputs.who }}'}
      run: |
        echo "text=hello $WHO${{ inputs.mark }}" >> "$GITHUB_OUTPUT"
        echo "LATER=set inside" >> "$GITHUB_ENV"
        test -f "$GITHUB_ACTION_PATH/action.yml"
    - {shell: bash, run: 'echo "given $GIVEN, later $LATER"'}
    - {shell: bash, run: 'exit 1', if: "inputs.who == 'nobody'"}
    - {shell: bash, run: echo inner cleanup, if: always()}
"#;

fn greets(who: &str) -> Workspace {
    let workflow = format!(
        "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      \
         - id: greet\n        uses: ./.github/actions/greet\n        env: {{GIVEN: 'by the step'}}\n        \
         with: {{who: {who}}}\n      - run: echo \"it said ${{{{ steps.greet.outputs.text }}}}, $LATER, ${{GIVEN:-not given}}\"\n"
    );
    Workspace::new(&workflow).file(".github/actions/greet/action.yml", GREET)
}

#[test]
fn a_composite_action_has_inputs_and_outputs_of_its_own() {
    greets("world")
        .run()
        .succeeded()
        .says("given by the step, later set inside")
        .says("it said hello world!, set inside, not given");
}

#[test]
fn an_action_fails_with_its_steps() {
    let ran = greets("nobody").run();
    assert_eq!(ran.failed(), "failed: a");
    ran.says("    inner cleanup").says("one of its steps failed");
    assert!(!ran.talk.contains("it said hello"));
}

#[test]
fn artifacts_go_from_job_to_job() {
    let workspace = Workspace::new(
        r"
on: push
jobs:
  make:
    runs-on: ubuntu-latest
    steps:
      - run: mkdir -p dist/sub && echo one > dist/a.txt && echo two > dist/sub/b.txt && echo no > dist/.hidden
      - {uses: actions/upload-artifact@v4, with: {name: things, path: dist/}}
      - {uses: actions/upload-artifact@v4, with: {name: nothing, path: 'no/*.txt'}}
  take:
    needs: make
    runs-on: ubuntu-latest
    steps:
      - {uses: actions/download-artifact@v4, with: {name: things, path: here}}
      - run: find here -type f | sort | tr '\n' ' '
  twice:
    needs: make
    runs-on: ubuntu-latest
    steps:
      - run: echo x > x
      - {uses: actions/upload-artifact@v4, with: {name: things, path: x}}
  missing:
    runs-on: ubuntu-latest
    steps:
      - {uses: actions/upload-artifact@v4, with: {path: none, if-no-files-found: error}}
",
    );
    let ran = workspace.run();
    assert_eq!(ran.failed(), "failed: twice, missing");
    ran.says("    here/a.txt here/sub/b.txt")
        .says("warning: no files were found with the path `no/*.txt`")
        .says("there is an artifact `things` already");
}

#[test]
fn stand_ins_say_what_they_do_and_what_is_missing() {
    let workspace = Workspace::new(
        r#"
on: push
jobs:
  a:
    name: A
    runs-on: ubuntu-latest
    steps:
      - {uses: step-security/harden-runner@v2}
      - {uses: actions/checkout@v4, with: {ref: other, repository: '${{ github.repository }}'}}
      - {id: cache, uses: actions/cache@v4, with: {path: x, key: k}}
      - {run: 'echo "hit ${{ steps.cache.outputs.cache-hit }}"'}
      - {uses: taiki-e/install-action@v2, with: {tool: 'sh@1.2, no-such-tool-anywhere'}}
      - {uses: github/codeql-action/upload-sarif@v3, with: {sarif_file: good.sarif}}
      - {uses: github/codeql-action/upload-sarif@v3, with: {sarif_file: bad.sarif}, continue-on-error: true}
      - {uses: aws-actions/configure-aws-credentials@v4}
"#,
    )
    .file("good.sarif", r#"{"version": "2.1.0", "runs": [{"results": [{}, {}]}]}"#)
    .file("bad.sarif", "{}");
    let ran = workspace.run();
    assert_eq!(ran.failed(), "failed: A");
    ran.says("the working tree as it is")
        .says("`other` is not checked out")
        .says("hit false")
        .says("2 findings, kept in")
        .says("is no SARIF")
        .says("needs GitHub's token service")
        .says("not on this machine: no-such-tool-anywhere (asked for by A)");
}

#[test]
fn what_cannot_run_is_refused_before_anything_does() {
    let check = |steps: &str, expected: &str| {
        let workflow = format!(
            "on: push\njobs:\n  first: {{runs-on: ubuntu-latest, steps: [{{run: echo ran}}]}}\n  a:\n    \
             runs-on: ubuntu-latest\n    steps:\n      - {steps}\n"
        );
        let workspace = Workspace::new(&workflow)
            .file("node/action.yml", "runs: {using: node24, main: a.js}\n")
            .pins(PINS);
        let error = workspace.run().refused();
        assert!(error.contains(expected), "{error}");
        assert!(!workspace.root.join("target").exists());
    };
    check("uses: somebody/something@v1", "ci.yml:7: `somebody/something@v1`: nothing here stands in for it");
    check("uses: docker://alpine:3", "an action in a container does not run here");
    check("uses: ./nowhere", "there is no action `./nowhere`");
    check("uses: ./node", "is run by `node24`");
    check("{uses: actions/checkout@v4, with: {path: sub}}", "`path` asks for another one");
    check(
        "{uses: actions/checkout@v4, with: {repository: '${{ github.repository }}-other'}}",
        "`repository` asks for another one",
    );
    check("uses: ./.github/../../other", "`..` is not followed");
    check("{run: 'true', background: true}", "ci.yml:7: a step has `background`");
    check("parallel: [{run: 'true'}]", "a step has `parallel`");
    check("wait: x", "a step has `wait`");
    check("wait-all:", "a step has `wait-all`");
    check("cancel: x", "a step has `cancel`");
    check("{uses: actions/checkout@v4, with: {paht: sub}}", "`actions/checkout` has no input `paht`");
    check("run: echo ${{ github.ref", "does not end");
    check("run: echo ${{ nothing.here }}", "there is no context `nothing`");
    check("{run: 'true', if: '${{ true }} '}", "always true");
    check("{run: 'true', nonsense: 1}", "no key `nonsense`");
    check("{run: 'true', shell: cmd}", "`cmd` is no shell of Linux");
}

#[test]
fn keys_of_jobs_that_are_not_done_here_are_named() {
    let workspace = Workspace::new(
        r"
on: push
defaults: {run: '${{ fromJSON(vars.RUN) }}'}
jobs:
  a:
    runs-on: ubuntu-latest
    defaults: {run: '${{ fromJSON(vars.RUN) }}'}
    services: {db: {image: postgres, command: postgres -c fsync=off, entrypoint: /start}}
    steps: [{run: 'true'}]
",
    );
    let error = workspace.run().refused();
    for expected in [
        "ci.yml:3: `defaults.run` is computed",
        "ci.yml:7: `defaults.run` is computed",
        "ci.yml:8: the service `db` has `command`",
        "ci.yml:8: the service `db` has `entrypoint`",
    ] {
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn names_that_lead_out_of_the_run_are_refused() {
    let workspace = Workspace::new(
        r#"
on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo '{"version":"2.1.0","runs":[]}' > a.sarif
      - {uses: actions/upload-artifact@v4, with: {name: one, path: a.sarif}}
      - {uses: actions/upload-artifact@v4, with: {name: '..', path: a.sarif, overwrite: true}, continue-on-error: true}
      - {uses: github/codeql-action/upload-sarif@v3, with: {sarif_file: a.sarif, category: '..'}}
"#,
    );
    let ran = workspace.run();
    assert_eq!(ran.failed(), "failed: a");
    ran.says("1 file, kept as `one`")
        .says("`..` is no name of an artifact")
        .says("the category `..` is no name");
}

const PINS: &str = r#"
["actions/checkout"]
version = "v4.0.0"
commit = "3d3c42e5aac5ba805825da76410c181273ba90b1"

["actions/checkout".actions.""]
inputs = ["path", "ref"]
outputs = []
"#;

#[test]
fn an_action_of_the_workspace_needs_its_code() {
    let workspace = Workspace::new(
        "on: push\njobs:\n  a: {runs-on: ubuntu-latest, steps: [{uses: ./.github/actions/greet, with: {who: x}}]}\n",
    )
    .file(".github/actions/greet/action.yml", GREET);
    assert!(workspace.run().refused().contains("is used before the code is checked out"));
    // From the commit of the workflow it needs none.
    let workflow = workspace.read(".github/workflows/ci.yml").replace("./.github", "$/.github");
    workspace.file(".github/workflows/ci.yml", &workflow).run().succeeded().says("inner cleanup");
}

#[test]
fn a_workflow_that_is_not_there_is_said_with_those_that_are() {
    let workspace = Workspace::new("on: push\njobs: {a: {runs-on: ubuntu-latest, steps: [{run: 'true'}]}}\n");
    let ran = workspace.request(|request| request.file = "x.yml".into());
    assert_eq!(ran.refused(), "there is no workflow `.github/workflows/x.yml`; known are: ci.yml");
}
