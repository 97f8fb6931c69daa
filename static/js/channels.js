// Lengths as the platforms count them, while the officer writes. The same rules as posts/channels/counting.py,
// which has the last word when the message is handed in.
(() => {
  "use strict";
  const LINK_LENGTH = 23;
  const LIGHT = [[0x0000, 0x10ff], [0x2000, 0x200d], [0x2010, 0x201f], [0x2032, 0x2037]];
  const PICTURE = "\\p{Extended_Pictographic}(?:\\uFE0F|\\p{Emoji_Modifier})?";
  const EMOJI = new RegExp(
    `\\p{Regional_Indicator}{2}|[0-9#*]\\uFE0F?\\u20E3|${PICTURE}(?:\\u200D${PICTURE})+`
    + "|\\p{Extended_Pictographic}(?:\\uFE0F|\\p{Emoji_Modifier})[\\u{E0020}-\\u{E007F}]*"
    + "|\\p{Emoji_Presentation}[\\u{E0020}-\\u{E007F}]*", "gu");
  const WORD = "[\\p{L}\\p{N}\\p{M}_]";
  const NAME = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.";
  const REST = "[^\\s<>\"“”]";
  const FREE = `(?<![\\p{L}\\p{N}\\p{M}_@.:/-])`;
  const COUNTRY = "(?:id|co|me|io|tv|ly|be|gl|us|uk|sg|my|eu)";
  const LINK = new RegExp(
    `https?://${REST}+`
    + `|${FREE}(?:${NAME})+(?:com|net|org|info|biz|app|dev|gov|edu|int)(?!${WORD})(?:[/?#]${REST}*)?`
    + `|${FREE}(?:${NAME}){2,}${COUNTRY}(?!${WORD})(?:[/?#]${REST}*)?`
    + `|${FREE}${NAME}${COUNTRY}[/?#]${REST}+`, "giu");
  const TAIL = /[.,;:!?)\]}'"…]+$/u;
  const HASHTAG = /(?<![\p{L}\p{N}\p{M}_&/])[#＃](?=[\p{L}\p{N}\p{M}_]*[\p{L}_])[\p{L}\p{N}\p{M}_]+/gu;
  const bytes = (text) => new TextEncoder().encode(text).length;
  const isLight = (point) => LIGHT.some(([first, last]) => first <= point && point <= last);

  const withoutEmoji = (text) => [text.replace(EMOJI, ""), text.match(EMOJI) ?? []];
  const weighted = (text) => {
    let total = 0;
    const rest = text.normalize("NFC").replace(LINK, (found) => {
      total += LINK_LENGTH;
      return found.slice(found.replace(TAIL, "").length);
    });
    const [letters, emoji] = withoutEmoji(rest);
    for (const letter of letters) total += isLight(letter.codePointAt(0)) ? 1 : 2;
    return total + 2 * emoji.length;
  };
  const count = (text, unit) => {
    if (unit === "x") return weighted(text);
    if (unit === "bytes") return bytes(text);
    if (unit === "characters") return [...text].length;
    if (unit === "threads") {
      const [letters, emoji] = withoutEmoji(text);
      return [...letters].length + emoji.reduce((sum, each) => sum + bytes(each), 0);
    }
    return text.length;
  };

  const form = document.querySelector("form[data-editor]");
  if (!form) return;
  const base = form.elements.namedItem("text");
  const own = [...form.querySelectorAll("textarea[data-channel]")];
  if (!base || !own.length) return;
  const board = document.createElement("ul");
  board.className = "channel-counts";
  board.setAttribute("aria-label", "Panjang teks per akun");
  base.after(board);
  const number = new Intl.NumberFormat("id-ID");

  const tell = (area, said) => {
    const longest = Number(area.dataset.longest) || 0;
    const length = count(said.trim().replace(/\r\n?/g, "\n"), area.dataset.unit);
    const tags = (said.match(HASHTAG) ?? []).length;
    const mostTags = Number(area.dataset.hashtags) || 0;
    const line = document.createElement("li");
    line.textContent = longest
      ? `${area.dataset.channel}: ${number.format(length)} dari ${number.format(longest)}`
      : `${area.dataset.channel}: ${number.format(length)} karakter`;
    if (mostTags) line.textContent += `, ${tags} dari ${mostTags} tagar`;
    const isOver = (longest && length > longest) || (mostTags && tags > mostTags);
    line.className = isOver ? "over" : "";
    if (isOver) line.textContent += longest && length > longest
      ? ` – ringkas ${number.format(length - longest)} lagi` : " – kurangi tagar";
    line.dataset.account = area.dataset.account;
    return line;
  };
  // a correction asks for no accounts: they are the ones that were approved
  const asks = form.querySelector("input[name=accounts]") !== null;
  const isChosen = (area) => !asks || form.querySelector(`input[name=accounts][value="${area.dataset.account}"]`)?.checked;
  const show = () => {
    board.replaceChildren(...own.filter(isChosen).map((area) => tell(area, area.value.trim() || base.value)));
    for (const area of own) {
      area.closest("details").classList.toggle("not-chosen", !isChosen(area));
    }
  };
  form.addEventListener("input", show);
  form.addEventListener("change", show);
  show();
})();
