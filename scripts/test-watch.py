#!/usr/bin/env python3
"""Opens the page of `lrplot watch` in Chromium, and edits the files that it follows.

usage: scripts/test-watch.py BINARY [PICTURES]

Checked are: the figure, its spec and its words show; a saved change is seen within a second; a mistake stands with its place over
the last good figure, and goes; values are told at the pointer and by keys; light and dark; what is saved; that requests which no
browser sends harm nothing; that nothing is left behind. With a folder for PICTURES the page is photographed in each state.
"""
import base64
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

from browser import Browser

SPEC = '{ "steps": 1000, "schedule": { "type": "cosine", "lr": 0.1, "warmup": 100 } }\n'


def key(browser, name):
    for kind in ["rawKeyDown", "keyUp"]:
        browser.call("Input.dispatchKeyEvent", type=kind, key=name, code=name)


def storm(address, program, seconds=10):
    """Requests that no browser sends, one after the other and many at once; the server lives, and answers the next one."""
    host, port = "127.0.0.1", int(address.rstrip("/").rsplit(":", 1)[1])
    good = f"GET /0.svg HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()
    draw = random.Random(7)
    parts = [b"GET ", b"HEAD ", b"POST ", b"\0", b"/", b"/..", b"/%2e%2e/%00", b"/0.svg", b"/events", b"/9223372036854775808.svg", b"?theme=dark", b"?" + b"a=" * 400,
             b" HTTP/1.1", b" HTTP/9.9", b"\r\n", b"\n", b"\r", b"Host: ", b"Host: evil.example", b"Origin: http://evil.example", b"Content-Length: -1", b"Content-Length: 99999999999",
             b"Transfer-Encoding: chunked", b"Connection: upgrade", b"x" * 9000, b"\xff\xfe", f"127.0.0.1:{port}".encode(), b": ", b"%", b"Range: bytes=0-"]
    asked, statuses, end = 0, {}, time.monotonic() + seconds
    silent = [socket.create_connection((host, port), 5) for _ in range(40)]
    while time.monotonic() < end:
        text = bytearray(b"".join(draw.choice(parts) for _ in range(draw.randrange(1, 14))) if draw.random() < 0.5 else good)
        for _ in range(draw.choice([0, 1, 1, 3])):
            place = draw.randrange(len(text))
            text[place:place + draw.choice([0, 1, 4])] = draw.choice([b"", bytes([draw.randrange(256)]), draw.choice(parts)])
            text = text or bytearray(b"\n")
        with socket.create_connection((host, port), 5) as line:
            line.settimeout(0.05)
            try:
                line.sendall(text)
                if draw.random() < 0.8:
                    line.sendall(b"\r\n\r\n")
                answer = line.recv(1 << 16)
            except OSError:
                answer = b""
            asked += 1
            if answer:
                assert answer.startswith(b"HTTP/1.1 "), (bytes(text), answer[:80])
                status = int(answer[9:12])
                statuses[status] = statuses.get(status, 0) + 1
                # Who names no host, or another, gets nothing.
                named = [part.strip() for part in bytes(text).split(b"\n")[1:] if part.lower().startswith(b"host:")]
                assert status >= 400 or any(str(port).encode() in part for part in named), (bytes(text), answer[:80])
        assert program.poll() is None, (bytes(text), program.returncode)
    for line in silent:
        line.close()
    with socket.create_connection((host, port), 10) as line:
        line.sendall(good)
        assert line.recv(12) == b"HTTP/1.1 200", "the server does not answer any more"
    print(f"the server lived through {asked} requests: {dict(sorted(statuses.items()))}")


def main():
    binary, pictures = os.path.abspath(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None
    with tempfile.TemporaryDirectory() as folder:
        spec = os.path.join(folder, "cosine.json")

        def save(text):
            # As editors do: a new file takes the place of the old one.
            with open(spec + "~", "w") as file:
                file.write(text)
            os.rename(spec + "~", spec)

        save(SPEC)
        # Behind `&` a shell lets its children ignore it.
        program = subprocess.Popen([binary, "watch", "cosine.json", "--port", "0"], cwd=folder, stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL, text=True,
                                   preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        address = program.stdout.readline().strip()
        browser = Browser(os.path.join(tempfile.gettempdir(), f"lrplot-chromium-{os.getpid()}"))

        def photograph(name):
            if pictures:
                os.makedirs(pictures, exist_ok=True)
                data = browser.call("Page.captureScreenshot", format="png")["data"]
                with open(os.path.join(pictures, name + ".png"), "wb") as file:
                    file.write(base64.b64decode(data))

        figure = "document.querySelector('figure svg desc')?.textContent ?? ''"
        reading = "document.querySelector('.reading').textContent"
        try:
            browser.call("Page.enable")
            browser.call("Page.navigate", url=address)
            browser.wait(f"({figure}).includes('peak 0.1')", "the figure does not show")
            browser.wait("document.querySelector('details pre')?.textContent.includes('cosine')", "the spec does not show")
            assert browser.ask("document.querySelectorAll('details pre')[1].textContent.includes('warms up')")
            links = browser.ask("[...document.querySelectorAll('.saves a')].map(a => a.getAttribute('href'))")
            assert [link.split("?")[0] for link in links] == ["/0.svg", "/0.png", "/0.pdf", "/0.csv"], links
            for link in links:
                assert browser.ask(f"fetch('{link}').then(a => a.ok && a.blob()).then(b => b.size > 100)"), link
            photograph("first")

            # A change is seen within a second.
            save(SPEC.replace("0.1,", "0.3,"))
            seconds = browser.wait(f"({figure}).includes('peak 0.3')", "the change is not seen")
            assert seconds < 1, f"a change took {seconds:.2f} s"
            print(f"a change was seen after {seconds:.2f} s")

            # The pointer and the keys tell values.
            box = browser.ask("(() => { const b = document.querySelector('figure svg').getBoundingClientRect(); return [b.x, b.y, b.width, b.height]; })()")
            browser.call("Input.dispatchMouseEvent", type="mouseMoved", x=box[0] + box[2] / 2, y=box[1] + box[3] / 2)
            words = browser.ask(reading)
            assert words.startswith("step ") and ": cosine " in words, words
            assert browser.ask("document.querySelectorAll('.lrplot-reading circle').length") == 1
            photograph("pointer")
            browser.ask("document.querySelector('figure').focus()")
            for name, words in [("Home", "step 0: cosine 0.003"), ("End", "step 999: cosine ≈9.139e-7")]:
                key(browser, name)
                assert browser.ask(reading) == words, browser.ask(reading)
            key(browser, "ArrowLeft")
            assert browser.ask(reading).startswith("step 99"), browser.ask(reading)
            key(browser, "Escape")
            assert browser.ask(reading).startswith("Point at"), browser.ask(reading)

            # A mistake stands over the last good figure, and goes.
            save(SPEC.replace("cosine", "cosin"))
            browser.wait("document.querySelector('.messages.wrong pre')?.textContent.startsWith('cosine.json:1:40: error: unknown schedule')",
                         "the mistake does not show")
            assert browser.ask(f"({figure}).includes('peak 0.3')"), "the last good figure is gone"
            assert browser.ask("getComputedStyle(document.querySelector('.messages')).display") != "none"
            photograph("mistake")
            save(SPEC)
            browser.wait(f"({figure}).includes('peak 0.1')", "the mistake does not go")
            browser.wait("document.querySelector('.messages').hidden", "the mistake does not go")

            # Colours.
            light = browser.ask("getComputedStyle(document.body).backgroundColor")
            browser.ask("document.querySelector('input[value=dark]').click()")
            browser.wait("document.querySelector('.saves a').href.includes('theme=dark')", "no dark figure")
            assert browser.ask("getComputedStyle(document.body).backgroundColor") != light
            photograph("dark")

            storm(address, program)
            browser.wait(f"({figure}).includes('peak 0.1')", "the page is lost in a storm")

            # It ends at once, and leaves nothing.
            program.send_signal(signal.SIGINT)
            assert program.wait(5) == -signal.SIGINT
            browser.wait("document.getElementById('state').textContent.startsWith('the program has ended')", "the end is not told")
            assert os.listdir(folder) == ["cosine.json"], os.listdir(folder)
        finally:
            program.kill()
            browser.end()
            shutil.rmtree(os.path.join(tempfile.gettempdir(), f"lrplot-chromium-{os.getpid()}"), ignore_errors=True)
    print("the page of lrplot watch works")


if __name__ == "__main__":
    main()
