//! What a step hands to its action: names that the action takes, and all that it asks for.

use super::known::{Found, Known};
use super::report::Report;
use super::rule;
use super::suggest;
use super::uses::{self, Uses};
use crate::finding::Place;
use crate::pins::Interface;
use crate::syntax::{Action, Entries, INSERT, Step};

/// What a step of any action that is a container may be given beside its inputs.
/// <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepswithargs>
const OF_CONTAINERS: [&str; 2] = ["args", "entrypoint"];

pub(super) fn check(steps: &[Step], known: &Known<'_>, report: &mut Report<'_>) {
    for (index, step) in steps.iter().enumerate() {
        let Action::Uses { uses, with } = &step.action else { continue };
        if uses.is_computed() {
            continue;
        }
        let parsed = Uses::parse(&uses.value);
        uses::pin(uses, &parsed, known, report);
        match &parsed {
            Uses::Local(folder) if folder.starts_with(".github/workflows/") => {
                of_a_job(uses.place, report);
            }
            Uses::Repository { path, .. } if path.starts_with(".github/workflows/") => {
                of_a_job(uses.place, report);
            }
            Uses::Local(folder) => match known.action(folder) {
                Found::Read(action) => given(uses.place, with, &Interface::from(action), report),
                Found::Missing if !is_brought(folder, &steps[..index]) => {
                    let message = format!("there is no `{folder}/action.yml`");
                    let help = suggest::help(folder, known.action_folders());
                    report.add(&rule::MISSING_ACTION, uses.place, message, help);
                }
                Found::Missing | Found::Unreadable => {}
            },
            Uses::Repository { .. } => {
                if let Some(interface) = known.interface(&parsed) {
                    given(uses.place, with, interface, report);
                }
            }
            Uses::Docker(_) | Uses::Invalid(_) => {}
        }
    }
}

fn of_a_job(place: Place, report: &mut Report<'_>) {
    let message = "a workflow is called by a job, not by a step";
    report.add(&rule::INVALID_USES, place, message, "move it to `jobs.<job_id>.uses`");
}

/// Whether a step before checks another repository out, where the folder of the action may come from.
fn is_brought(folder: &str, before: &[Step]) -> bool {
    before.iter().any(|step| {
        let Action::Uses { uses, with } = &step.action else { return false };
        let input = |name: &str| with.iter().find(|(key, _)| key.value == name).map(|(_, value)| value);
        let is_checkout = uses.value.to_lowercase().starts_with("actions/checkout@");
        let path = input("path").map_or("", |path| path.value.trim_start_matches("./").trim_end_matches('/'));
        let is_below = folder.strip_prefix(path).is_some_and(|rest| path.is_empty() || rest.starts_with('/'));
        is_checkout
            && (input("repository").is_some() || !path.is_empty())
            && (is_below || path.contains("${{"))
    })
}

fn given(place: Place, with: &Entries, interface: &Interface, report: &mut Report<'_>) {
    if with.iter().any(|(name, _)| name.value == INSERT) {
        return;
    }
    let takes = |name: &str| interface.inputs.keys().any(|known| known.eq_ignore_ascii_case(name));
    for (name, _) in with {
        if !takes(&name.value) && !OF_CONTAINERS.contains(&name.value.to_lowercase().as_str()) {
            let message = format!("the action has no input `{}`", name.value);
            let help = suggest::help(&name.value, interface.inputs.keys().map(String::as_str));
            report.add(&rule::UNKNOWN_INPUT, name.place, message, help);
        }
    }
    let is_given = |input: &str| with.iter().any(|(name, _)| name.value.eq_ignore_ascii_case(input));
    for (input, _) in
        interface.inputs.iter().filter(|(name, required)| **required && !is_given(name.as_str()))
    {
        let message = format!("the action asks for the input `{input}`");
        report.add(&rule::MISSING_INPUT, place, message, format!("give `{input}` in `with`"));
    }
}
