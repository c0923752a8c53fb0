"""Chromium without a window, driven from a script.

    browser = Browser(folder)       # keeps what it writes in the folder
    browser.call("Page.navigate", url="http://127.0.0.1:8000/")
    browser.ask("document.title")
    browser.end()
"""
import json
import os
import shutil
import subprocess
import time


class Browser:
    """Chromium at the other end of two pipes, which take and give JSON with a zero byte behind each message."""

    def __init__(self, folder):
        program = shutil.which("chromium") or shutil.which("google-chrome")
        assert program, "there is no Chromium"
        down, self.up = os.pipe()
        self.down, up = os.pipe()

        def wire():
            # Chromium reads from 3 and writes to 4.
            a, b = os.dup2(down, 200), os.dup2(up, 201)
            os.dup2(a, 3)
            os.dup2(b, 4)

        words = [program, "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}", "--remote-debugging-pipe",
                 "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--window-size=1100,1300", "about:blank"]
        self.process = subprocess.Popen(words, preexec_fn=wire, close_fds=False, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(down)
        os.close(up)
        self.number, self.rest, self.session = 0, b"", None
        pages = [t for t in self.call("Target.getTargets")["targetInfos"] if t["type"] == "page"]
        self.session = self.call("Target.attachToTarget", targetId=pages[0]["targetId"], flatten=True)["sessionId"]

    def call(self, method, **values):
        self.number += 1
        message = {"id": self.number, "method": method, "params": values}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.up, json.dumps(message).encode() + b"\0")
        while True:
            while b"\0" not in self.rest:
                part = os.read(self.down, 1 << 20)
                assert part, "Chromium has ended"
                self.rest += part
            text, self.rest = self.rest.split(b"\0", 1)
            answer = json.loads(text)
            if answer.get("id") == self.number:
                assert "error" not in answer, answer
                return answer["result"]

    def ask(self, script):
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def wait(self, script, what, seconds=10):
        start = time.monotonic()
        while not self.ask(script):
            assert time.monotonic() - start < seconds, f"{what}: {self.ask('document.body.innerText')[:2000]}"
            time.sleep(0.02)
        return time.monotonic() - start

    def end(self):
        self.process.kill()
        self.process.wait()
