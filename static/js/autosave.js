// Keeps what an officer types, a moment after the last key and when the page is left. The save button stays
// the one that makes a version; this only sees to it that nothing is lost.
(() => {
  "use strict";
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  const address = form.dataset.autosave;
  const note = form.querySelector("[data-autosave-note]");
  const WAIT = 2500;
  let number = form.dataset.autosaveNumber || "0";
  let last = "", timer = 0, isBusy = false, isStopped = false, isBehind = false;

  const typed = () => {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    return data;
  };
  const asWords = (data) => new URLSearchParams([...data]).toString();
  last = asWords(typed());
  const say = (words, tone = "") => { note.textContent = words; note.className = `autosave-note ${tone}`; };

  const save = async ({ leaving = false } = {}) => {
    clearTimeout(timer);
    if (isStopped || form.dataset.sent) return;
    const data = typed();
    const now = asWords(data);
    if (now === last) return;
    if (isBusy && !leaving) { timer = setTimeout(save, WAIT); return; }
    isBusy = true;
    data.append("nomor", number);
    try {
      const answer = await fetch(address, {
        method: "POST", body: new URLSearchParams([...data]), credentials: "same-origin", keepalive: leaving,
        headers: { "X-Requested-With": "fetch", Accept: "application/json" },
      });
      const told = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
      if (answer.ok) {
        last = now;
        isBehind = false;
        number = String(told.nomor);
        say(`Tersimpan otomatis pukul ${told.pukul} WIB. Tekan simpan untuk menjadikannya versi.`);
      } else {
        isBehind = true;
        isStopped = answer.status === 409 || answer.status === 403 || answer.status === 404;
        say(told.pesan || "Belum tersimpan otomatis. Tekan tombol simpan.", "warning");
      }
    } catch {
      isBehind = true;
      say("Sambungan terputus; isi tetap ada di halaman ini dan dicoba lagi.", "warning");
      if (!leaving) timer = setTimeout(save, 4 * WAIT);
    } finally {
      isBusy = false;
    }
  };
  const later = () => { clearTimeout(timer); timer = setTimeout(save, WAIT); };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  document.addEventListener("visibilitychange", () => { if (document.hidden) save({ leaving: true }); });
  addEventListener("pagehide", () => save({ leaving: true }));
  addEventListener("online", () => save());
  addEventListener("beforeunload", (event) => {
    if (isBehind && !form.dataset.sent) event.preventDefault();
  });
})();
