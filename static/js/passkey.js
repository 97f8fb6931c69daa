// Starts allauth's passkey forms: <form data-passkey="authenticateForm" data-button="id of its button">.
// Without JavaScript the pages say that a passkey needs it; every page offers another way.
document.addEventListener("DOMContentLoaded", () => {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const kind = form.dataset.passkey;
    const ids = { credential: form.querySelector("[name=credential]").id, data: "js_data" };
    ids[kind === "addForm" ? "add" : "authenticate"] = form.dataset.button;
    window.allauth.webauthn.forms[kind]({ ids });
    document.getElementById(form.dataset.button).hidden = false;
  }
});

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const place = document.querySelector("[data-passkey-error]");
  if (place) place.hidden = false;
});
