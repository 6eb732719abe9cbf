//! Deploying with GitHub's tokens, end to end: an issuer signs a token as GitHub does, the AWS SDK takes the deploy role
//! with it, the embedded cloud holds the trust policy and the role to what the stacks say.

use std::path::{Path, PathBuf};
use std::process::Output;

use actions::oidc::{ISSUER, OidcSubject};
use anyhow::{Context, ensure};
use aws_sdk_cloudformation::Client;
use aws_sdk_cloudformation::config::{Config, Credentials, Region};
use aws_sdk_cloudformation::error::ProvideErrorMetadata;
use aws_sdk_cloudformation::types::{Capability, ChangeSetType, StackEvent};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use rcgen::{KeyPair, PKCS_RSA_SHA256, PublicKeyData, SigningKey};
use serde_json::{Map, Value as Json, json};
use stacks::{REPOSITORY, Trust};
use tests::api::Api;
use tests::cloud::Cloud;
use tests::workspace::Workspace;
use tokio::process::Command;

const ACCOUNT: &str = "111111111111";
const DEPLOY_ROLE: &str = "arn:aws:iam::111111111111:role/trestle/identity/trestle-dev-deploy";
const PLAN_ROLE: &str = "arn:aws:iam::111111111111:role/trestle/identity/trestle-dev-plan";

/// An issuer of tokens, with the shape of GitHub's.
struct Issuer(KeyPair);

impl Issuer {
    fn new() -> anyhow::Result<Self> {
        Ok(Self(KeyPair::generate_for(&PKCS_RSA_SHA256)?))
    }

    /// Its public key. A key of 2,048 bits is the modulus between nine bytes of DER and the exponent 65537.
    fn keys(&self) -> anyhow::Result<String> {
        let der = self.0.der_bytes();
        let modulus = der.get(9..265).context("a key of 2,048 bits")?;
        ensure!(der[265..] == [2, 3, 1, 0, 1], "another exponent");
        let key = json!({
            "kty": "RSA", "use": "sig", "alg": "RS256", "kid": "key",
            "n": BASE64.encode(modulus), "e": BASE64.encode([1, 0, 1]),
        });
        Ok(json!({ "keys": [key] }).to_string())
    }

    fn token(&self, claims: &Map<String, Json>) -> anyhow::Result<String> {
        let header = json!({ "alg": "RS256", "typ": "JWT", "kid": "key" }).to_string();
        let signed = format!("{}.{}", BASE64.encode(header), BASE64.encode(json!(claims).to_string()));
        let signature = self.0.sign(signed.as_bytes())?;
        Ok(format!("{signed}.{}", BASE64.encode(signature)))
    }
}

/// What the environment `dev` trusts.
fn trust() -> anyhow::Result<Trust> {
    let folder = tests::root().join("stacks/environments");
    let mut texts = Vec::new();
    for name in stacks::NAMES {
        let path = format!("stacks/environments/{name}.yaml");
        texts.push((name, path, std::fs::read_to_string(folder.join(format!("{name}.yaml")))?));
    }
    let files: Vec<stacks::File> =
        texts.iter().map(|(name, path, text)| stacks::File { name, path, text }).collect();
    let environment = stacks::Environment::read("dev", &files);
    let environment = environment.map_err(|findings| anyhow::anyhow!("{findings:?}"))?;
    stacks::trust(&environment).context("GitHub deploys `dev`")
}

/// What GitHub's token of a job says.
/// <https://docs.github.com/en/actions/reference/security/oidc>
#[expect(clippy::disallowed_methods, reason = "a token says when it ends")]
fn claims_of<May>(subject: &OidcSubject<May>) -> Map<String, Json> {
    let first = |values: Vec<String>| values.into_iter().next().unwrap_or_default().into();
    let mut claims: Map<String, Json> =
        subject.claims().into_iter().map(|(name, values)| (name.to_owned(), first(values))).collect();
    let now =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default().as_secs();
    let more = json!({
        "iss": format!("https://{ISSUER}"),
        "iat": now, "nbf": now, "exp": now + 300,
        "actor": "somebody",
        "event_name": "workflow_dispatch",
        "ref_type": "branch",
        "repository": format!("{}/{}", REPOSITORY.owner, REPOSITORY.name),
        "repository_visibility": "private",
        "run_id": "1",
        "runner_environment": "github-hosted",
    });
    claims.extend(more.as_object().cloned().unwrap_or_default());
    claims
}

/// That of the job that deploys.
fn claims() -> anyhow::Result<Map<String, Json>> {
    Ok(claims_of(&trust()?.deploy.subject))
}

/// Who runs a command: with the keys of an administrator, or with a token for a role.
enum As<'a> {
    Administrator,
    Anybody,
    Bearer(&'a str, &'a Path),
}

async fn xtask(cloud: &Cloud, who: &As<'_>, arguments: &[&str]) -> anyhow::Result<Output> {
    xtask_in(&tests::root(), cloud, who, arguments).await
}

async fn xtask_in(root: &Path, cloud: &Cloud, who: &As<'_>, arguments: &[&str]) -> anyhow::Result<Output> {
    let mut command = Command::new(tests::program("xtask-operate")?);
    command.args(arguments).current_dir(root).env("AWS_ENDPOINT_URL", &cloud.endpoint);
    for name in ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"] {
        command.env_remove(name);
    }
    match who {
        As::Administrator => {
            command.env("AWS_ACCESS_KEY_ID", "administrator").env("AWS_SECRET_ACCESS_KEY", "x");
        }
        As::Anybody => {
            command.env("AWS_ACCESS_KEY_ID", "anybody").env("AWS_SECRET_ACCESS_KEY", "x");
        }
        // As aws-actions/configure-aws-credentials leaves it to the SDK.
        As::Bearer(role, file) => {
            command
                .env("AWS_ROLE_ARN", role)
                .env("AWS_ROLE_SESSION_NAME", "github")
                .env("AWS_WEB_IDENTITY_TOKEN_FILE", file)
                .env("AWS_REGION", "eu-central-1");
        }
    }
    Ok(command.output().await?)
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A bootstrapped cloud for known callers only, and the issuer that it trusts.
struct Scene {
    cloud: Cloud,
    issuer: Issuer,
    folder: PathBuf,
}

impl Scene {
    async fn new(name: &str) -> anyhow::Result<Self> {
        let folder = tests::folder(name)?;
        let issuer = Issuer::new()?;
        let cloud = Cloud::guarded(folder.join("cloud"), ACCOUNT, (ISSUER, issuer.keys()?)).await?;
        let made = xtask(&cloud, &As::Administrator, &["bootstrap", "--env", "dev", "--yes"]).await?;
        ensure!(made.status.success(), "{}", said(&made));
        Ok(Self { cloud, issuer, folder })
    }

    fn token(&self, name: &str, claims: &Map<String, Json>) -> anyhow::Result<PathBuf> {
        let file = self.folder.join(format!("{name}.jwt"));
        std::fs::write(&file, self.issuer.token(claims)?)?;
        Ok(file)
    }
}

const DEPLOY: [&str; 6] = ["deploy", "--env", "dev", "--release", "latest", "--yes"];

#[tokio::test]
async fn the_workflow_deploys_with_its_token_and_nobody_else_does() -> anyhow::Result<()> {
    let scene = Scene::new("oidc").await?;
    let token = scene.token("deploy", &claims()?)?;
    let refused = xtask(&scene.cloud, &As::Anybody, &DEPLOY).await?;
    ensure!(refused.status.code() == Some(5), "{}", said(&refused));
    ensure!(
        said(&refused).contains("The security token included in the request is invalid"),
        "{}",
        said(&refused)
    );
    let refused = xtask(&scene.cloud, &As::Bearer(PLAN_ROLE, &token), &DEPLOY).await?;
    ensure!(refused.status.code() == Some(5), "{}", said(&refused));
    // The image and the record are written by another job. What is in it is nobody's business: tasks only say that they run.
    let workspace = Workspace::copy("oidc-workspace")?;
    std::fs::create_dir_all(workspace.path("target"))?;
    std::fs::write(workspace.path("target/app"), "a program")?;
    let trust = trust()?;
    let publisher = trust.publish.context("releases begin in `dev`")?;
    let publishing = scene.token("publish", &claims_of(&publisher.subject))?;
    for arguments in
        [&["build", "--binary", "target/app"][..], &["release", "create", "--image", "target/xtask/image"]]
    {
        let publisher = As::Bearer(&publisher.role_arn, &publishing);
        let made = xtask_in(&workspace.root, &scene.cloud, &publisher, arguments).await?;
        ensure!(made.status.success(), "{}", said(&made));
    }
    // One job records the plan, which its role cannot execute; another executes exactly that.
    let planning = scene.token("plan", &claims_of(&trust.plan.subject))?;
    let planner = As::Bearer(PLAN_ROLE, &planning);
    let file = scene.folder.join("plan.json").display().to_string();
    let plan = ["deploy", "--env", "dev", "--release", "latest", "--out", &file];
    let planned = xtask(&scene.cloud, &planner, &plan).await?;
    ensure!(planned.status.success(), "{}", said(&planned));
    let apply = ["deploy", "--env", "dev", "--plan", &file, "--yes"];
    let refused = xtask(&scene.cloud, &planner, &apply).await?;
    ensure!(refused.status.code() == Some(5), "{}", said(&refused));
    // Nor may it write down that something was deployed.
    ensure!(said(&refused).contains("s3:PutObject on resource"), "{}", said(&refused));
    ensure!(said(&refused).contains("/environments/dev/deployments/"), "{}", said(&refused));
    let deployer = As::Bearer(DEPLOY_ROLE, &token);
    let deployed = xtask(&scene.cloud, &deployer, &apply).await?;
    ensure!(deployed.status.success(), "{}", said(&deployed));
    ensure!(said(&deployed).contains("12 stacks deployed"), "{}", said(&deployed));
    // What CloudFront takes from there only is there, with what the stacks of the other region gave it.
    let client = tests::cloud::client(&scene.cloud.endpoint, "administrator").await;
    let edge = || client.describe_stacks().stack_name("trestle-dev-edge");
    ensure!(edge().send().await.is_err(), "the stack `edge` is in the region of the others");
    let there = Config::builder().region(Region::new("us-east-1"));
    let edge = edge().customize().config_override(there).send().await?;
    let edge = edge.stacks().first().context("the stack `edge`")?;
    let given = edge.parameters().iter().filter_map(|given| given.parameter_value()).collect::<Vec<_>>();
    ensure!(given.len() == 2 && given.iter().all(|value| !value.is_empty()), "{given:?}");
    scene.cloud.close().await
}

/// Asks for the deploy role with a token; the status and the XML of the answer.
async fn take(scene: &Scene, token: &str) -> anyhow::Result<(u16, String)> {
    let body = [
        ("Action", "AssumeRoleWithWebIdentity"),
        ("Version", "2011-06-15"),
        ("RoleArn", DEPLOY_ROLE),
        ("RoleSessionName", "github"),
        ("WebIdentityToken", token),
    ];
    let body: Vec<String> = body.iter().map(|(key, value)| format!("{key}={value}")).collect();
    Api::new(&scene.cloud.endpoint, "").form(body.join("&")).await
}

#[tokio::test]
async fn a_token_with_any_one_claim_changed_is_refused() -> anyhow::Result<()> {
    let scene = Scene::new("oidc-claims").await?;
    let good = claims()?;
    let (status, said) = take(&scene, &scene.issuer.token(&good)?).await?;
    ensure!(status == 200 && said.contains("<SessionToken>"), "{said}");
    // What the trust policy does not name may change: who started the run, and what it is called.
    let mut other = good.clone();
    other.insert("actor".into(), "somebody else".into());
    ensure!(take(&scene, &scene.issuer.token(&other)?).await?.0 == 200);
    for claim in ["aud", "sub", "repository_id", "environment", "ref", "job_workflow_ref", "iss"] {
        let mut changed = good.clone();
        changed.insert(claim.into(), "another".into());
        let (status, said) = take(&scene, &scene.issuer.token(&changed)?).await?;
        ensure!(status == if claim == "iss" { 400 } else { 403 }, "{claim}: {said}");
        let mut missing = good.clone();
        missing.remove(claim);
        let (status, said) = take(&scene, &scene.issuer.token(&missing)?).await?;
        ensure!(status == 400 || status == 403, "without {claim}: {said}");
    }
    let mut old = good.clone();
    old.insert("exp".into(), 1.into());
    let (status, said) = take(&scene, &scene.issuer.token(&old)?).await?;
    ensure!(status == 400 && said.contains("ExpiredTokenException"), "{said}");
    let (status, said) = take(&scene, &Issuer::new()?.token(&good)?).await?;
    ensure!(status == 400 && said.contains("InvalidIdentityToken"), "{said}");
    scene.cloud.close().await
}

/// The session of the deploy role, as a client of CloudFormation.
async fn deploying(scene: &Scene) -> anyhow::Result<Client> {
    let token = scene.issuer.token(&claims()?)?;
    let (status, said) = take(scene, &token).await?;
    ensure!(status == 200, "{said}");
    let text = |tag: &str| {
        let rest = said.split_once(&format!("<{tag}>"))?.1;
        Some(rest.split_once('<')?.0.to_owned())
    };
    let [key, secret, token] = ["AccessKeyId", "SecretAccessKey", "SessionToken"].map(text);
    let key = key.context("a key")?;
    Ok(tests::cloud::client_with(
        &scene.cloud.endpoint,
        Credentials::new(key, secret.context("a secret")?, token, None, "test"),
    )
    .await)
}

fn refused<T: std::fmt::Debug, E: ProvideErrorMetadata + std::fmt::Debug>(
    result: Result<T, E>,
    action: &str,
) -> anyhow::Result<()> {
    let error = result.err().with_context(|| format!("{action} was allowed"))?;
    ensure!(error.code() == Some("AccessDenied"), "{error:?}");
    ensure!(error.message().unwrap_or_default().contains(action), "{error:?}");
    Ok(())
}

#[tokio::test]
async fn the_deploy_role_is_refused_any_change_of_identity() -> anyhow::Result<()> {
    let scene = Scene::new("oidc-identity").await?;
    let client = deploying(&scene).await?;
    let execution = "arn:aws:iam::111111111111:role/trestle/identity/trestle-dev-execution";
    let identity = "trestle-dev-identity";
    client.describe_stacks().stack_name(identity).send().await?;
    let change = |stack: &str, template: &Json| {
        client
            .create_change_set()
            .stack_name(stack)
            .change_set_name("change")
            .change_set_type(ChangeSetType::Create)
            .template_body(template.to_string())
            .capabilities(Capability::CapabilityNamedIam)
    };
    let nothing = json!({ "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } } });
    refused(change(identity, &nothing).send().await, "cloudformation:CreateChangeSet")?;
    refused(change("trestle-account", &nothing).send().await, "cloudformation:CreateChangeSet")?;
    refused(change("trestle-prod-queue", &nothing).send().await, "cloudformation:CreateChangeSet")?;
    refused(client.delete_stack().stack_name(identity).send().await, "cloudformation:DeleteStack")?;
    let handed = change("trestle-dev-more", &nothing).role_arn(DEPLOY_ROLE).send().await;
    refused(handed, "iam:PassRole")?;

    // Through CloudFormation and the role that it may hand over.
    let trust = json!({ "Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "sts:AssumeRole",
    }] });
    let boundary = "arn:aws:iam::111111111111:policy/trestle/identity/trestle-dev-boundary";
    let role = |path: &str, boundary: Json| {
        let properties = json!({
            "AssumeRolePolicyDocument": trust, "Path": path, "PermissionsBoundary": boundary,
        });
        json!({ "Type": "AWS::IAM::Role", "Properties": properties })
    };
    let provider =
        json!({ "Type": "AWS::IAM::OIDCProvider", "Properties": { "Url": "https://example.com" } });
    for (name, resource, expected) in [
        ("unbounded", role("/trestle/dev/", Json::Null), Some("iam:CreateRole")),
        ("elsewhere", role("/trestle/identity/", boundary.into()), Some("iam:CreateRole")),
        ("provider", provider, Some("iam:CreateOpenIDConnectProvider")),
        ("bounded", role("/trestle/dev/", boundary.into()), None),
    ] {
        let mut resource = resource;
        if let Some(properties) = resource["Properties"].as_object_mut() {
            properties.retain(|_, value| !value.is_null());
        }
        let stack = format!("trestle-dev-{name}");
        let template = json!({ "Resources": { "Thing": resource } });
        let made = change(&stack, &template).role_arn(execution).send().await?;
        let id = made.id.context("a change set")?;
        client.execute_change_set().stack_name(&stack).change_set_name(id).send().await?;
        let events = at_rest(&client, &stack).await?;
        let reasons = events.join("\n");
        match expected {
            Some(action) => ensure!(reasons.contains(action), "{name}: {reasons}"),
            None => ensure!(!reasons.contains("not authorized"), "{name}: {reasons}"),
        }
    }
    scene.cloud.close().await
}

/// The reasons of a stack's events, once nothing moves any more.
async fn at_rest(client: &Client, stack: &str) -> anyhow::Result<Vec<String>> {
    for _ in 0..100 {
        let stacks = client.describe_stacks().stack_name(stack).send().await?;
        let status = stacks.stacks().first().and_then(|stack| stack.stack_status()).context("a status")?;
        if !status.as_str().ends_with("_IN_PROGRESS") {
            let events = client.describe_stack_events().stack_name(stack).send().await?;
            let reason = |event: &StackEvent| event.resource_status_reason().map(str::to_owned);
            return Ok(events.stack_events().iter().filter_map(reason).collect());
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    anyhow::bail!("`{stack}` does not come to rest")
}
