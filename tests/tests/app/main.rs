//! What the app does, on real Postgres and Redis. One program holds these tests: each would link the whole app again.

mod api;
mod documents;
mod isolation;
mod models;
mod plans;
mod redis;
mod runs;
mod service;
mod sign_in;
mod single_sign_on;
mod versions;
