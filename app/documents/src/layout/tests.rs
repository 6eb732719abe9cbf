//! What does not fit a page is found, and what does passes.

use app::models::invoice::{Line, MAX_AMOUNT, MAX_NAME, MAX_NUMBER, MAX_RATES, MAX_TEXT, RateTotal};
use typst::layout::{Frame, FrameItem};

use super::*;

fn invoice() -> Invoice {
    serde_json::from_str(include_str!("../../golden/one-page.json")).unwrap()
}

/// The page of the invoice, with no other content.
const A4: &str = "#set page(width: 595.28pt, height: 841.89pt, margin: 70pt)\n";

/// What is wrong with a template.
#[track_caller]
fn refused(template: &str) -> RenderError {
    let invoice = invoice();
    layout_with(template, &invoice, &invoice.totals().unwrap()).unwrap_err()
}

/// The invoice with another description of its first line.
fn described(description: &str) -> Result<PagedDocument, RenderError> {
    let mut invoice = invoice();
    invoice.lines[0].description = description.into();
    layout(&invoice, &invoice.totals().unwrap())
}

/// All that a document writes, without spaces.
fn written(document: &PagedDocument) -> String {
    fn write(frame: &Frame, text: &mut String) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => write(&group.frame, text),
                FrameItem::Text(item) => text.extend(item.text.chars().filter(|c| !c.is_whitespace())),
                _ => {}
            }
        }
    }
    let mut text = String::new();
    document.pages().iter().for_each(|page| write(&page.frame, &mut text));
    text
}

#[test]
fn texts_of_users_are_no_markup() {
    for text in [
        r#"#import"x.typ":*"#,
        "#panic()",
        "$x^2$",
        "*bold*",
        "_italic_",
        "`raw`",
        "@label",
        "<tag>",
        "\\u{41}",
        "//no",
        "=no",
        "\"quoted\"",
        "a--b",
        "~",
        "{{number}}",
    ] {
        let document = described(text).unwrap();
        assert!(written(&document).contains(text), "{text}");
    }
}

#[test]
fn a_character_that_no_font_has_is_named_with_its_field() {
    for character in ["😀", "\u{f8ff}", "中"] {
        let error = described(&format!("A {character} lens")).unwrap_err();
        let place = "lines[0].description".to_owned();
        assert_eq!(error, RenderError::MissingGlyph { place, characters: character.to_owned() });
    }
}

#[test]
fn a_character_that_the_template_writes_is_named_with_its_page() {
    let error = refused("One\n#pagebreak()\n#\"\\u{1f600}\"");
    assert_eq!(error, RenderError::MissingGlyph { place: "page 2".into(), characters: "😀".into() });
}

#[test]
fn letters_beside_latin_are_drawn() {
    for text in ["Ελληνικά", "Українська", "Tiếng Việt", "עברית", "½ ± µ √ → € ☃"]
    {
        assert_eq!(described(text).err(), None, "{text}");
    }
}

#[test]
fn words_without_a_break_are_divided() {
    for text in ["W".repeat(MAX_TEXT), "W".repeat(19), format!("https://example.com/{}", "a".repeat(300))] {
        assert_eq!(described(&text).err(), None, "{text}");
    }
}

#[test]
fn a_number_just_too_short_to_be_divided_has_room() {
    for length in [9, 10, 19, 20] {
        let mut invoice = invoice();
        invoice.number = "W".repeat(length);
        assert_eq!(layout(&invoice, &invoice.totals().unwrap()).err(), None, "{length} letters");
    }
}

#[test]
fn the_greatest_of_everything_has_room() {
    let mut invoice = invoice();
    let mut totals = invoice.totals().unwrap();
    invoice.number = "W".repeat(MAX_NUMBER);
    invoice.currency = "WWW".into();
    for party in [&mut invoice.seller, &mut invoice.buyer] {
        party.name = "W".repeat(MAX_NAME);
        party.address = vec!["W".repeat(MAX_NAME); 6];
        party.tax_id = Some("W".repeat(MAX_NAME));
    }
    let line = Line { quantity: 999_999_999, unit_price: -MAX_AMOUNT, ..invoice.lines[0].clone() };
    invoice.lines = vec![line; 50];
    totals.nets = vec![-MAX_AMOUNT; 50];
    totals.taxes =
        vec![RateTotal { rate: totals.taxes[0].rate, net: -MAX_AMOUNT, tax: -MAX_AMOUNT }; MAX_RATES];
    (totals.net, totals.tax, totals.gross) = (-MAX_AMOUNT, -MAX_AMOUNT, -MAX_AMOUNT);
    assert_eq!(layout(&invoice, &totals).err(), None);
}

#[test]
fn what_reaches_over_the_margin_is_named() {
    for (content, what) in [
        ("#place(top + left, dx: -30pt)[far left]", "`far left`"),
        ("#place(top + left, dx: 440pt)[far right]", "`far right`"),
        ("#place(top + left, dy: 800pt)[far below]", "`far below`"),
        ("#place(top + left, move(dx: -200pt, box[moved]))", "`moved`"),
        ("#place(top + left, rect(width: 500pt, height: 10pt))", "a line or an area"),
    ] {
        let error = refused(&format!("{A4}{content}"));
        assert_eq!(error, RenderError::Overflow { page: 1, what: what.into() }, "{content}");
    }
}

#[test]
fn a_word_wider_than_its_column_is_named() {
    let error = refused(&format!("{A4}#grid(columns: (20pt, 100pt), [overwhelmingly], [next])"));
    let (text, other) = ("overwhelmingly".to_owned(), "next".to_owned());
    assert_eq!(error, RenderError::Overlap { page: 1, text, other });
}

#[test]
fn a_document_of_too_many_pages_is_refused() {
    assert_eq!(
        refused("#range(201).map(n => [#n]).join(pagebreak())"),
        RenderError::TooManyPages { pages: 201 }
    );
}

/// The line and its text.
#[track_caller]
fn fails_at(template: &str, expected: (usize, &str), says: &str) {
    let RenderError::Template { line, text, message } = refused(template) else {
        panic!("the template is not what fails");
    };
    assert_eq!((line, text.as_str()), expected);
    assert!(message.contains(says), "{message}");
}

#[test]
fn an_error_of_the_template_names_its_line() {
    fails_at("One\n\n  #nonsense", (3, "#nonsense"), "unknown variable: nonsense");
    fails_at("#set text(font: \"Nowhere\")\nOne", (1, "#set text(font: \"Nowhere\")"), "unknown font family");
}

#[test]
fn a_template_reaches_neither_files_nor_packages_nor_the_clock() {
    let import = "#import \"@preview/cetz:0.3.0\": *";
    fails_at(import, (1, import), "not found");
    fails_at("#read(\"other.txt\")", (1, "#read(\"other.txt\")"), "not found");
    fails_at("#datetime.today()", (1, "#datetime.today()"), "date");
}
