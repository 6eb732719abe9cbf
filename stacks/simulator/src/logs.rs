//! CloudWatch Logs: what tasks print, in memory and as one file a stream for people.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use serde_json::{Value as Json, json};

use crate::error::ApiError;
use crate::shared::Shared;

/// Lines kept of each stream.
const MOST_LINES: usize = 10_000;

/// Lines with their times, by stream, by group.
type Groups = BTreeMap<String, BTreeMap<String, Vec<(u64, String)>>>;

#[derive(Default)]
pub(crate) struct Logs {
    groups: Mutex<Groups>,
    complaints: Mutex<Vec<String>>,
}

impl Logs {
    /// Makes a group; false when there is one of that name.
    pub(crate) fn create_group(&self, group: &str) -> bool {
        let mut groups = self.lock();
        let fresh = !groups.contains_key(group);
        groups.entry(group.to_owned()).or_default();
        fresh
    }

    pub(crate) fn delete_group(&self, group: &str) {
        self.lock().remove(group);
    }

    pub(crate) fn append(&self, group: &str, stream: &str, time: u64, line: String) {
        let mut groups = self.lock();
        let lines = groups.entry(group.to_owned()).or_default().entry(stream.to_owned()).or_default();
        if lines.len() == MOST_LINES {
            lines.drain(..MOST_LINES / 10);
        }
        lines.push((time, line));
    }

    /// Keeps what the simulator itself has to say, for `GetLogEvents` of the group `/simulator`.
    pub(crate) fn complain(&self, line: &str) {
        self.complaints.lock().expect("no change of the complaints panics").push(line.to_owned());
        self.append("/simulator", "simulator", 0, line.to_owned());
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Groups> {
        self.groups.lock().expect("no change of the logs panics half-way")
    }
}

pub(crate) fn answer(shared: &Arc<Shared>, action: &str, input: &Json) -> Result<Json, ApiError> {
    let group = input["logGroupName"].as_str().unwrap_or_default();
    let stream = input["logStreamName"].as_str().unwrap_or_default();
    let mut groups = shared.logs.lock();
    match action {
        "CreateLogGroup" => {
            groups.entry(group.to_owned()).or_default();
            Ok(json!({}))
        }
        "DescribeLogGroups" => {
            let prefix = input["logGroupNamePrefix"].as_str().unwrap_or_default();
            let names = groups.keys().filter(|name| name.starts_with(prefix));
            let list: Vec<Json> = names.map(|name| json!({ "logGroupName": name })).collect();
            Ok(json!({ "logGroups": list }))
        }
        "CreateLogStream" => {
            let streams = groups.get_mut(group).ok_or_else(no_group)?;
            streams.entry(stream.to_owned()).or_default();
            Ok(json!({}))
        }
        "DescribeLogStreams" => {
            let streams = groups.get(group).ok_or_else(no_group)?;
            let list: Vec<Json> = streams.keys().map(|name| json!({ "logStreamName": name })).collect();
            Ok(json!({ "logStreams": list }))
        }
        "PutLogEvents" => {
            let streams = groups.get_mut(group).ok_or_else(no_group)?;
            let lines = streams.get_mut(stream).ok_or_else(no_stream)?;
            for event in input["logEvents"].as_array().into_iter().flatten() {
                let message = event["message"].as_str().unwrap_or_default();
                lines.push((event["timestamp"].as_u64().unwrap_or_default(), message.to_owned()));
            }
            Ok(json!({ "nextSequenceToken": "0" }))
        }
        "GetLogEvents" => {
            let lines = groups.get(group).ok_or_else(no_group)?.get(stream).ok_or_else(no_stream)?;
            let limit = input["limit"]
                .as_u64()
                .map_or(MOST_LINES, |limit| usize::try_from(limit).unwrap_or(MOST_LINES));
            // Without a token the newest lines; a token continues from where it was given.
            let end = lines.len();
            let from = input["nextToken"].as_str().and_then(|token| token.strip_prefix("f/")?.parse().ok());
            let head = if input["startFromHead"] == true { 0 } else { end.saturating_sub(limit) };
            let start = from.unwrap_or(head).min(end);
            let page = &lines[start..end.min(start + limit)];
            let events: Vec<Json> = page.iter().map(|(time, line)| event(*time, line)).collect();
            let next = start + page.len();
            Ok(
                json!({ "events": events, "nextForwardToken": format!("f/{next}"), "nextBackwardToken": format!("b/{start}") }),
            )
        }
        "FilterLogEvents" => {
            let prefix = input["logStreamNamePrefix"].as_str().unwrap_or_default();
            let since = input["startTime"].as_u64().unwrap_or_default();
            let streams = groups.get(group).ok_or_else(no_group)?;
            let mut events: Vec<(u64, Json)> = Vec::new();
            // Of filter patterns, a term that the line must hold.
            let term = input["filterPattern"].as_str().unwrap_or_default().trim_matches('"');
            for (name, lines) in streams.iter().filter(|(name, _)| name.starts_with(prefix)) {
                for (time, line) in lines.iter().filter(|(time, line)| *time >= since && line.contains(term))
                {
                    let mut event = event(*time, line);
                    event["logStreamName"] = name.as_str().into();
                    events.push((*time, event));
                }
            }
            events.sort_by_key(|(time, _)| *time);
            let events: Vec<Json> = events.into_iter().map(|(_, event)| event).collect();
            Ok(json!({ "events": events }))
        }
        other => Err(ApiError::unsupported("CloudWatch Logs", other)),
    }
}

fn event(time: u64, line: &str) -> Json {
    json!({ "timestamp": time, "message": line, "ingestionTime": time })
}

fn no_group() -> ApiError {
    ApiError::bad("ResourceNotFoundException", "The specified log group does not exist.")
}

fn no_stream() -> ApiError {
    ApiError::bad("ResourceNotFoundException", "The specified log stream does not exist.")
}
