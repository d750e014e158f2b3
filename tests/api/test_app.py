"""What the application does once, as it starts."""

import gc

from fastapi import FastAPI


async def test_the_garbage_collector_passes_by_what_was_built_at_the_start(app: FastAPI) -> None:
    rules = app.state.phrases.rules

    assert gc.is_tracked(rules)
    assert not any(known is rules for known in gc.get_objects())
