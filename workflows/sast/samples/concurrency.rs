//! What the rules of `concurrency.yml` find, and what they let pass. Read by `semgrep --test`, compiled by nobody.

async fn held(&self) {
    // ruleid: trestle.lock-over-await
    let running = self.running.lock().expect("nobody panics");
    self.store.write(&running).await;
}

async fn held_to_the_end(&self) -> Result<(), Error> {
    // ruleid: trestle.lock-over-await
    let known = self.known.read().unwrap();
    let name = known.name();
    self.client.send(name).await?;
    Ok(())
}

async fn taken_out(&self) {
    // ok: trestle.lock-over-await
    let next = self.running.lock().expect("nobody panics").pop();
    drop(next);
    self.store.write(1).await;
}

async fn given_back(&self) {
    // ok: trestle.lock-over-await
    let running = self.running.lock().expect("nobody panics");
    let next = running.first();
    drop(running);
    self.store.write(next).await;
}

async fn in_a_block(&self) {
    let next = {
        // ok: trestle.lock-over-await
        let running = self.running.lock().expect("nobody panics");
        running.first().cloned()
    };
    self.store.write(next).await;
}

async fn of_tokio(&self) {
    // ok: trestle.lock-over-await
    let mut upload = self.upload.lock().await;
    upload.write(1).await;
}

async fn blocks() -> Result<(), Error> {
    // ruleid: trestle.blocking-in-async
    std::thread::sleep(PAUSE);
    // ruleid: trestle.blocking-in-async
    let text = std::fs::read_to_string("settings")?;
    // ok: trestle.blocking-in-async
    tokio::time::sleep(PAUSE).await;
    // ok: trestle.blocking-in-async
    let text = tokio::fs::read_to_string("settings").await?;
    // ok: trestle.blocking-in-async
    let text = tokio::task::spawn_blocking(move || std::fs::read_to_string("settings")).await?;
    // ruleid: trestle.blocking-in-async
    let hash = argon2.hash_password(password)?;
    // ok: trestle.blocking-in-async
    let check = tokio::task::spawn_blocking(move || argon2.verify_password(password, &hash)).await?;
    Ok(())
}

fn at_the_start() {
    // ok: trestle.blocking-in-async
    let text = std::fs::read_to_string("settings");
    tokio::spawn(async move {
        // ruleid: trestle.blocking-in-async
        std::thread::sleep(PAUSE);
    });
}

fn queues() {
    // ruleid: trestle.queue-without-limit
    let (sender, receiver) = mpsc::unbounded_channel();
    // ok: trestle.queue-without-limit
    let (sender, receiver) = mpsc::channel(1);
}
