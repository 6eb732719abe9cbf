//! Writes a template as YAML, with the short forms of intrinsic functions. The reader may follow YAML 1.1, where `yes` is
//! a boolean and `010` a number: what could be read as anything but a text is quoted.

use serde_json::{Map, Value as Json};

use super::{Kind, scalar};
use crate::json::ordered;

/// A document as YAML text: keys in the order of [`crate::json::render`], functions in their short forms.
#[must_use]
pub fn to_yaml(json: &Json) -> String {
    let mut out = String::new();
    match json {
        Json::Object(map) if !map.is_empty() && short_form(json).is_none() => entries(&mut out, map, 0),
        Json::Array(list) if !list.is_empty() => items(&mut out, list, 0),
        _ => {
            value(&mut out, json, 0);
            out = out.trim_start().to_owned();
        }
    }
    out
}

fn entries(out: &mut String, map: &Map<String, Json>, depth: usize) {
    for (index, (key, child)) in ordered(map).enumerate() {
        if index > 0 {
            indent(out, depth);
        }
        let mut line = String::new();
        text(&mut line, key);
        // A key before its colon is 1,024 characters at most (YAML 1.2.2, 7.4.2).
        if line.chars().count() > 1024 {
            out.push_str("? ");
            line.push('\n');
            line.extend(std::iter::repeat_n("  ", depth));
        }
        out.push_str(&line);
        out.push(':');
        value(out, child, depth);
    }
}

fn items(out: &mut String, list: &[Json], depth: usize) {
    for (index, child) in list.iter().enumerate() {
        if index > 0 {
            indent(out, depth);
        }
        out.push('-');
        match child {
            // What has lines of its own begins on the line of the dash.
            Json::Object(map) if !map.is_empty() && short_form(child).is_none() => {
                out.push(' ');
                entries(out, map, depth + 1);
            }
            Json::Array(list) if !list.is_empty() => {
                out.push(' ');
                items(out, list, depth + 1);
            }
            _ => value(out, child, depth),
        }
    }
}

/// What stands after a key or a dash, to the end of its line or lines.
fn value(out: &mut String, json: &Json, depth: usize) {
    out.push(' ');
    if let Some((tag, argument)) = short_form(json) {
        out.push_str(tag);
        value(out, &argument, depth);
        return;
    }
    match json {
        Json::Object(map) if map.is_empty() => out.push_str("{}\n"),
        Json::Array(list) if list.is_empty() => out.push_str("[]\n"),
        Json::Object(map) => {
            begin(out, depth + 1);
            entries(out, map, depth + 1);
        }
        Json::Array(list) => {
            begin(out, depth + 1);
            items(out, list, depth + 1);
        }
        Json::String(string) => {
            if let Some((sign, lines)) = literal(string) {
                out.push_str(sign);
                out.push('\n');
                for line in lines {
                    if !line.is_empty() {
                        indent(out, depth + 1);
                        out.push_str(line);
                    }
                    out.push('\n');
                }
            } else {
                text(out, string);
                out.push('\n');
            }
        }
        scalar => {
            out.push_str(&scalar.to_string());
            out.push('\n');
        }
    }
}

/// Ends the line of a key, and begins the first one of what belongs to it.
fn begin(out: &mut String, depth: usize) {
    out.truncate(out.trim_end_matches(' ').len());
    out.push('\n');
    indent(out, depth);
}

fn indent(out: &mut String, depth: usize) {
    out.extend(std::iter::repeat_n("  ", depth));
}

/// A function as tag and argument, where that reads as the long form: two tags cannot stand in a row, and the argument
/// of a tag that is a scalar is always a text.
fn short_form(json: &Json) -> Option<(&'static str, Json)> {
    const TAGS: [(&str, &str); 17] = [
        ("Fn::And", "!And"),
        ("Fn::Base64", "!Base64"),
        ("Fn::Cidr", "!Cidr"),
        ("Fn::Equals", "!Equals"),
        ("Fn::FindInMap", "!FindInMap"),
        ("Fn::GetAZs", "!GetAZs"),
        ("Fn::GetAtt", "!GetAtt"),
        ("Fn::If", "!If"),
        ("Fn::ImportValue", "!ImportValue"),
        ("Fn::Join", "!Join"),
        ("Fn::Not", "!Not"),
        ("Fn::Or", "!Or"),
        ("Fn::Select", "!Select"),
        ("Fn::Split", "!Split"),
        ("Fn::Sub", "!Sub"),
        ("Fn::ToJsonString", "!ToJsonString"),
        ("Ref", "!Ref"),
    ];
    let map = json.as_object().filter(|map| map.len() == 1)?;
    let (name, argument) = map.iter().next()?;
    let (_, tag) = TAGS.iter().find(|(long, _)| long == name)?;
    match argument {
        Json::Array(parts) if *tag == "!GetAtt" => match &parts[..] {
            [Json::String(id), Json::String(attribute)] if !id.contains('.') && !id.is_empty() => {
                Some((tag, Json::String(format!("{id}.{attribute}"))))
            }
            _ => None,
        },
        Json::String(_) if *tag != "!GetAtt" => Some((tag, argument.clone())),
        Json::Array(list) if !list.is_empty() => Some((tag, argument.clone())),
        _ => None,
    }
}

/// A text on one line: plain where it can only be read as that text, in double quotes elsewhere.
fn text(out: &mut String, string: &str) {
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/');
    let is_plain = string.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/')
        && string.ends_with(is_word)
        && string.chars().all(|c| is_word(c) || matches!(c, ' ' | ':'))
        && !string.contains(": ")
        && matches!(scalar::plain(string), Kind::String(_))
        // Dates, times and the short booleans of YAML 1.1, for readers that know them.
        && !string.starts_with(|c: char| c.is_ascii_digit())
        && !matches!(string, "y" | "Y" | "n" | "N");
    if is_plain {
        out.push_str(string);
        return;
    }
    out.push('"');
    for c in string.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            ' '..='~' | '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fefe}' | '\u{ff00}'..='\u{fffd}'
                if !matches!(c, '\u{2028}' | '\u{2029}') =>
            {
                out.push(c);
            }
            '\u{10000}'.. => out.push(c),
            other => out.push_str(&format!("\\u{:04x}", u32::from(other))),
        }
    }
    out.push('"');
}

/// A text of several lines as a literal block, where that keeps every character.
fn literal(string: &str) -> Option<(&'static str, Vec<&str>)> {
    let (sign, body) = match string.strip_suffix('\n') {
        Some(body) => ("|", body),
        None => ("|-", string),
    };
    let is_kept = |line: &str| {
        line.chars()
            .all(|c| matches!(c, ' '..='~' | '\u{a1}'..='\u{d7ff}') && !matches!(c, '\u{2028}' | '\u{2029}'))
            && !line.ends_with(' ')
    };
    let lines: Vec<&str> = body.split('\n').collect();
    let is_block = lines.len() > 1
        && lines.iter().all(|line| is_kept(line))
        && lines.first().is_some_and(|line| !line.is_empty() && !line.starts_with(' '))
        && lines.last().is_some_and(|line| !line.is_empty());
    is_block.then_some((sign, lines))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_key_of_any_length_is_read_back() {
        for length in [1_000, 1_022, 1_023, 1_024, 1_025, 5_000] {
            let json = json!({ "a": [{ "x".repeat(length): { "b": 1 }, " ".repeat(length): [1] }] });
            assert_eq!(crate::document::read(&to_yaml(&json)).unwrap().to_json(), json, "{length}");
        }
    }

    #[test]
    fn a_template_is_written_as_a_person_would() {
        let template = json!({
            "Resources": {
                "Jobs": {
                    "Type": "AWS::SQS::Queue",
                    "Properties": {
                        "QueueName": { "Fn::Sub": "${AWS::StackName}-jobs" },
                        "Tags": [{ "Key": "on", "Value": "yes" }, { "Key": "a", "Value": { "Ref": "AWS::Region" } }],
                        "RedrivePolicy": { "deadLetterTargetArn": { "Fn::GetAtt": ["Dead", "Arn"] }, "maxReceiveCount": 5 },
                        "Script": "a\n  b\n",
                        "Names": { "Fn::Join": [",", ["a", { "Fn::Base64": { "Ref": "X" } }]] },
                    },
                },
            },
            "AWSTemplateFormatVersion": "2010-09-09",
        });
        assert_eq!(
            to_yaml(&template),
            "AWSTemplateFormatVersion: \"2010-09-09\"
Resources:
  Jobs:
    Type: AWS::SQS::Queue
    Properties:
      Names: !Join
        - \",\"
        - - a
          - Fn::Base64: !Ref X
      QueueName: !Sub \"${AWS::StackName}-jobs\"
      RedrivePolicy:
        deadLetterTargetArn: !GetAtt Dead.Arn
        maxReceiveCount: 5
      Script: |
        a
          b
      Tags:
        - Key: \"on\"
          Value: \"yes\"
        - Key: a
          Value: !Ref AWS::Region
"
        );
    }
}
