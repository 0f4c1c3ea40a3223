"""SQLAlchemy over one bare connection, for one thread."""

from pathlib import Path

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event
from sqlcipher3 import dbapi2

from desktop.services.store.connection import (
    Driver,
    Opening,
    connect,
    prepare_reader,
    prepare_writer,
)


def open_writer(path: Path, key: bytes | None, *, durable: bool) -> Connection:
    """Open the one writing connection to `path`, creating the file where there is none.

    Each transaction takes the write lock at once, so that it never has to give up half-way.
    Raises the driver's errors.
    """
    driver = connect(path, key, Opening.CREATE)
    try:
        prepare_writer(driver, durable=durable)
    except BaseException:
        driver.close()
        raise
    return _wrapped(driver, "BEGIN IMMEDIATE")


def open_reader(path: Path, key: bytes | None) -> Connection:
    """Open a connection to `path` that cannot write. Raises the driver's errors."""
    driver = connect(path, key, Opening.READ)
    try:
        prepare_reader(driver)
    except BaseException:
        driver.close()
        raise
    return _wrapped(driver, "BEGIN")


def driver_of(connection: Connection) -> Driver:
    """Return the bare connection under `connection`."""
    return connection.connection.dbapi_connection


def close(connection: Connection) -> None:
    """Close the connection, its pool and the file."""
    driver = driver_of(connection)
    connection.close()
    connection.engine.dispose()
    driver.close()


def _wrapped(driver: Driver, begin: str) -> Connection:
    engine: Engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: driver,
        poolclass=StaticPool,
        hide_parameters=True,  # an error's text may reach the log: it must not hold what is stored
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # The driver is in autocommit; transactions are begun here and nowhere else.
        driver.execute(begin)

    return engine.connect()
