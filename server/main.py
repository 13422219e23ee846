"""Puts the server together; nothing happens on import."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.exceptions import HTTPException

from server.central import Central, Clock, utc_now
from server.edge import Edge, on_http, on_problem
from server.problems import Problem
from server.routes import auth, hello, sync, uploads
from server.settings import Settings


def create_app(settings: Settings, now: Clock = utc_now) -> FastAPI:
    """The application over a database whose schema is up to date (`server.schema.migrate`)."""
    central = Central.over(settings, now)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        central.engine.dispose()

    app = FastAPI(openapi_url=None, lifespan=lifespan)
    app.state.central = central
    app.add_exception_handler(Problem, on_problem)
    app.add_exception_handler(HTTPException, on_http)
    app.add_middleware(Edge)
    for module in (hello, auth, sync, uploads):
        app.include_router(module.router)
    return app
