"""The door for who has no conversation yet, known by her network alone: so many freely, more for some work.

A class, a hostel or all whom a telephone company joins under one address must not lock each other out.
"""

from typing import Annotated

from fastapi import Depends, Header, Request

from api.parts import NetworkDep, PartsDep
from api.pow import Effort


class Admission:
    def __init__(self, parts: PartsDep, network: NetworkDep, effort: Effort, solution: str | None) -> None:
        self._limits, self._network = parts.limits, network
        self._effort, self._solution = effort, solution

    async def __call__(self, rule: str, *, flooded: bool = False) -> None:
        """Count one; raise EffortNeeded beyond the rule, TooManyRequests beyond that of those who worked."""
        if self._effort.earned(self._solution):
            await self._limits.hit(f"{rule}-worked", self._network)
        elif flooded or not await self._limits.allows(rule, self._network):
            raise self._effort.needed()

    async def begin(self) -> None:
        """A conversation begins: under a flood everybody works for it."""
        await self("start", flooded=self._effort.bits() > 0)
        self._effort.began()


async def admission(
    request: Request,
    parts: PartsDep,
    network: NetworkDep,
    fanal_effort: Annotated[str | None, Header(max_length=300)] = None,
) -> Admission:
    return Admission(parts, network, request.app.state.effort, fanal_effort)


AdmissionDep = Annotated[Admission, Depends(admission)]
