// Back and Forward go through pages, provinces, years and divisions, one entry each. Streamlit adds
// an entry for each default that a page completes its link with, and none for another year; so
// whether a link becomes an entry is decided here, before its scripts come.
(() => {
  const KEPT = ["province", "year", "division"];
  const place = (link) => {
    const { pathname, searchParams } = new URL(link, location.href);
    return JSON.stringify([pathname.replace(/\/$/, ""), ...KEPT.map((name) => searchParams.get(name))]);
  };
  // What readers do once they see a page; one act makes one entry at most.
  let acts = 0, spent = 0;
  for (const kind of ["pointerdown", "click", "keydown"]) {
    addEventListener(kind, (event) => {
      if (event.isTrusted && document.querySelector("h1.headline")) acts++;
    }, true);
  }
  addEventListener("popstate", () => { spent = acts; }, true);
  const push = history.pushState.bind(history), replace = history.replaceState.bind(history);
  history.pushState = history.replaceState = (state, title, link = location.href) => {
    if (acts === spent || place(link) === place(location.href)) return replace(state, title, link);
    spent = acts;
    push(state, title, link);
  };
})();
