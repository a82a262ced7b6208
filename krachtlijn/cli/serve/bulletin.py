"""What the open pages are told: which build they show, and what stood against the last one."""

from __future__ import annotations

import time
from dataclasses import dataclass
from threading import Condition


@dataclass(frozen=True)
class News:
    """``build`` names the last build that was published, ``faults`` says why a later one was not (empty: none was)."""

    number: int
    build: str
    faults: str


class Bulletin:
    """The last news, written by the one who builds and waited for by every open page."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._news = News(0, "", "")

    @property
    def news(self) -> News:
        """The last news."""
        return self._news

    def publish(self, faults: str) -> None:
        """Tell of a build: one that was published, or one that ``faults`` kept back."""
        with self._changed:
            last = self._news
            self._news = News(last.number + 1, last.build if faults else str(time.time_ns()), faults)
            self._changed.notify_all()

    def after(self, number: int, patience: float) -> News | None:
        """The news that came after ``number``; None where none came within ``patience`` seconds."""
        with self._changed:
            came = self._changed.wait_for(lambda: self._news.number > number, patience)
            return self._news if came else None
