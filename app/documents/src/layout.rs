//! From an invoice to its pages, and from what the compiler says to an error that names the place.

use app::models::invoice::{Invoice, Totals};
use typst::WorldExt;
use typst::diag::{SourceDiagnostic, Warned};
use typst_layout::PagedDocument;

use crate::RenderError;
use crate::inspect::inspect;
use crate::view::View;
use crate::world::TemplateWorld;

const TEMPLATE: &str = include_str!("../templates/invoice.typ");

/// The pages of an invoice, inspected. What Typst remembers of them stays until the next `render`.
///
/// # Errors
/// What the invoice has that cannot be drawn, or what is wrong with the template.
pub fn layout(invoice: &Invoice, totals: &Totals) -> Result<PagedDocument, RenderError> {
    layout_with(TEMPLATE, invoice, totals)
}

fn layout_with(template: &str, invoice: &Invoice, totals: &Totals) -> Result<PagedDocument, RenderError> {
    let data = serde_json::to_vec(&View::new(invoice, totals))
        .expect("a view holds texts, numbers and lists, which JSON has");
    let document = compile(&TemplateWorld::new(template, data))?;
    match inspect(&document) {
        Ok(()) => Ok(document),
        Err(RenderError::MissingGlyph { place, characters }) => {
            let place = field(invoice, &characters).unwrap_or(place);
            Err(RenderError::MissingGlyph { place, characters })
        }
        Err(error) => Err(error),
    }
}

/// A warning counts as an error: the template is ours, and has none.
fn compile(world: &TemplateWorld) -> Result<PagedDocument, RenderError> {
    let Warned { output, warnings } = typst::compile::<PagedDocument>(world);
    let document = output.map_err(|errors| template_error(world, errors.first()))?;
    match warnings.first() {
        None => Ok(document),
        warning => Err(template_error(world, warning)),
    }
}

fn template_error(world: &TemplateWorld, diagnostic: Option<&SourceDiagnostic>) -> RenderError {
    let Some(diagnostic) = diagnostic else {
        let message = "the compiler failed and does not say why".to_owned();
        return RenderError::Template { line: 0, text: String::new(), message };
    };
    let template = world.template();
    let index = (diagnostic.span.id() == Some(template.id()))
        .then(|| world.range(diagnostic.span))
        .flatten()
        .and_then(|range| template.lines().byte_to_line(range.start));
    let text = index.and_then(|index| template.text().lines().nth(index)).unwrap_or_default();
    let hints: String = diagnostic.hints.iter().map(|hint| format!(" ({})", hint.v)).collect();
    RenderError::Template {
        line: index.map_or(0, |index| index + 1),
        text: text.trim().to_owned(),
        message: format!("{}{hints}", diagnostic.message),
    }
}

/// The first field that has the characters.
fn field(invoice: &Invoice, characters: &str) -> Option<String> {
    invoice.texts().into_iter().find(|text| text.text.contains(characters)).map(|text| text.place)
}

#[cfg(test)]
mod tests;
