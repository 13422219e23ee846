"""Puts the server together; nothing happens on import."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.exceptions import HTTPException

from server.central import Central, Clock, utc_now
from server.edge import Edge, on_http, on_problem
from server.problems import Problem
from server.routes import auth, hello, hint, repair, reveal, snapshots, sync, uploads
from server.settings import Settings
from server.watcher import Watcher


def create_app(settings: Settings, now: Clock = utc_now) -> FastAPI:
    """The application over a database whose schema is up to date (`server.schema.migrate`)."""
    central = Central.over(settings, now)
    watcher = Watcher(central)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await watcher.check()
        watching = asyncio.create_task(watcher.run())
        yield
        watcher.stop()
        await watching
        central.engine.dispose()

    app = FastAPI(openapi_url=None, lifespan=lifespan)
    app.state.central = central
    app.state.watcher = watcher
    app.add_exception_handler(Problem, on_problem)
    app.add_exception_handler(HTTPException, on_http)
    app.add_middleware(Edge)
    for module in (hello, auth, sync, hint, snapshots, repair, uploads, reveal):
        app.include_router(module.router)
    return app
