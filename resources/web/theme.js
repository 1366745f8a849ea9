// Before the first paint: the look that was chosen on this phone.
(() => {
  let chosen = "";
  try {
    chosen = localStorage.getItem("facilitator:theme") || "";
  } catch (wrong) {
    // a browser that keeps nothing looks as the system does
  }
  if (chosen) document.documentElement.dataset.theme = chosen;
})();
