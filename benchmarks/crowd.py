"""Simulates many readers at once, in one process: `python -m benchmarks.crowd ADDRESS N STEPS`.

Each opens a link within the first seconds, reads for a while, then picks another province or goes
to another page, STEPS times. After a lost connection a reader reconnects. Prints one JSON object:
the seconds of every response, errors, and which reconnected readers did not find what their link
says.
"""

import asyncio
import json
import random
import sys
import time

import websockets

from benchmarks.questions import NEWEST, PROVINCES
from benchmarks.reader import Reader, ReaderFailed
from pages.shared.titles import OF_ALL, PAGES

ARRIVE = 10  # seconds within which all readers arrive
READ = (5.0, 15.0)  # seconds of reading between two steps


class Crowd:
    """All readers, and what happened to them."""

    def __init__(self) -> None:
        self.first: list[float] = []
        self.reruns: list[float] = []
        self.errors: list[str] = []
        self.back: list[float] = []
        self.lost_place: list[str] = []

    async def reader(self, address: str, number: int, steps: int) -> None:
        """One reader's visit."""
        choose = random.Random(number)  # noqa: S311
        await asyncio.sleep(choose.uniform(0, ARRIVE))
        page, province = choose.choice([*PAGES]), choose.choice(PROVINCES)
        reader = Reader(address, seat=f"seat-{number}")
        try:
            async with reader:
                link = f"province={province.replace(' ', '+')}&year={NEWEST}&lang=vi"
                try:
                    self.first.append(await reader.open(page, link))
                except (OSError, websockets.ConnectionClosed):
                    await self._take_up(reader)
                for _ in range(steps):
                    await asyncio.sleep(choose.uniform(*READ))
                    await self._step(reader, choose)
        except (OSError, ReaderFailed, TimeoutError, websockets.WebSocketException) as error:
            self.errors.append(f"{type(error).__name__}: {error}"[:200])

    async def _step(self, reader: Reader, choose: random.Random) -> None:
        province, page = choose.choice(PROVINCES), choose.choice([*PAGES])
        picks = choose.random() < 0.5
        try:
            took = await (reader.pick(province) if picks else reader.go(page))
            self.reruns.append(took)
        except (OSError, websockets.ConnectionClosed):
            await self._take_up(reader)

    async def _take_up(self, reader: Reader) -> None:
        """Reconnects, and compares what is found with what the address bar said."""
        wanted = dict(reader.bound)
        self.back.append(await reader.come_back())
        found = {key: reader.chosen(key) for key in wanted}
        if found != wanted or (
            reader.page not in OF_ALL and wanted["province"] not in reader.words
        ):
            self.lost_place.append(f"{wanted} {found}")


async def _all(address: str, count: int, steps: int) -> dict[str, object]:
    crowd = Crowd()
    began = time.perf_counter()
    await asyncio.gather(*(crowd.reader(address, number, steps) for number in range(count)))
    return {**vars(crowd), "seconds": time.perf_counter() - began}


if __name__ == "__main__":
    found = asyncio.run(_all(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
    json.dump(found, sys.stdout)
