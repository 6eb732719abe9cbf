//! The paths of the distribution API. Names of repositories have slashes.

/// What a path means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place<'a> {
    /// `/v2/`, which says that there is a registry.
    Base,
    Blob {
        repository: &'a str,
        digest: &'a str,
    },
    /// Where uploads begin.
    Uploads {
        repository: &'a str,
    },
    Upload {
        repository: &'a str,
        id: &'a str,
    },
    Manifest {
        repository: &'a str,
        /// A tag or a digest.
        reference: &'a str,
    },
    Tags {
        repository: &'a str,
    },
}

impl<'a> Place<'a> {
    /// The name of the repository; empty where the path has none.
    pub(super) fn repository(self) -> &'a str {
        match self {
            Place::Base => "",
            Place::Blob { repository, .. }
            | Place::Uploads { repository }
            | Place::Upload { repository, .. }
            | Place::Manifest { repository, .. }
            | Place::Tags { repository } => repository,
        }
    }
}

/// Reads a path, its escapes undone.
pub(super) fn read(path: &str) -> Option<Place<'_>> {
    let rest = path.strip_prefix("/v2")?.trim_start_matches('/');
    if rest.is_empty() {
        return Some(Place::Base);
    }
    let place = if let Some(repository) = rest.strip_suffix("/tags/list") {
        Place::Tags { repository }
    } else if let Some(repository) =
        rest.strip_suffix("/blobs/uploads").or_else(|| rest.strip_suffix("/blobs/uploads/"))
    {
        Place::Uploads { repository }
    } else if let Some((repository, id)) = rest.rsplit_once("/blobs/uploads/") {
        Place::Upload { repository, id }
    } else if let Some((repository, digest)) = rest.rsplit_once("/blobs/") {
        Place::Blob { repository, digest }
    } else if let Some((repository, reference)) = rest.rsplit_once("/manifests/") {
        Place::Manifest { repository, reference }
    } else {
        return None;
    };
    Some(place).filter(|place| !place.repository().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, expected: Option<Place>) {
        assert_eq!(read(path), expected, "{path}");
    }

    #[test]
    fn a_path_names_a_repository_and_something_in_it() {
        let repository = "trestle/app";
        check("/v2", Some(Place::Base));
        check("/v2/", Some(Place::Base));
        check("/v2/trestle/app/tags/list", Some(Place::Tags { repository }));
        check("/v2/trestle/app/blobs/uploads/", Some(Place::Uploads { repository }));
        check("/v2/trestle/app/blobs/uploads", Some(Place::Uploads { repository }));
        check("/v2/trestle/app/blobs/uploads/1f", Some(Place::Upload { repository, id: "1f" }));
        check("/v2/trestle/app/blobs/sha256:1", Some(Place::Blob { repository, digest: "sha256:1" }));
        check("/v2/trestle/app/manifests/v1", Some(Place::Manifest { repository, reference: "v1" }));
        check("/v2/a/manifests/v1", Some(Place::Manifest { repository: "a", reference: "v1" }));
    }

    #[test]
    fn what_is_no_place_is_none() {
        check("/v2/trestle/app", None);
        check("/v2/_catalog", None);
        check("/v2//manifests/v1", None);
        check("/v1/", None);
    }
}
