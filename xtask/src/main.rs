//! `cargo xtask`: hands this workspace's definitions to the toolkit.

fn main() -> std::process::ExitCode {
    toolkit::run(&xtask::Trestle)
}
