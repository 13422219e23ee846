"""A console's window in a process of its own, for whoever looks at it from outside: `… FOLDER` until its input ends."""

import sys
import threading
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.settings import Settings
from app.views import theme
from app.views.main_window import MainWindow
from tests.support.console import SARI, open_console


def main(folder: Path) -> int:
    app = QApplication(sys.argv[:1])
    theme.install(app, theme.LIGHT)
    with ExitStack() as stack:
        console = open_console(folder, SARI, stack)
        window = MainWindow(console.context, Settings(folder / "settings.ini"))
        window.show()
        look = QTimer(interval=20)

        def say_when_filled() -> None:
            if window.case_list.list.cases.rowCount() and window.isVisible():
                look.stop()
                sys.stdout.write("ready\n")
                sys.stdout.flush()

        look.timeout.connect(say_when_filled)
        look.start()
        ended = QTimer(interval=50)
        reader = threading.Thread(target=sys.stdin.read, daemon=True)
        reader.start()
        ended.timeout.connect(lambda: None if reader.is_alive() else app.quit())
        ended.start()
        return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
