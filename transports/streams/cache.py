"""Frames that were made of late, for the next client that wants the same."""

from collections import OrderedDict

from .frame import Frame


class FrameCache:
    """The frames used last, by event id, of at most `limit` bytes of payload together.

    By id and not by sequence number: a store that was damaged and set aside begins anew at 1.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._frames: OrderedDict[str, Frame] = OrderedDict()
        self.size = 0

    def __len__(self) -> int:
        return len(self._frames)

    def get(self, event_id: str) -> Frame | None:
        """Return the frame of an event, if it is kept."""
        if (frame := self._frames.get(event_id)) is not None:
            self._frames.move_to_end(event_id)
        return frame

    def put(self, event_id: str, frame: Frame) -> None:
        """Keep a frame, and let go of those that were not used for longest."""
        if event_id in self._frames or len(frame.payload) > self._limit:
            return
        self._frames[event_id] = frame
        self.size += len(frame.payload)
        while self.size > self._limit:
            _, oldest = self._frames.popitem(last=False)
            self.size -= len(oldest.payload)
