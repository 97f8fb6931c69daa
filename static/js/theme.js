// Runs before the first paint: a theme chosen by hand wins over the device.
(() => {
  try {
    const theme = localStorage.getItem("tema");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch { /* storage may be closed; the device's theme stays */ }
})();
