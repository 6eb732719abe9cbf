//! What must not compile: a setting that is not provided, or that nobody reads.

#[test]
fn a_setting_without_its_other_side_does_not_compile() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/compile/*.rs");
}
