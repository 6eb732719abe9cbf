//! What must not compile: attributes that do not exist, ids of another kind, required properties left out, values that
//! no enumeration has.

#[test]
fn what_aws_would_refuse_does_not_compile() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/compile/*.rs");
}
