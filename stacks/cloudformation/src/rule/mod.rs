//! The rules of the check: an id, how much it matters, one line of why, and the page that it rests on.

use crate::finding::{Finding, Place, Severity};

/// A rule of the check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    pub id: &'static str,
    pub severity: Severity,
    pub summary: &'static str,
    /// The page of AWS that the rule rests on.
    pub page: &'static str,
}

impl Rule {
    /// A finding of this rule.
    #[must_use]
    pub fn at(&self, path: &str, place: Place, message: String, help: impl Into<String>) -> Finding {
        Finding {
            rule: self.id.into(),
            severity: self.severity,
            file: String::new(),
            path: path.to_owned(),
            line: place.line,
            column: place.column,
            message,
            help: help.into(),
        }
    }
}

/// The rule of an id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}

/// Every rule, in the order in which a template is read.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    TEMPLATE.iter().chain(service::ALL).copied()
}

macro_rules! rules {
    ($all:ident: $( $name:ident: $severity:ident $id:literal $summary:literal $page:expr; )*) => {
        $(
            #[doc = $summary]
            pub static $name: Rule =
                Rule { id: $id, severity: Severity::$severity, summary: $summary, page: $page };
        )*

        pub(crate) static $all: &[&Rule] = &[$( &$name, )*];
    };
}

macro_rules! guide {
    ($page:literal) => {
        concat!("https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/", $page)
    };
}

macro_rules! reference {
    ($page:literal) => {
        concat!("https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/", $page)
    };
}

macro_rules! schema {
    () => {
        "https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html"
    };
}

macro_rules! iam {
    ($page:literal) => {
        concat!("https://docs.aws.amazon.com/IAM/latest/UserGuide/", $page)
    };
}

mod service;

pub use service::*;

rules! { TEMPLATE:
    // The document and its sections.
    SYNTAX: Error "syntax"
        "A template is one document of JSON or YAML." guide!("template-formats.html");
    NULL_VALUE: Error "null-value"
        "A template holds no null; a property without a value is left out." guide!("template-formats.html");
    OCTAL_NUMBER: Warning "octal-number"
        "YAML reads an unquoted number with a leading zero as octal." guide!("template-formats.html");
    YAML_ALIAS: Warning "yaml-alias"
        "CloudFormation reads no YAML aliases and merge keys; the AWS CLI's `package` writes them out."
        guide!("template-formats.html");
    NUMBER_FOR_TEXT: Warning "number-for-text"
        "An unquoted number loses how it was written, such as the last zero of a version." guide!("template-formats.html");
    UNKNOWN_SECTION: Error "unknown-section"
        "A template has ten sections." guide!("template-anatomy.html");
    FORMAT_VERSION: Error "format-version"
        "The only format version is 2010-09-09." guide!("format-version-structure.html");
    DESCRIPTION: Error "description"
        "A description is a text of at most 1,024 bytes." guide!("template-description-structure.html");
    NO_RESOURCES: Error "no-resources"
        "A template makes at least one resource." guide!("resources-section-structure.html");
    LIMIT: Error "limit"
        "Templates, names and sections have largest sizes." guide!("cloudformation-limits.html");
    BODY_SIZE: Info "body-size"
        "A template of more than 51,200 bytes must be uploaded to S3 before it is deployed." guide!("cloudformation-limits.html");
    NAME: Error "name"
        "Names of resources, parameters, outputs and mappings are letters and digits." guide!("resources-section-structure.html");
    SAME_NAME: Error "same-name"
        "A resource and a parameter cannot share a name: `Ref` would be ambiguous." guide!("resources-section-structure.html");
    TRANSFORM: Error "transform"
        "A transform is the name of a macro, or a mapping with its name." guide!("transform-section-structure.html");
    METADATA: Error "metadata"
        "The section is a mapping; the console's interface names parameters that exist." reference!("aws-resource-cloudformation-interface.html");
    PARAMETER: Error "parameter"
        "A parameter has a known type and known settings." guide!("parameters-section-structure.html");
    PARAMETER_DEFAULT: Error "parameter-default"
        "A default value satisfies the constraints of its own parameter." guide!("parameters-section-structure.html");
    MAPPING: Error "mapping"
        "A mapping has two levels of keys, and texts or lists below." guide!("mappings-section-structure.html");
    CONDITION: Error "condition"
        "A condition is made of `Fn::Equals`, `Fn::And`, `Fn::Or`, `Fn::Not` and `Condition`." guide!("conditions-section-structure.html");
    TEMPLATE_RULE: Error "template-rule"
        "A rule has assertions, and perhaps a condition, of the functions for rules." guide!("rules-section-structure.html");
    OUTPUT: Error "output"
        "An output has a value, which is a text." guide!("outputs-section-structure.html");
    UNUSED_PARAMETER: Warning "unused-parameter"
        "A parameter that nothing refers to asks for a value in vain." guide!("parameters-section-structure.html");
    UNUSED_MAPPING: Warning "unused-mapping"
        "A mapping that no `Fn::FindInMap` reads has no effect." guide!("mappings-section-structure.html");
    UNUSED_CONDITION: Warning "unused-condition"
        "A condition that nothing uses has no effect." guide!("conditions-section-structure.html");

    // Functions and references.
    UNKNOWN_FUNCTION: Error "unknown-function"
        "CloudFormation has no function of this name." reference!("intrinsic-function-reference.html");
    FUNCTION_ARGUMENTS: Error "function-arguments"
        "A function takes arguments of its own shape." reference!("intrinsic-function-reference.html");
    EXTENSION_MISSING: Error "extension-missing"
        "Loops, lengths and JSON texts work with the transform AWS::LanguageExtensions only." reference!("transform-aws-languageextensions.html");
    FUNCTION_PLACE: Error "function-place"
        "Functions work in some parts of a template only." reference!("intrinsic-function-reference.html");
    UNRESOLVED_REFERENCE: Error "unresolved-reference"
        "A reference names something that the template declares." reference!("intrinsic-function-reference-ref.html");
    UNKNOWN_ATTRIBUTE: Error "unknown-attribute"
        "A resource type has the attributes that its schema lists." reference!("intrinsic-function-reference-getatt.html");
    WRONG_REFERENCE: Error "wrong-reference"
        "A property that takes the id of one kind of resource is not given that of another." reference!("intrinsic-function-reference-ref.html");
    FIND_IN_MAP: Error "find-in-map"
        "`Fn::FindInMap` names a mapping and keys that exist." reference!("intrinsic-function-reference-findinmap.html");
    SUB_UNUSED: Warning "sub-unused"
        "A variable that `Fn::Sub` is given and does not use has no effect." reference!("intrinsic-function-reference-sub.html");
    SUB_NEEDLESS: Info "sub-needless"
        "`Fn::Sub` of a text without variables is the text." reference!("intrinsic-function-reference-sub.html");
    SUB_MISSING: Warning "sub-missing"
        "`${Name}` stays as it is written where no `Fn::Sub` replaces it." reference!("intrinsic-function-reference-sub.html");
    CIRCULAR_DEPENDENCY: Error "circular-dependency"
        "Resources that need each other can never be created." guide!("troubleshooting.html");
    DEPENDS_ON: Error "depends-on"
        "`DependsOn` names resources of the template." reference!("aws-attribute-dependson.html");
    DYNAMIC_REFERENCE: Error "dynamic-reference"
        "A dynamic reference has a known service and its parts, and stands where AWS resolves it." guide!("dynamic-references.html");

    CONDITIONAL_REFERENCE: Warning "conditional-reference"
        "A reference to a resource that a condition leaves out cannot be resolved." reference!("intrinsic-function-reference-conditions.html");

    // Resources and their attributes.
    MISSING_TYPE: Error "missing-type"
        "A resource has a `Type`." guide!("resources-section-structure.html");
    UNKNOWN_TYPE: Error "unknown-type"
        "The registry has no resource type of this name." reference!("aws-template-resource-type-ref.html");
    TYPE_NOT_IN_REGION: Error "type-not-in-region"
        "Not every region has every resource type." reference!("aws-template-resource-type-ref.html");
    TYPE_SHUT_DOWN: Error "type-shut-down"
        "The type belongs to a service that AWS has shut down." "https://aws.amazon.com/products/lifecycle/";
    TYPE_SUNSET: Warning "type-sunset"
        "The type belongs to a service that AWS is about to end." "https://aws.amazon.com/products/lifecycle/";
    TRANSFORM_MISSING: Error "transform-missing"
        "Types of `AWS::Serverless` exist only for the transform of that name." reference!("transform-aws-serverless.html");
    MODULE: Error "module"
        "A module has no attributes but its properties, metadata, conditions and dependencies." guide!("modules.html");
    RESOURCE_ATTRIBUTE: Error "resource-attribute"
        "A resource has nine attributes beside its type and properties." guide!("aws-product-attribute-reference.html");
    DELETION_POLICY: Error "deletion-policy"
        "What happens to a removed or replaced resource is one of a few words; a snapshot needs a type that makes one." reference!("aws-attribute-deletionpolicy.html");
    CREATION_POLICY: Error "creation-policy"
        "Creation policies exist for a few types, in their own shape." reference!("aws-attribute-creationpolicy.html");
    UPDATE_POLICY: Error "update-policy"
        "Update policies exist for a few types, in their own shape." reference!("aws-attribute-updatepolicy.html");
    STATEFUL_POLICY: Info "stateful-policy"
        "What holds data should say what happens to it when it is removed or replaced." reference!("aws-attribute-deletionpolicy.html");

    // Properties against their schema.
    UNKNOWN_PROPERTY: Error "unknown-property"
        "A type has the properties that its schema lists." schema!();
    MISSING_PROPERTY: Error "missing-property"
        "AWS refuses a resource without its required properties." schema!();
    READ_ONLY_PROPERTY: Error "read-only-property"
        "Read-only properties are set by AWS." schema!();
    DEPRECATED_PROPERTY: Info "deprecated-property"
        "The schema marks the property as deprecated." schema!();
    WRONG_TYPE: Error "wrong-type"
        "A value has the type that the schema gives it." schema!();
    PACKAGE_NEEDED: Warning "package-needed"
        "A path of this machine works after `aws cloudformation package` has uploaded it only." guide!("using-cfn-cli-package.html");
    ENUM_VALUE: Error "enum-value"
        "A value is one of those that the schema lists." schema!();
    PATTERN: Error "pattern"
        "A text matches the pattern of the schema." schema!();
    LENGTH: Error "length"
        "A text is as long as the schema allows." schema!();
    RANGE: Error "range"
        "A number lies in the range of the schema." schema!();
    ITEM_COUNT: Error "item-count"
        "A list or mapping has as many items as the schema allows." schema!();
    UNIQUE_ITEMS: Error "unique-items"
        "The items of the list differ." schema!();
    COMBINATION: Error "combination"
        "Some properties need, exclude or replace each other." schema!();
    FORMAT: Error "format"
        "Ids, ARNs and address ranges have forms of their own." schema!();
    JSON_TEXT: Error "json-text"
        "The property holds JSON as a text." schema!();

    // Policies and secrets.
    IAM_POLICY: Error "iam-policy"
        "A policy follows the grammar of IAM." iam!("reference_policies_grammar.html");
    IAM_ACTION: Warning "iam-action"
        "IAM has no such action: the statement grants nothing." "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html";
    IAM_VERSION: Warning "iam-version"
        "Without the version 2012-10-17 policy variables are plain text." iam!("reference_policies_elements_version.html");
    HARD_CODED_SECRET: Error "hard-coded-secret"
        "A secret in a template is readable by everyone who reads the template." guide!("security-best-practices.html#creds");
    SECRET_PARAMETER: Warning "secret-parameter"
        "A parameter without `NoEcho` shows its value to everyone who describes the stack." guide!("security-best-practices.html#creds");

    // Silences.
    SILENCE: Warning "silence"
        "A finding is silenced by a rule that exists, with a reason." reference!("aws-attribute-metadata.html");
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_rule_has_an_id_of_its_own_and_a_page_of_aws() {
        let ids: BTreeSet<&str> = all().map(|rule| rule.id).collect();
        assert_eq!(ids.len(), all().count());
        for rule in all() {
            assert!(
                rule.page.starts_with("https://docs.aws.amazon.com/")
                    || rule.page.starts_with("https://aws.amazon.com/")
            );
            assert!(rule.summary.ends_with('.') && !rule.summary.contains('\n'), "{}", rule.id);
        }
    }
}
