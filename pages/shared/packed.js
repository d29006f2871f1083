/* Puts in the drawings and tables that come packed as text (pages/shared/packed.py), before the page is
   painted. They look like the words around them: their class is that of Streamlit's Markdown. */
(() => {
  const one = (window.papi ??= {});
  if (one.draw) return;
  const packed = document.getElementsByClassName("packed");
  one.draw = () => {
    const words = packed.length && document.querySelector(".stMarkdown [data-testid=stMarkdownContainer]");
    if (!words) return; // the page has some before it is complete
    for (const place of [...packed]) {
      place.innerHTML = place.textContent.replaceAll("\u0001", "<").replaceAll("\u0002", "&");
      place.className = `unpacked ${words.className}`;
      one.reopen?.(place);
    }
  };
  new MutationObserver(one.draw).observe(document.body, { subtree: true, childList: true });
  one.draw();
})();
