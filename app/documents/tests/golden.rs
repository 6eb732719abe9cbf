//! Invoices as pictures, held against those in `golden/`, which people looked at.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::fs;
use std::path::{Path, PathBuf};

use app::models::invoice::Invoice;
use documents::{layout, render};
use tiny_skia::{Pixmap, PremultipliedColorU8};
use typst_layout::PagedDocument;
use typst_render::RenderOptions;

/// Pixels a point: letters can be read, and a picture is small.
const SCALE: f64 = 1.25;
/// By how much a channel of a pixel may differ, of 255.
const SHADE: u8 = 16;
/// One pixel of so many may differ by more.
const ONE_OF: usize = 1_000;

fn invoice(name: &str) -> Invoice {
    let text = fs::read_to_string(golden(&format!("{name}.json"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn golden(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(file)
}

fn pictures(invoice: &Invoice) -> Vec<Pixmap> {
    let document: PagedDocument = layout(invoice, &invoice.totals().unwrap()).unwrap();
    let options = RenderOptions { pixel_per_pt: SCALE.into(), render_bleed: false };
    document.pages().iter().map(|page| typst_render::render(page, &options)).collect()
}

/// Draws the invoice and holds every page against its picture; accepts it instead if that was asked for.
#[track_caller]
fn check(name: &str, pages: usize) {
    let found = pictures(&invoice(name));
    assert_eq!(found.len(), pages, "pages of {name}");
    for (index, found) in found.iter().enumerate() {
        check_page(&format!("{name}-{}", index + 1), found);
    }
}

#[track_caller]
fn check_page(name: &str, found: &Pixmap) {
    let file = golden(&format!("{name}.png"));
    if is_accepting() {
        found.save_png(&file).unwrap();
        return;
    }
    let expected = fs::read(&file).ok().map(|bytes| Pixmap::decode_png(&bytes).unwrap());
    let differing = expected.as_ref().map(|expected| differing(expected, found));
    if differing.is_some_and(|differing| differing <= tolerated(found)) {
        return;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/xtask/golden");
    fs::create_dir_all(&folder).unwrap();
    found.save_png(folder.join(format!("{name}.new.png"))).unwrap();
    if let Some(expected) = &expected {
        difference(expected, found).save_png(folder.join(format!("{name}.diff.png"))).unwrap();
    }
    let why = match differing {
        Some(pixels) => format!("{pixels} pixels differ from {}", file.display()),
        None => format!("{} is missing", file.display()),
    };
    panic!(
        "{why}; look at {name}.new.png and {name}.diff.png in target/xtask/golden, and if they are right run \
         `GOLDEN=accept cargo test -p documents --test golden`"
    );
}

#[expect(clippy::disallowed_methods, reason = "a test has no settings that it could be handed")]
fn is_accepting() -> bool {
    std::env::var("GOLDEN").is_ok_and(|value| value == "accept")
}

fn tolerated(picture: &Pixmap) -> usize {
    picture.pixels().len() / ONE_OF
}

/// How many pixels differ visibly: all, if the sizes do.
fn differing(expected: &Pixmap, found: &Pixmap) -> usize {
    if (expected.width(), expected.height()) != (found.width(), found.height()) {
        return found.pixels().len().max(expected.pixels().len());
    }
    expected.pixels().iter().zip(found.pixels()).filter(|(one, other)| differ(**one, **other)).count()
}

fn differ(one: PremultipliedColorU8, other: PremultipliedColorU8) -> bool {
    let channels = |pixel: PremultipliedColorU8| [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()];
    channels(one).iter().zip(channels(other)).any(|(one, other)| one.abs_diff(other) > SHADE)
}

/// The new picture, red where it differs.
fn difference(expected: &Pixmap, found: &Pixmap) -> Pixmap {
    let red = PremultipliedColorU8::from_rgba(255, 0, 0, 255).unwrap();
    let mut picture = found.clone();
    let width = usize::try_from(found.width()).unwrap();
    for (index, pixel) in picture.pixels_mut().iter_mut().enumerate() {
        let (x, y) = (u32::try_from(index % width).unwrap(), u32::try_from(index / width).unwrap());
        if expected.pixel(x, y).is_none_or(|expected| differ(expected, *pixel)) {
            *pixel = red;
        }
    }
    picture
}

#[test]
fn one_page() {
    check("one-page", 1);
}

#[test]
fn two_pages_repeat_the_head_of_the_table() {
    check("two-pages", 2);
}

#[test]
fn unusual_texts() {
    check("scripts", 1);
}

#[test]
fn another_amount_is_seen() {
    let invoice = invoice("one-page");
    let mut other = invoice.clone();
    other.lines[0].unit_price += 111_111;
    let (one, other) = (&pictures(&invoice)[0], &pictures(&other)[0]);
    assert_eq!(differing(one, one), 0);
    assert!(differing(one, other) > 100, "{} pixels differ", differing(one, other));
}

#[test]
fn the_same_invoice_gives_the_same_bytes() {
    for name in ["one-page", "two-pages", "scripts"] {
        let invoice = invoice(name);
        let totals = invoice.totals().unwrap();
        let first = render(&invoice, &totals).unwrap();
        // As often as it takes Typst to forget the first.
        for _ in 0..6 {
            render(&self::invoice("one-page"), &self::invoice("one-page").totals().unwrap()).unwrap();
        }
        let second = render(&invoice, &totals).unwrap();
        assert!(first == second, "{name}");
        assert!(first.pdf.starts_with(b"%PDF-1.7"), "{name}");
    }
}
