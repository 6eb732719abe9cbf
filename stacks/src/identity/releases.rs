//! What a deployment does with releases: it holds the lease, keeps the records, and takes images and records over from the
//! environment before, which lets it read them and nothing else.

use serde_json::{Value as Json, json};

use super::account::{images, state_bucket};
use crate::environment::{Environment, Neighbour};

/// What reading an image takes.
/// <https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html>
const PULL: [&str; 3] =
    ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];

/// What writing one takes beside that.
const PUSH: [&str; 4] =
    ["ecr:CompleteLayerUpload", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart"];

/// Objects that belong to an environment, and those of releases.
fn objects(bucket: &str, environment: &str) -> [String; 2] {
    ["releases".to_owned(), format!("environments/{environment}")]
        .map(|folder| format!("arn:aws:s3:::{bucket}/{folder}/*"))
}

fn repository(account: &str, region: &str) -> String {
    format!("arn:aws:ecr:{region}:{account}:repository/{}", images())
}

/// The policy of whoever deploys or makes releases.
pub(super) fn policy(environment: &Environment) -> Json {
    let Environment { name, account, region, .. } = environment;
    let written = objects(&state_bucket(account, region), name);
    document(environment, &written, true)
}

/// The policy of whoever plans: it holds the lease, and carries a release over where it comes from another environment. What
/// was deployed is written down by others.
pub(super) fn planner(environment: &Environment) -> Json {
    let Environment { name, account, region, .. } = environment;
    let bucket = state_bucket(account, region);
    let lease = format!("arn:aws:s3:::{bucket}/environments/{name}/lease.json");
    let carries = environment.before.is_some();
    let releases = carries.then(|| format!("arn:aws:s3:::{bucket}/releases/*"));
    document(environment, &[Some(lease), releases].into_iter().flatten().collect::<Vec<_>>(), carries)
}

fn document(environment: &Environment, written: &[String], pushes: bool) -> Json {
    let Environment { name, account, region, .. } = environment;
    let bucket = state_bucket(account, region);
    let images: Vec<&str> = PULL.iter().chain(PUSH.iter().filter(|_| pushes)).copied().collect();
    let mut statements = vec![
        allow("Records", &["s3:GetObject"], &objects(&bucket, name)),
        allow("Writes", &["s3:PutObject"], written),
        allow("Lists", &["s3:ListBucket"], &[format!("arn:aws:s3:::{bucket}")]),
        // IAM knows no resource that it could be limited to.
        allow("Registry", &["ecr:GetAuthorizationToken"], &["*".into()]),
        allow("Images", &images, &[repository(account, region)]),
    ];
    if let Some(before) = &environment.before {
        let bucket = state_bucket(&before.account, &before.region);
        statements.push(allow("RecordsBefore", &["s3:GetObject"], &objects(&bucket, &before.name)));
    }
    if let Some(before) = environment.before.as_ref().filter(|before| before.account != *account) {
        let bucket = state_bucket(&before.account, &before.region);
        statements.push(allow("ListsBefore", &["s3:ListBucket"], &[format!("arn:aws:s3:::{bucket}")]));
        statements.push(allow("ImagesBefore", &PULL, &[repository(&before.account, &before.region)]));
    }
    json!({ "Version": "2012-10-17", "Statement": statements })
}

fn allow(sid: &str, actions: &[&str], resources: &[String]) -> Json {
    json!({ "Sid": sid, "Effect": "Allow", "Action": actions, "Resource": resources })
}

/// Statements of the bucket's policy: the next environments read what they take over.
pub(super) fn bucket_statements(environment: &Environment) -> Vec<Json> {
    let bucket = state_bucket(&environment.account, &environment.region);
    let arn = format!("arn:aws:s3:::{bucket}");
    let mut statements = Vec::new();
    for next in &environment.after {
        let of = next.releases_from.as_deref().unwrap_or_default();
        statements.push(cross("Records", next, &["s3:GetObject"], Some(json!(objects(&bucket, of)))));
        statements.push(cross("Lists", next, &["s3:ListBucket"], Some(json!([arn]))));
    }
    statements
}

/// Statements of the repository's policy, likewise.
pub(super) fn repository_statements(environment: &Environment) -> Vec<Json> {
    environment.after.iter().map(|next| cross("Images", next, &PULL, None)).collect()
}

/// The account as a whole may read; which of its roles does is what its own policies say.
fn cross(what: &str, next: &Neighbour, actions: &[&str], resources: Option<Json>) -> Json {
    let mut name = next.name.clone();
    name[..1].make_ascii_uppercase();
    let mut statement = json!({
        "Sid": format!("{what}{}", name.replace(|c: char| !c.is_ascii_alphanumeric(), "")),
        "Effect": "Allow",
        "Principal": { "AWS": format!("arn:aws:iam::{}:root", next.account) },
        "Action": actions,
    });
    if let Some(resources) = resources {
        statement["Resource"] = resources;
    }
    statement
}
