"""The driver of benches/driver as a process: commands in, figures out."""
import json
import select
import subprocess
import time


class Driver:
    """A long-lived client of one store, ended when the stack is unwound."""

    def __init__(self, stack, side, url, config, ledger, since, before=()):
        self.words = ""
        self.errors = stack.enter_context(open(ledger.parent / f"{ledger.stem}.{time.monotonic_ns()}.stderr", "w+"))
        command = [*before, str(side.benches["driver"]), url, str(config), str(ledger), str(since)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=self.errors, text=True, bufsize=1)
        stack.callback(self.end)

    def send(self, words):
        """Gives a command whose answer is heard later."""
        self.words = words
        self.process.stdin.write(words + "\n")

    def hear(self, within=900):
        """The answer to the command that was given, or that the store is open."""
        if not select.select([self.process.stdout], [], [], within)[0]:
            raise SystemExit(f"the driver does not answer: {self.words}")
        line = self.process.stdout.readline()
        if not line:
            self.process.wait()
            self.errors.seek(0)
            raise SystemExit(f"the driver has ended at: {self.words}\n{self.errors.read()}")
        return json.loads(line)

    def ask(self, words):
        """Gives a command and waits for its answer."""
        self.send(words)
        return self.hear()

    def leave(self):
        """Closes the store in order."""
        self.process.stdin.close()
        self.process.wait(30)

    def end(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()


def opened(*words, **options):
    """A driver whose store is open."""
    driver = Driver(*words, **options)
    driver.hear()
    return driver
