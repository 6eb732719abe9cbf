//! Files that nobody wrote: they are planned or refused, and nothing of them runs.

use super::Workspace;

/// A workflow with most of what a file can have; running any of its scripts leaves a file behind.
const WORKFLOW: &str = r#"
on:
  push:
  workflow_dispatch:
    inputs: {to: {type: choice, options: [a, b]}}
env: {A: "${{ github.sha }}"}
jobs:
  first:
    runs-on: ubuntu-latest
    strategy: {matrix: {os: [x, y], include: [{os: z, more: 1}], exclude: [{os: y}]}}
    outputs: {o: "${{ steps.s.outputs.o }}"}
    steps:
      - {id: s, run: 'touch ran; echo o=1 >> "$GITHUB_OUTPUT"'}
  second:
    needs: [first]
    if: ${{ always() && needs.first.outputs.o == '1' || contains(fromJSON('[1]'), 1) }}
    runs-on: [ubuntu-latest]
    timeout-minutes: 1
    steps:
      - name: Say ${{ format('{0}', needs.first.result) }}
        run: touch ran
"#;

/// Numbers that follow from a seed (Knuth's multiplier), so that a failure can be repeated.
fn numbers(mut seed: u64) -> impl FnMut(usize) -> usize {
    move |below| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap_or(0) % below.max(1)
    }
}

#[test]
fn a_damaged_file_is_planned_or_refused_and_never_runs() {
    const BYTES: &[u8] = b"\0\xff{}[]:,-#&*!|>'\"%@`$ \n\t.0aZ";
    for seed in 0..400 {
        let mut next = numbers(seed);
        let mut bytes = WORKFLOW.as_bytes().to_vec();
        for _ in 0..=next(6) {
            let at = next(bytes.len());
            match next(4) {
                0 => bytes[at] = BYTES[next(BYTES.len())],
                1 => drop(bytes.remove(at)),
                2 => bytes.insert(at, BYTES[next(BYTES.len())]),
                _ => {
                    let end = (at + next(40)).min(bytes.len());
                    let part = bytes[at..end].to_vec();
                    let to = next(bytes.len());
                    bytes.splice(to..to, part);
                }
            }
        }
        let workspace = Workspace::new("");
        std::fs::write(workspace.root.join(".github/workflows/ci.yml"), &bytes).unwrap();
        let ran = workspace.request(|request| request.list = true);
        assert!(ran.result.is_ok() || ran.data.is_empty(), "seed {seed}");
        assert!(!workspace.root.join("ran").exists(), "seed {seed}");
    }
}

#[test]
fn the_undamaged_file_is_planned() {
    let workspace = Workspace::new(WORKFLOW);
    let ran = workspace.request(|request| request.list = true);
    ran.succeeded();
    assert_eq!(ran.data.len(), 3, "{:?}", ran.data);
}
