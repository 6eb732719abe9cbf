//! What the app reads and the stacks provide, declared once. No I/O: the caller hands in a look-up.
//!
//! Each section becomes two types: the settings that the app reads, and `…Bindings<T>`, which a stack fills with one
//! `T` a setting. A setting that is read and not provided, or provided and not read, does not compile.

mod section;
mod value;

pub use section::{Kind, Problem, Problems, Reader, Variable};
pub use value::{Address, Credentials, Ratio, Secret, Setting, Tls};

use section::{process, section};

section! {
    /// Postgres, as one role of it.
    Database, DatabaseBindings {
        /// Host name of the server.
        host: String = "DATABASE_HOST", Plain;
        port: u16 = "DATABASE_PORT", Plain;
        /// Name of the database on that server.
        name: String = "DATABASE_NAME", Plain;
        tls: Tls = "DATABASE_TLS", Plain;
        /// The role that this process signs in as.
        credentials: Credentials = "DATABASE_CREDENTIALS", Secret;
    }
}

section! {
    /// Redis.
    Cache, CacheBindings {
        host: String = "CACHE_HOST", Plain;
        port: u16 = "CACHE_PORT", Plain;
        tls: Tls = "CACHE_TLS", Plain;
        /// What it is asked with over TLS: ElastiCache takes a token over nothing else.
        token: Secret = "CACHE_TOKEN", Secret;
    }
}

section! {
    /// S3: one bucket, in which every key begins with the tenant.
    Storage, StorageBindings {
        uploads_bucket: String = "UPLOADS_BUCKET", Plain;
    }
}

section! {
    /// SQS: the queues that carry the news of jobs.
    Queue, QueueBindings {
        /// Of runs, for the worker.
        jobs_url: String = "JOBS_QUEUE_URL", Plain;
        /// Of documents, for the process that renders them.
        documents_url: String = "DOCUMENTS_QUEUE_URL", Plain;
    }
}

section! {
    /// EventBridge: the bus on which others are told what happened.
    Bus, BusBindings {
        /// Its name.
        events: String = "EVENTS_BUS", Plain;
    }
}

section! {
    /// What only the HTTP side needs.
    Http, HttpBindings {
        /// The port that the load balancer sends requests to.
        port: u16 = "API_PORT", Plain;
        /// Requests a second that one tenant may make, averaged over ten seconds.
        rate_limit: u32 = "RATE_LIMIT", Plain;
        /// Who holds this may create tenants.
        operator_token: Secret = "OPERATOR_TOKEN", Secret;
    }
}

section! {
    /// Sign-in.
    Identity, IdentityBindings {
        /// What access tokens are signed with; the key that seals what is stored is derived from it.
        token_key: Secret = "TOKEN_KEY", Secret;
        /// The address that people reach the API at: where an identity provider sends them back to.
        public_url: String = "PUBLIC_URL", Plain;
    }
}

section! {
    /// The language model, at an endpoint that speaks OpenAI's protocol.
    Model, ModelBindings {
        /// Up to and with `/v1`; `none` where there is no model.
        endpoint: Address = "MODEL_ENDPOINT", Plain;
        /// The model's name at that endpoint.
        name: String = "MODEL_NAME", Plain;
        /// What the endpoint is asked with.
        key: Secret = "MODEL_KEY", Secret;
        /// What a thousand tokens of a prompt cost, in millionths of the currency that the model is paid in.
        prompt_price: u32 = "MODEL_PROMPT_PRICE", Plain;
        /// The same of a completion.
        completion_price: u32 = "MODEL_COMPLETION_PRICE", Plain;
    }
}

section! {
    /// What only the worker needs.
    Batch, BatchBindings {
        /// Records that are written, with the run's cursor, in one transaction.
        size: u32 = "BATCH_SIZE", Plain;
        /// Jobs that one worker has in hand.
        parallel: u32 = "JOBS_AT_ONCE", Plain;
        /// Jobs of one tenant that workers are told of at once; the others of that tenant wait, those of others do not.
        per_tenant: u32 = "JOBS_PER_TENANT", Plain;
        /// Seconds until a job that a worker was lost with is given out again.
        lease: u32 = "JOB_LEASE_SECONDS", Plain;
    }
}

section! {
    /// Traces, in the variables of OpenTelemetry.
    Traces, TracesBindings {
        /// The share of requests and runs that are traced; nothing is sent where that is none.
        ratio: Ratio = "OTEL_TRACES_SAMPLER_ARG", Plain;
        /// Where spans are sent by OTLP over HTTP.
        collector: String = "OTEL_EXPORTER_OTLP_ENDPOINT", Plain;
    }
}

section! {
    /// The roles that `migrate` creates: their names and passwords.
    Roles, RolesBindings {
        api: Credentials = "API_CREDENTIALS", Secret;
        worker: Credentials = "WORKER_CREDENTIALS", Secret;
    }
}

process! {
    /// The settings of `app api`.
    Api, ApiBindings { database: Database, DatabaseBindings; cache: Cache, CacheBindings; storage: Storage, StorageBindings; queue: Queue, QueueBindings; http: Http, HttpBindings; identity: Identity, IdentityBindings; model: Model, ModelBindings; traces: Traces, TracesBindings; }
}

process! {
    /// The settings of `app worker`.
    Worker, WorkerBindings { database: Database, DatabaseBindings; cache: Cache, CacheBindings; storage: Storage, StorageBindings; queue: Queue, QueueBindings; bus: Bus, BusBindings; batch: Batch, BatchBindings; traces: Traces, TracesBindings; }
}

process! {
    /// The settings of `documents`, which renders.
    Documents, DocumentsBindings { database: Database, DatabaseBindings; storage: Storage, StorageBindings; queue: Queue, QueueBindings; traces: Traces, TracesBindings; }
}

process! {
    /// The settings of `app arrive`, the function that hears of objects.
    Arrive, ArriveBindings { queue: Queue, QueueBindings; }
}

process! {
    /// The settings of `app migrate`, which signs in as the owner of the database.
    Migrate, MigrateBindings { database: Database, DatabaseBindings; roles: Roles, RolesBindings; }
}

/// What the host gives a process, whatever stack it belongs to. Every value has a default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host {
    /// `BIND_ADDRESS`: where the HTTP side listens; all addresses of a container by default.
    pub bind_address: String,
    /// `CA_FILE`: a PEM file with authorities: for Postgres beside the system's, for Redis instead of them.
    pub ca_file: Option<String>,
    /// `AWS_LAMBDA_RUNTIME_API`: whether Lambda runs the process.
    pub is_lambda: bool,
}

impl Host {
    pub fn read(lookup: impl Fn(&str) -> Option<String>) -> Self {
        Self {
            bind_address: lookup("BIND_ADDRESS").unwrap_or_else(|| "0.0.0.0".into()),
            ca_file: lookup("CA_FILE"),
            is_lambda: lookup("AWS_LAMBDA_RUNTIME_API").is_some(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::unnecessary_wraps, reason = "it stands for a look-up, which may find nothing")]
    fn complete(name: &str) -> Option<String> {
        let value = match name {
            "DATABASE_PORT" | "CACHE_PORT" => "5432",
            "DATABASE_TLS" | "CACHE_TLS" => "off",
            "DATABASE_CREDENTIALS" => r#"{"username":"u","password":"p4ssw0rd"}"#,
            "BATCH_SIZE" | "JOBS_AT_ONCE" | "JOBS_PER_TENANT" | "JOB_LEASE_SECONDS" => "20",
            "CACHE_TOKEN" => "a-token-of-the-cache",
            "OTEL_TRACES_SAMPLER_ARG" => "0.05",
            _ => "x",
        };
        Some(value.to_owned())
    }

    #[test]
    fn a_complete_environment_is_read() {
        let worker = Worker::read(complete).unwrap();
        assert_eq!(worker.database.port, 5432);
        assert_eq!(worker.database.credentials.username, "u");
    }

    #[test]
    fn every_problem_names_the_setting_and_what_was_expected() {
        let broken = |name: &str| match name {
            "DATABASE_PORT" => Some("many".to_owned()),
            "CACHE_HOST" => None,
            other => complete(other),
        };
        let problems = Worker::read(broken).unwrap_err().to_string();
        assert_eq!(
            problems,
            "2 settings cannot be used\n\
             \x20 `DATABASE_PORT` is `many`: expected a port number from 1 to 65535\n\
             \x20 `CACHE_HOST` is missing: expected a text that is not empty"
        );
    }

    #[test]
    fn a_malformed_secret_is_never_shown() {
        let broken = |name: &str| match name {
            "DATABASE_CREDENTIALS" => Some("hunter2".to_owned()),
            other => complete(other),
        };
        let problems = Worker::read(broken).unwrap_err().to_string();
        assert!(problems.contains("DATABASE_CREDENTIALS") && !problems.contains("hunter2"), "{problems}");
        let shown = format!("{:?}", Worker::read(complete).unwrap());
        assert!(!shown.contains("p4ssw0rd"), "{shown}");
    }
}
