//! A range of private IPv4 addresses, as a VPC has one.

use std::fmt;
use std::net::Ipv4Addr;

/// A range: its first address, and how many bits all of its addresses share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    first: u32,
    bits: u8,
}

/// AWS's largest VPC is a /16; below a /20 a sixteenth of it is too small for the addresses of tasks.
/// <https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html>
const LARGEST: u8 = 16;
const SMALLEST: u8 = 20;

impl Range {
    /// What an environment file should have.
    pub(super) const EXPECTED: &str =
        "a private range from /16 to /20 by its first address, such as `10.20.0.0/16`";

    /// Reads `10.20.0.0/16`; nothing when it is no range that a VPC of this platform can have.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (address, bits) = text.split_once('/')?;
        let address: Ipv4Addr = address.parse().ok()?;
        let bits: u8 = bits.parse().ok().filter(|bits| (LARGEST..=SMALLEST).contains(bits))?;
        let range = Self { first: address.into(), bits };
        (address.is_private() && range.first.is_multiple_of(range.size())).then_some(range)
    }

    /// Of sixteen equal parts, the one of this number.
    pub(crate) fn sixteenth(self, number: u32) -> Self {
        let bits = self.bits + 4;
        Self { first: self.first + number * (1 << (32 - bits)), bits }
    }

    pub(super) fn overlaps(self, other: Self) -> bool {
        let larger = if self.bits < other.bits { self } else { other };
        self.first / larger.size() == other.first / larger.size()
    }

    /// Addresses.
    fn size(self) -> u32 {
        1 << (32 - self.bits)
    }
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", Ipv4Addr::from(self.first), self.bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_private_aligned_and_large_enough() {
        for text in ["10.20.0.0/16", "172.16.0.0/20", "192.168.16.0/20"] {
            assert_eq!(Range::parse(text).unwrap().to_string(), text);
        }
        for text in ["10.20.0.0/24", "10.0.0.0/8", "10.20.1.0/16", "11.20.0.0/16", "10.20.0.0", "10.20/16"] {
            assert_eq!(Range::parse(text), None, "{text}");
        }
    }

    #[test]
    fn its_sixteenths_follow_each_other() {
        let range = Range::parse("10.20.0.0/16").unwrap();
        assert_eq!(range.sixteenth(0).to_string(), "10.20.0.0/20");
        assert_eq!(range.sixteenth(9).to_string(), "10.20.144.0/20");
    }

    #[test]
    fn ranges_overlap_when_one_holds_the_other() {
        let [whole, part, other] =
            ["10.20.0.0/16", "10.20.48.0/20", "10.21.0.0/16"].map(|text| Range::parse(text).unwrap());
        assert!(whole.overlaps(part) && part.overlaps(whole) && whole.overlaps(whole));
        assert!(!whole.overlaps(other) && !part.overlaps(other));
    }
}
