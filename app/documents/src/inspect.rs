//! Whether finished pages may be sent: every character drawn, nothing over the margins, no text over another.

use std::ops::Range;

use serde::Serialize;
use typst::layout::{Abs, Em, Frame, FrameItem, Point, Rect, Size, Transform};
use typst::text::TextItem;
use typst_layout::PagedDocument;

use crate::RenderError;

/// The most pages of an invoice.
pub const MAX_PAGES: usize = 200;

/// A4 with the margins of the text, in points. Header and footer stand in the margins above and below.
pub(crate) const PAGE: Page =
    Page { width: 595.28, height: 841.89, left: 62.0, right: 62.0, top: 68.0, bottom: 74.0 };

/// How near to the upper and the lower edge header and footer may come, in points.
const EDGE: f64 = 20.0;
/// What a stroke or the swing of a letter may reach over, in points.
const TOLERANCE: f64 = 1.0;
/// Texts whose baselines are nearer than this stand in one row, in points.
const ROW: f64 = 2.0;
/// As much of a text as an error shows, in characters.
const SHOWN: usize = 60;

/// The size and the margins of a page, in points.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Page {
    width: f64,
    height: f64,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

/// Something drawn, and where it is on the page.
struct Drawn<'a> {
    what: What<'a>,
    bounds: Rect,
}

enum What<'a> {
    Text(&'a TextItem),
    Shape,
    Image,
}

/// # Errors
/// The first thing for which the document must not be sent.
pub(crate) fn inspect(document: &PagedDocument) -> Result<(), RenderError> {
    let pages = document.pages();
    if pages.len() > MAX_PAGES {
        return Err(RenderError::TooManyPages { pages: pages.len() });
    }
    for (index, page) in pages.iter().enumerate() {
        let mut drawn = Vec::new();
        collect(&page.frame, Transform::identity(), &mut drawn);
        glyphs(index + 1, &drawn)?;
        margins(index + 1, page.frame.size(), &drawn)?;
        overlaps(index + 1, &drawn)?;
    }
    Ok(())
}

fn collect<'a>(frame: &'a Frame, outer: Transform, drawn: &mut Vec<Drawn<'a>>) {
    for (position, item) in frame.items() {
        let here = outer.pre_concat(Transform::translate(position.x, position.y));
        let (what, rect) = match item {
            FrameItem::Group(group) => {
                collect(&group.frame, here.pre_concat(group.transform), drawn);
                continue;
            }
            FrameItem::Text(text) => (What::Text(text), text_box(text)),
            FrameItem::Shape(shape, _) => (What::Shape, shape.geometry.bbox(None)),
            FrameItem::Image(_, size, _) => (What::Image, Rect::from_pos_size(Point::zero(), *size)),
            FrameItem::Link(..) | FrameItem::Tag(_) => continue,
        };
        drawn.push(Drawn { what, bounds: transformed(rect, here) });
    }
}

/// From the pen's start to its end without spaces at the end, and about as high as letters are.
fn text_box(text: &TextItem) -> Rect {
    let is_blank = |range: Range<usize>| text.text.get(range).is_some_and(|part| part.trim().is_empty());
    let visible = text.glyphs.iter().rposition(|glyph| !is_blank(glyph.range())).map_or(0, |last| last + 1);
    let width = text.glyphs.iter().take(visible).map(|glyph| glyph.x_advance).sum::<Em>().at(text.size);
    Rect::new(Point::with_y(text.size * -0.75), Point::new(width, text.size * 0.25))
}

fn transformed(rect: Rect, transform: Transform) -> Rect {
    let Rect { min, max } = rect;
    let [a, b, c, d] = [min, Point::new(max.x, min.y), Point::new(min.x, max.y), max]
        .map(|corner| corner.transform(transform));
    Rect::new(a.min(b).min(c).min(d), a.max(b).max(c).max(d))
}

/// Glyph 0 of a font is the box that stands for a character which the font does not have
/// (<https://learn.microsoft.com/en-us/typography/opentype/spec/recom#glyph-0-the-notdef-glyph>).
fn glyphs(page: usize, drawn: &[Drawn<'_>]) -> Result<(), RenderError> {
    for text in drawn.iter().filter_map(Drawn::text) {
        if let Some(glyph) = text.glyphs.iter().find(|glyph| glyph.id == 0) {
            let characters = text.text.get(glyph.range()).unwrap_or(text.text.as_str()).to_owned();
            return Err(RenderError::MissingGlyph { place: format!("page {page}"), characters });
        }
    }
    Ok(())
}

fn margins(page: usize, size: Size, drawn: &[Drawn<'_>]) -> Result<(), RenderError> {
    let tolerance = Abs::pt(TOLERANCE);
    let least = Point::new(Abs::pt(PAGE.left) - tolerance, Abs::pt(EDGE));
    let most = Point::new(size.x - Abs::pt(PAGE.right) + tolerance, size.y - Abs::pt(EDGE));
    let is_outside = |drawn: &&Drawn<'_>| {
        let Rect { min, max } = drawn.bounds;
        min.x < least.x || min.y < least.y || max.x > most.x || max.y > most.y
    };
    match drawn.iter().find(is_outside) {
        Some(outside) => Err(RenderError::Overflow { page, what: outside.name() }),
        None => Ok(()),
    }
}

/// A text that is wider than its column runs into its neighbour.
fn overlaps(page: usize, drawn: &[Drawn<'_>]) -> Result<(), RenderError> {
    let mut texts: Vec<(&TextItem, Rect)> =
        drawn.iter().filter_map(|drawn| Some((drawn.text()?, drawn.bounds))).collect();
    texts.sort_by_key(|(_, one)| one.max.y);
    for (index, (text, one)) in texts.iter().enumerate() {
        let row =
            texts.iter().skip(index + 1).take_while(|(_, other)| other.max.y - one.max.y < Abs::pt(ROW));
        for (other_text, other) in row {
            if one.max.x.min(other.max.x) - one.min.x.max(other.min.x) > Abs::pt(TOLERANCE) {
                return Err(RenderError::Overlap {
                    page,
                    text: shown(&text.text),
                    other: shown(&other_text.text),
                });
            }
        }
    }
    Ok(())
}

impl<'a> Drawn<'a> {
    fn text(&self) -> Option<&'a TextItem> {
        match self.what {
            What::Text(text) => Some(text),
            What::Shape | What::Image => None,
        }
    }

    fn name(&self) -> String {
        match self.what {
            What::Text(text) => format!("`{}`", shown(&text.text)),
            What::Shape => "a line or an area".to_owned(),
            What::Image => "an image".to_owned(),
        }
    }
}

fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
