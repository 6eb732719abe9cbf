//! Typesets invoices as PDF. Pure: the same invoice gives the same bytes, and nothing is read from the system,
//! neither fonts nor packages nor the clock.
//!
//! What it holds in memory: the embedded fonts are part of the program; what Typst remembers between documents
//! is bounded by `KEPT_RENDERS`; a document is bounded by the limits of `Invoice` and by `MAX_PAGES`, and all its
//! pages are held until the PDF is written. `examples/invoice.rs` prints the time and the memory of that.
//!
//! The embedded fonts draw Latin, Greek, Cyrillic and Hebrew, and no Chinese, Japanese, Korean or emoji: an
//! invoice that has these is refused, with the field that has them.

mod inspect;
mod layout;
mod view;
mod world;

use app::models::invoice::{Invoice, Totals};
use typst::comemo;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, Timestamp};

pub use inspect::MAX_PAGES;
pub use layout::layout;

/// For how many renders Typst keeps a result that none of them used.
const KEPT_RENDERS: usize = 4;

/// An invoice as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    pub pdf: Vec<u8>,
    pub pages: usize,
}

/// Why an invoice has no PDF.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RenderError {
    #[error("`invoice.typ`, line {line}, `{text}`: {message}; correct the template")]
    Template {
        /// Counted from 1; 0 if the compiler names no place.
        line: usize,
        /// What stands on that line.
        text: String,
        message: String,
    },
    #[error("{place}: no embedded font draws {characters:?}; leave it out or write it in other characters")]
    MissingGlyph {
        /// As in `lines[3].description`, or the page where the text comes from the template.
        place: String,
        characters: String,
    },
    #[error("page {page}: {what} reaches over the margin; shorten it, or give it room in `invoice.typ`")]
    Overflow { page: usize, what: String },
    #[error("page {page}: `{text}` is written over `{other}`; shorten it, or give it room in `invoice.typ`")]
    Overlap { page: usize, text: String, other: String },
    #[error("the invoice has {pages} pages and {MAX_PAGES} are the most; split it")]
    TooManyPages { pages: usize },
    #[error("the PDF cannot be written: {message}")]
    Pdf { message: String },
}

/// Typesets an invoice with the totals that `Invoice::totals` gave for it.
///
/// # Errors
/// What the invoice has that cannot be drawn, or what is wrong with the template.
pub fn render(invoice: &Invoice, totals: &Totals) -> Result<Rendered, RenderError> {
    let rendered = layout(invoice, totals).and_then(|document| write(&document, invoice));
    comemo::evict(KEPT_RENDERS);
    rendered
}

fn write(document: &PagedDocument, invoice: &Invoice) -> Result<Rendered, RenderError> {
    let issued = invoice.issued;
    // The file is dated as the invoice is, at midnight: a clock would change the bytes.
    let timestamp = Datetime::from_ymd_hms(i32::from(issued.year()), issued.month(), issued.day(), 0, 0, 0)
        .map(Timestamp::new_utc);
    let options = PdfOptions {
        ident: Smart::Custom(format!("{}\n{}", invoice.seller.name, invoice.number)),
        timestamp,
        ..PdfOptions::default()
    };
    match typst_pdf::pdf(document, &options) {
        Ok(pdf) => Ok(Rendered { pdf, pages: document.pages().len() }),
        Err(errors) => {
            let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
            Err(RenderError::Pdf { message: messages.join("; ") })
        }
    }
}
