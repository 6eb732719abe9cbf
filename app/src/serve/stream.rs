//! One connection's bytes, with an eye on the clock: a client that sends a request's head byte by byte, or takes none of its
//! answer, is cut off.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::Sleep;

/// From the first byte of a request to the end of its head.
const HEAD: Duration = Duration::from_secs(10);
/// How long a client may take nothing of what is written to it.
const STALL: Duration = Duration::from_secs(30);

/// How many requests of a connection began and ended: odd while one is being answered.
#[derive(Clone, Debug, Default)]
pub(super) struct Requests(Arc<AtomicU64>);

impl Requests {
    pub(super) fn begin(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn end(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    /// Between which requests the connection is; nothing while one is being answered.
    fn pause(&self) -> Option<u64> {
        Some(self.0.load(Ordering::Relaxed)).filter(|count| count.is_multiple_of(2))
    }
}

/// When a client was waited for long enough.
type Deadline = Pin<Box<Sleep>>;

#[derive(Debug)]
pub(super) struct Watched<T> {
    stream: T,
    requests: Requests,
    /// When the head must be there that has begun, and between which requests it began.
    head: Option<(u64, Deadline)>,
    /// When something must have been taken of what is being written.
    stall: Option<Deadline>,
}

impl<T> Watched<T> {
    pub(super) fn new(stream: T, requests: Requests) -> Self {
        Self { stream, requests, head: None, stall: None }
    }

    /// Whether the head that is being sent takes too long.
    fn is_late(&mut self, context: &mut Context<'_>) -> bool {
        if self.head.as_ref().is_some_and(|(pause, _)| self.requests.pause() != Some(*pause)) {
            self.head = None;
        }
        self.head.as_mut().is_some_and(|(_, deadline)| deadline.as_mut().poll(context).is_ready())
    }

    /// Lets nothing be written only for so long.
    fn taken(
        &mut self,
        context: &mut Context<'_>,
        written: Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        if written.is_ready() {
            self.stall = None;
            return written;
        }
        let deadline = self.stall.get_or_insert_with(|| Box::pin(tokio::time::sleep(STALL)));
        deadline.as_mut().poll(context).map(|()| Err(io::ErrorKind::TimedOut.into()))
    }
}

impl<T: AsyncRead + Unpin> AsyncRead for Watched<T> {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let before = buffer.filled().len();
        let read = Pin::new(&mut this.stream).poll_read(context, buffer);
        if buffer.filled().len() > before
            && this.head.is_none()
            && let Some(pause) = this.requests.pause()
        {
            this.head = Some((pause, Box::pin(tokio::time::sleep(HEAD))));
        }
        if this.is_late(context) {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        read
    }
}

impl<T: AsyncWrite + Unpin> AsyncWrite for Watched<T> {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let written = Pin::new(&mut this.stream).poll_write(context, bytes);
        this.taken(context, written)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let written = Pin::new(&mut this.stream).poll_write_vectored(context, pieces);
        this.taken(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;

    use super::*;

    /// A client that sends one byte every second and takes nothing.
    struct Slow(Deadline);

    impl Slow {
        fn new() -> Self {
            Self(Box::pin(tokio::time::sleep(Duration::ZERO)))
        }
    }

    impl AsyncRead for Slow {
        fn poll_read(
            mut self: Pin<&mut Self>,
            context: &mut Context<'_>,
            buffer: &mut ReadBuf<'_>,
        ) -> Poll<io::Result<()>> {
            std::task::ready!(self.0.as_mut().poll(context));
            self.0 = Box::pin(tokio::time::sleep(Duration::from_secs(1)));
            buffer.put_slice(b"a");
            Poll::Ready(Ok(()))
        }
    }

    impl AsyncWrite for Slow {
        fn poll_write(self: Pin<&mut Self>, _: &mut Context<'_>, _: &[u8]) -> Poll<io::Result<usize>> {
            Poll::Pending
        }

        fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
            Poll::Ready(Ok(()))
        }

        fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
            Poll::Ready(Ok(()))
        }
    }

    async fn read(stream: &mut Watched<Slow>) -> io::Result<()> {
        let mut bytes = [0; 8];
        poll_fn(|context| Pin::new(&mut *stream).poll_read(context, &mut ReadBuf::new(&mut bytes))).await
    }

    /// The seconds until a read fails, at most a minute.
    async fn cut_after(stream: &mut Watched<Slow>) -> u64 {
        let began = tokio::time::Instant::now();
        while began.elapsed() < Duration::from_mins(1) && read(stream).await.is_ok() {}
        began.elapsed().as_secs()
    }

    #[tokio::test(start_paused = true)]
    async fn a_head_that_comes_byte_by_byte_is_cut() {
        let mut stream = Watched::new(Slow::new(), Requests::default());
        assert_eq!(cut_after(&mut stream).await, 10);
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_may_come_byte_by_byte_and_the_next_head_may_not() {
        let requests = Requests::default();
        let mut stream = Watched::new(Slow::new(), requests.clone());
        read(&mut stream).await.unwrap();
        requests.begin();
        assert_eq!(cut_after(&mut stream).await, 60);
        requests.end();
        assert!((10..=11).contains(&cut_after(&mut stream).await));
    }

    #[tokio::test(start_paused = true)]
    async fn a_client_that_takes_nothing_is_cut() {
        let mut stream = Watched::new(Slow::new(), Requests::default());
        let began = tokio::time::Instant::now();
        let written = poll_fn(|context| Pin::new(&mut stream).poll_write(context, b"a")).await;
        assert_eq!(written.unwrap_err().kind(), io::ErrorKind::TimedOut);
        assert_eq!(began.elapsed().as_secs(), STALL.as_secs());
    }
}
