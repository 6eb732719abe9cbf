//! The same program with the commands that rebuild the schema catalogue; `cargo xtask` builds and runs it when it needs one.

fn main() -> std::process::ExitCode {
    toolkit::run(&xtask::Trestle)
}
