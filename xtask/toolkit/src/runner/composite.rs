//! An action of this repository: steps with inputs and outputs of their own.
//! <https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax#runs-for-composite-actions>

use std::collections::BTreeSet;

use actions::expression::{Object, Value};

use super::Run;
use super::contexts::{Conclusion, texts};
use super::job::Running;
use super::steps::{self, Execution, Frame, Ran};

/// What its steps see of the job: neither secrets nor needs, unless they are given.
const CONTEXTS: [&str; 6] = ["github", "inputs", "strategy", "matrix", "job", "runner"];

pub(super) fn run(
    run: &Run<'_>,
    running: &mut Running<'_>,
    frame: &Frame<'_>,
    execution: &Execution,
    folder: &str,
    given: &[(String, String)],
) -> Ran {
    let Some(action) = run.plan.actions.get(folder) else {
        return Ran::failed(format!("there is no action `./{folder}`"));
    };
    let mut inputs = Object::new();
    for input in &action.inputs {
        let name = input.name.value.as_str();
        let given = given.iter().find(|(given, _)| given.eq_ignore_ascii_case(name));
        let value = match (given, &input.default) {
            (Some((_, value)), _) => Ok(value.clone()),
            (None, Some(default)) => execution.contexts.text(default),
            (None, None) => Ok(String::new()),
        };
        match value {
            Ok(value) => inputs.insert(name, value),
            Err(fault) => return Ran::failed(fault),
        }
    }
    let mut contexts = execution.contexts.only(&CONTEXTS);
    contexts.set("inputs", Value::Object(inputs));
    let path = run.root.join(folder).display().to_string();
    contexts.set_key("github", "action_path", Value::from(path));
    let frame = Frame {
        contexts,
        env: execution.own.clone(),
        action: Some(folder),
        deadline: Some(execution.deadline),
        narrowed: BTreeSet::new(),
        depth: frame.depth + 1,
    };
    let ended = steps::run(run, running, &frame, &action.steps);

    let mut contexts = frame.contexts;
    contexts.set("steps", Value::Object(ended.context));
    contexts.set("env", texts(&execution.env));
    let outputs = match contexts.entries(&action.outputs) {
        Ok(outputs) => outputs,
        Err(fault) => return Ran::failed(fault),
    };
    match ended.conclusion {
        Conclusion::Success | Conclusion::Skipped => Ran { outputs, fault: None },
        Conclusion::Failure | Conclusion::Cancelled => {
            Ran { outputs, ..Ran::failed("one of its steps failed") }
        }
    }
}
