//! What the rules of `tenant.yml` find, and what they let pass. Read by `semgrep --test`, compiled by nobody.

async fn connections(state: &State, tenant: Tenant) -> Result<(), Error> {
    // ruleid: trestle.tenant-bypassed
    let connection = state.db.platform().await?;
    // ruleid: trestle.tenant-bypassed
    let rows = state.db.platform().await?.query(&EVERY_FLOW, &[]).await?;
    // ok: trestle.tenant-bypassed
    state.db.platform().await?.ping().await?;
    // ok: trestle.tenant-bypassed
    let rows = db.platform().await?.query(&WAITING, &[]).await?;
    // ok: trestle.tenant-bypassed
    let key = Key::platform("upkeep");
    // ruleid: trestle.tenant-bypassed
    let (client, connection) = tokio_postgres::connect("host=localhost", NoTls).await?;
    // ruleid: trestle.tenant-bypassed
    let pool = Pool::builder(manager).max_size(2);
    // ok: trestle.tenant-bypassed
    let mut session = state.db.tenant(tenant).session().await?;
    // ok: trestle.tenant-bypassed
    let scope = session.begin().await?;
    Ok(())
}

statements! { others {
    // ruleid: trestle.tenant-set
    MOVE = "set local app.tenant = '7'";
    // ruleid: trestle.tenant-set
    CONFIG = "select set_config('app.tenant', $1, true)";
    // ruleid: trestle.tenant-set
    BECOME = "set role flow_worker";
    // ruleid: trestle.tenant-set
    BECOME_WITHIN = "begin; set role flow_worker";
    // ruleid: trestle.tenant-set
    UNSEEN = "SET row_security = off";
    // ruleid: trestle.tenant-set
    ELSEWHERE = "set local search_path = tenant_7, public";
    // ruleid: trestle.tenant-set
    OF_ANOTHER = "select id from tenant_7.flow where tenant_id = $1";
    // ok: trestle.tenant-set
    CHANGE = "update person set role = $3, disabled = $4 where tenant_id = $1 and id = $2";
    // ok: trestle.tenant-set
    TURN = "update run set status = 'running' where tenant_id = $1 and id = $2";
    // ok: trestle.tenant-set
    OF_TOKEN = "select id, place, ready from tenant_of_token($1)";
} }

fn options(config: &mut Config, name: &str) {
    // ruleid: trestle.tenant-set
    config.options("-c role=flow_worker");
    // ok: trestle.tenant-set
    config.options(&format!("-c role={WORKER_ROLE} -c search_path={name},public"));
    // ok: trestle.tenant-set
    config.options("-c lock_timeout=5000");
}

fn tenants(id: i64, found: &Found) -> Option<Tenant> {
    // ruleid: trestle.tenant-made
    let other = TenantId(id);
    // ruleid: trestle.tenant-made
    let other = Tenant { id: found.id, place: Place::Shared };
    // ruleid: trestle.tenant-made
    let other = header.parse().ok().map(TenantId);
    // ok: trestle.tenant-made
    let shared = Tenant { id: TenantId(0), place: Place::Shared };
    // ok: trestle.tenant-made
    let run = RunId(id);
    // ok: trestle.tenant-made
    Some(found.tenant)
}

async fn each(worker: &Worker) -> Result<(), Error> {
    let every = tenants::every(&worker.services.db).await?;
    for Tenant { id, place } in every.into_iter().map(|found| found.tenant) {
        // ok: trestle.tenant-made
        worker.bring_up(Tenant { id, place }).await?;
    }
    Ok(())
}

fn verify(&self, token: &str, now: i64) -> Option<Access> {
    let claims = jsonwebtoken::decode::<Claims>(token, &self.decoding, &self.validation).ok()?.claims;
    // ok: trestle.tenant-made
    let tenant = Tenant { id: claims.tenant, place: claims.place };
    Some(Access { tenant, person: claims.sub })
}

fn tenant_of(token: &str) -> Option<TenantId> {
    // ok: trestle.tenant-made
    token.strip_prefix('r')?.parse().ok().map(TenantId)
}

// ruleid: trestle.tenant-from-request
async fn by_path(Path(tenant): Path<TenantId>) -> Result<(), Problem> {
    Ok(())
}

// ruleid: trestle.tenant-from-request
async fn by_result(path: Result<Path<(TenantId, i64)>, PathRejection>) -> Result<(), Problem> {
    Ok(())
}

// ruleid: trestle.tenant-from-request
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewFlow {
    name: String,
    tenant: TenantId,
}

// ok: trestle.tenant-from-request
#[derive(Serialize, ToSchema)]
struct CreatedTenant {
    id: TenantId,
}

// ok: trestle.tenant-from-request
async fn by_token(caller: Caller, id: Result<Path<i64>, PathRejection>) -> Result<(), Problem> {
    Ok(())
}

// ok: trestle.tenant-from-request
async fn finish(state: State, tenant: Result<Path<TenantId>, PathRejection>) -> Result<Response, Problem> {
    let Path(tenant) = tenant?;
    let tokens = state.sign_on.finish(&state, &state.identity, tenant, (sealed, answer), &from).await?;
    Ok(cookies::signed_in(&tokens).into_response())
}

impl TenantObjects {
    async fn objects(&self, key: &str) -> Result<(), Error> {
        // ruleid: trestle.object-without-tenant
        self.store.head(&Path::from(key)).await?;
        // ruleid: trestle.object-without-tenant
        let path = object_store::path::Path::from(key);
        // ruleid: trestle.object-without-tenant
        self.store.get_opts(&path, GetOptions::new()).await?;
        // ruleid: trestle.object-without-tenant
        self.store.signed_url(Method::GET, &path, good_for).await?;
        // ok: trestle.object-without-tenant
        self.store.signed_url(Method::GET, &self.path(key), good_for).await?;
        // ok: trestle.object-without-tenant
        self.store.get_opts(&self.path(key), GetOptions::new()).await?;
        // ok: trestle.object-without-tenant
        self.store.put_multipart(&self.path(key)).await?;
        Ok(())
    }
}

fn another_way(bucket: &str) -> Result<AmazonS3, Error> {
    // ruleid: trestle.object-without-tenant
    Ok(AmazonS3Builder::from_env().with_bucket_name(bucket).build()?)
}

impl Objects {
    pub fn connect(settings: &contract::Storage) -> Result<Self, Error> {
        // ok: trestle.object-without-tenant
        let builder = AmazonS3Builder::from_env().with_bucket_name(&settings.uploads_bucket);
        Ok(Self { store: Arc::new(builder.build()?) })
    }
}
