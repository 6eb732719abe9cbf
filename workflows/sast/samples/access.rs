//! What the rules of `access.yml` find, and what they let pass. Read by `semgrep --test`, compiled by nobody.

// ruleid: trestle.permission-not-asked
pub async fn remove(caller: &Caller, id: FlowId) -> Result<(), Refusal> {
    Ok(flows::remove(&caller.db, id).await?)
}

// ruleid: trestle.permission-not-asked
pub async fn asked_too_late(services: &Services, caller: &Caller, id: FlowId) -> Result<Flow, Refusal> {
    let flow = flows::get(&caller.db, id).await?;
    permissions::require(caller, Action::FlowRead)?;
    Ok(flow)
}

// ruleid: trestle.permission-not-asked
pub async fn not_minded(caller: &Caller) -> Result<(), Refusal> {
    let _ = permissions::require(caller, Action::FlowRead);
    Ok(())
}

// ok: trestle.permission-not-asked
pub async fn list(caller: &Caller, after: i64, limit: i64) -> Result<Vec<Flow>, Refusal> {
    permissions::require(caller, Action::FlowRead)?;
    Ok(flows::list(&caller.db, after, limit).await?)
}

// ok: trestle.permission-not-asked
pub async fn follow(services: &Services, caller: Caller, run: RunId) -> Result<Told, Refusal> {
    permissions::require(&caller, Action::RunRead)?;
    Ok(told(services, caller, run))
}

// ok: trestle.permission-not-asked
pub async fn link(services: &Services, caller: &Caller, id: DocumentId) -> Result<Link, Refusal> {
    let document = show(caller, id).await?;
    Ok(document.link())
}

// ok: trestle.permission-not-asked
async fn prepare(services: &Services, caller: &Caller, ask: Ask) -> Result<Prompt, Refusal> {
    permissions::require(caller, Action::ModelCall)?;
    Ok(prompt::make(ask))
}

// ruleid: trestle.permission-not-asked
async fn begin(services: &Services, caller: &Caller, ask: Ask) -> Result<Call, Refusal> {
    Ok(call(caller, prompt::make(ask)))
}

// ok: trestle.permission-not-asked
pub async fn once<T, W>(caller: &Caller, work: W) -> Result<T, Refusal>
where
    W: AsyncFnOnce(&Scope<'_>) -> Result<T, Refusal>,
{
    work(&caller.db.session().await?.begin().await?).await
}

// ruleid: trestle.permission-not-asked
pub async fn generic<T, W>(caller: &Caller, work: W) -> Result<T, Refusal>
where
    W: AsyncFnOnce(&Scope<'_>) -> Result<T, Refusal>,
{
    work(&caller.db.session().await?.begin().await?).await
}

impl Client {
    // ruleid: trestle.permission-not-asked
    pub async fn provider(&self, caller: &Caller) -> Result<ShownProvider, Refusal> {
        Ok(self.shown(providers::get(&caller.db).await?))
    }

    // ok: trestle.permission-not-asked
    pub async fn remove_provider(&self, caller: &Caller, from: &str) -> Result<(), Refusal> {
        permissions::require(caller, Action::ProviderWrite)?;
        Ok(providers::delete(&caller.db).await?)
    }
}

fn roles(caller: &Caller, role: Role, before: &Person, new: &Person) -> bool {
    // ruleid: trestle.role-by-hand
    if caller.role == Role::Admin {}
    // ruleid: trestle.role-by-hand
    if role >= Role::Editor {}
    // ruleid: trestle.role-by-hand
    if matches!(caller.role, Role::Admin | Role::Editor) {}
    // ruleid: trestle.role-by-hand
    if let Role::Viewer = role {}
    // ruleid: trestle.role-by-hand
    match caller.role {
        Role::Admin => true,
        _ => false,
    };
    // ok: trestle.role-by-hand
    let admin = NewPerson { role: Role::Admin, email };
    // ok: trestle.role-by-hand
    if role != before.role {}
    // ok: trestle.role-by-hand
    if new.role == before.role {}
    // ok: trestle.role-by-hand
    permissions::require(caller, Action::PersonWrite).is_ok()
}

fn callers(tenant: Tenant, db: TenantDb) {
    // ruleid: trestle.caller-made
    let caller = Caller { tenant, actor: Actor::Token, role: Role::Admin, session: None, db };
    // ruleid: trestle.caller-made
    let caller = models::Caller { role: Role::Admin, ..caller };
    // ok: trestle.caller-made
    let Caller { tenant, role, .. } = caller;
}

// ok: trestle.caller-made
impl FromRequestParts<State> for Caller {
    type Rejection = Problem;
}

#[cfg(test)]
mod tests {
    fn somebody(db: TenantDb) -> Caller {
        // ok: trestle.caller-made
        Caller { tenant: TENANT, actor: Actor::Token, role: Role::Viewer, session: None, db }
    }
}
