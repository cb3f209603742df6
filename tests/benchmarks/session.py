"""A session of the dashboard as a browser has it, without the browser: Streamlit's WebSocket, spoken here."""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

Chosen = Mapping[str, str | list[str]]  # what is chosen in the controls, by their keys
_WIDGETS = ("selectbox", "multiselect", "button_group")


@dataclass
class Run:
    """What one run of the script showed, and when it ended (time.perf_counter)."""

    elements: list[Element] = field(default_factory=list)
    ended: float = 0

    def of(self, kind: str) -> list:
        """The elements of a kind, such as metric or exception, in their order."""
        return [getattr(element, kind) for element in self.elements if element.WhichOneof("type") == kind]


class Session:
    """One that is open; `runs` are those of the whole script that came to their end."""

    def __init__(self, socket: ClientConnection, address: str):
        self.runs: asyncio.Queue[Run] = asyncio.Queue()
        self._socket, self._address = socket, address
        self._ids: dict[str, str] = {}
        self._looks_again: asyncio.Task | None = None
        self._chosen: Chosen = {}

    async def choose(self, **chosen: str | list[str]) -> float:
        """Choose in the controls, by their keys, and return when that was: all that is chosen is sent."""
        self._chosen = chosen
        await self._rerun()
        return time.perf_counter()

    async def listen(self) -> None:
        """Take what the server sends, until it ends."""
        run = Run()
        async for data in self._socket:
            message = ForwardMsg.FromString(data)
            kind = message.WhichOneof("type")
            if kind == "new_session":
                run = Run()
            elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                self._take(message.delta.new_element, run)
            elif kind == "auto_rerun":
                self._look_again(message.auto_rerun.fragment_id, message.auto_rerun.interval)
            elif kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                run.ended = time.perf_counter()
                self.runs.put_nowait(run)
        raise ConnectionError("the server ended the session")

    def _take(self, element: Element, run: Run) -> None:
        run.elements.append(element)
        kind = element.WhichOneof("type")
        if kind in _WIDGETS:
            id_ = getattr(element, kind).id
            self._ids[id_.rpartition("-")[2]] = id_

    def _look_again(self, fragment: str, interval: float) -> None:
        """Let a fragment run every so many seconds, as it asks for, instead of the one before."""

        async def looking() -> None:
            while True:
                await asyncio.sleep(interval)
                await self._rerun(fragment)

        self.end()
        self._looks_again = asyncio.create_task(looking())

    def end(self) -> None:
        """Let nothing run any more."""
        if self._looks_again:
            self._looks_again.cancel()

    async def _rerun(self, fragment: str = "") -> None:
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string = urlencode(self._chosen, doseq=True)
        asked.context_info.url = self._address
        asked.fragment_id, asked.is_auto_rerun = fragment, bool(fragment)
        for key, value in self._chosen.items():
            if id_ := self._ids.get(key):
                state = asked.widget_states.widgets.add(id=id_)
                if isinstance(value, str):
                    state.string_value = value
                else:
                    state.string_array_value.data.extend(value)
        await self._socket.send(message.SerializeToString())


@asynccontextmanager
async def opened(address: str) -> AsyncIterator[Session]:
    """A session of the dashboard at this address, which has asked for nothing yet."""
    stream = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    # A browser waits for as long as it takes, too.
    options = {"subprotocols": ["streamlit"], "max_size": None, "ping_interval": None}
    async with (
        connect(stream, origin=address, **options) as socket,
        asyncio.TaskGroup() as tasks,
    ):
        session = Session(socket, address)
        listening = tasks.create_task(session.listen())
        yield session
        session.end()
        listening.cancel()
