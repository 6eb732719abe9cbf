//! What a plan compares: the snapshots of an environment with its stacks, or files with files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use cloudformation::Finding;
use cloudformation::cost::Usage;
use cloudformation::document::{self, Node};
use cloudformation::expand::expand;
use serde_json::Value as Json;

use crate::Platform;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::process;

/// Parameters by name.
pub(crate) type Parameters = BTreeMap<String, String>;

/// What is compared.
#[derive(Debug)]
pub(crate) struct Sides {
    pub(crate) title: String,
    /// Where it is deployed, for its cost.
    pub(crate) region: Option<String>,
    /// The stacks that are deployed somewhere else.
    pub(crate) elsewhere: BTreeMap<String, &'static str>,
    /// The old and the new template of every stack; null where there is none.
    pub(crate) stacks: BTreeMap<String, [Json; 2]>,
    /// The old and the new values of parameters, where they are given.
    pub(crate) parameters: [Option<Parameters>; 2],
    /// The logical ids that are imported.
    pub(crate) imports: Vec<String>,
    /// What the templates leave open.
    pub(crate) unknown: Vec<String>,
}

impl Sides {
    /// An environment's stacks beside its snapshots at a revision.
    pub(crate) fn environment(
        name: &str,
        since: &str,
        platform: &dyn Platform,
        context: &Context,
    ) -> Result<Self> {
        let definition = context.definition(platform, name)?;
        let mut sides = Self::empty(format!("{name} since {since}"), Some(definition.region));
        let old = snapshots(context, name, since)?;
        if old.is_empty() {
            sides
                .unknown
                .push(format!("`{since}` holds no snapshots of `{name}`: every resource counts as added"));
        }
        let elsewhere =
            definition.stacks.iter().filter_map(|stack| Some((stack.name.to_owned(), stack.region?)));
        sides.elsewhere = elsewhere.collect();
        let new = definition.stacks.iter().map(|stack| (stack.name.to_owned(), stack.template.to_json()));
        sides.pair(old, new.collect());
        Ok(sides)
    }

    /// Deployed templates beside those that should be.
    #[cfg(feature = "operate")]
    pub(crate) fn deployed(title: String, region: &str, stacks: BTreeMap<String, [Json; 2]>) -> Self {
        Self { stacks, ..Self::empty(title, Some(region.to_owned())) }
    }

    /// Two files are one stack, named by the new one; two folders are compared file by file.
    pub(crate) fn files(old: &Path, new: &Path, region: Option<String>) -> Result<Self> {
        let title = format!("{} to {}", old.display(), new.display());
        let mut sides = Self::empty(title, region);
        if old.exists() && new.exists() && old.is_dir() != new.is_dir() {
            return Err(Error::Usage(
                "one of --old and --new is a folder: give two files or two folders".into(),
            ));
        }
        let (before, after) = if old.is_dir() {
            (folder(old, &mut sides.unknown)?, folder(new, &mut sides.unknown)?)
        } else {
            let name = stem(new);
            let (before, after) = (file(old, &mut sides.unknown)?, file(new, &mut sides.unknown)?);
            (BTreeMap::from([(name.clone(), before)]), BTreeMap::from([(name, after)]))
        };
        sides.pair(before, after);
        if sides.region.is_none() {
            sides.unknown.push("the cost: give `--region`".into());
        }
        Ok(sides)
    }

    fn empty(title: String, region: Option<String>) -> Self {
        Self {
            title,
            region,
            elsewhere: BTreeMap::new(),
            stacks: BTreeMap::new(),
            parameters: [None, None],
            imports: Vec::new(),
            unknown: Vec::new(),
        }
    }

    fn pair(&mut self, mut old: BTreeMap<String, Json>, mut new: BTreeMap<String, Json>) {
        let names: BTreeSet<String> = old.keys().chain(new.keys()).cloned().collect();
        for name in names {
            let pair = [&mut old, &mut new].map(|side| side.remove(&name).unwrap_or(Json::Null));
            self.stacks.insert(name, pair);
        }
    }

    /// Takes the values of parameters from files. With one side given, the other one has its defaults.
    pub(crate) fn read_parameters(&mut self, old: Option<&Path>, new: Option<&Path>) -> Result<()> {
        if old.is_none() && new.is_none() {
            return Ok(());
        }
        for (side, path) in [old, new].into_iter().enumerate() {
            let values = path.map(parameters).transpose()?.unwrap_or_default();
            let is_declared =
                |name: &str| self.stacks.values().any(|pair| !pair[side]["Parameters"][name].is_null());
            if let Some(stranger) = values.keys().find(|name| !is_declared(name)) {
                let path = path.unwrap_or(Path::new("")).display();
                let message =
                    format!("`{path}` gives `{stranger}`, a parameter that no template of its side declares");
                return Err(Error::Usage(message));
            }
            self.parameters[side] = Some(values);
        }
        Ok(())
    }

    /// Takes the logical ids of a file of `ResourcesToImport`, as `aws cloudformation create-change-set` reads it.
    pub(crate) fn read_imports(&mut self, path: &Path) -> Result<()> {
        let wrong = || Error::Usage(format!("`{}` is no list of `ResourcesToImport`", path.display()));
        let listed = node(path)?.to_json();
        for import in listed.as_array().ok_or_else(wrong)? {
            self.imports.push(import["LogicalResourceId"].as_str().ok_or_else(wrong)?.to_owned());
        }
        Ok(())
    }
}

/// The snapshots of an environment at a revision: `stacks/snapshots/ENVIRONMENT.STACK.snap`.
fn snapshots(context: &Context, environment: &str, revision: &str) -> Result<BTreeMap<String, Json>> {
    if revision.starts_with('-') {
        return Err(Error::Usage(format!("`{revision}` is no revision")));
    }
    let git =
        |arguments: &[&str]| process::output(Command::new("git").args(arguments).current_dir(&context.root));
    let prefix = format!("{environment}.");
    let mut templates = BTreeMap::new();
    for path in git(&["ls-tree", "-r", "--name-only", revision, "--", "stacks/snapshots"])?.lines() {
        let file = Path::new(path).file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let Some(name) = file.strip_prefix(&prefix).and_then(|name| name.strip_suffix(".snap")) else {
            continue;
        };
        let text = git(&["show", &format!("{revision}:{path}")])?;
        // The head of a snapshot file ends with the second line of dashes.
        let body = text.splitn(3, "---\n").nth(2).unwrap_or_default();
        let node = document::read(body).map_err(|finding| located(finding, Path::new(path)))?;
        templates.insert(name.to_owned(), node.to_json());
    }
    Ok(templates)
}

fn folder(path: &Path, unknown: &mut Vec<String>) -> Result<BTreeMap<String, Json>> {
    let failed = |source| Error::Read { path: path.to_owned(), source };
    let mut templates = BTreeMap::new();
    let entries: std::io::Result<Vec<_>> = std::fs::read_dir(path).map_err(failed)?.collect();
    let mut paths: Vec<PathBuf> = entries.map_err(failed)?.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths.iter().filter(|path| path.is_file()) {
        if templates.insert(stem(path), file(path, unknown)?).is_some() {
            let message =
                format!("`{}` is one of two files of that name: which is the stack?", path.display());
            return Err(Error::Usage(message));
        }
    }
    Ok(templates)
}

/// The name of a file without its ending, which names its stack.
pub(crate) fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// A template with its loops expanded; what that leaves open is added to `unknown`.
pub(crate) fn file(path: &Path, unknown: &mut Vec<String>) -> Result<Json> {
    let node = node(path)?;
    let expanded = expand(&node);
    if expanded.open {
        unknown.push(format!("what the loops of `{}` make: they run over parameters", path.display()));
    }
    let template = expanded.template.to_json();
    if template["Resources"].is_object() {
        return Ok(template);
    }
    Err(Error::Usage(format!("`{}` is no template: it has no `Resources`", path.display())))
}

fn node(path: &Path) -> Result<Node> {
    let bytes = std::fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    document::read_bytes(&bytes).map_err(|finding| located(finding, path))
}

fn located(finding: Finding, path: &Path) -> Error {
    let Finding { line, column, message, help, .. } = finding;
    Error::Usage(format!("{}:{line}:{column}: {message}; {help}", path.display()))
}

/// `{"Name": "value"}`, or the list of `ParameterKey` and `ParameterValue` that the AWS CLI reads.
fn parameters(path: &Path) -> Result<Parameters> {
    let node = node(path)?;
    let pairs: Option<Parameters> = if node.is_list() {
        node.items()
            .iter()
            .map(|item| Some((item.get("ParameterKey").as_text()?, item.get("ParameterValue").as_text()?)))
            .collect()
    } else {
        node.entries().iter().map(|(key, value)| Some((key.text.clone(), value.as_text()?))).collect()
    };
    let expected = "`{\"Name\": \"value\"}`, or a list of `ParameterKey` and `ParameterValue`";
    pairs.ok_or_else(|| {
        Error::Usage(format!("`{}` is no file of parameters: expected {expected}", path.display()))
    })
}

/// A file of monthly quantities: `{"TYPE or LOGICAL ID": {"PRICE ITEM": QUANTITY}}`.
pub(crate) fn usage(path: &Path) -> Result<Usage> {
    let wrong = |place: &str, expected: &str| {
        Error::Usage(format!("`{}`: `{place}` is no {expected}", path.display()))
    };
    let mut usage = Usage::new();
    for (of, items) in node(path)?.entries() {
        let quantities = usage.entry(of.text.clone()).or_default();
        for (item, quantity) in items.entries() {
            let number = quantity.as_text().and_then(|text| text.parse::<f64>().ok());
            let number = number.filter(|number| number.is_finite() && *number >= 0.0);
            let place = format!("{}.{}", of.text, item.text);
            quantities.insert(item.text.clone(), number.ok_or_else(|| wrong(&place, "quantity"))?);
        }
        if quantities.is_empty() {
            return Err(wrong(&of.text, "mapping of price items to quantities"));
        }
    }
    Ok(usage)
}
