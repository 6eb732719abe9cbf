//! What the roles of the tasks may do, decided as IAM decides it: the calls that the app makes, and no other action
//! of these services on any of these resources.

use std::collections::{BTreeMap, BTreeSet};

use cloudformation::access::{Call, Verdict, decide};
use cloudformation::evaluate::Scope;
use cloudformation::{catalogue, document};
use serde_json::Value as Json;
use stacks::{Environment, File};

const UPLOAD: &str = "arn:aws:s3:::uploads/tenants/7/a.csv";
const ELSEWHERE: &str = "arn:aws:s3:::uploads/backups/a.csv";
const BUCKET: &str = "arn:aws:s3:::uploads";
const OTHER_BUCKET: &str = "arn:aws:s3:::logs";
const JOBS: &str = "arn:aws:sqs:eu-central-1:111111111111:jobs";
const DOCUMENTS: &str = "arn:aws:sqs:eu-central-1:111111111111:documents";
const DEAD: &str = "arn:aws:sqs:eu-central-1:111111111111:dead";
const API_SECRET: &str = "arn:aws:secretsmanager:eu-central-1:111111111111:secret:api";
const WORKER_SECRET: &str = "arn:aws:secretsmanager:eu-central-1:111111111111:secret:worker";
const CACHE_TOKEN: &str = "arn:aws:secretsmanager:eu-central-1:111111111111:secret:cache";
const KEY: &str = "arn:aws:kms:eu-central-1:111111111111:key/own";
const BUS: &str = "arn:aws:events:eu-central-1:111111111111:event-bus/bus";
const LOGS: &str = "arn:aws:logs:eu-central-1:111111111111:log-group:app";

/// Services that a task could reach: every action that IAM knows of them is asked.
const SERVICES: [&str; 16] = [
    "cloudformation",
    "ec2",
    "ecr",
    "ecs",
    "elasticache",
    "events",
    "iam",
    "kms",
    "lambda",
    "logs",
    "rds",
    "s3",
    "secretsmanager",
    "sqs",
    "sts",
    "xray",
];

const RESOURCES: [&str; 13] = [
    UPLOAD,
    ELSEWHERE,
    BUCKET,
    OTHER_BUCKET,
    JOBS,
    DOCUMENTS,
    DEAD,
    API_SECRET,
    WORKER_SECRET,
    CACHE_TOKEN,
    KEY,
    LOGS,
    BUS,
];

#[expect(clippy::unwrap_used, reason = "a helper of tests")]
fn environment(name: &str) -> Environment {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/environments");
    let texts = stacks::NAMES.map(|name| std::fs::read_to_string(format!("{folder}/{name}.yaml")).unwrap());
    let files: Vec<File> =
        stacks::NAMES.iter().zip(&texts).map(|(name, text)| File { name, path: name, text }).collect();
    Environment::read(name, &files).unwrap()
}

/// Every call that a role is allowed within the boundary of the environment, its action in lower case.
#[expect(clippy::unwrap_used, reason = "a helper of tests")]
fn allowed(stack_name: &str, role: &str) -> BTreeSet<(String, &'static str)> {
    let environment = environment("prod");
    let platform = stacks::platform(&environment);
    let template = platform.iter().find(|stack| stack.name == stack_name).unwrap().template.to_json();
    let given = [
        ("StorageBucketArn", BUCKET),
        ("QueueJobsArn", JOBS),
        ("QueueDocumentsArn", DOCUMENTS),
        ("DatabaseApiSecretArn", API_SECRET),
        ("DatabaseWorkerSecretArn", WORKER_SECRET),
        ("ClusterLogGroupArn", LOGS),
        ("KeyArn", KEY),
        ("BusArn", BUS),
        ("CacheTokenArn", CACHE_TOKEN),
    ];
    let given: BTreeMap<String, String> =
        given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let scope = Scope::new(&template, Some(&given));
    let properties = scope.resolve(&template["Resources"][role]["Properties"]);
    let policies: Vec<&Json> =
        properties["Policies"].as_array().unwrap().iter().map(|policy| &policy["PolicyDocument"]).collect();
    let [_, identity] = stacks::foundation(&environment, &platform).unwrap();
    let boundary =
        identity.template.to_json()["Resources"]["Boundary"]["Properties"]["PolicyDocument"].clone();
    let context = BTreeMap::new();
    let is_allowed = |action: &str, resource: &str| {
        let call = Call { action, resource, context: &context };
        decide(&policies, Some(&boundary), &call) == Verdict::Allowed
    };
    let mut allowed = BTreeSet::new();
    for service in SERVICES {
        for (name, kinds) in document::object(&catalogue::iam_service(service).unwrap()["actions"]) {
            let action = format!("{service}:{name}");
            // An action of no kind of resource is asked of none.
            let resources = if kinds.as_array().is_some_and(Vec::is_empty) { &["*"][..] } else { &RESOURCES };
            let found = resources.iter().filter(|resource| is_allowed(&action, resource));
            allowed.extend(found.map(|resource| (action.clone(), *resource)));
        }
    }
    allowed
}

#[track_caller]
fn check(role: &str, expected: &[(&'static str, &'static str)]) {
    check_in("service", role, expected);
}

#[track_caller]
fn check_in(stack: &str, role: &str, expected: &[(&'static str, &'static str)]) {
    let expected = expected.iter().map(|(action, resource)| (action.to_lowercase(), *resource)).collect();
    assert_eq!(allowed(stack, role), expected, "{role}");
}

#[test]
fn the_api_keeps_uploads_and_hands_out_jobs() {
    check(
        "ApiRole",
        &[
            ("kms:Decrypt", KEY),
            ("kms:GenerateDataKey", KEY),
            ("s3:AbortMultipartUpload", UPLOAD),
            ("s3:GetObject", UPLOAD),
            ("s3:PutObject", UPLOAD),
            ("s3:ListBucket", BUCKET),
            ("sqs:SendMessage", JOBS),
            ("sqs:SendMessage", DOCUMENTS),
            ("xray:PutTelemetryRecords", "*"),
            ("xray:PutTraceSegments", "*"),
        ],
    );
}

#[test]
fn the_worker_reads_uploads_and_takes_jobs() {
    check(
        "WorkerRole",
        &[
            ("events:PutEvents", BUS),
            ("kms:Decrypt", KEY),
            ("kms:GenerateDataKey", KEY),
            ("s3:GetObject", UPLOAD),
            ("s3:ListBucket", BUCKET),
            ("sqs:ChangeMessageVisibility", JOBS),
            ("sqs:DeleteMessage", JOBS),
            ("sqs:ReceiveMessage", JOBS),
            // What waits for its turn is told of when something ends.
            ("sqs:SendMessage", JOBS),
            ("sqs:SendMessage", DOCUMENTS),
            ("xray:PutTelemetryRecords", "*"),
            ("xray:PutTraceSegments", "*"),
        ],
    );
}

#[test]
fn the_documents_are_kept_and_their_jobs_taken() {
    check_in(
        "documents",
        "DocumentsRole",
        &[
            ("kms:Decrypt", KEY),
            ("kms:GenerateDataKey", KEY),
            ("s3:AbortMultipartUpload", UPLOAD),
            ("s3:GetObject", UPLOAD),
            ("s3:PutObject", UPLOAD),
            ("s3:ListBucket", BUCKET),
            ("sqs:ChangeMessageVisibility", DOCUMENTS),
            ("sqs:DeleteMessage", DOCUMENTS),
            ("sqs:ReceiveMessage", DOCUMENTS),
            ("sqs:SendMessage", JOBS),
            ("sqs:SendMessage", DOCUMENTS),
            ("xray:PutTelemetryRecords", "*"),
            ("xray:PutTraceSegments", "*"),
        ],
    );
}

#[test]
fn each_process_starts_with_its_own_secrets() {
    for (role, secret) in [("ApiExecutionRole", API_SECRET), ("WorkerExecutionRole", WORKER_SECRET)] {
        check(
            role,
            &[
                ("ecr:GetAuthorizationToken", "*"),
                ("kms:Decrypt", KEY),
                ("logs:CreateLogStream", LOGS),
                ("logs:PutLogEvents", LOGS),
                ("secretsmanager:GetSecretValue", secret),
                ("secretsmanager:GetSecretValue", CACHE_TOKEN),
            ],
        );
    }
}

#[test]
fn the_function_hands_out_jobs() {
    check_in(
        "functions",
        "ArriveRole",
        &[
            ("kms:Decrypt", KEY),
            ("kms:GenerateDataKey", KEY),
            ("sqs:SendMessage", JOBS),
            ("xray:PutTelemetryRecords", "*"),
            ("xray:PutTraceSegments", "*"),
        ],
    );
}
