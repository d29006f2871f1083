/* Opens and closes the rows of a table (papi/common/drawing/opening_table.py) and sorts them: the
   reader stays where they are, the server is not asked. */
(() => {
  const one = (window.papi ??= {});
  if (one.openingTable) return;
  one.openingTable = true;

  // What stands open, to be open again when its table is drawn for another province (packed.js).
  const open = new Set();
  const told = (button) => `${button.closest("table").className} ${button.getAttribute("aria-controls")}`;
  const toggle = (button) => {
    const opens = button.getAttribute("aria-expanded") !== "true";
    const inside = document.getElementById(button.getAttribute("aria-controls"));
    if (inside.matches("tbody")) one.fill(inside);
    button.setAttribute("aria-expanded", opens);
    inside.hidden = !opens;
    open[opens ? "add" : "delete"](told(button));
  };
  one.reopen = (place) => {
    for (const button of place.querySelectorAll("button[aria-controls][aria-expanded=false]")) {
      if (!open.has(told(button))) continue;
      toggle(button);
      // Its own rows have been made with it.
      one.reopen(document.getElementById(button.getAttribute("aria-controls")));
    }
  };
  // Smallest first: the largest fall, the best rank, the shortest way. A row without a figure is last.
  const sort = (button) => {
    const heading = button.closest("th"), table = button.closest("table"), by = button.dataset.sort;
    const down = heading.getAttribute("aria-sort") === "ascending";
    const figure = (row) => (row.dataset[by] === "" ? Infinity : (down ? -1 : 1) * row.dataset[by]);
    const rows = [...table.querySelectorAll("tbody.row")].sort(
      (a, b) => figure(a) - figure(b) || a.dataset.number - b.dataset.number);
    for (const row of rows) {
      const inside = row.nextElementSibling;
      table.insertBefore(row, table.tFoot);
      if (inside?.matches(".inside")) table.insertBefore(inside, table.tFoot);
    }
    for (const other of table.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".opening button");
    if (button) (button.dataset.sort ? sort : toggle)(button);
  });
})();
