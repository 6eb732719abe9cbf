"""Templates of up to a megabyte made to be slow: every command stays under a second and 256 MiB. usage: hostile.py FOLDER"""

import json
import os
import subprocess
import sys
from pathlib import Path

SECONDS, MEBIBYTES = 1, 256
REGION = ["--region", "eu-central-1"]


def resources(made):
    return {"Resources": made}


def group(**more):
    return {"Type": "AWS::EC2::SecurityGroup", "Properties": {"GroupDescription": "x", **more}}


def chain():
    """Each refers to the one before, and the first is replaced."""
    made = {f"R{n}": group(VpcId={"Ref": f"R{n - 1}"}) for n in range(1, 8200)}
    return [resources({"R0": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": f"10.{n}.0.0/16"}}, **made}) for n in (0, 1)]


def dense():
    """Each refers to all before it."""
    rules = [[{"IpProtocol": "tcp", "SourceSecurityGroupId": {"Ref": f"R{j}"}} for j in range(i)] for i in range(160)]
    made = {f"R{i}": group(SecurityGroupIngress=rules[i]) for i in range(160)}
    return [resources({**made, "R0": group(GroupName=name)}) for name in "ab"]


def rules():
    """One list of which every item changes."""
    def ranges(last):
        return [{"IpProtocol": "tcp", "CidrIp": f"10.{i % 250}.{i // 250}.{last}/32", "FromPort": i} for i in range(13000)]

    return [resources({"A": group(SecurityGroupIngress=ranges(last))}) for last in (1, 2)]


def policies():
    """Thousands of statements, none as before."""
    def role(letter):
        statements = [{"Effect": "Allow", "Action": f"s3:Get{letter}{i}*", "Resource": f"arn:aws:s3:::b{i}/*"} for i in range(5000)]
        policy = {"PolicyName": "a", "PolicyDocument": {"Statement": statements}}
        return {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Statement": []}, "Policies": [policy]}}

    return [resources({f"R{k}": role(letter) for k in range(2)}) for letter in "ab"]


def loops():
    """A loop that makes thousands of resources."""
    values = [f"a{i}" for i in range(9000)]
    def loop(sign):
        return ["X", values, {"R${X}": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": {"Fn::Sub": f"${{X}}{sign}${{X}}"}}}}]

    return [{"Transform": "AWS::LanguageExtensions", **resources({"Fn::ForEach::A": loop(sign)})} for sign in "-_"]


def conditions():
    """Conditions over more parameters than can be tried out."""
    parameters = {f"P{i}": {"Type": "String", "AllowedValues": ["a", "b", "c"]} for i in range(120)}
    def is_a(i):
        return {"Fn::Equals": [{"Ref": f"P{i % 120}"}, "a"]}

    declared = {f"C{i}": {"Fn::Or": [is_a(i * 7 + k * 3) for k in range(6)]} for i in range(3500)}
    def queue(i, more):
        name = {"Fn::If": [f"C{i * 3}", {"Fn::GetAtt": [f"R{(i + 1) % 900}", "QueueName"]}, "b"]}
        return {"Type": "AWS::SQS::Queue", "Condition": f"C{i * 3}", "Properties": {"QueueName": name, **more}}

    return [
        {"Parameters": parameters, "Conditions": declared, **resources({f"R{i}": queue(i, more) for i in range(900)})}
        for more in ({}, {"DelaySeconds": 1})
    ]


def multiplied(parameter, value):
    """What a parameter or a mapping says, many times over."""
    def queue(more):
        return resources({"A": {"Type": "AWS::SQS::Queue", "Properties": {**value, **more}}})

    return [{**parameter, **queue(more)} for more in ({}, {"DelaySeconds": 1})]


def texts():
    return multiplied({"Parameters": {"P": {"Type": "String", "Default": "x" * 300000}}}, {"QueueName": {"Fn::Sub": "${P}" * 170000}})


def lists():
    items = {"Type": "CommaDelimitedList", "Default": ",".join(["xxx"] * 100000)}
    return multiplied({"Parameters": {"P": items}}, {"Tags": [{"Fn::Join": [",", {"Ref": "P"}]} for _ in range(15000)]})


def mappings():
    found = [{"Fn::FindInMap": ["M", "a", "b"]} for _ in range(14000)]
    return multiplied({"Mappings": {"M": {"a": {"b": ["xxx"] * 60000}}}}, {"Tags": found})


def doubling():
    value = "x"
    for _ in range(28):
        value = {"Fn::Sub": ["${a}${a}", {"a": value}]}
    return multiplied({}, {"QueueName": value})


def run(command):
    process = subprocess.Popen(["target/release/xtask", *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3):
        raise SystemExit(f"{command} ended with {process.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    slowest, largest = (0, ""), (0, "")
    for make in (chain, dense, rules, policies, loops, conditions, texts, lists, mappings, doubling):
        old, new = (folder / f"{make.__name__}-{side}.json" for side in ("old", "new"))
        for path, template in zip((old, new), make(), strict=True):
            path.write_text(json.dumps(template))
        commands = {
            "validate": ["validate", str(old), *REGION],
            "plan": ["plan", "--old", str(old), "--new", str(new), *REGION],
            "access": ["access", str(old), "--account", "111122223333", "--prefix", "a-", *REGION],
        }
        line = f"{make.__name__:<12}{old.stat().st_size / 1024:7.0f} KiB"
        for name, command in commands.items():
            seconds, peak = run([*command, "--format", "json"])
            slowest, largest = max(slowest, (seconds, make.__name__)), max(largest, (peak, make.__name__))
            line += f"   {name} {seconds:5.2f} s {peak:4.0f} MiB"
        print(line)
    print(f"the slowest: {slowest[0]:.2f} s CPU ({slowest[1]}); the largest: {largest[0]:.0f} MiB ({largest[1]})")
    sys.exit(0 if slowest[0] <= SECONDS and largest[0] <= MEBIBYTES else 1)


main()
