//! What must not compile: an attribute that a resource type does not have.

#[test]
fn an_attribute_that_does_not_exist_does_not_compile() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/compile/*.rs");
}
