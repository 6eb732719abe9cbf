//! key: the key of KMS that secrets, queues, topics, logs, data and recovery points are encrypted with, where the
//! environment has one of its own: it can be shut, and every use of it is written down.

use cloudformation::intrinsic::sub;
use cloudformation::resource::id::KeyArn;
use cloudformation::resource::kms::{Alias, Key as KmsKey};
use cloudformation::{DeletionPolicy, Handle, Output, Stack, Template, Value};
use serde_json::{Value as Json, json};

use crate::environment::Environment;

/// The key of an environment; none where AWS's own keys are good enough.
#[derive(Clone, Copy)]
pub(crate) struct Key(Option<Output<KeyArn>>);

impl Key {
    /// What a stack encrypts with.
    pub(crate) fn of(self, stack: &mut Stack) -> Seal {
        Seal(self.0.map(|output| stack.import(output)))
    }
}

/// The key within one stack.
#[derive(Clone)]
pub(crate) struct Seal(Option<Value<KeyArn>>);

impl Seal {
    /// The resource with the key, or as it is.
    pub(crate) fn on<T>(&self, resource: T, set: impl FnOnce(T, Value<KeyArn>) -> T) -> T {
        match &self.0 {
            Some(key) => set(resource, key.clone()),
            None => resource,
        }
    }

    pub(crate) fn is_there(&self) -> bool {
        self.0.is_some()
    }

    pub(crate) fn key(&self) -> Option<Value<KeyArn>> {
        self.0.clone()
    }
}

pub(crate) fn stack(environment: &Environment) -> (Option<Stack>, Key) {
    if !environment.own_key {
        return (None, Key(None));
    }
    let mut stack = Stack::new("key", "The key that everything at rest is encrypted with");
    let key = add(&mut stack.template);
    stack.termination_protection = environment.protect;
    let arn = stack.export("Arn", "What everything at rest is encrypted with", key.arn());
    (Some(stack), Key(Some(arn)))
}

/// What a stack of another region encrypts with: keys do not leave theirs.
pub(crate) fn elsewhere(t: &mut Template, environment: &Environment) -> Seal {
    Seal(environment.own_key.then(|| add(t).arn()))
}

fn add(t: &mut Template) -> Handle<KmsKey> {
    let key = t.add(
        "Key",
        KmsKey::new()
            .description(sub("${AWS::StackName}"))
            .enable_key_rotation(true)
            .pending_window_in_days(30)
            .key_policy(policy()),
    );
    t.entry(&key).keep(DeletionPolicy::RetainExceptOnCreate);
    t.add("KeyAlias", Alias::new(sub("alias/${AWS::StackName}"), Value::<String>::from(key.reference())));
    key
}

/// The account's policies say who uses it; the services that act for nobody are named here.
fn policy() -> Json {
    let own = json!({
        "Sid": "Account",
        "Effect": "Allow",
        "Principal": { "AWS": sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:root") },
        "Action": "kms:*",
        "Resource": "*",
    });
    // <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html>
    let logs = json!({
        "Sid": "Logs",
        "Effect": "Allow",
        "Principal": { "Service": sub("logs.${AWS::Region}.amazonaws.com") },
        "Action": ["kms:Decrypt*", "kms:Describe*", "kms:Encrypt*", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
        "Resource": "*",
        "Condition": { "ArnLike": {
            "kms:EncryptionContext:aws:logs:arn":
                sub("arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:*"),
        } },
    });
    // Alarms and events tell an encrypted topic. <https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html>
    let alarms = json!({
        "Sid": "Alarms",
        "Effect": "Allow",
        "Principal": { "Service": "cloudwatch.amazonaws.com" },
        "Action": ["kms:Decrypt", "kms:GenerateDataKey*"],
        "Resource": "*",
        "Condition": { "StringEquals": { "aws:SourceAccount": { "Ref": "AWS::AccountId" } } },
    });
    // EventBridge does not say for which account it comes, but for which topic or queue.
    let events = |sid: &str, context: &str, of: &str| {
        json!({
            "Sid": sid,
            "Effect": "Allow",
            "Principal": { "Service": "events.amazonaws.com" },
            "Action": ["kms:Decrypt", "kms:GenerateDataKey*"],
            "Resource": "*",
            "Condition": { "ArnLike": {
                format!("kms:EncryptionContext:{context}"):
                    sub(format!("arn:${{AWS::Partition}}:{of}:${{AWS::Region}}:${{AWS::AccountId}}:*")),
            } },
        })
    };
    let [topics, queues] =
        [events("Topics", "aws:sns:topicArn", "sns"), events("Queues", "aws:sqs:arn", "sqs")];
    json!({ "Version": "2012-10-17", "Statement": [own, logs, alarms, topics, queues] })
}
