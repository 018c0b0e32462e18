"""Items taken from a slow source in a thread, so that waiting for the next holds up no result."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from multiprocessing import Pipe
from queue import SimpleQueue
from typing import Generic, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True)
class _Failure:
    error: Exception


class Feed(Generic[Item]):
    """Takes items ahead, as many as there is room for.

    `bell` can be waited for, as pipes are: it rings for every item, and at the end. `over` says
    that the last item was taken.
    """

    def __init__(self, items: Iterable[Item], *, room: int) -> None:
        self.bell, self._ringer = Pipe(duplex=False)
        self.over = False
        self._closed = False
        self._room = threading.Semaphore(room)
        self._answers: SimpleQueue[list[Item] | _Failure] = SimpleQueue()
        threading.Thread(target=self._run, args=(items,), daemon=True).start()

    def take(self) -> list[Item]:
        """The item that the bell rang for; none at the end.

        Raises:
            Exception: what taking it raised.
        """
        self.bell.recv_bytes()
        answer = self._answers.get()
        if isinstance(answer, _Failure):
            raise answer.error
        self.over = not answer
        return answer

    def make_room(self) -> None:
        """Let one more item be taken."""
        self._room.release()

    def close(self) -> None:
        """Take no more."""
        self._closed = True
        self._room.release()

    def _run(self, items: Iterable[Item]) -> None:
        try:
            for item in items:
                self._ring([item])
                self._room.acquire()
                if self._closed:
                    return
        except Exception as error:  # noqa: BLE001 - raised where the items are used
            self._ring(_Failure(error))
        else:
            self._ring([])

    def _ring(self, answer: list[Item] | _Failure) -> None:
        self._answers.put(answer)
        self._ringer.send_bytes(b"!")
