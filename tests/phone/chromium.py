"""A real browser, driven through its DevTools protocol over two pipes; no other program between."""

import base64
import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

MOST_S = 20.0
QUIET = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-features=Translate,MediaRouter,OptimizationHints",
    "--mute-audio",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)
HAND_OVER = """
import os, sys
for given, wanted in zip(sys.argv[1:3], (3, 4)):
    os.dup2(int(given), wanted)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""Puts two pipes where the browser looks for them, and becomes it."""


def where():
    """Return the browser of this computer, or None."""
    return next(
        (found for each in ("chromium", "chromium-browser") if (found := shutil.which(each))), None
    )


class Wrong(Exception):
    """The browser said no, or nothing in time."""


class Browser:
    """One browser with a profile of its own, which outlives it."""

    def __init__(self, profile: Path):
        to_child, self._out = os.pipe()
        self._in, from_child = os.pipe()
        # the browser reads from 3 and writes to 4; nothing of ours may lie there
        ends = [fcntl.fcntl(each, fcntl.F_DUPFD, 20) for each in (to_child, from_child)]
        for each in (to_child, from_child):
            os.close(each)

        hand_over = [sys.executable, "-c", HAND_OVER, *(str(each) for each in ends)]
        self.process = subprocess.Popen(
            [*hand_over, where(), *QUIET, f"--user-data-dir={profile}", "about:blank"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            pass_fds=ends,
        )
        for each in ends:
            os.close(each)
        self._lock = threading.Condition()
        self._answers = {}
        self._next = 0
        self._over = False
        self._hearers, self._pages = [], []
        self._reader = threading.Thread(target=self._read, name="devtools", daemon=True)
        self._reader.start()
        self.call("Browser.getVersion")

    def _read(self):
        left = b""
        while True:
            try:
                got = os.read(self._in, 1 << 16)
            except OSError:
                got = b""
            if not got:
                break
            *whole, left = (left + got).split(b"\0")
            for each in whole:
                self._heard(json.loads(each))
        with self._lock:
            self._over = True
            self._lock.notify_all()

    def _heard(self, message):
        with self._lock:
            if "id" in message:
                self._answers[message["id"]] = message
                self._lock.notify_all()
                return
        for each in tuple(self._hearers):
            each(message)

    def listen(self, hearer):
        self._hearers.append(hearer)

    def post(self, method, session=None, **given):
        """Send without waiting; from the reading thread nothing else will do."""
        with self._lock:
            self._next += 1
            number = self._next
        message = {"id": number, "method": method, "params": given}
        if session:
            message["sessionId"] = session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        return number

    def call(self, method, session=None, **given):
        number = self.post(method, session, **given)
        with self._lock:
            self._lock.wait_for(lambda: number in self._answers or self._over, MOST_S)
            answer = self._answers.pop(number, None)
        if answer is None:
            raise Wrong(f"{method}: no answer")
        if "error" in answer:
            raise Wrong(f"{method}: {answer['error'].get('message')}")
        return answer["result"]

    def page(self, **look):
        made = Page(self, **look)
        self._pages.append(made)
        return made

    def clear(self):
        """Close every page."""
        for each in self._pages:
            each.close()
        self._pages.clear()
        self._hearers.clear()

    def kill(self):
        """End it as a phone does that runs out of memory: at once, and all of it."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self._reader.join(MOST_S)
        for each in (self._in, self._out):
            with suppress(OSError):
                os.close(each)

    def close(self):
        with suppress(Wrong, OSError):
            self.post("Browser.close")
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(5)
        self.kill()


class Page:
    """One page on a phone: touched, typed into, looked at."""

    def __init__(self, browser, *, width=390, height=844, dark=False, language="en-GB", own=True):
        self._browser = browser
        self.dialogs, self.errors, self._asked = [], [], []
        # a page of its own shares nothing with others; else it has what the profile keeps
        self._context = browser.call("Target.createBrowserContext") if own else {}
        where_to = {"url": "about:blank", **self._context}
        target = browser.call("Target.createTarget", **where_to)["targetId"]
        self.target = target
        attached = browser.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        browser.listen(self._heard)
        for each in ("Page", "Runtime", "Network", "Log", "DOM"):
            self.call(f"{each}.enable")
        agent = self.run("navigator.userAgent")
        self.call("Emulation.setUserAgentOverride", userAgent=agent, acceptLanguage=language)
        self.resize(width, height)
        self.scheme(dark=dark)

    def _heard(self, message):
        if message.get("sessionId") != self._session:
            return
        what, given = message["method"], message["params"]
        if what == "Page.javascriptDialogOpening":
            self.dialogs.append(given["message"])
            self._browser.post("Page.handleJavaScriptDialog", self._session, accept=False)
        elif what == "Runtime.exceptionThrown":
            details = given["exceptionDetails"]
            self.errors.append(details.get("exception", {}).get("description") or details["text"])
        elif what == "Log.entryAdded" and given["entry"]["source"] != "network":
            self.errors.append(given["entry"]["text"])
        elif what == "Network.requestWillBeSent":
            self._asked.append(given["request"]["url"])
        elif what == "Fetch.requestPaused":
            self._browser.post(
                "Fetch.failRequest",
                self._session,
                requestId=given["requestId"],
                errorReason="ConnectionReset",
            )

    @property
    def asked(self):
        """Every address that was asked for."""
        return tuple(self._asked)

    def loses_answers(self, address, *, yes=True):
        """Let requests through, and lose what is answered to them."""
        if yes:
            pattern = {"urlPattern": f"*{address}*", "requestStage": "Response"}
            self.call("Fetch.enable", patterns=[pattern])
        else:
            self.call("Fetch.disable")

    def call(self, method, **given):
        return self._browser.call(method, self._session, **given)

    def resize(self, width, height, scale=2):
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=scale,
            mobile=True,
        )
        self.call("Emulation.setTouchEmulationEnabled", enabled=True)

    def scheme(self, *, dark, **more):
        features = [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            *({"name": name.replace("_", "-"), "value": value} for name, value in more.items()),
        ]
        self.call("Emulation.setEmulatedMedia", features=features)

    def offline(self, *, yes):
        self.call(
            "Network.emulateNetworkConditions",
            offline=yes,
            latency=0,
            downloadThroughput=-1,
            uploadThroughput=-1,
        )

    def open(self, address):
        self.call("Page.navigate", url=address)
        return self

    def run(self, script):
        """Return what a script of the page comes to; a promise is waited for."""
        got = self.call(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in got:
            details = got["exceptionDetails"]
            raise Wrong(details.get("exception", {}).get("description") or details["text"])
        return got["result"].get("value")

    def waits(self, until, most=MOST_S):
        """Wait until a condition of the page holds."""
        script = f"""new Promise((resolve) => {{
          const began = performance.now();
          const look = async () => {{
            let holds = false;
            try {{ holds = Boolean(await ({until})); }} catch (wrong) {{ holds = false; }}
            if (holds) resolve(true);
            else if (performance.now() - began > {most * 1000 - 1500}) resolve(false);
            else setTimeout(look, 25);
          }};
          look();
        }})"""
        for _again in range(3):
            try:
                held = self.run(script)
            except Wrong as wrong:
                # the page was left while we looked at it
                if "context" in str(wrong).lower() or "navigat" in str(wrong).lower():
                    continue
                raise
            if held:
                return
            break
        shown = self.run("document.body.innerText")
        raise AssertionError(f"never: {until}\n--- the page says:\n{shown}\n--- {self.errors}")

    def taps(self, selector):
        """Touch the middle of an element, as a finger does."""
        self.waits(f"document.querySelector({json.dumps(selector)})")
        # what is about to be drawn may move it
        self.draws()
        x, y = self.run(
            f"""(() => {{
              const node = document.querySelector({json.dumps(selector)});
              node.scrollIntoView({{block: "center", inline: "center"}});
              const box = node.getBoundingClientRect();
              return [box.x + box.width / 2, box.y + box.height / 2];
            }})()"""
        )
        point = [{"x": x, "y": y}]
        self.call("Input.dispatchTouchEvent", type="touchStart", touchPoints=point)
        self.call("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def says(self, text, within="button, label, a"):
        """Touch the first of some elements that has a text in it."""
        find = f"""[...document.querySelectorAll({json.dumps(within)})]
          .find((each) => each.textContent.trim().includes({json.dumps(text)}))"""
        self.waits(find)
        self.run(f"{find}.setAttribute('data-touch', '1')")
        self.taps("[data-touch]")
        self.run("document.querySelector('[data-touch]')?.removeAttribute('data-touch')")

    def types(self, selector, text):
        """Put the cursor into a field and type."""
        self.waits(f"document.querySelector({json.dumps(selector)})")
        self.run(f"document.querySelector({json.dumps(selector)}).focus()")
        self.call("Input.insertText", text=text)

    def presses(self, key):
        code = {"Enter": 13, "Tab": 9, "Escape": 27}[key]
        for each in ("keyDown", "keyUp"):
            more = {"text": "\r"} if key == "Enter" and each == "keyDown" else {}
            self.call(
                "Input.dispatchKeyEvent",
                type=each,
                key=key,
                code=key,
                windowsVirtualKeyCode=code,
                **more,
            )

    def draws(self):
        """Wait until what has changed is drawn."""
        self.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def text(self, selector="body"):
        self.waits(f"document.querySelector({json.dumps(selector)})")
        return self.run(f"document.querySelector({json.dumps(selector)}).innerText")

    def count(self, selector):
        return self.run(f"document.querySelectorAll({json.dumps(selector)}).length")

    def shot(self, path):
        got = self.call("Page.captureScreenshot", format="png")
        Path(path).write_bytes(base64.b64decode(got["data"]))

    def close(self):
        with suppress(Wrong, OSError):
            self._browser.call("Target.closeTarget", targetId=self.target)
            if self._context:
                self._browser.call("Target.disposeBrowserContext", **self._context)
