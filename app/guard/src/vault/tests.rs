//! What is redacted comes back, to its owner only.

use super::*;

const SALT: &str = "a3f9c2d1";

fn owner() -> Owner {
    Owner { tenant: 7, user: "u-1".to_owned() }
}

#[test]
fn equal_values_have_one_placeholder_and_kinds_count_for_themselves() {
    let mut vault = Vault::new(owner(), SALT);
    let text = "ada@example.com, grace@example.org, ada@example.com, 4111111111111111";
    let redacted = vault.redact(text);
    assert_eq!(redacted, "<EMAIL_1_a3f9c2d1>, <EMAIL_2_a3f9c2d1>, <EMAIL_1_a3f9c2d1>, <CARD_1_a3f9c2d1>");
    assert_eq!(vault.redact("to grace@example.org"), "to <EMAIL_2_a3f9c2d1>");
    assert_eq!(vault.counts(), BTreeMap::from([(Kind::Email, 2), (Kind::Card, 1)]));
    assert_eq!(vault.restore(&owner(), &redacted).unwrap(), text);
}

#[test]
fn words_before_a_text_say_what_it_is_and_are_not_given_back() {
    for (words, text, expected) in [
        ("password=\"", "correct horse", "<TOKEN_1_a3f9c2d1>"),
        ("bsn=\"", "111222333 x", "<NATIONAL_ID_1_a3f9c2d1> x"),
        ("_4111111111111111=", "an é", "an é"),
        ("note=\"", "111222333", "111222333"),
        ("AKIAIOSFODNN7", "EXAMPLE.", "<KEY_1_a3f9c2d1>."),
    ] {
        let mut vault = Vault::new(owner(), SALT);
        let redacted = vault.redact_behind(words, text);
        assert_eq!(redacted, expected);
        assert_eq!(vault.restore(&owner(), &redacted).unwrap(), text);
    }
}

#[test]
fn little_is_given_back_for_many_placeholders() {
    let mut vault = Vault::new(owner(), SALT);
    let value = format!("ghp_{}", "a1".repeat(500_000));
    let placeholder = vault.redact(&value);
    let restored = vault.restore(&owner(), &placeholder.repeat(100)).unwrap();
    assert_eq!(restored.matches(&value).count(), 8, "{}", restored.len());
    assert_eq!(restored.matches(&placeholder).count(), 92);
}

#[test]
fn only_the_owner_restores() {
    let mut vault = Vault::new(owner(), SALT);
    let redacted = vault.redact("ada@example.com");
    let other_user = Owner { user: "u-2".to_owned(), ..owner() };
    let other_tenant = Owner { tenant: 8, ..owner() };
    for other in [other_user, other_tenant] {
        assert_eq!(vault.restore(&other, &redacted), Err(NotYours));
        assert_eq!(vault.restorer(&other).err(), Some(NotYours));
    }
}

#[test]
fn a_placeholder_in_the_text_gives_nobody_a_value() {
    let mut vault = Vault::new(owner(), SALT);
    let text = "<EMAIL_1_a3f9c2d1> <EMAIL_1_00000000> <CARD_7_a3f9c2d1> ada@example.com";
    let redacted = vault.redact(text);
    assert_eq!(redacted, "<TEXT_1_a3f9c2d1> <EMAIL_1_00000000> <TEXT_2_a3f9c2d1> <EMAIL_1_a3f9c2d1>");
    assert_eq!(vault.restore(&owner(), &redacted).unwrap(), text);
    assert_eq!(vault.counts(), BTreeMap::from([(Kind::Email, 1)]));
}

#[test]
fn unknown_placeholders_stay() {
    let vault = Vault::new(owner(), SALT);
    let text = "<EMAIL_1_a3f9c2d1> <PHONE_2_00000000>";
    assert_eq!(vault.restore(&owner(), text).unwrap(), text);
}

#[test]
fn values_and_the_salt_do_not_reach_a_log() {
    let mut vault = Vault::new(owner(), SALT);
    vault.redact("ada@example.com");
    let shown = format!("{vault:?} {:?}", vault.restorer(&owner()).unwrap());
    assert!(shown.contains("Email: 1"), "{shown}");
    assert!(!shown.contains("ada") && !shown.contains(SALT), "{shown}");
}

#[test]
fn what_is_redacted_comes_back_as_it_was() {
    let pieces = [
        "ada@example.com",
        "4111 1111 1111 1111",
        "+49 30 23125 000",
        "<EMAIL_1_a3f9c2d1>",
        "<EMAIL_1_",
        "a3f9c2d1>",
        "<",
        ">",
        "é",
        "\u{200B}",
        "<TEXT_1_a3f9c2d1>",
        " password=hunter2 ",
        "\n",
        " ",
        "192.0.2.1",
        "DE89370400440532013000",
        "_",
        "1",
    ];
    let mut state = 42_u32;
    for _ in 0..2000 {
        let mut text = String::new();
        for _ in 0..14 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text.push_str(pieces[(state >> 16) as usize % pieces.len()]);
        }
        let mut vault = Vault::new(owner(), SALT);
        let redacted = vault.redact(&text);
        assert_eq!(vault.restore(&owner(), &redacted).unwrap(), text, "{redacted}");
        assert!(!redacted.contains("hunter2"), "{text} became {redacted}");
    }
}
