//! A process of a step: its lines as they come, its end in time, and nothing of it left behind when this program ends.

use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError, SyncSender};
use std::thread;
use std::time::{Duration, Instant};

/// How long a process that ended may leave its output open to others that it started; the runner of GitHub waits as long.
const DRAIN: Duration = Duration::from_secs(5);
/// Lines that are kept for whoever shows them; a process that is faster waits.
const QUEUE: usize = 1024;
/// Bytes that the two pipes of a process and their readers hold at most: 64 KiB and 8 KiB each.
const PIPES: usize = 2 * (64 + 8) * 1024;
/// How often is looked whether a quiet process ended.
const TICK: Duration = Duration::from_millis(50);
/// How a process is asked to end, and how long it is given, as on GitHub.
static SIGNALS: [(&str, Duration); 3] = [
    ("INT", Duration::from_millis(7500)),
    ("TERM", Duration::from_millis(2500)),
    ("KILL", Duration::from_secs(2)),
];
/// Bytes of a line that are shown at once, so that output without line ends fills no memory.
const LONGEST_LINE: u64 = 1 << 20;

/// How a process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    Code(i32),
    Signal(i32),
    /// It took longer than it was given.
    TimedOut,
}

/// What runs on after its step, such as a server; it is ended when this is dropped.
pub(super) struct Left {
    group: u32,
    _guard: Guard,
}

impl Drop for Left {
    fn drop(&mut self) {
        signal(self.group, "KILL");
    }
}

/// Runs a process in a group of its own until it ends or the time is up, and gives each line of its output.
pub(super) fn run(
    command: &mut Command,
    deadline: Instant,
    each: &mut dyn FnMut(&str),
) -> std::io::Result<(Exit, Option<Left>)> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).process_group(0);
    let mut child = command.spawn()?;
    let group = child.id();
    let guard = Guard::of_group(group);
    let (sender, receiver) = mpsc::sync_channel(QUEUE);
    if let Some(pipe) = child.stdout.take() {
        forward(pipe, sender.clone());
    }
    if let Some(pipe) = child.stderr.take() {
        forward(pipe, sender.clone());
    }
    drop(sender);

    let mut patience = Patience::new(deadline);
    let mut ended: Option<(ExitStatus, Rest)> = None;
    loop {
        let line = receiver.recv_timeout(TICK);
        match &line {
            Ok(line) => each(line),
            Err(RecvTimeoutError::Timeout) => {}
            // It closed its output, or ended.
            Err(RecvTimeoutError::Disconnected) => break,
        }
        if let Some((_, rest)) = &mut ended {
            let at_least = if patience.timed_out { Duration::ZERO } else { DRAIN };
            if rest.ends(line.as_deref().ok(), at_least) {
                break;
            }
            if patience.timed_out {
                patience.look(group);
            }
        } else if let Some(status) = child.try_wait()? {
            ended = Some((status, Rest::new()));
        } else {
            patience.look(group);
        }
    }
    // What others still say from here on is read and forgotten: nobody waits for a reader that is gone.
    drop(receiver);
    let status = match ended {
        Some((status, _)) => status,
        None => wait(&mut child, &mut patience)?,
    };
    if patience.timed_out {
        // Whatever it started goes with it.
        patience.end(group);
        return Ok((Exit::TimedOut, None));
    }
    let left = is_alive(group).then(|| Left { group, _guard: guard });
    let exit = match (status.code(), status.signal()) {
        (Some(code), _) => Exit::Code(code),
        (None, signal) => Exit::Signal(signal.unwrap_or_default()),
    };
    Ok((exit, left))
}

/// What is read after a process ended: its last lines, and those of others that have its output open.
struct Rest {
    since: Instant,
    lines: usize,
    characters: usize,
}

impl Rest {
    fn new() -> Self {
        Self { since: Instant::now(), lines: 0, characters: 0 }
    }

    /// Whether all that the process itself wrote is read: nothing is queued and the time is up, or so much came since that the
    /// end of it is from others.
    fn ends(&mut self, line: Option<&str>, at_least: Duration) -> bool {
        let Some(line) = line else { return self.since.elapsed() >= at_least };
        self.lines += 1;
        self.characters += line.chars().count() + 1;
        self.lines > QUEUE + 2 && self.characters > PIPES && self.since.elapsed() >= at_least
    }
}

/// Waits for a process that closed its output.
fn wait(child: &mut Child, patience: &mut Patience) -> std::io::Result<ExitStatus> {
    let group = child.id();
    let mut pause = Duration::from_micros(200);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        patience.look(group);
        thread::sleep(pause);
        pause = (pause * 2).min(TICK);
    }
}

/// Ends a process whose time is up, with one signal after the other.
struct Patience {
    next: Instant,
    signals: std::slice::Iter<'static, (&'static str, Duration)>,
    timed_out: bool,
}

impl Patience {
    fn new(deadline: Instant) -> Self {
        Self { next: deadline, signals: SIGNALS.iter(), timed_out: false }
    }

    fn look(&mut self, group: u32) {
        if Instant::now() < self.next {
            return;
        }
        self.timed_out = true;
        let (name, grace) = self.signals.next().unwrap_or(&SIGNALS[2]);
        signal(group, name);
        self.next = Instant::now() + *grace;
    }

    /// Gives what the process started, and left, the rest of the signals.
    fn end(&mut self, group: u32) {
        while !self.signals.as_slice().is_empty() && is_alive(group) {
            self.look(group);
            thread::sleep(TICK);
        }
    }
}

/// Sends the lines of a pipe from a thread of its own, which ends with the pipe: a server goes on to write when nobody hears it.
fn forward(pipe: impl Read + Send + 'static, sender: SyncSender<String>) {
    thread::spawn(move || {
        let mut reader = BufReader::new(pipe);
        let mut bytes = Vec::new();
        let mut is_heard = true;
        while matches!(reader.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut bytes), Ok(read) if read > 0)
        {
            let line = String::from_utf8_lossy(&bytes);
            let line = line.trim_end_matches(['\n', '\r']);
            // A bar of progress writes over itself: what it says last stays.
            let last = line.rsplit('\r').next().unwrap_or_default();
            is_heard = is_heard && sender.send(last.to_owned()).is_ok();
            bytes.clear();
        }
    });
}

/// Sends a signal to every process of a group.
fn signal(group: u32, name: &str) {
    // A group that ended meanwhile needs none.
    kill(&["-s", name, "--", format!("-{group}").as_str()]);
}

fn is_alive(group: u32) -> bool {
    kill(&["-s", "0", "--", format!("-{group}").as_str()])
}

/// Whether a process runs.
pub(super) fn runs(process: u32) -> bool {
    kill(&["-s", "0", "--", process.to_string().as_str()])
}

/// The shell's own: not every machine has a program of that name.
fn kill(arguments: &[&str]) -> bool {
    let mut command = Command::new("sh");
    command
        .args(["-c", "kill \"$@\"", "kill"])
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Lines of a shell: ends the group `$1` with the signals behind it, each with the tenths of a second that it gives. A process
/// that is asked to end can put back what it changed.
const END: &str = r#"{
    group=$1
    shift
    while [ $# -gt 0 ] && kill -s "$1" -- "-$group"; do
        looks=$2
        shift 2
        while [ "$looks" -gt 0 ] && kill -s 0 -- "-$group"; do
            sleep 0.1 || sleep 1
            looks=$((looks - 1))
        done
    done
}"#;

/// A shell that waits for this program to end, however it ends, and then cleans up: processes in groups of their own do not
/// hear of Ctrl-C.
pub(super) struct Guard(Option<Child>);

impl Guard {
    fn of_group(group: u32) -> Self {
        let signals = SIGNALS
            .iter()
            .flat_map(|(name, grace)| [(*name).to_owned(), (grace.as_millis() / 100).to_string()]);
        Self::new(END, &std::iter::once(group.to_string()).chain(signals).collect::<Vec<_>>())
    }

    /// `cleanup` is a command of a shell, with these arguments.
    pub(super) fn new(cleanup: &str, arguments: &[String]) -> Self {
        // The pipe to it is closed by the kernel; a word in it says that nothing is to be cleaned up.
        let script = format!("read -r word || {cleanup}");
        let mut command = Command::new("sh");
        command.args(["-c", &script, "guard"]).args(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        Self(command.spawn().ok())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        let Some(child) = &mut self.0 else { return };
        if let Some(mut pipe) = child.stdin.take() {
            let _ = pipe.write_all(b"end\n");
        }
        let _ = child.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str, limit: Duration) -> (Exit, Vec<String>, bool) {
        let mut lines = Vec::new();
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        let (exit, left) =
            run(&mut command, Instant::now() + limit, &mut |line: &str| lines.push(line.to_owned())).unwrap();
        (exit, lines, left.is_some())
    }

    #[test]
    fn lines_come_from_both_outputs_and_the_exit_code_is_kept() {
        let (exit, mut lines, left) = shell("echo a; echo b >&2; printf '1\\r2\\n'; exit 3", DRAIN);
        lines.sort();
        assert_eq!((exit, lines, left), (Exit::Code(3), ["2", "a", "b"].map(str::to_owned).to_vec(), false));
    }

    #[test]
    fn a_process_that_takes_too_long_is_ended_with_all_it_started() {
        let (exit, lines, left) = shell("sh -c 'echo $$; sleep 60; :'; sleep 60", Duration::from_millis(500));
        assert_eq!((exit, left), (Exit::TimedOut, false));
        // A zombie, where nobody collects it, has ended as well.
        let ended = (0..500).any(|_| {
            thread::sleep(Duration::from_millis(10));
            let stat = std::fs::read_to_string(format!("/proc/{}/stat", lines[0])).unwrap_or_default();
            stat.is_empty() || stat.contains(") Z ")
        });
        assert!(ended, "{} still runs", lines[0]);
    }

    #[test]
    fn what_a_step_leaves_behind_is_ended_later() {
        let (exit, lines, left) = shell("sleep 60 >/dev/null 2>&1 & echo $!", DRAIN);
        assert_eq!((exit, left), (Exit::Code(0), true));
        assert_eq!(lines.len(), 1);
    }

    #[test]
    fn others_that_never_stop_talking_do_not_hold_a_step() {
        let mut rest = Rest::new();
        let line = "x".repeat(1000);
        let read = (0..QUEUE * 4).take_while(|_| !rest.ends(Some(&line), Duration::ZERO)).count();
        assert_eq!(read, QUEUE + 2);
        // A pause is the end only when the time is up.
        assert!(Rest::new().ends(None, Duration::ZERO) && !Rest::new().ends(None, DRAIN));
    }

    #[test]
    fn a_process_whose_runner_is_gone_can_put_back_what_it_changed() {
        let mut command = Command::new("sh");
        command
            .args(["-c", "trap 'echo put back; exit' INT TERM; echo changed; while :; do sleep 0.05; done"]);
        let mut child = command.stdout(Stdio::piped()).process_group(0).spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut said = String::new();
        output.read_line(&mut said).unwrap();
        let mut guard = Guard::of_group(child.id()).0.take().unwrap();
        // As the kernel does when this program ends.
        drop(guard.stdin.take());
        output.read_line(&mut said).unwrap();
        child.wait().unwrap();
        guard.wait().unwrap();
        assert_eq!(said, "changed\nput back\n");
    }
}
