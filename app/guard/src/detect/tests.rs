//! What is found and what is not, one row a fact. The values are reserved, published as examples, or made by the rule.

use super::*;

/// In `text` exactly the parts in `‹›` are found, and they are of this kind.
#[track_caller]
fn check(kind: Kind, marked: &str) {
    let mut text = String::new();
    let mut expected = Vec::new();
    for (index, part) in marked.split(['‹', '›']).enumerate() {
        let start = text.len();
        text.push_str(part);
        if index % 2 == 1 {
            expected.push(Found { kind, range: start..text.len() });
        }
    }
    let found = detect(&text);
    let parts: Vec<_> = found.iter().map(|found| (found.kind, &text[found.range.clone()])).collect();
    assert_eq!(found, expected, "{text}: {parts:?}");
}

#[track_caller]
fn check_all(kind: Kind, marked: &[&str]) {
    for text in marked {
        check(kind, text);
    }
}

#[test]
fn addresses_of_mail_are_found_with_their_borders() {
    check_all(
        Kind::Email,
        &[
            "‹ada@example.com›",
            "Write to <‹ada.lovelace+x@mail.example.co.uk›>, or not.",
            "mailto:‹ada@example.com›?subject=x",
            "?email=‹ada%40example.com›&x=1",
            "'‹ada@example.com›', ‹grace@example.org›.",
            "联系‹test@example.com›谢谢",
            "‹jürgen@müller.example›",
            "‹иван@пример.испытание›",
            "‹0612345678@example.com›",
            "‹4111111111111111@example.com›",
            r#"{"m": "Mail:\n‹ada@example.com›"}"#,
            "‹ada＠example.com›",
            "‹nguyễn.ngọc@example.com›",
            "‹ada@example.com›:x/y ‹git@example.com›: a/b",
            "git@github.com:org/repo.git",
            "logo@2x.png",
            "package@1.2.3",
            "@example.com and ada@ and ada@localhost and a @ b.com",
        ],
    );
}

#[test]
fn cards_are_found_with_a_check_digit_and_a_known_range() {
    check_all(
        Kind::Card,
        &[
            "‹4111111111111111›",
            "Visa ‹4111 1111 1111 1111›.",
            "‹5555-5555-5555-4444›",
            "‹3782 822463 10005›",
            "‹30569309025904›",
            "‹6011111111111117›",
            "‹4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1›",
            "‹4111\u{A0}1111\u{2009}1111\u{202F}1111›",
            "‹4111\u{200B}1111\u{200B}1111\u{200B}1111›",
            "‹４１１１１１１１１１１１１１１１›",
            "12 ‹4111 1111 1111 1111› 34",
            "1234 ‹4111 1111 1111 1111› 5678",
            "7,‹4111111111111111›,Ada",
            r#"{"m":"Card:\n‹4111 1111 1111 1111›"}"#,
            "\\r\\n‹4111111111111111›",
            "q=%20‹4111111111111111›&card%3D‹5555555555554444›",
            "5%‹2221000000000009›",
            "4111111111111112",
            "4111 1111 1111 1112",
            "9111111111111111 0000000000000000",
            "0.4111111111111111",
            "x4111111111111111x",
            "4006381333931",
        ],
    );
}

#[test]
fn accounts_are_found_by_length_and_check() {
    check_all(
        Kind::Iban,
        &[
            "‹DE89370400440532013000›",
            "IBAN: ‹DE89 3704 0044 0532 0130 00›.",
            "‹gb29nwbk60161331926819›",
            "‹NL91-ABNA-0417-1643-00›",
            "‹FR14 2004 1010 0505 0001 3M02 606›, then",
            "\"\\t‹DE89370400440532013000›\"",
            "x%3D‹DE89370400440532013000›",
            "DE88370400440532013000",
            "DE8937040044053201300",
            "XX89370400440532013000",
        ],
    );
}

#[test]
fn numbers_of_persons_are_found_where_they_are_certain() {
    check_all(
        Kind::NationalId,
        &[
            "SSN ‹078-05-1120›",
            "‹219-09-9999›",
            "ssn: ‹219099999›",
            "000-12-3456 666-12-3456 900-12-3456 123-00-4567 123-45-0000",
            "219099999",
            "‹QQ123456C› and ‹QQ 12 34 56 C› and ‹AB 12 34 56 D›",
            "‹qq123456c› and ‹qq 12 34 56 c›, nino ‹ab123456c›",
            "ab123456c and we 123456 a",
            "\\n‹078-05-1120› \\n‹X1234567L› \\n‹QQ123456C› \\t‹RSSMRA85T10A562S›",
            "BG123456A AB123456E DA123456A",
            "BSN: ‹111222333›",
            "111222333 and bsn 111222334",
            "Steuer-ID ‹86095742719›",
            "‹86 095 742 719›",
            "86095742719",
            "‹255081416802538›",
            "‹2 55 08 14 168 025 38›",
            "255081416802539",
            "‹12345678Z›, ‹12345678-Z›",
            "12345678A 20240101T",
            "‹X1234567L›",
            "X1234567M",
            "‹RSSMRA85T10A562S›",
            "RSSMRA85T10A562T",
            "‹85.07.30-033.28›",
            "rijksregister ‹85073003328›",
            "85073003328",
        ],
    );
}

#[test]
fn telephones_are_found_in_international_and_in_national_forms() {
    check_all(
        Kind::Phone,
        &[
            "‹+12025550123›",
            "‹+1 202-555-0123›",
            "‹+44 (0)20 7946 0018›",
            "‹+49 30 23125 000›.",
            "(‹+31 6 12345678›",
            "‹0049 30 23125000›",
            "‹020 7946 0018› today",
            "‹07700 900123›, ‹07700900123›",
            "‹01 23 45 67 89›",
            "‹06-12345678›",
            "‹030/23125 000›",
            "‹(202) 555-0123›",
            "‹1-202-555-0123›",
            "‹202.555.0123›",
            "Tel. ‹202 555 0123› or call ‹2025550123›",
            "phone: ‹555-0123›",
            "Teléfono: ‹912 345 678›",
            "‹+1\u{A0}202\u{2011}555\u{2011}0123›",
            "‹020 7946 0018› 4 times",
            "\\n‹+49 30 23125 000› \\n‹020 7946 0018› \\r\\n‹(202) 555-0123›",
            "a=‹%2B493023125000› b=%20‹+12025550123›",
            "text ‹555-0123›, mob ‹912 345 678›, my number is ‹2025550123›",
            "text=12345678",
        ],
    );
}

#[test]
fn a_card_behind_a_telephone_is_found() {
    let text = "+43 1 5550143 4111 1111 1111 1111";
    let found: Vec<_> = detect(text).into_iter().map(|found| (found.kind, &text[found.range])).collect();
    assert_eq!(found, [(Kind::Phone, "+43 1 5550143"), (Kind::Card, "4111 1111 1111 1111")]);
}

#[test]
fn what_only_looks_like_a_telephone_is_none() {
    for text in [
        "01-02-2024 10:30",
        "01.02.2024",
        "2024-01-02 10:11:12.123",
        "1234567890",
        "0000123456",
        "order 200 300 4000",
        "0.1234567890",
        "1.2.3",
        "+02:00 and +0200",
        "+1 555 0100",
        "550e8400-e29b-41d4-a716-446655440000",
        "a1b2c3d4-0612-4123-8123-0612345678ab",
        "#0612345678",
        "978-3-16-148410-0",
        "hotel 1234567",
        "52.520008, 13.404954",
    ] {
        assert!(detect(text).is_empty(), "{text}: {:?}", detect(text));
    }
}

#[test]
fn keys_are_found_by_their_prefixes() {
    let letters = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";
    for key in [
        "AKIAIOSFODNN7EXAMPLE".to_owned(),
        format!("ghp_{letters}"),
        format!("github_pat_{letters}"),
        format!("npm_{letters}"),
        format!("{}_live_{letters}", "sk"),
        format!("{}-{letters}", "sk"),
        format!("{}-1234567890-{letters}", "xoxb"),
        format!("AIza{}", &letters[..35]),
        format!("flow_{}", "0123456789abcdef".repeat(4)),
        format!("{}.{}.{letters}0123456", "SG", &letters[..22]),
        format!("hf_{}", &letters[..34]),
        format!("GOCSPX-{}", &letters[..28]),
        format!("dop_v1_{}", "0123456789abcdef".repeat(4)),
        format!("shpat_{}", "0123456789abcdef".repeat(2)),
        format!("pypi-{letters}{letters}"),
        format!("-----BEGIN {0}-----\nMIIB+/=\n-----END {0}-----", "RSA PRIVATE KEY"),
        format!("-----BEGIN {}-----\\nMIIB", "PRIVATE KEY"),
    ] {
        check(Kind::Key, &format!("The key ‹{key}›, and"));
        check(Kind::Key, &format!("‹{key}›"));
        check(Kind::Key, &format!("{{\"api_key\": \"‹{key}›\"}}"));
        check(Kind::Key, &format!("{{\"m\": \"\\n‹{key}›\"}}"));
    }
    check_all(
        Kind::Key,
        &[
            "aws_secret_access_key = ‹wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY›",
            "the secret is ‹wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY›",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "secret da39a3ee5e6b4b0d3255bfef95601890afd80709",
            "sk-learn-compatible-estimators, AKIDO, ghp_short, flow_0123",
            "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----",
        ],
    );
}

#[test]
fn tokens_and_passwords_are_found_where_they_are_used() {
    check_all(
        Kind::Token,
        &[
            "‹eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0abc.c2lnbmF0dXJl›.",
            "Authorization: Bearer ‹0123456789abcdef0123›",
            "the bearer of good news12345, bearer of-no-digits-at-all",
            "postgres://app:‹s3cret›@db.example.com/app",
            "https://example.com:8080/a@b",
            "password=‹hunter2›&user=ada",
            "\"password\": \"‹correct horse›\"",
            "{\\\"password\\\": \\\"‹hunter2›\\\"}",
            "DB_PASSWORD='‹hunter2›'",
            "Passwort: ‹Sommer2024!›",
            "mot de passe : ‹hunter22›",
            "Password:    ‹hunter2!›\nDB_PASSWORD     = ‹hunter2›",
            "**Password:** ‹hunter2› and **Password**: ‹hunter2›",
            r#""password": "‹ab\"cd1234›", "id": 1"#,
            r#"{\"password\": \"‹ab\\\"cd›\", \"id\": 1}"#,
            "password='‹a\\é›'",
            "password=‹Tr0ub4dor&3› PGPASSWORD=‹ab(cd)9!› (password: ‹hunter2›).",
            r#"{"m": "password=‹hunter2›\nuser=ada"}"#,
            r#""password": "‹$ecur3P@ss›", password=‹(hunter2›, pwd='‹%Tr0ub4dor›'"#,
            "postgres://app:‹$ecret9›@db.example.com/app postgres://app:${PW}@db.example.com/app",
            "password=$DB_PASSWORD password=%s password=<password> password: [REDACTED]",
            "DB_PASS=‹hunter2› userPass: ‹hunter2› pin: ‹1234› \"pin\": \"‹123456›\"",
            "bypass=1234567 spin=1234 pin=2024-01-02 PASS: TestParser",
            "passwords = '‹hunter2›' credentials=‹abc12345› secrets: ‹abc12345›",
            "<password>‹hunter2›</password><db:pin> ‹1234› </db:pin>",
            "send <token> and </token>, or <password> and go",
            "mysql --password ‹hunter2› --api-key '‹abcd1234›'",
            "login --password --user ada, --password is required",
            concat!("cu", "rl -s -u ada:‹hunter2› https://example.com"),
            concat!("docker run -u 1000:1000 x, cu", "rl -u ada:$PASS x, cu", "rl -u ada: x"),
            concat!("cu", "rl --user 'ada:‹correct horse›' https://example.com"),
            "Authorization: Basic ‹YTpi› and {\"Authorization\": \"Basic ‹dXNlcjpwYXNz›\"}",
            "\\nbasic ‹dXNlcjpwYXNzd29yZDEy›, \\nBearer ‹0123456789abcdef0123›",
            "Authorization: Basic Authentication, basic information, Basic dXNl",
            r#""password": "Please enter your password", "token": "access_token""#,
            r#""credentials": "registry-credentials", "token": "‹tok_1234567›""#,
            "api_key: ‹0123abcd4567›",
            "password: required, password=${PASSWORD}, password=****, password: {{ password }}",
            "token = next_token(), max_tokens: 100, Password: forgotten",
        ],
    );
}

#[test]
fn addresses_of_the_internet_protocol_are_found_and_versions_are_not() {
    check_all(
        Kind::IpAddress,
        &[
            "‹192.0.2.1›",
            "from ‹198.51.100.7›:8080, http://‹203.0.113.9›/",
            "[‹2001:db8::1›] and ‹fe80::1ff:fe23:4567:890a›",
            "256.1.1.1 1.2.3 1.2.3.4.5 v1.2.3.4 version 1.2.3.4 01.2.3.4",
            "\\n‹192.0.2.1› log4j 2.17.1.0 Section 4.3.2.1 ‹4.0.0.0›/8 ‹10.0.0.0›",
            "Chrome/120.0.0.0 name-1.2.3.4 name==1.2.3.4 1.2.3.4-beta",
            "12:34:56 a::b std::fmt 2024:01:02 10:11",
        ],
    );
}

#[test]
fn an_address_takes_the_numbers_in_it_back() {
    let text = "+49 30 23125000@example.com";
    let found = detect(text);
    assert_eq!(found, [Found { kind: Kind::Email, range: 0..text.len() }]);
}

#[test]
fn findings_lie_on_borders_in_order_and_apart() {
    let pieces = [
        "ada@example.com",
        "4111 1111 1111 1111",
        "é",
        "\u{200B}",
        "４１",
        "+49 30",
        "-",
        "password=",
        "\"",
        "x\u{A0}",
        "eyJ",
        "DE89",
        "://",
        "@",
        ":",
        "2001:db8::1",
        "Bearer ",
        " ",
        "0",
        "1.",
        "(",
        "AKIA",
        "%40",
        "\u{FEFF}",
        "QQ ",
        "\\n",
        "\\",
        "＠",
        "%20",
        "<pin>",
        "</",
        "--pass ",
        "curl -u a:",
        "Basic ",
    ];
    let mut state = 7_u32;
    for _ in 0..3000 {
        let mut text = String::new();
        for _ in 0..12 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text.push_str(pieces[(state >> 16) as usize % pieces.len()]);
        }
        let mut end = 0;
        for found in detect(&text) {
            assert!(found.range.start >= end && found.range.end > found.range.start, "{text}");
            assert!(text.get(found.range.clone()).is_some(), "{text}");
            end = found.range.end;
        }
    }
}

/// With work that grows as the square of the length these would take hours.
#[test]
fn hostile_texts_end() {
    const LENGTH: usize = 1 << 20;
    for piece in [
        "0",
        "@",
        "eyJ",
        " 1",
        "1 ",
        "eyJ.",
        "a@",
        "@a.",
        "@1.",
        "sk-",
        "-",
        "xoxb-",
        "ghp_",
        "://",
        "://a:",
        "password=",
        "token=",
        "pwd=$",
        "pwd: ",
        "token='",
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----x ",
        "bearer ",
        "a1",
        "A1/",
        "AKIA",
        "+1",
        "+",
        "(0)",
        "0 1 ",
        "1.1.",
        "2001:",
        ":",
        "DE8",
        "DE89 ",
        "４",
        "1\u{200B}",
        "%40",
        "202 555 0123 ",
        "0612345678 ",
        "1.2.3.4 ",
        "é@é.",
        "_",
        "=",
        "SG.",
        "pypi-",
        "<pwd>",
        "<token>a",
        "--pwd ",
        "--pwd a1",
        "pass: ",
        "pin=",
        "pin: 1",
        "pwd=a&",
        "pwd='\\",
        "pwd=\\'",
        "pwd='a your b ",
        "pwd=)",
        "curl -u a:",
        "basic ",
        "\\n1",
        "%201",
        "%2B1",
        "＠",
        "+43 1 4111 ",
    ] {
        let text = piece.repeat(LENGTH / piece.len());
        let found = detect(&text);
        assert!(found.iter().all(|found| found.range.end <= text.len()), "{piece}");
    }
}
