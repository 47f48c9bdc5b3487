"""The store satisfies what the use cases need of it; mypy is the judge of these assignments."""

from bot.store import SqlStore, SqlTransaction
from bot.usecases.ports import Store, Transaction

pytest_plugins = ["stores"]


async def test_the_store_satisfies_the_ports(store: SqlStore) -> None:
    port: Store = store

    def work(tx: Transaction) -> str:
        return tx.new_id()

    first, second = await port.run(work), await port.run(work)

    assert first != second


async def test_a_transaction_satisfies_the_ports(store: SqlStore) -> None:
    def work(tx: SqlTransaction) -> Transaction:
        return tx

    assert (await store.read(work)).new_id()
