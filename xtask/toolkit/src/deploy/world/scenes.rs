//! Scenes that a release manager meets, on the virtual clock.

use std::time::Duration;

use tokio::time::Instant;

use super::{Deed, World, artifact, service, with_task};
use crate::aws::Bucket;
use crate::deploy::lease::{Claim, Clock, Lease, cancel};
use crate::deploy::plan::{self, Place, Plan};
use crate::deploy::{Deployment, Progress, Results, run};
use crate::error::{Error, Result};
use crate::release::artifact::Artifact;

pub(super) const PLACE: Place<'static> = Place { account: "1", region: "eu-central-1" };

/// One engine's deployment: lease, plan, execution, as the command does it.
pub(super) async fn deploy(
    world: &World,
    bucket: &Bucket,
    artifacts: &[Artifact],
    wish: impl FnOnce(&mut Deployment),
    progress: &Progress,
) -> Result<Results> {
    let lease = lease(world, bucket, Duration::from_hours(10)).await?;
    let label = lease.fence().to_string();
    let result = lease
        .hold(async |lease| {
            let mut deployment = Deployment {
                environment: "e".into(),
                prefix: "p-e".into(),
                label,
                guarded: true,
                lease: Some(lease),
                ..Deployment::default()
            };
            wish(&mut deployment);
            if deployment.plan.is_none() {
                deployment.plan = Some(plan::make(world, artifacts, &deployment, PLACE, progress).await?);
            }
            run(world, artifacts, &deployment, progress).await
        })
        .await;
    lease.release().await;
    result
}

pub(super) async fn lease(world: &World, bucket: &Bucket, patience: Duration) -> Result<std::rc::Rc<Lease>> {
    let seen = world.clone();
    let clock: Clock = std::rc::Rc::new(move || seen.millis());
    let nonce = format!("{}-{}", world.engine, world.number());
    let claim = Claim { owner: world.engine.clone(), run: None, does: "deploy".into(), nonce };
    Lease::wait(bucket, "e", &claim, &clock, patience, &mut |_| {}).await.map(std::rc::Rc::new)
}

fn with_image(image: &str) -> impl FnOnce(&mut Deployment) {
    move |deployment| {
        deployment.image = Some(image.to_owned());
        deployment.overrides.insert(("service".into(), "Image".into()), image.to_owned());
    }
}

/// What a person saw: the lines of the deployment, and how it ended.
fn seen<T>(progress: &Progress, result: &Result<T>) -> String {
    let mut text = progress.lines().join("\n");
    if let Err(error) = result {
        text.push_str(&format!("\nerror: {error}"));
        if let Some(hint) = error.hint() {
            text.push_str(&format!("\n\nhint: {hint}"));
        }
    }
    text
}

/// The twelve stacks of an environment as they depend on each other, and the seconds that each takes on AWS.
const GRAPH: [(&str, &[&str], u64); 12] = [
    ("key", &[], 20),
    ("network", &["key"], 180),
    ("database", &["network"], 720),
    ("cache", &["network"], 600),
    ("storage", &[], 30),
    ("queue", &["key"], 40),
    ("bus", &["key"], 15),
    ("cluster", &["network", "database"], 60),
    ("service", &["cluster", "cache", "storage", "queue", "bus"], 240),
    ("edge", &["service"], 300),
    ("auth", &[], 30),
    ("observability", &["service"], 20),
];

#[tokio::test(start_paused = true)]
async fn a_graph_takes_as_long_as_its_longest_path() {
    let takes: Vec<(&str, u64)> = GRAPH.iter().map(|(name, _, seconds)| (*name, *seconds)).collect();
    let world = World::new(7, &takes);
    let artifacts: Vec<Artifact> =
        GRAPH.iter().map(|(name, needs, _)| artifact(name, needs, 1, None)).collect();
    let began = Instant::now();
    deploy(&world, &Bucket::in_memory(), &artifacts, |_| {}, &Progress::kept()).await.unwrap();
    let took = began.elapsed().as_secs_f64();
    let longest = 20.0 + 180.0 + 720.0 + 60.0 + 240.0 + 300.0;
    let sequential: f64 =
        GRAPH.iter().map(|(_, _, seconds)| f64::from(u32::try_from(*seconds).unwrap())).sum();
    println!(
        "graph of 12 stacks: {took:.1} s, longest path {longest} s ({:.3} x), one after the other {sequential} s",
        took / longest
    );
    assert!(took <= 1.05 * longest, "{took} s instead of {longest} s");
}

#[tokio::test(start_paused = true)]
async fn an_image_that_is_not_there_is_named_and_the_update_stopped() {
    let (world, bucket) = (World::new(3, &[("service", 120)]), Bucket::in_memory());
    let artifacts = [service("service", &[])];
    deploy(&world, &bucket, &artifacts, with_image("good@sha256:1"), &Progress::kept()).await.unwrap();
    world.inner.missing.borrow_mut().push("bad@sha256:2".into());
    let progress = Progress::kept();
    let began = Instant::now();
    let result = deploy(&world, &bucket, &artifacts, with_image("bad@sha256:2"), &progress).await;
    insta::assert_snapshot!("a_bad_image", seen(&progress, &result));
    let error = result.unwrap_err();
    let took = began.elapsed();
    println!(
        "a bad image: stopped after {:.1} s of virtual time, its first task failed after 20 s",
        took.as_secs_f64()
    );
    assert!(error.to_string().contains("cause: the image bad@sha256:2 cannot be pulled"), "{error}");
    let named = progress.lines().into_iter().find(|line| line.contains("cannot be pulled")).unwrap();
    let at: f64 = named.trim().split('s').next().unwrap().trim().parse().unwrap();
    // Two polling intervals of three seconds, and the calls themselves.
    assert!(at - 20.0 <= 2.0 * 3.0 + 3.0, "{named}");
    let stopping = progress.lines().iter().any(|line| line.contains("cannot succeed"));
    assert!(stopping, "{:?}", progress.lines());
    assert_eq!(world.status("p-e-service"), "UPDATE_ROLLBACK_COMPLETE");
    deploy(&world, &bucket, &artifacts, with_image("good@sha256:3"), &Progress::kept()).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_new_stack_with_an_image_that_is_not_there_is_deleted_at_once() {
    let world = World::new(5, &[]);
    world.inner.missing.borrow_mut().push("bad@sha256:2".into());
    let began = Instant::now();
    let result = deploy(
        &world,
        &Bucket::in_memory(),
        &[service("service", &[])],
        with_image("bad@sha256:2"),
        &Progress::kept(),
    )
    .await;
    assert!(result.unwrap_err().to_string().contains("cannot be pulled"));
    assert!(began.elapsed() < Duration::from_mins(2), "{:?}", began.elapsed());
    assert_eq!(world.status("p-e-service"), "gone");
}

#[tokio::test(start_paused = true)]
async fn a_database_that_would_be_replaced_stops_and_an_acknowledgement_takes_a_snapshot_first() {
    let (world, bucket) = (World::new(11, &[]), Bucket::in_memory());
    deploy(&world, &bucket, &[artifact("database", &[], 1, Some("one"))], |_| {}, &Progress::kept())
        .await
        .unwrap();
    let replaced = [artifact("database", &[], 1, Some("two"))];
    let progress = Progress::kept();
    let result = deploy(&world, &bucket, &replaced, |_| {}, &progress).await;
    insta::assert_snapshot!("data_at_risk", seen(&progress, &result));
    let error = result.unwrap_err();
    assert!(
        matches!(&error, Error::Refused { hint, .. } if hint.contains("--acknowledge database.Database")),
        "{error:?}"
    );
    assert!(!world.deeds().iter().any(|deed| matches!(deed, Deed::Lost(..))));
    let named = |deployment: &mut Deployment| deployment.acknowledged = vec!["database.Database".into()];
    deploy(&world, &bucket, &replaced, named, &Progress::kept()).await.unwrap();
    let deeds = world.deeds();
    let snapshot = deeds.iter().position(|deed| *deed == Deed::Snapshot("database".into())).unwrap();
    let lost = deeds.iter().position(|deed| matches!(deed, Deed::Lost(..))).unwrap();
    assert!(snapshot < lost, "{deeds:?}");
}

#[tokio::test(start_paused = true)]
async fn a_stack_policy_keeps_data_from_whoever_comes_past_the_engine() {
    let (world, bucket) = (World::new(13, &[]), Bucket::in_memory());
    deploy(&world, &bucket, &[artifact("database", &[], 1, Some("one"))], |_| {}, &Progress::kept())
        .await
        .unwrap();
    let replaced = [artifact("database", &[], 1, Some("two"))];
    // Planning is guarded too, so this one has a plan that says nothing.
    let past = |deployment: &mut Deployment| {
        deployment.guarded = false;
        deployment.plan = Some(silent());
    };
    assert!(deploy(&world, &bucket, &replaced, past, &Progress::kept()).await.is_err());
    assert_eq!(world.status("p-e-database"), "UPDATE_ROLLBACK_COMPLETE");
    assert!(!world.deeds().iter().any(|deed| matches!(deed, Deed::Lost(..))));
}

/// A plan that says nothing of any stack.
fn silent() -> Plan {
    let json = serde_json::json!({
        "format": 1, "does": "deploy", "prefix": "p-e", "account": "1", "region": "eu-central-1", "release": null, "image": null,
        "acknowledged": [], "stacks": [],
    });
    serde_json::from_value(json).unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_plan_is_refused_when_anything_moved_and_runs_when_nothing_did() {
    let (world, bucket) = (World::new(17, &[]), Bucket::in_memory());
    let stacks =
        |version| [artifact("network", &[], version, None), artifact("queue", &["network"], version, None)];
    deploy(&world, &bucket, &stacks(1), |_| {}, &Progress::kept()).await.unwrap();
    let next = stacks(2);
    let deployment = Deployment { prefix: "p-e".into(), label: "plan".into(), ..Deployment::default() };
    let plan = plan::make(&world, &next, &deployment, PLACE, &Progress::kept()).await.unwrap();
    plan.verify(&world, &next, &deployment).await.unwrap();
    let refused = plan.verify(&world, &stacks(3), &deployment).await.unwrap_err();
    assert!(refused.to_string().contains("the template of `network` is not the planned one"), "{refused}");
    // A plan that names another change set than the one that was looked at.
    let elsewhere = Deployment { label: "other".into(), ..deployment.clone() };
    let other = plan::make(&world, &stacks(9), &elsewhere, PLACE, &Progress::kept()).await.unwrap();
    let mut forged = plan.clone();
    forged.stacks[0].step = other.stacks[0].step.clone();
    let refused = forged.verify(&world, &next, &deployment).await.unwrap_err();
    assert!(refused.to_string().contains("the change set of `network` is not the planned one"), "{refused}");
    other.discard(&world, &next, &elsewhere).await.unwrap();
    let strictly = |deployment: &mut Deployment| {
        deployment.plan = Some(plan.clone());
        deployment.strict = true;
    };
    deploy(&world, &bucket, &next, strictly, &Progress::kept()).await.unwrap();
    let executed = world
        .deeds()
        .iter()
        .filter(|deed| matches!(deed, Deed::Executed(id) if id.contains("deploy-plan-")))
        .count();
    assert_eq!(executed, 2, "{:?}", world.deeds());
    // What it leads to is reached, so that it may run again, and does nothing.
    plan.verify(&world, &next, &deployment).await.unwrap();
    let before = world.deeds().len();
    deploy(&world, &bucket, &next, strictly, &Progress::kept()).await.unwrap();
    assert_eq!(world.deeds().len(), before);
    // Somebody else changes a stack.
    deploy(&world, &bucket, &stacks(4), |_| {}, &Progress::kept()).await.unwrap();
    let refused = plan.verify(&world, &next, &deployment).await.unwrap_err();
    assert!(refused.to_string().contains("the stack `network` was changed since"), "{refused}");
}

#[tokio::test(start_paused = true)]
async fn two_deployers_take_turns() {
    let (world, bucket) = (World::new(19, &[("network", 300)]), Bucket::in_memory());
    let other = world.seen_by("second");
    let (one, two) = ([artifact("network", &[], 1, None)], [artifact("network", &[], 2, None)]);
    let (kept, kept_too) = (Progress::kept(), Progress::kept());
    let first = deploy(&world, &bucket, &one, |_| {}, &kept);
    let second = async {
        tokio::time::sleep(Duration::from_secs(30)).await;
        deploy(&other, &bucket, &two, |_| {}, &kept_too).await
    };
    let (first, second) = tokio::join!(first, second);
    first.unwrap();
    second.unwrap();
    let engines: Vec<String> = world.inner.deeds.borrow().iter().map(|(engine, _)| engine.clone()).collect();
    assert_eq!(engines, ["first", "second"]);
}

#[tokio::test(start_paused = true)]
async fn whoever_is_asked_to_stop_changes_nothing_more() {
    let (world, bucket) = (World::new(23, &[("network", 300), ("queue", 300)]), Bucket::in_memory());
    let stacks = [artifact("network", &[], 1, None), artifact("queue", &["network"], 1, None)];
    let kept = Progress::kept();
    let deploying = deploy(&world, &bucket, &stacks, |_| {}, &kept);
    let asking = async {
        tokio::time::sleep(Duration::from_mins(1)).await;
        cancel(&bucket, "e", "bob", world.millis()).await.unwrap().unwrap();
    };
    let (result, ()) = tokio::join!(deploying, asking);
    insta::assert_snapshot!("a_deployment_that_is_cancelled", seen(&kept, &result));
    assert!(result.unwrap_err().to_string().contains("was cancelled by bob"));
    tokio::time::sleep(Duration::from_mins(10)).await;
    assert_eq!(world.deeds().len(), 1, "the second stack was not begun");
}

/// Ended at every moment of its work, the next engine finishes what the first began.
#[tokio::test(start_paused = true)]
async fn an_engine_that_ends_anywhere_is_finished_by_the_next() {
    let stacks = |version| {
        [
            artifact("network", &[], version, None),
            with_task(artifact("cluster", &["network"], version, None)),
            service("service", &["cluster"]),
        ]
    };
    for seconds in (0..260).step_by(4) {
        let world = World::new(29, &[("network", 40), ("cluster", 40), ("service", 60)]);
        let bucket = Bucket::in_memory();
        let limit = Duration::from_secs(seconds);
        let (artifacts, progress) = (stacks(1), Progress::kept());
        let first = deploy(&world, &bucket, &artifacts, with_image("i@sha256:1"), &progress);
        let finished = matches!(tokio::time::timeout(limit, first).await, Ok(Ok(_)));
        let second = world.seen_by("second");
        deploy(&second, &bucket, &stacks(1), with_image("i@sha256:1"), &Progress::kept()).await.unwrap();
        for name in ["p-e-network", "p-e-cluster", "p-e-service"] {
            assert_eq!(world.status(name), "CREATE_COMPLETE", "{name}, ended after {seconds} s");
        }
        if finished {
            assert!(seconds > 100, "it cannot be that quick");
        }
    }
}
