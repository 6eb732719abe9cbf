//! What must not compile: each file of `compile` is one way in which a pipeline usually goes wrong.

#[test]
fn what_goes_wrong_elsewhere_does_not_compile() {
    trybuild::TestCases::new().compile_fail("tests/compile/*.rs");
}
