//! CloudWatch Logs: the last lines of a stream, and the lines of a group since a time.

use aws_sdk_cloudwatchlogs::Client as Sdk;

use super::failed;
use crate::error::Result;

/// Log lines that explain a stopped task.
const LAST_LINES: i32 = 12;

#[derive(Clone, Debug)]
pub(crate) struct Client {
    sdk: Sdk,
}

/// One line, sorted by its time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Line {
    /// Milliseconds since the epoch.
    pub(crate) at: i64,
    pub(crate) stream: String,
    pub(crate) text: String,
}

impl Client {
    pub(super) fn new(sdk: Sdk) -> Self {
        Self { sdk }
    }

    /// The last lines of a stream, oldest first.
    pub(crate) async fn last(&self, group: &str, stream: &str) -> Result<Vec<String>> {
        let request =
            self.sdk.get_log_events().log_group_name(group).log_stream_name(stream).limit(LAST_LINES);
        let events = request.send().await.map_err(failed)?.events.unwrap_or_default();
        Ok(events.into_iter().filter_map(|event| event.message).collect())
    }

    /// Every line of a stream, oldest first.
    pub(crate) async fn whole(&self, group: &str, stream: &str) -> Result<Vec<String>> {
        let (mut lines, mut token) = (Vec::new(), None);
        loop {
            let request = self.sdk.get_log_events().log_group_name(group).log_stream_name(stream);
            let request = request.start_from_head(true).set_next_token(token.clone());
            let page = request.send().await.map_err(failed)?;
            lines.extend(page.events.unwrap_or_default().into_iter().filter_map(|event| event.message));
            // AWS gives the same token again at the end.
            if page.next_forward_token == token || page.next_forward_token.is_none() {
                return Ok(lines);
            }
            token = page.next_forward_token;
        }
    }

    /// The lines of a group since a time, in milliseconds since the epoch.
    pub(crate) async fn since(&self, group: &str, from: u64, filter: Option<&str>) -> Result<Vec<Line>> {
        let request = self.sdk.filter_log_events().log_group_name(group);
        let request = request.start_time(i64::try_from(from).unwrap_or_default());
        let mut pages = request.set_filter_pattern(filter.map(str::to_owned)).into_paginator().send();
        let mut lines = Vec::new();
        while let Some(page) = pages.next().await {
            let events = page.map_err(failed)?.events.unwrap_or_default();
            lines.extend(events.into_iter().map(|event| Line {
                at: event.timestamp.unwrap_or_default(),
                stream: event.log_stream_name.unwrap_or_default(),
                text: event.message.unwrap_or_default().trim_end().to_owned(),
            }));
        }
        Ok(lines)
    }
}
