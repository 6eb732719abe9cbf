//! Resources that hold data: queues, buckets, secrets, parameters, logs, databases and caches.

use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::{Desired, Made, Refused};
use crate::backing::{CacheSpec, DatabaseSpec};
use crate::shared::Shared;
use crate::state::{Bucket, Cache, Database, Kind, Queue};
use crate::{secrets, sqs, told};

/// AWS's words for a name that another resource has.
pub(super) fn exists(name: &str) -> String {
    format!("Resource of this type with identifier '{name}' already exists.")
}

/// A queue; its CloudFormation properties carry the names of SQS's attributes.
pub(super) fn queue(shared: &Shared, desired: &Desired, url: Option<&str>) -> Result<Made, String> {
    let name = match url.and_then(|url| url.rsplit('/').next()) {
        Some(name) => name.to_owned(),
        None => desired.name(shared, "QueueName"),
    };
    let arn = shared.arn("sqs", &name);
    let text = |value: &Json| match value {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    };
    let properties = cloudformation::document::object(&desired.properties);
    let attributes = properties.iter().map(|(key, value)| (key.clone(), text(value))).collect();
    let mut state = shared.state();
    if url.is_none() && state.queues.contains_key(&name) {
        return Err(exists(&name));
    }
    let fresh = Queue { arn: arn.clone(), attributes, messages: Vec::new() };
    let queue = state.queues.entry(name.clone()).or_insert_with(|| fresh.clone());
    queue.attributes = fresh.attributes;
    let url = sqs::url(shared, &name);
    Ok(Made::new(&url, &[("Arn", &arn), ("QueueName", &name), ("QueueUrl", &url)]))
}

pub(super) fn bucket(shared: &Shared, desired: &Desired) -> Result<Made, String> {
    let name = match desired.text("BucketName") {
        Some(name) => name.to_owned(),
        // Bucket names are lower case and at most 63 characters.
        None => desired.name(shared, "BucketName").to_lowercase().chars().take(63).collect(),
    };
    let is_allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.');
    if !(3..=63).contains(&name.len()) || !name.chars().all(is_allowed) {
        return Err(
            "Bucket name should not contain uppercase characters or other than letters, digits, - and ."
                .into(),
        );
    }
    // Names of buckets are those of all accounts.
    if shared.accounts().iter().any(|account| account.has_bucket(&name)) {
        return Err(format!("{name} already exists"));
    }
    shared.state().buckets.insert(name.clone(), Bucket::default());
    let domain = format!("{name}.s3.amazonaws.com");
    Ok(Made::new(&name, &[("Arn", &format!("arn:aws:s3:::{name}")), ("DomainName", &domain)]))
}

pub(super) fn secret(shared: &Shared, desired: &Desired) -> Result<Made, String> {
    let name = desired.name(shared, "Name");
    if shared.state().secrets.values().any(|secret| secret.name == name) {
        return Err(exists(&name));
    }
    let generate = &desired.properties["GenerateSecretString"];
    let value = if let Some(text) = desired.text("SecretString") {
        text.to_owned()
    } else {
        let length =
            super::number(&generate["PasswordLength"]).and_then(|n| usize::try_from(n).ok()).unwrap_or(32);
        let password = shared.random_text(length);
        let template =
            generate["SecretStringTemplate"].as_str().and_then(|text| serde_json::from_str(text).ok());
        match (template, generate["GenerateStringKey"].as_str()) {
            (Some(Json::Object(mut map)), Some(key)) => {
                map.insert(key.to_owned(), password.into());
                Json::Object(map).to_string()
            }
            _ => password,
        }
    };
    let arn = secrets::create(shared, &name, &value);
    Ok(Made::new(&arn, &[("Id", &arn)]))
}

pub(super) fn parameter(shared: &Shared, desired: &Desired, current: Option<&str>) -> Result<Made, String> {
    let name = current.map_or_else(|| desired.name(shared, "Name"), str::to_owned);
    if current.is_none() && shared.state().parameters.contains_key(&name) {
        return Err(exists(&name));
    }
    let value = desired.text("Value").unwrap_or_default();
    shared.state().parameters.insert(name.clone(), value.to_owned());
    Ok(Made::new(&name, &[("Value", value), ("Type", desired.text("Type").unwrap_or("String"))]))
}

pub(super) fn log_group(shared: &Shared, desired: &Desired) -> Result<Made, String> {
    let name = desired.name(shared, "LogGroupName");
    if !shared.logs.create_group(&name) {
        return Err(exists(&name));
    }
    let arn = shared.arn_in(&desired.region, "logs", &format!("log-group:{name}:*"));
    Ok(Made::new(&name, &[("Arn", &arn)]))
}

/// A database with a managed master secret, complete when Postgres answers.
pub(super) async fn database(shared: &Arc<Shared>, desired: &Desired) -> Result<Made, Refused> {
    if desired.text("Engine") != Some("postgres") {
        let engine = desired.text("Engine").unwrap_or("none");
        return Err(format!("the simulator runs the engine `postgres` only, not `{engine}`").into());
    }
    if desired.properties["ManageMasterUserPassword"] != true {
        let reason = "the simulator makes databases with ManageMasterUserPassword only".to_owned();
        return Err(reason.into());
    }
    let id = desired.name(shared, "DBInstanceIdentifier").to_lowercase();
    let username = desired.text("MasterUsername").unwrap_or("postgres").to_owned();
    let value = json!({ "username": username, "password": shared.random_text(32) }).to_string();
    let secret = secrets::create(shared, &format!("rds!db-{id}"), &value);
    let database = Database {
        name: desired.text("DBName").unwrap_or("postgres").to_owned(),
        username,
        secret: secret.clone(),
    };
    let endpoint = match shared.config.backing.database(specification(shared, &id, &database)?).await {
        Ok(endpoint) => endpoint,
        Err(failure) => {
            shared.state().secrets.remove(&secret);
            let message = format!("DB instance creation failed: {failure}");
            told::tell(shared, Kind::Database, &id, "failure", message);
            return Err(Refused { physical: id, reason: failure.0 });
        }
    };
    shared.state().databases.insert(id.clone(), database);
    told::tell(shared, Kind::Database, &id, "creation", "DB instance created".into());
    let port = endpoint.port.to_string();
    Ok(Made::new(
        &id,
        &[
            ("Endpoint.Address", &endpoint.host),
            ("Endpoint.Port", &port),
            ("MasterUserSecret.SecretArn", &secret),
            ("DBInstanceArn", &shared.arn("rds", &format!("db:{id}"))),
        ],
    ))
}

fn specification(shared: &Shared, id: &str, database: &Database) -> Result<DatabaseSpec, String> {
    let password = secrets::resolve(shared, &format!("{}:password::", database.secret));
    Ok(DatabaseSpec {
        id: shared.backed(id),
        name: database.name.clone(),
        username: database.username.clone(),
        password: password.ok_or_else(|| format!("the master secret of {id} is gone"))?,
    })
}

pub(super) async fn drop_database(shared: &Arc<Shared>, id: &str) -> Result<(), String> {
    shared.config.backing.drop_database(shared.backed(id)).await.map_err(|failure| failure.0)?;
    let removed = shared.state().databases.remove(id);
    if let Some(database) = removed {
        shared.state().secrets.remove(&database.secret);
        told::tell(shared, Kind::Database, id, "deletion", "DB instance deleted".into());
    }
    Ok(())
}

/// A cache, complete when Redis answers.
pub(super) async fn cache(
    shared: &Arc<Shared>,
    desired: &Desired,
    current: Option<&str>,
) -> Result<Made, Refused> {
    let id = match current {
        Some(id) => id.to_owned(),
        None => desired.name(shared, "ReplicationGroupId").to_lowercase(),
    };
    let cache = reached(shared, desired)?;
    let [noun, verb, category] = match current {
        Some(_) => ["modification", "modified", "configuration change"],
        None => ["creation", "created", "creation"],
    };
    let endpoint = match shared.config.backing.cache(cache_spec(shared, &id, cache.clone())).await {
        Ok(endpoint) => endpoint,
        Err(failure) => {
            let message = format!("Replication group {id} {noun} failed: {failure}");
            told::tell(shared, Kind::Cache, &id, "failure", message);
            return Err(Refused { physical: id, reason: failure.0 });
        }
    };
    shared.state().caches.insert(id.clone(), cache);
    told::tell(shared, Kind::Cache, &id, category, format!("Replication group {id} {verb}"));
    let port = endpoint.port.to_string();
    Ok(Made::new(&id, &[("PrimaryEndPoint.Address", &endpoint.host), ("PrimaryEndPoint.Port", &port)]))
}

/// How clients reach a replication group. The token that an update brings takes the place of the one before at once.
/// <https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html>
fn reached(shared: &Shared, desired: &Desired) -> Result<Cache, String> {
    let tls = &desired.properties["TransitEncryptionEnabled"];
    let tls = *tls == true || *tls == "true";
    let is_deleted = desired.text("AuthTokenUpdateStrategy") == Some("DELETE");
    let token = desired.text("AuthToken").filter(|_| !is_deleted);
    let token = token.map(|text| secrets::dynamic(shared, text)).transpose()?;
    if token.is_some() && !tls {
        return Err("An AuthToken is taken only where TransitEncryptionEnabled is true.".into());
    }
    Ok(Cache { tls, token })
}

fn cache_spec(shared: &Shared, id: &str, Cache { tls, token }: Cache) -> CacheSpec {
    CacheSpec { id: shared.backed(id), tls, token }
}

pub(super) async fn drop_cache(shared: &Arc<Shared>, id: &str) -> Result<(), String> {
    shared.config.backing.drop_cache(shared.backed(id)).await.map_err(|failure| failure.0)?;
    shared.state().caches.remove(id);
    told::tell(shared, Kind::Cache, id, "deletion", format!("Replication group {id} deleted"));
    Ok(())
}

/// Starts databases and caches again; gives what went wrong.
pub(super) async fn resume(shared: &Arc<Shared>) -> Vec<String> {
    let (databases, caches) = {
        let state = shared.state();
        (state.databases.clone(), state.caches.clone())
    };
    let mut problems = Vec::new();
    for (id, database) in &databases {
        let started = match specification(shared, id, database) {
            Ok(specification) => {
                shared.config.backing.database(specification).await.map_err(|failure| failure.0)
            }
            Err(problem) => Err(problem),
        };
        problems.extend(started.err().map(|problem| format!("{id}: {problem}")));
    }
    for (id, cache) in caches {
        let started = shared.config.backing.cache(cache_spec(shared, &id, cache)).await;
        problems.extend(started.err().map(|failure| format!("{id}: {failure}")));
    }
    problems
}
