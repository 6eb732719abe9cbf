"""The read of a version of a flow as the app does it, written with FastAPI and asyncpg.

usage: DATABASE_URL=… REDIS_URL=… TOKEN_KEY=… PORT=… main.py [WORKERS]     (1 worker unless said)
       TOKEN_KEY=… main.py token TENANT     prints a token

A request shows a token (JWT, HS256 with the bytes of TOKEN_KEY), is counted against its tenant's rate, and reads in a
transaction whose row-level security lets that tenant's rows through. DATABASE_URL is to name the role `flow_api`.
RATE_LIMIT is in requests a second of one tenant; without it the limit is asked, but never reached.
"""

import json
import math
import os
import sys
import time
from contextlib import asynccontextmanager
from typing import Annotated, Any

import asyncpg
import jwt
import redis.asyncio
import uvicorn
from fastapi import Depends, FastAPI, HTTPException, Path, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel

CLAIMS = ["sub", "tenant", "role", "exp", "jti"]
# Connections to Postgres of all workers together.
CONNECTIONS = 16
BURST_SECONDS = 10
# The algorithm of app/src/cache/limit.rs.
RATE_LIMIT = """
local now = redis.call('TIME')
local at = now[1] * 1000000 + now[2]
local each, most = tonumber(ARGV[1]), tonumber(ARGV[2])
local full = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), at) + each
if full - at > most then return full - at - most end
redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.ceil((full - at) / 1000) + 1000)
return 0"""


class Version(BaseModel):
    flow: int
    version: int
    steps: list[Any]
    fields: list[Any] | None
    created_by: str


async def prepare(connection):
    await connection.set_type_codec("jsonb", encoder=json.dumps, decoder=json.loads, schema="pg_catalog")


async def keep(_connection):
    """Instead of asyncpg's reset, one more round trip: what a request sets ends with its transaction."""


@asynccontextmanager
async def lifespan(app):
    size = max(1, CONNECTIONS // int(os.environ.get("WORKERS", "1")))
    cache = redis.asyncio.from_url(os.environ["REDIS_URL"])
    app.state.limit = cache.register_script(RATE_LIMIT)
    app.state.each = 1_000_000 // int(os.environ.get("RATE_LIMIT", "1000000"))
    app.state.key = os.environ["TOKEN_KEY"].encode()
    url = os.environ["DATABASE_URL"]
    pool = asyncpg.create_pool(
        url, min_size=size, max_size=size, init=prepare, reset=keep, server_settings={"search_path": "shared, public"}
    )
    async with pool as app.state.pool:
        yield
    await cache.aclose()


app = FastAPI(lifespan=lifespan)


async def tenant(request: Request, token: Annotated[HTTPAuthorizationCredentials, Depends(HTTPBearer())]) -> int:
    """The tenant of a token that holds and whose rate is not used up."""
    state = request.app.state
    try:
        claims = jwt.decode(token.credentials, state.key, algorithms=["HS256"], options={"require": CLAIMS})
    except jwt.InvalidTokenError as error:
        raise HTTPException(401, str(error)) from error
    if type(claims["tenant"]) is not int:
        raise HTTPException(401, "the claim `tenant` is no number")
    wait = await state.limit(keys=[f"tenant:{claims['tenant']}:rate"], args=[state.each, BURST_SECONDS * 1_000_000])
    if wait > 0:
        raise HTTPException(429, "the rate is used up", {"Retry-After": str(math.ceil(wait / 1_000_000))})
    return claims["tenant"]


Number = Annotated[int, Path(ge=1, lt=2**31)]


@app.get("/flows/{id}/versions/{version}")
async def show(request: Request, id: Number, version: Number, tenant: Annotated[int, Depends(tenant)]) -> Version:
    async with request.app.state.pool.acquire() as connection, connection.transaction():
        await connection.execute("select set_config('app.tenant', $1, true)", str(tenant))
        row = await connection.fetchrow(
            "select flow_id as flow, version, steps, fields, created_by from flow_version"
            " where tenant_id = $1 and flow_id = $2 and version = $3",
            tenant, id, version,
        )
    if row is None:
        raise HTTPException(404, "there is no such version")
    return Version(**row)


if __name__ == "__main__":
    if sys.argv[1:2] == ["token"]:
        claims = {"sub": "1", "tenant": int(sys.argv[2]), "role": "viewer", "exp": time.time() + 900, "jti": "bench"}
        print(jwt.encode(claims, os.environ["TOKEN_KEY"], algorithm="HS256"))
        sys.exit()
    workers = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    os.environ["WORKERS"] = str(workers)
    uvicorn.run(
        "main:app", app_dir=os.path.dirname(__file__), host="127.0.0.1", port=int(os.environ["PORT"]),
        workers=workers, access_log=False, log_level="warning",
    )
