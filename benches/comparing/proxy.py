"""A TCP proxy that counts round trips and can hold everything back for a time, in both directions."""
import asyncio
import threading


class Proxy:
    """Listens on a port of its own and passes everything on to another one.

    A round trip is what the client sends until the server answers, however many packets that are.
    """

    def __init__(self, stack, port, delay=0.0):
        self.behind = port
        self.delay = delay
        self.trips = 0
        self.loop = asyncio.new_event_loop()
        ready = threading.Event()
        thread = threading.Thread(target=self.work, args=(ready,), daemon=True)
        thread.start()
        ready.wait()
        stack.callback(thread.join, 5)
        stack.callback(self.loop.call_soon_threadsafe, self.loop.stop)

    def work(self, ready):
        asyncio.set_event_loop(self.loop)
        server = self.loop.run_until_complete(asyncio.start_server(self.connect, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        self.loop.run_forever()
        server.close()
        tasks = asyncio.all_tasks(self.loop)
        for task in tasks:
            task.cancel()
        self.loop.run_until_complete(asyncio.wait(tasks) if tasks else asyncio.sleep(0))

    async def connect(self, client, answers):
        try:
            server, requests = await asyncio.open_connection("127.0.0.1", self.behind)
        except OSError:
            answers.close()
            return
        asked = [False]

        def request():
            asked[0] = True

        def answer():
            self.trips += asked[0]
            asked[0] = False

        await asyncio.gather(self.pass_on(client, requests, request), self.pass_on(server, answers, answer))

    async def pass_on(self, source, sink, seen):
        held = asyncio.Queue()
        sending = asyncio.ensure_future(self.send(held, sink))
        try:
            while piece := await source.read(65536):
                seen()
                held.put_nowait((self.loop.time() + self.delay, piece))
        except ConnectionError:
            pass
        held.put_nowait((self.loop.time() + self.delay, b""))
        await sending

    async def send(self, held, sink):
        while True:
            due, piece = await held.get()
            wait = due - self.loop.time()
            if wait > 0:
                await asyncio.sleep(wait)
            if not piece or sink.is_closing():
                break
            sink.write(piece)
        sink.close()
