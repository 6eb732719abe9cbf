//! What the template can see: itself, the data and the embedded fonts. No files, no packages, no clock.

use std::path::PathBuf;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// What never changes, made when it is first needed.
static FIXED: LazyLock<Fixed> = LazyLock::new(Fixed::new);

struct Fixed {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: FileId,
    data: FileId,
}

impl Fixed {
    fn new() -> Self {
        let fonts: Vec<Font> = typst_assets::fonts().flat_map(|file| Font::iter(Bytes::new(file))).collect();
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            template: file("invoice.typ"),
            data: file("data.json"),
        }
    }
}

fn file(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain file name is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// A template and the data that it sets.
pub(crate) struct TemplateWorld {
    template: Source,
    data: Bytes,
}

impl TemplateWorld {
    /// The data is JSON, which the template reads as `data.json`.
    pub(crate) fn new(template: &str, data: Vec<u8>) -> Self {
        Self { template: Source::new(FIXED.template, template.to_owned()), data: Bytes::new(data) }
    }

    pub(crate) fn template(&self) -> &Source {
        &self.template
    }
}

impl World for TemplateWorld {
    fn library(&self) -> &LazyHash<Library> {
        &FIXED.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FIXED.book
    }

    fn main(&self) -> FileId {
        FIXED.template
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == FIXED.template { Ok(self.template.clone()) } else { Err(not_found(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == FIXED.data { Ok(self.data.clone()) } else { Err(not_found(id)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FIXED.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(PathBuf::from(id.get().vpath().get_without_slash()))
}
