"""Has one picture or page drawn by another process, without waiting for it, and ends it when its time is up."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, QProcess, QTimer, Signal
from shiboken6 import isValid

from app import log
from app.previews.exchange import Ask, Drawn, Why, answered, request
from app.previews.limits import SECONDS
from app.previews.process import command, home


class Drawing(QObject):
    """One at a time: whoever asks again ends what was being drawn. The file goes through a pipe, never to the disk."""

    drawn = Signal(object)
    failed = Signal(object)
    """A reason, one of Why."""

    def __init__(
        self,
        parent: QObject | None = None,
        program: Callable[[], Sequence[str]] = command,
        time_limit: float = SECONDS,
    ) -> None:
        """`time_limit` in seconds."""
        super().__init__(parent)
        self._program = program
        self._process: QProcess | None = None
        self._too_slow: Final = QTimer(self, singleShot=True, interval=round(time_limit * 1_000))
        self._too_slow.timeout.connect(lambda: self._end(Why.TOO_SLOW))

    def ask(self, ask: Ask, content: bytes) -> None:
        self.stop()
        process = QProcess()  # of nobody: who has asked may be gone before it is
        process.setProgram(self._program()[0])
        process.setArguments(list(self._program()[1:]))
        process.setWorkingDirectory(str(home()))
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(lambda *_: self._take(process))
        process.errorOccurred.connect(lambda error: self._on_error(process, error))
        self.destroyed.connect(process.kill)
        self._process = process
        self._too_slow.start()
        process.start()
        process.write(request(ask, content))
        process.closeWriteChannel()

    def stop(self) -> None:
        """End what is being drawn; nothing more is heard of it."""
        self._too_slow.stop()
        process, self._process = self._process, None
        if process is not None:
            process.kill()

    def _take(self, process: QProcess) -> None:
        process.deleteLater()
        if not isValid(self) or process is not self._process:
            return
        self._too_slow.stop()
        self._process = None
        clean = process.exitStatus() is QProcess.ExitStatus.NormalExit and process.exitCode() == 0
        answer = answered(bytes(process.readAllStandardOutput().data())) if clean else Why.ENDED
        if isinstance(answer, Drawn):
            self.drawn.emit(answer)
            return
        if answer is Why.ENDED:
            log.ui.info("the process of a preview ended with %d", process.exitCode())
        self.failed.emit(answer)

    def _on_error(self, process: QProcess, error: QProcess.ProcessError) -> None:
        if process is self._process and error is QProcess.ProcessError.FailedToStart:
            log.ui.error("the process of a preview could not be started")
            process.deleteLater()
            self._end(Why.ENDED)

    def _end(self, why: Why) -> None:
        self.stop()
        self.failed.emit(why)
