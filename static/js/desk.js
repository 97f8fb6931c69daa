// Names for screen readers that Django's admin leaves out: autocomplete boxes and empty table headings.
(() => {
  const name = () => {
    for (const select of document.querySelectorAll("select.admin-autocomplete")) {
      const box = select.nextElementSibling?.querySelector(".select2-selection");
      const label = select.labels?.[0]?.textContent.trim() || select.name;
      if (!box || box.hasAttribute("aria-label")) continue;
      box.setAttribute("aria-label", label);
      box.removeAttribute("aria-labelledby");
      box.querySelector("[role=textbox]")?.setAttribute("aria-label", label);
    }
    for (const heading of document.querySelectorAll(".tabular thead th")) {
      if (heading.textContent.trim()) continue;
      const words = document.createElement("span");
      words.className = "visually-hidden";
      words.textContent = heading.classList.contains("original") ? "Catatan" : "Hapus baris";
      heading.append(words);
    }
  };
  name();
  // Select2 builds its boxes later, and once more for every row added.
  new MutationObserver(name).observe(document.body, { childList: true, subtree: true });
})();
