//! The HTTP side: what may be asked, and the document that says so. Routes turn requests into calls of services, and their
//! results into answers; they decide nothing.

mod audit;
mod documents;
mod events;
mod flows;
mod health;
mod models;
mod object;
mod objects;
mod openapi;
mod page;
mod people;
pub(crate) mod problem;
mod runs;
mod settings;
mod sign_in;
mod single_sign_on;
mod templates;
mod tenants;

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::{Extension, Router};
use contract::Secret;
use utoipa_axum::router::OpenApiRouter;

use crate::metrics::Metrics;
use crate::middleware;
use crate::middleware::limits::LARGEST_BODY;
use crate::services::access::Identity;
use crate::services::models::provider::Provider;
use crate::services::{Services, single_sign_on as sign_on};

pub use problem::Problem;
use problem::Refusals;

/// What requests work with.
#[derive(Clone)]
pub struct State {
    pub services: Services,
    /// Who signs and reads access tokens.
    pub identity: Arc<Identity>,
    /// The language model, where there is one.
    pub models: Option<Arc<Provider>>,
    /// What speaks to the identity providers of tenants.
    pub sign_on: sign_on::Client,
    /// Who holds it may create tenants and read the figures.
    pub operator_token: Secret,
    /// Requests a second of one tenant.
    pub rate: u32,
    pub metrics: Metrics,
}

impl Deref for State {
    type Target = Services;

    fn deref(&self) -> &Services {
        &self.services
    }
}

impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("State").field("services", &self.services).finish_non_exhaustive()
    }
}

/// Every route, and the description of it; what is not described is not served.
pub fn router(state: State) -> Router {
    let (router, description) = routes().split_for_parts();
    let every = from_fn_with_state(state.metrics.clone(), middleware::every);
    router
        .fallback(problem::no_such_page)
        .layer(Extension(openapi::Description::of(description)))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(every)
        .with_state(state)
}

fn routes() -> OpenApiRouter<State> {
    let parts = vec![
        health::router(),
        openapi::router(),
        tenants::router(),
        sign_in::router(),
        single_sign_on::router(),
        people::router(),
        audit::router(),
        settings::router(),
        objects::router(),
        flows::router(),
        runs::router(),
        events::router(),
        templates::router(),
        models::router(),
        documents::router(),
    ];
    parts.into_iter().fold(openapi::begin(), OpenApiRouter::merge)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The document as a reader of it has it.
    fn description() -> serde_json::Value {
        let (_, document) = routes().split_for_parts();
        serde_json::from_slice(&openapi::Description::of(document).0).unwrap()
    }

    fn operations(document: &serde_json::Value) -> Vec<(String, serde_json::Value)> {
        let paths = document["paths"].as_object().unwrap();
        let of = |(path, item): (&String, &serde_json::Value)| {
            let methods =
                item.as_object().unwrap().iter().filter(|(_, value)| value["responses"].is_object());
            methods
                .map(|(method, operation)| (format!("{method} {path}"), operation.clone()))
                .collect::<Vec<_>>()
        };
        paths.iter().flat_map(of).collect()
    }

    #[test]
    fn every_reference_of_the_description_is_there() {
        let document = description();
        let text = document.to_string();
        let references =
            text.split("\"#/components/schemas/").skip(1).filter_map(|rest| rest.split('"').next());
        for name in references {
            assert!(document["components"]["schemas"][name].is_object(), "{name}");
        }
    }

    #[test]
    fn every_route_says_who_may_ask() {
        let open = [
            "get /healthz",
            "get /readyz",
            "get /openapi.json",
            "post /auth/login",
            "post /auth/refresh",
            "get /auth/sso/callback/{tenant}",
            "get /auth/sso/{tenant}",
        ];
        for (name, operation) in operations(&description()) {
            assert!(operation["security"].is_array() || open.contains(&name.as_str()), "{name}");
        }
    }

    #[test]
    fn every_error_of_the_description_is_a_problem_document() {
        for (name, operation) in operations(&description()) {
            for (status, response) in operation["responses"].as_object().unwrap() {
                let is_error = status.starts_with('4') || status.starts_with('5');
                let problem = &response["content"][problem::CONTENT_TYPE]["schema"]["$ref"];
                assert!(!is_error || problem == "#/components/schemas/Problem", "{name} {status}");
            }
        }
    }

    #[test]
    fn every_operation_has_a_name_of_its_own() {
        let mut names = std::collections::BTreeSet::new();
        for (name, operation) in operations(&description()) {
            assert!(names.insert(operation["operationId"].to_string()), "{name}");
        }
    }
}
