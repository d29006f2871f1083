/* Puts in the drawings and tables that come packed as text (pages/shared/packed.py), before the page is
   painted. They look like the words around them: their class is that of Streamlit's Markdown. */
(() => {
  const one = (window.papi ??= {});
  if (one.draw) return;
  const packed = document.getElementsByClassName("packed");
  // Folds that a reader opened, to be open again when their part is drawn for another province.
  const open = new Set();
  const told = (fold) => {
    const part = fold.closest('[class*="st-key-part_"]')?.className.match(/st-key-part_\S+/)[0];
    return `${location.pathname} ${part} ${fold.dataset.fold}`;
  };
  document.addEventListener("toggle", ({ target: fold }) => {
    if (fold.matches?.(".fold") && fold.isConnected) open[fold.open ? "add" : "delete"](told(fold));
  }, true);
  // What a row opens to (opening_table.js) is made when it first opens.
  const INSIDE = /(\u0001tbody [^>]*class='inside' id='([^']*)'[^>]*>)(.*?)(?=\u0001\/tbody>\u0001(?:tbody role|tfoot|\/table))/gs;
  const closed = new Map();
  const html = (text) => text.replaceAll("\u0001", "<").replaceAll("\u0002", "&");
  one.fill = (inside) => {
    if (!inside.firstChild) inside.innerHTML = html(closed.get(inside.id) ?? "");
  };
  one.draw = () => {
    const words = packed.length && document.querySelector(".stMarkdown [data-testid=stMarkdownContainer]");
    if (!words) return; // the page has some before it is complete
    for (const place of [...packed]) {
      place.innerHTML = html(place.textContent.replace(INSIDE, (_, begins, id, inside) => {
        closed.set(id, inside);
        return begins;
      }));
      place.classList.remove("packed");
      const pieces = place.matches(".pieces") ? place.querySelectorAll(".words") : [place];
      for (const piece of pieces) piece.className = `unpacked ${words.className}`;
      for (const fold of place.querySelectorAll(".fold")) fold.open = open.has(told(fold));
      one.reopen?.(place);
    }
  };
  new MutationObserver(one.draw).observe(document.body, { subtree: true, childList: true });
  one.draw();
})();
