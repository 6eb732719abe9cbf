//! The language model that the API asks, if the environment has one.

use cloudformation::Value;
use contract::ModelBindings;

use crate::environment::Model;

/// Of the secret, which is a random text until a person puts the key there.
pub(super) const KEY: &str =
    "The key of the language model: put it here, then deploy with another text as the parameter Restart";

/// The settings of the API; without a model they say that there is none.
pub(super) fn settings(model: Option<&Model>, key: Value<String>) -> ModelBindings<Value<String>> {
    let (endpoint, name) =
        model.map_or(("none", "none"), |model| (model.endpoint.as_str(), model.name.as_str()));
    let (prompt, completion) = model.map_or((1, 1), |model| (model.prompt_price, model.completion_price));
    ModelBindings {
        endpoint: endpoint.into(),
        name: name.into(),
        key,
        prompt_price: prompt.to_string().into(),
        completion_price: completion.to_string().into(),
    }
}
