// Checks each text a moment after the last key and lists what was found: of the common text beside the editor,
// of an account's own text below that text. Each line leads to its words: they are selected in the text, and of
// the common one marked in the copy below the list. Nothing is stored.
(() => {
  "use strict";
  const panel = document.querySelector("[data-live-check]");
  const form = document.querySelector("form[data-editor]");
  const area = form?.elements.namedItem("text");
  if (!panel || !area || !window.fetch) return;
  const part = (name) => panel.querySelector(`[data-check-${name}]`);
  const summary = part("summary"), category = part("category"), list = part("list");
  const marked = part("marked"), copy = part("text");
  const saved = document.querySelector("[data-check-static]");
  const WAIT = 600;

  const element = (name, words = "", className = "") => {
    const made = document.createElement(name);
    made.textContent = words;
    if (className) made.className = className;
    return made;
  };
  const pill = (tone) => panel.querySelector(`[data-check-pill="${tone}"]`).content.firstElementChild.cloneNode(true);
  // on a telephone the panel is far below the text: a line under the text says how it stands and leads there
  const pointer = element("p", "", "check-pointer");
  const way = element("a");
  way.href = `#${panel.getAttribute("aria-labelledby")}`;
  pointer.hidden = true;
  pointer.append(way);
  area.parentElement.append(pointer);
  const say = (words) => {
    if (summary.textContent !== words) summary.textContent = words;
    way.textContent = words;
    pointer.hidden = false;
  };

  const select = (area, found) => {
    area.focus();
    area.setSelectionRange(found.mulai, found.selesai);
    // a textarea does not scroll to its selection by itself: estimate by the share of the text before it
    const share = found.mulai / Math.max(1, area.value.length);
    area.scrollTop = Math.max(0, share * area.scrollHeight - area.clientHeight / 2);
  };
  const jump = (found) => {
    select(area, found);
    for (const mark of copy.querySelectorAll("mark")) {
      mark.classList.toggle("current", mark.dataset.numbers.split(" ").includes(String(found.nomor)));
    }
  };
  const line = (found, lead = jump) => {
    const item = element("li");
    const why = element("p");
    why.append(pill(found.nada), ` ${found.alasan}`);
    const law = element("p", "", "small");
    const link = element("a", found.pasal, "pasal");
    link.href = found.pasal_url;
    law.append(link);
    item.append(why, element("p", found.saran));
    if (found.selesai > found.mulai) {
      const button = element("button", `Tunjukkan temuan ${found.nomor} di teks`, "button small");
      button.type = "button";
      button.addEventListener("click", () => lead(found));
      item.append(button);
    }
    item.append(law);
    return item;
  };
  const piece = (run) => {
    if (!run.nomor.length) return document.createTextNode(run.teks);
    const mark = element("mark", run.teks, run.nada);
    mark.dataset.numbers = run.nomor.join(" ");
    mark.append(element("sup", run.nomor.join(", ")));
    return mark;
  };
  const show = (answer) => {
    say(answer.ringkas);
    category.hidden = !answer.usulan && !answer.di_luar;
    category.textContent = answer.usulan
      ? `Usulan kategori: ${answer.usulan.label}${answer.usulan.yakin ? "" : " (belum yakin, putuskan sendiri)"}`
      : "Isi ini tampaknya di luar empat kategori Pasal 12.";
    list.replaceChildren(...answer.temuan.map((found) => line(found)));
    copy.replaceChildren(...answer.potongan.map(piece));
    marked.hidden = !answer.temuan.length;
    panel.hidden = false;
    if (saved) saved.hidden = true;
  };
  const hide = () => {
    panel.hidden = pointer.hidden = true;
    if (saved) saved.hidden = false;
  };
  const trouble = (words) => {
    panel.hidden = false;
    say(words);
  };

  // asks for one text; `told` shows the answer, `empty` clears, `failed` says why there is none
  const watch = (field, { extra = {}, told, empty, failed }) => {
    let timer = 0, again = 0, asked = 0, last = null;
    const check = async () => {
      clearTimeout(timer);
      const text = field.value;
      if (text === last) return;
      if (!text.trim()) {
        last = text;
        asked += 1;
        empty();
        return;
      }
      const turn = ++asked;
      try {
        const answer = await fetch(panel.dataset.liveCheck, {
          method: "POST", credentials: "same-origin", headers: { Accept: "application/json" },
          body: new URLSearchParams({ text, ...extra, csrfmiddlewaretoken: form.elements.namedItem("csrfmiddlewaretoken").value }),
        });
        const said = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
        if (turn !== asked || field.value !== text) return;
        if (answer.ok) {
          last = text;
          told(said);
          return;
        }
        failed(said.pesan || "Pemeriksaan langsung sedang tidak tersedia; isi tetap diperiksa saat disimpan.");
        if (answer.status === 429) {
          clearTimeout(again);
          again = setTimeout(check, 1000 * (Number(answer.headers.get("Retry-After")) || 10));
        }
      } catch {
        failed("Sambungan terputus; isi diperiksa saat disimpan.");
      }
    };
    field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(check, WAIT); });
    check();
  };

  const watchOwn = (field) => {
    const box = element("div", "", "own-check");
    const words = element("p", "", "small");
    words.setAttribute("role", "status");
    const found = element("ol", "", "bullets check-list");
    box.append(words, found);
    box.hidden = true;
    field.parentElement.append(box);
    watch(field, {
      extra: { platform: field.dataset.platform },
      told: (answer) => {
        words.textContent = [answer.ringkas, ...answer.kanal].join(" ");
        words.classList.toggle("over", answer.kanal.length > 0);
        found.replaceChildren(...answer.temuan.map((each) => line(each, (chosen) => select(field, chosen))));
        box.hidden = false;
      },
      empty: () => { box.hidden = true; },
      failed: (why) => {
        words.textContent = why;
        found.replaceChildren();
        box.hidden = false;
      },
    });
  };

  watch(area, { told: show, empty: hide, failed: trouble });
  form.querySelectorAll("textarea[data-platform]").forEach(watchOwn);
})();
