// A passage marked in the text of a message becomes the quotation of the remark that is being written.
(() => {
  "use strict";
  const form = document.querySelector("[data-quote-form]");
  if (!form) return;
  const field = form.querySelector("[name=kutipan]");
  document.addEventListener("selectionchange", () => {
    const marked = document.getSelection();
    const inside = marked?.anchorNode?.parentElement?.closest(".post-text");
    if (!inside || marked.isCollapsed || inside.closest("#komentar")) return;
    const copy = marked.getRangeAt(0).cloneContents();
    for (const number of copy.querySelectorAll?.("sup") ?? []) number.remove();
    const words = copy.textContent.trim();
    if (words && words.length <= 1000) {
      field.value = words;
      form.closest("details").open = true;
    }
  });
})();
