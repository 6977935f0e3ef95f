"""A line to 127.0.0.1 that drops: every connection is cut after so many bytes on their way to the server."""

import contextlib
import random
import socket
import threading

_BLOCK = 16 * 1024


class BadLine:
    """Forwards to `port`; `mean` is how far a connection comes before it is cut, by chance; None never cuts."""

    def __init__(self, port, mean=None, seed=20261120):
        self.port, self.mean, self.cuts = port, mean, 0
        self._chance = random.Random(seed)  # noqa: S311  the same cuts every time
        self._server = socket.create_server(("127.0.0.1", 0), backlog=100)
        self.address = f"http://127.0.0.1:{self._server.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._server.close()

    def _serve(self):
        while True:
            try:
                near, _ = self._server.accept()
            except OSError:
                return
            threading.Thread(target=self._carry, args=(near,), daemon=True).start()

    def _carry(self, near):
        with near, contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port)) as far:
            back = threading.Thread(target=self._pour, args=(far, near, None), daemon=True)
            back.start()
            left = None if self.mean is None else int(self._chance.expovariate(1 / self.mean))
            if not self._pour(near, far, left):
                self.cuts += 1
                for end in (near, far):
                    end.shutdown(socket.SHUT_RDWR)
            back.join()

    def _pour(self, source, target, left):
        """Carry until the end, or until nothing is left; False is a cut."""
        with contextlib.suppress(OSError):
            while block := source.recv(_BLOCK):
                if left is not None and len(block) > left:
                    target.sendall(block[:left])
                    return False
                target.sendall(block)
                left = None if left is None else left - len(block)
            target.shutdown(socket.SHUT_WR)
        return True
