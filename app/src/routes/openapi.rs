//! The description of the API, collected from its routes.

use axum::Extension;
use axum::http::header;
use axum::response::IntoResponse;
use bytes::Bytes;
use utoipa::openapi::OpenApi as Document;
use utoipa::openapi::path::PathItem;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Problem, State};

/// What the description begins with.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Flow platform",
        description = "Records of an uploaded object pass a tenant's flow into its table. A problem is always a document of \
            RFC 9457 with a stable `code`; lists come in pages, whose `next` is asked for as `after`."
    ),
    components(schemas(Problem)),
    modifiers(&Schemes)
)]
struct Beginning;

/// Who may ask.
struct Schemes;

impl Modify for Schemes {
    fn modify(&self, document: &mut Document) {
        let components = document.components.get_or_insert_default();
        let bearer = |description: &str| {
            let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(description));
            SecurityScheme::Http(scheme.build())
        };
        components
            .add_security_scheme("tenant", bearer("A token of a tenant, or the access token of a person."));
        components.add_security_scheme("operator", bearer("The token of who runs the platform."));
        let cookie = ApiKeyValue::with_description(
            "access",
            "The access token of a person, in a browser. Requests other than GET also send the header X-CSRF-Token, with \
             what the cookie `csrf` says.",
        );
        components.add_security_scheme("cookie", SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
    }
}

/// A router with the beginning of the description.
pub(super) fn begin() -> OpenApiRouter<State> {
    OpenApiRouter::with_openapi(Beginning::openapi())
}

pub(super) fn router() -> OpenApiRouter<State> {
    OpenApiRouter::new().routes(routes!(show))
}

/// The whole description, as JSON.
#[derive(Clone, Debug)]
pub(super) struct Description(pub(super) Bytes);

impl Description {
    /// A path that takes slashes is written as OpenAPI has it, with no sign of them.
    pub(super) fn of(mut document: Document) -> Self {
        let paths = std::mem::take(&mut document.paths.paths);
        document.paths.paths =
            paths.into_iter().map(|(path, item)| (path.replace("{*", "{"), named(&path, item))).collect();
        // Only string keys: it is always JSON.
        Self(serde_json::to_vec(&document).unwrap_or_default().into())
    }
}

/// Gives every operation a name that no other has: its method and the words of its path.
fn named(path: &str, mut item: PathItem) -> PathItem {
    let operations = [
        ("get", &mut item.get),
        ("put", &mut item.put),
        ("post", &mut item.post),
        ("patch", &mut item.patch),
        ("delete", &mut item.delete),
    ];
    for (method, operation) in operations {
        if let Some(operation) = operation {
            let words = path.split(|letter: char| !letter.is_ascii_alphanumeric());
            let words = words.filter(|word| !word.is_empty());
            operation.operation_id = Some(words.fold(method.to_owned(), |name, word| name + "_" + word));
        }
    }
    item
}

/// Shows this description.
#[utoipa::path(get, path = "/openapi.json", tag = "service", responses((status = 200, body = serde_json::Value)))]
async fn show(Extension(Description(text)): Extension<Description>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], text)
}
