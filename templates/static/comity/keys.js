// Walks through the requests of a page by keys: j, k or the arrows, Enter, x, / and ?. Nothing needs it.
(() => {
  "use strict";
  const rows = () => [...document.querySelectorAll("[data-row]")];
  const link = (row) => row.querySelector("a");
  const typing = (at) => at.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  const here = () => document.activeElement.closest("[data-row]");

  function go(by) {
    const all = rows();
    if (!all.length) return false;
    const at = all.indexOf(here());
    const row = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
    link(row).focus();
    row.scrollIntoView({ block: "nearest" });
    return true;
  }

  const acts = {
    j: () => go(1),
    k: () => go(-1),
    ArrowDown: () => here() && go(1), // elsewhere the arrows scroll
    ArrowUp: () => here() && go(-1),
    x: () => {
      const tick = here() && here().querySelector("input[type=checkbox]");
      if (tick) tick.click();
      return Boolean(tick);
    },
    "/": () => {
      const search = document.querySelector("[role=search] input[type=text]");
      if (search) search.focus();
      else location.assign(document.querySelector("[data-keys]").dataset.keys);
      return true;
    },
    "?": () => {
      const list = document.querySelector("details[data-keys]");
      list.open = !list.open;
      list.querySelector("summary").focus();
      return true;
    },
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const act = acts[event.key];
    if (act && act()) event.preventDefault();
  });
})();
