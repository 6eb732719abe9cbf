//! The HTTP front: finds the service that a request is meant for and speaks its protocol.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;
use serde_json::{Value as Json, json};

use crate::access::{self, Caller, calls};
use crate::cloud::Cloud;
use crate::error::ApiError;
use crate::shared::Shared;
use crate::xml::Xml;
use crate::{
    cloudformation, control, ecs, elasticache, events, logs, rds, registry, s3, secrets, sqs, ssm, sts,
};

/// The largest body: one part of a multipart upload, as S3 has it, would be 5 GiB; no client here sends more than this.
const LARGEST_BODY: usize = 1 << 30;

pub(crate) fn router(cloud: Arc<Cloud>) -> Router {
    Router::new().fallback(answer).with_state(cloud)
}

async fn answer(State(cloud): State<Arc<Cloud>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    // Layers are large, so they are never in memory as a whole.
    if registry::is_for(parts.uri.path()) {
        return registry::serve(&cloud, parts, body).await;
    }
    let query_string = parts.uri.query().unwrap_or_default().to_owned();
    let mut shared = cloud.of_key(access::key(&parts.headers, &query_string).as_deref());
    let caller = access::caller(shared, &parts.headers, &query_string);
    let [region, mut service] = scope(&parts.headers, &query_string);
    let Ok(body) = to_bytes(body, LARGEST_BODY).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let mut parameters = query(&query_string);
    if parts.uri.path().starts_with(control::PREFIX) {
        let named = parameters.get("account").and_then(|account| cloud.named(account));
        return control::answer(named.unwrap_or(shared), &parts.method, parts.uri.path(), &body);
    }
    if let Some(target) = parts.headers.get("x-amz-target").and_then(|value| value.to_str().ok()) {
        return json_protocol(shared, caller, target, &body).await;
    }
    let is_form = parts
        .headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|value| value.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
    if is_form || service != "s3" {
        parameters.extend(query(&String::from_utf8_lossy(&body)));
    }
    // The one call of a Query service that nobody signs: the token in it says who calls.
    if parameters.get("Action").is_some_and(|action| action == "AssumeRoleWithWebIdentity") {
        service = "sts".into();
        shared = cloud.of_arn(parameters.get("RoleArn").map(String::as_str).unwrap_or_default());
    }
    if service == "s3" {
        let request = s3::Request { method: parts.method, uri: parts.uri, headers: parts.headers, body };
        return s3::answer(shared, caller, request).await;
    }
    let region = if region.is_empty() { shared.config.region.clone() } else { region };
    parameters.insert(cloudformation::REGION.into(), region);
    query_protocol(shared, caller, &service, &parameters)
}

/// Region and service in the credential scope of the signature: `…/20261123/eu-central-1/sqs/aws4_request`.
fn scope(headers: &HeaderMap, query: &str) -> [String; 2] {
    let authorization =
        headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let decoded = percent_decode_str(query).decode_utf8_lossy();
    let scope = [authorization, &decoded].into_iter().find_map(|text| {
        let credential = text.split("Credential=").nth(1)?;
        let mut parts = credential.split(['/', ',', '&', ' ']).skip(2);
        Some([parts.next()?.to_owned(), parts.next()?.to_owned()])
    });
    // Only S3 answers requests that nobody signed.
    scope.unwrap_or_else(|| [String::new(), "s3".into()])
}

/// The parameters of a form or a query string.
pub(crate) fn query(text: &str) -> BTreeMap<String, String> {
    let decode = |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(k, v)| (decode(k), decode(v)))
        .collect()
}

type Known = Result<Caller, ApiError>;

async fn json_protocol(shared: &Arc<Shared>, caller: Known, target: &str, body: &[u8]) -> Response {
    let (prefix, action) = target.split_once('.').unwrap_or((target, ""));
    let input: Json = match serde_json::from_slice(if body.is_empty() { b"{}" } else { body }) {
        Ok(input) => input,
        Err(error) => return json_error(&ApiError::bad("SerializationException", error.to_string())),
    };
    let acts = calls::json(shared, prefix, action, &input);
    let caller = match caller.and_then(|caller| access::authorize(shared, &caller, &acts).map(|()| caller)) {
        Ok(caller) => caller,
        Err(error) => return json_error(&error),
    };
    let result = match prefix {
        "AmazonSQS" => sqs::answer(shared, action, &input).await,
        "secretsmanager" => secrets::answer(shared, action, &input),
        "AmazonSSM" => ssm::answer(shared, action, &input),
        "Logs_20140328" => logs::answer(shared, action, &input),
        "AWSEvents" => events::answer(shared, action, &input),
        "AmazonEC2ContainerServiceV20141113" => ecs::answer(shared, action, &input).await,
        registry::TARGET => registry::answer(shared, &caller, action, &input),
        other => Err(ApiError::unsupported(other, action)),
    };
    match result {
        Ok(output) => {
            ([(header::CONTENT_TYPE, "application/x-amz-json-1.1")], output.to_string()).into_response()
        }
        Err(error) => json_error(&error),
    }
}

fn json_error(error: &ApiError) -> Response {
    let body = json!({ "__type": error.code, "message": error.message, "Message": error.message });
    let headers = [(header::CONTENT_TYPE, "application/x-amz-json-1.1")];
    (error.status, headers, body.to_string()).into_response()
}

fn query_protocol(
    shared: &Arc<Shared>,
    caller: Known,
    service: &str,
    parameters: &BTreeMap<String, String>,
) -> Response {
    let action = parameters.get("Action").map(String::as_str).unwrap_or_default();
    let (namespace, result) = match service {
        "cloudformation" => (
            "http://cloudformation.amazonaws.com/doc/2010-05-15/",
            caller
                .and_then(|caller| {
                    let acts = calls::cloudformation(shared, action, parameters);
                    access::authorize(shared, &caller, &acts)
                })
                .and_then(|()| cloudformation::answer(shared, action, parameters)),
        ),
        "rds" | "elasticache" => {
            let allowed = caller.and_then(|caller| {
                access::authorize(shared, &caller, &calls::data(shared, service, action, parameters))
            });
            if service == "rds" {
                (rds::NAMESPACE, allowed.and_then(|()| rds::answer(shared, action, parameters)))
            } else {
                (
                    elasticache::NAMESPACE,
                    allowed.and_then(|()| elasticache::answer(shared, action, parameters)),
                )
            }
        }
        "sts" => (
            "https://sts.amazonaws.com/doc/2011-06-15/",
            caller.and_then(|caller| sts::answer(shared, &caller, action, parameters)),
        ),
        other => ("", Err(ApiError::unsupported(other, action))),
    };
    let request_id = shared.state().id();
    let mut xml = Xml::new();
    let status = match result {
        Ok(write) => {
            xml.tag(&format!("{action}Response xmlns=\"{namespace}\""), |xml| {
                xml.tag(&format!("{action}Result"), write);
                xml.tag("ResponseMetadata", |xml| {
                    xml.text("RequestId", &request_id);
                });
            });
            StatusCode::OK
        }
        Err(error) => {
            xml.tag("ErrorResponse", |xml| {
                xml.tag("Error", |xml| {
                    let blame = if error.status.is_client_error() { "Sender" } else { "Receiver" };
                    xml.text("Type", blame).text("Code", error.code).text("Message", &error.message);
                });
                xml.text("RequestId", &request_id);
            });
            error.status
        }
    };
    (status, [(header::CONTENT_TYPE, "text/xml")], Body::from(xml.finish())).into_response()
}

/// What writes the result of a Query action.
pub(crate) type WriteResult = Box<dyn FnOnce(&mut Xml) + Send>;
