"""One person at one browser window, and everything that went wrong in it."""

import os
import re
from pathlib import Path

from playwright.sync_api import expect

PATIENCE = 20_000  # milliseconds; a busy machine is slow, not wrong
expect.set_options(timeout=PATIENCE)
PASSWORD = "rahasia-uji-12345"
WATCH_POLICY = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""


class Visitor:
    """Somebody at the portal. ``problems`` gathers console errors, policy violations and broken answers."""

    def __init__(self, context, address):
        self.context, self.address, self.problems = context, address, []
        context.add_init_script(WATCH_POLICY)
        self.page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.problems.append(f"{self.page.url}: {error}"))
        self.page.on("response", self._answered)
        self.page.on("dialog", lambda dialog: dialog.accept())

    def _heard(self, message):
        # an answer of 4xx is also told here; _answered judges it better
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            self.problems.append(f"{self.page.url}: {message.text}")

    def _answered(self, response):
        is_page = response.request.is_navigation_request()
        if response.status >= 500 or (response.status >= 400 and not is_page):
            self.problems.append(f"{response.url}: {response.status}")

    def sign_in(self, user):
        """Through the sign-in page, like everybody."""
        self.open("/masuk/")
        self.page.get_by_label("Nama pengguna").fill(user.username)
        self.page.locator("input[type=password]").fill(PASSWORD)
        self.page.locator("main").get_by_role("button", name="Masuk").click()
        expect(self.heading).to_contain_text("Apa yang harus saya kerjakan hari ini?")
        return self

    def open(self, path, status=200):
        """Go to ``path`` and expect that answer."""
        response = self.page.goto(self.address + path if path.startswith("/") else path)
        assert response.status == status, f"{path}: {response.status}"
        return self

    @property
    def heading(self):
        return self.page.locator("h1")

    @property
    def main(self):
        return self.page.locator("main")

    def sees(self, *words):
        """Each of ``words`` stands on the page."""
        for text in words:
            expect(self.main).to_contain_text(text)
        return self

    def press(self, name):
        """The button or link of that name on the page."""
        named = re.compile(rf"^\s*{re.escape(name)}")
        button = self.main.get_by_role("button", name=named)
        link = self.main.get_by_role("link", name=named)
        button.or_(link).first.click()
        self.page.wait_for_load_state("load")
        return self

    def cannot_press(self, name):
        named = re.compile(rf"^\s*{re.escape(name)}")
        expect(self.main.get_by_role("button", name=named)).to_have_count(0)
        expect(self.main.get_by_role("link", name=named)).to_have_count(0)
        return self

    def write(self, **fields):
        """Fill fields by their name."""
        for name, value in fields.items():
            self.page.locator(f"main [name={name}]:not([type=hidden])").fill(str(value))
        return self

    def choose(self, **fields):
        """Select an option by value, or by its visible words."""
        for name, value in fields.items():
            self.page.locator(f"main select[name={name}]").select_option(value)
        return self

    def tick(self, *values, name):
        """Check the box or radio ``name`` with each of ``values``."""
        for value in values:
            self.page.locator(f"main input[name={name}][value='{value}']").check()
        return self

    def confirm_all(self):
        """Tick every box of the form, as in a checklist."""
        for box in self.page.locator("main form input[type=checkbox]").all():
            box.check()
        return self

    def picture(self, name):
        """Keep what the window shows, wide and small, when somebody wants to look."""
        if folder := os.environ.get("KEEP_PICTURES"):
            Path(folder).mkdir(parents=True, exist_ok=True)
            usual = self.page.viewport_size
            for width in (1280, 360):
                self.page.set_viewport_size({"width": width, "height": 800})
                self.page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)
            self.page.set_viewport_size(usual)
        return self
