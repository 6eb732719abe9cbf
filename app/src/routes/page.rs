//! Pages of lists: which part is asked for, and what comes after it.

use axum::extract::{FromRequestParts, Query as Parameters};
use axum::http::StatusCode;
use axum::http::request::Parts;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Problem;
use crate::services::runs::Part;

/// Items of a page that does not say how many.
const USUAL: i64 = 100;
/// Items of the longest page.
const MOST: i64 = 1000;

/// Which part of a list: `?after=CURSOR&limit=N`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Query {
    /// `next` of the page before; the first page without it.
    pub(super) after: Option<i64>,
    /// Items at most.
    #[serde(default = "usual")]
    #[param(minimum = 1, maximum = 1000, default = 100)]
    pub(super) limit: i64,
}

fn usual() -> i64 {
    USUAL
}

impl Query {
    /// The id or number that the page comes after.
    pub(super) fn after(&self) -> i64 {
        self.after.unwrap_or(0)
    }

    pub(super) fn limit(&self) -> i64 {
        self.limit
    }
}

/// How many items a page has, for lists with a cursor of their own; the limit as it was asked for.
pub(super) fn limit(asked: Option<i64>) -> Result<i64, Problem> {
    let limit = asked.unwrap_or(USUAL);
    if (1..=MOST).contains(&limit) {
        return Ok(limit);
    }
    let detail = format!("`limit` is {limit}: a page has from 1 to {MOST} items");
    Err(Problem::new(StatusCode::BAD_REQUEST, "malformed-query", detail))
}

impl<S: Sync> FromRequestParts<S> for Query {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let Parameters(query) = Parameters::<Self>::try_from_uri(&parts.uri)?;
        limit(Some(query.limit))?;
        Ok(query)
    }
}

/// A part of a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Page<T> {
    pub(super) items: Vec<T>,
    /// What to ask for `after`, to see what follows; nothing when nothing does.
    pub(super) next: Option<String>,
}

impl<T> Page<T> {
    /// The answer to a query; `cursor` is what the list is ordered by.
    pub(super) fn of<C: ToString>(items: Vec<T>, query: &Query, cursor: impl Fn(&T) -> C) -> Self {
        Self::cut(items, query.limit, cursor)
    }

    /// The same for lists with a cursor of their own. A page that is full may be the last: then an empty one follows.
    pub(super) fn cut<C: ToString>(items: Vec<T>, limit: i64, cursor: impl Fn(&T) -> C) -> Self {
        let full = i64::try_from(items.len()).is_ok_and(|count| count >= limit);
        let next = items.last().filter(|_| full).map(|last| cursor(last).to_string());
        Self { items, next }
    }

    /// The same for lists whose pages are bounded in bytes too: one that was cut has a page after it.
    pub(super) fn of_part<C: ToString>(part: Part<T>, query: &Query, cursor: impl Fn(&T) -> C) -> Self {
        let Part { items, is_cut } = part;
        let limit = if is_cut { 0 } else { query.limit };
        Self::cut(items, limit, cursor)
    }
}

#[cfg(test)]
mod tests {
    use axum::http::Request;
    use futures_util::FutureExt;

    use super::*;

    #[track_caller]
    fn check(query: &str, expected: Option<(Option<i64>, i64)>) {
        let request = Request::builder().uri(format!("/flows?{query}")).body(()).unwrap();
        let (mut parts, ()) = request.into_parts();
        let asked = Query::from_request_parts(&mut parts, &()).now_or_never().unwrap();
        assert_eq!(asked.ok().map(|asked| (asked.after, asked.limit)), expected, "{query}");
    }

    #[test]
    fn a_page_has_from_one_to_a_thousand_items() {
        check("", Some((None, 100)));
        check("after=7&limit=1", Some((Some(7), 1)));
        check("limit=1000&other=x", Some((None, 1000)));
        for wrong in
            ["limit=0", "limit=-1", "limit=1001", "limit=ten", "limit=", "after=x", "limit=1&limit=2"]
        {
            check(wrong, None);
        }
    }

    #[test]
    fn a_full_page_names_what_comes_after_it() {
        let query = Query { after: None, limit: 2 };
        assert_eq!(Page::of(vec![4, 9], &query, |item| *item).next.as_deref(), Some("9"));
        assert_eq!(Page::of(vec![4], &query, |item| *item).next, None);
        assert_eq!(Page::of(Vec::<i64>::new(), &query, |item| *item).next, None);
        for (items, is_cut, next) in
            [(vec![4], true, Some("4")), (vec![4], false, None), (vec![], true, None)]
        {
            assert_eq!(Page::of_part(Part { items, is_cut }, &query, |item| *item).next.as_deref(), next);
        }
    }
}
