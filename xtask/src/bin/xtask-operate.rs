//! The same program with the commands that talk to a cloud; `cargo xtask` builds and runs it when it needs one.

fn main() -> std::process::ExitCode {
    toolkit::run(&xtask::Trestle)
}
