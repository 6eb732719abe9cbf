//! SSM Parameter Store: plain parameters.

use std::sync::Arc;

use serde_json::{Value as Json, json};

use crate::error::ApiError;
use crate::shared::Shared;

pub(crate) fn answer(shared: &Arc<Shared>, action: &str, input: &Json) -> Result<Json, ApiError> {
    let name = input["Name"].as_str().unwrap_or_default();
    match action {
        "PutParameter" => {
            let value = input["Value"].as_str().unwrap_or_default();
            let mut state = shared.state();
            if state.parameters.contains_key(name) && input["Overwrite"] != true {
                let message = "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.";
                return Err(ApiError::bad("ParameterAlreadyExists", message));
            }
            state.parameters.insert(name.to_owned(), value.to_owned());
            Ok(json!({ "Version": 1, "Tier": "Standard" }))
        }
        "GetParameter" => {
            let state = shared.state();
            let value = state.parameters.get(name).ok_or_else(|| not_found(name))?;
            Ok(json!({ "Parameter": parameter(shared, name, value) }))
        }
        "GetParameters" => {
            let names: Vec<&str> =
                input["Names"].as_array().into_iter().flatten().filter_map(Json::as_str).collect();
            let state = shared.state();
            let (found, invalid): (Vec<&str>, Vec<&str>) =
                names.into_iter().partition(|name| state.parameters.contains_key(*name));
            let found: Vec<Json> =
                found.into_iter().map(|name| parameter(shared, name, &state.parameters[name])).collect();
            Ok(json!({ "Parameters": found, "InvalidParameters": invalid }))
        }
        "DeleteParameter" => {
            shared.state().parameters.remove(name).ok_or_else(|| not_found(name))?;
            Ok(json!({}))
        }
        other => Err(ApiError::unsupported("SSM", other)),
    }
}

fn parameter(shared: &Shared, name: &str, value: &str) -> Json {
    let arn = shared.arn("ssm", &format!("parameter/{}", name.trim_start_matches('/')));
    json!({ "Name": name, "Type": "String", "Value": value, "Version": 1, "ARN": arn })
}

fn not_found(name: &str) -> ApiError {
    ApiError::bad("ParameterNotFound", format!("Parameter {name} not found."))
}
