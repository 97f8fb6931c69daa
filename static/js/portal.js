// Small conveniences on pages that already work without them. Documented in docs/design.md.
(() => {
  "use strict";
  const all = (selector, root = document) => root.querySelectorAll(selector);

  // Theme
  for (const button of all("[data-theme-toggle]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const root = document.documentElement;
      const dark = root.dataset.theme
        ? root.dataset.theme === "dark"
        : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      try { localStorage.setItem("tema", root.dataset.theme); } catch { /* lasts for this page only */ }
    });
  }

  // Print
  for (const button of all("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }

  // Menus close with Escape or a click elsewhere
  const closeMenus = (except) => {
    for (const menu of all("details.menu[open]")) if (menu !== except) menu.open = false;
  };
  document.addEventListener("click", (event) => closeMenus(event.target.closest("details.menu")));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = document.querySelector("details.menu[open]");
    if (open) { open.open = false; open.querySelector("summary").focus(); }
  });

  // The error summary takes the focus, so that a screen reader starts there
  document.querySelector("[data-focus]")?.focus();

  // A table wider than its frame can be scrolled with the keyboard
  for (const frame of all(".table-wrap")) {
    if (frame.scrollWidth <= frame.clientWidth || frame.hasAttribute("tabindex")) continue;
    frame.tabIndex = 0;
    frame.setAttribute("role", "group");
    frame.setAttribute("aria-label", frame.querySelector("caption")?.textContent.trim() || "Tabel");
  }

  // Forms: warn before loss, ask before harm, send once
  const snapshot = (form) => new URLSearchParams(
    [...new FormData(form)].map(([name, value]) => [name, value instanceof File ? value.name : value]),
  ).toString();
  const watched = new Map();
  for (const form of all("form[data-warn-unsaved]")) {
    watched.set(form, form.querySelector(".invalid, .error-summary") ? "" : snapshot(form));
  }
  addEventListener("beforeunload", (event) => {
    for (const [form, before] of watched) {
      if (!form.dataset.sent && snapshot(form) !== before) event.preventDefault();
    }
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.confirm && !form.dataset.sent && !confirm(form.dataset.confirm)) {
      event.preventDefault();
      return;
    }
    if (form.method !== "post" || event.defaultPrevented) return;
    if ("download" in form.dataset) return;  // a file comes and the page stays: it may be asked for again
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "1";
    event.submitter?.setAttribute("aria-disabled", "true");
  });
  addEventListener("pageshow", (event) => {  // back from the browser's memory: usable again
    if (!event.persisted) return;
    for (const form of all("form[data-sent]")) delete form.dataset.sent;
    for (const button of all("[aria-disabled='true']")) button.removeAttribute("aria-disabled");
  });

  // Counter below a text field
  for (const input of all("[data-count]")) {
    const limit = Number(input.dataset.count || input.getAttribute("maxlength")) || 0;
    const counter = document.createElement("p");
    const show = () => {
      const used = [...input.value].length;
      counter.textContent = limit ? `${used} dari ${limit} karakter` : `${used} karakter`;
      counter.className = limit && used > limit ? "counter over" : "counter";
    };
    input.after(counter);
    input.addEventListener("input", show);
    show();
  }

  // Copy buttons
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy], [data-copy-text]");
    if (!button) return;
    const source = button.dataset.copy ? document.querySelector(button.dataset.copy) : null;
    const text = button.dataset.copyText ?? source?.value ?? source?.textContent.trim() ?? "";
    if (button.dataset.told) return; // its own words come back first
    button.dataset.told = "1";
    const shown = [...button.childNodes]; // with its icon
    try {
      await navigator.clipboard.writeText(text);
      button.replaceChildren("Tersalin");
    } catch {
      button.replaceChildren("Tidak dapat menyalin");
    }
    setTimeout(() => { button.replaceChildren(...shown); delete button.dataset.told; }, 2000);
  });

  // Parts that refresh themselves while long work runs
  const poll = (element) => {
    const seconds = Math.max(2, Number(element.dataset.pollSeconds) || 5);
    const again = (factor) => setTimeout(ask, seconds * factor * 1000);
    const ask = async () => {
      if (!element.isConnected) return;
      if (document.hidden) { again(1); return; }
      try {
        const answer = await fetch(element.dataset.pollUrl, {
          headers: { "X-Requested-With": "fetch", "HX-Request": "true" },
          credentials: "same-origin",
        });
        if (!answer.ok || answer.redirected) { again(4); return; }
        element.innerHTML = await answer.text();
        if (answer.status !== 286 && answer.headers.get("X-Poll") !== "stop") again(1);
      } catch {
        again(4);
      }
    };
    again(1);
  };
  for (const element of all("[data-poll-url]")) poll(element);
})();
