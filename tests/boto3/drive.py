"""Drives the embedded cloud as any Python program drives AWS: change sets, events, refusals, drift and deletion.

Called with the endpoint. Every step is asserted; the last line says how many there were.
"""

import json
import sys
import time

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

ENDPOINT = sys.argv[1]
steps = 0


def client(service):
    return boto3.client(
        service,
        endpoint_url=ENDPOINT,
        region_name="eu-central-1",
        aws_access_key_id="000000000000",
        aws_secret_access_key="test",
        config=Config(retries={"max_attempts": 1}),
    )


def step(name, holds, what=None):
    global steps
    assert holds, f"{name}: {what}"
    steps += 1


def refused(name, code, call, **arguments):
    try:
        answer = call(**arguments)
    except ClientError as error:
        step(name, error.response["Error"]["Code"] == code, error.response["Error"])
        return error.response["Error"]["Message"]
    raise AssertionError(f"{name} was not refused: {answer}")


cloudformation = client("cloudformation")


def template(timeout, topic=True, policy="Delete"):
    resources = {
        "Jobs": {
            "Type": "AWS::SQS::Queue",
            "DeletionPolicy": policy,
            "Properties": {"VisibilityTimeout": timeout},
        }
    }
    if topic:
        resources["Topic"] = {"Type": "AWS::SNS::Topic", "Properties": {}}
    return json.dumps({"Resources": resources, "Outputs": {"Url": {"Value": {"Ref": "Jobs"}}}})


def status(name="drive"):
    return cloudformation.describe_stacks(StackName=name)["Stacks"][0]["StackStatus"]


def rest(name="drive"):
    for _ in range(200):
        try:
            found = status(name)
        except ClientError:
            return "gone"
        if not found.endswith("_IN_PROGRESS"):
            return found
        time.sleep(0.05)
    raise AssertionError(f"{name} does not come to rest")


def propose(number, body, kind="UPDATE"):
    made = cloudformation.create_change_set(
        StackName="drive", ChangeSetName=f"set-{number}", ChangeSetType=kind, TemplateBody=body
    )
    return cloudformation.describe_change_set(ChangeSetName=made["Id"])


def fault(path, body):
    import urllib.request

    request = urllib.request.Request(f"{ENDPOINT}/_simulator/{path}", json.dumps(body).encode(), method="POST")
    with urllib.request.urlopen(request) as answer:
        step(path, answer.status == 204)


# A new stack through a change set.
made = propose(1, template(30), "CREATE")
step("a change set says what it adds", {c["ResourceChange"]["Action"] for c in made["Changes"]} == {"Add"}, made)
step("a stack under review", status() == "REVIEW_IN_PROGRESS")
cloudformation.execute_change_set(ChangeSetName=made["ChangeSetId"])
step("created", rest() == "CREATE_COMPLETE", status())
refused(
    "a change set runs once", "InvalidChangeSetStatus", cloudformation.execute_change_set, ChangeSetName=made["ChangeSetId"]
)
events = cloudformation.describe_stack_events(StackName="drive")["StackEvents"]
step("events, newest first", events[0]["ResourceStatus"] == "CREATE_COMPLETE" and len(events) >= 6, events[0])
url = cloudformation.describe_stacks(StackName="drive")["Stacks"][0]["Outputs"][0]["OutputValue"]
sqs = client("sqs")
sqs.send_message(QueueUrl=url, MessageBody="hello")
step("the queue is one", sqs.receive_message(QueueUrl=url)["Messages"][0]["Body"] == "hello")

# Nothing to change, and something to change.
empty = propose(2, template(30))
step("an empty change set failed", empty["Status"] == "FAILED" and "didn't contain changes" in empty["StatusReason"], empty)
changed = propose(3, template(45))
detail = changed["Changes"][0]["ResourceChange"]
step("a change names its replacement", (detail["Action"], detail["Replacement"]) == ("Modify", "False"), detail)
cloudformation.execute_change_set(ChangeSetName=changed["ChangeSetId"])
step("updated", rest() == "UPDATE_COMPLETE", status())

# Refusals.
refused("a wrong template", "ValidationError", cloudformation.create_change_set, StackName="drive", ChangeSetName="x", TemplateBody="{")
refused("a stack that is not there", "ValidationError", cloudformation.describe_stacks, StackName="nobody")
refused("nothing to cancel", "ValidationError", cloudformation.cancel_update_stack, StackName="drive")

# A failed update goes back; one that cannot go back is continued.
fault("faults", {"stack": "drive", "logical": "Topic", "verb": "update", "reason": "no", "times": 1})
broken = json.loads(template(60))
broken["Resources"]["Topic"]["Properties"]["DisplayName"] = "Other"
failing = propose(4, json.dumps(broken))
cloudformation.execute_change_set(ChangeSetName=failing["ChangeSetId"])
step("rolled back", rest() == "UPDATE_ROLLBACK_COMPLETE", status())
fault("faults", {"stack": "drive", "logical": "Topic", "verb": "update", "reason": "no", "times": 1})
fault("faults", {"stack": "drive", "logical": "Topic", "verb": "rollback", "reason": "stuck", "times": 1})
failing = propose(5, json.dumps(broken))
cloudformation.execute_change_set(ChangeSetName=failing["ChangeSetId"])
step("stuck", rest() == "UPDATE_ROLLBACK_FAILED", status())
refused(
    "a stuck stack takes no change set", "ValidationError", cloudformation.create_change_set,
    StackName="drive", ChangeSetName="y", TemplateBody=template(50),
)
cloudformation.continue_update_rollback(StackName="drive")
step("continued", rest() == "UPDATE_ROLLBACK_COMPLETE", status())

# A stack policy keeps what it names.
deny = {"Effect": "Deny", "Action": ["Update:Delete", "Update:Replace"], "Principal": "*", "Resource": "LogicalResourceId/Topic"}
allow = {"Effect": "Allow", "Action": "Update:*", "Principal": "*", "Resource": "*"}
cloudformation.set_stack_policy(StackName="drive", StackPolicyBody=json.dumps({"Statement": [allow, deny]}))
without = propose(6, template(45, topic=False))
cloudformation.execute_change_set(ChangeSetName=without["ChangeSetId"])
step("denied by the stack policy", rest() == "UPDATE_ROLLBACK_COMPLETE", status())
reasons = [e.get("ResourceStatusReason", "") for e in cloudformation.describe_stack_events(StackName="drive")["StackEvents"]]
step("and it says so", any("denied by stack policy" in reason for reason in reasons), reasons[:5])

# Drift.
def drifted():
    begun = cloudformation.detect_stack_drift(StackName="drive")["StackDriftDetectionId"]
    for _ in range(100):
        found = cloudformation.describe_stack_drift_detection_status(StackDriftDetectionId=begun)
        if found["DetectionStatus"] != "DETECTION_IN_PROGRESS":
            return found["StackDriftStatus"]
        time.sleep(0.05)


step("in sync", drifted() == "IN_SYNC")
fault("drift", {"stack": "drive", "logical": "Jobs", "path": "/VisibilityTimeout", "value": 99})
step("drifted", drifted() == "DRIFTED")
drifts = cloudformation.describe_stack_resource_drifts(StackName="drive")["StackResourceDrifts"]
differences = [d for drift in drifts for d in drift.get("PropertyDifferences", [])]
step("the property is named", any(d["PropertyPath"] == "/VisibilityTimeout" for d in differences), drifts)

# Deletion.
cloudformation.update_termination_protection(StackName="drive", EnableTerminationProtection=True)
refused("a protected stack", "ValidationError", cloudformation.delete_stack, StackName="drive")
cloudformation.update_termination_protection(StackName="drive", EnableTerminationProtection=False)
fault("faults", {"stack": "drive", "logical": "Topic", "verb": "delete", "reason": "in use", "times": 1})
cloudformation.delete_stack(StackName="drive")
step("deletion failed", rest() == "DELETE_FAILED", status())
cloudformation.delete_stack(StackName="drive", RetainResources=["Topic"])
step("deleted", rest() == "gone")

print(f"{steps} steps")
