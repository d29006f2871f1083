// Back and Forward go through pages, provinces, years and divisions, one entry each. Streamlit adds
// an entry for each default that a page completes its link with, and none for another year; so
// whether a link becomes an entry is decided here, before its scripts come.
(() => {
  // The part that a link points to (part_row.js): Streamlit drops it from the address.
  (window.papi ??= {}).part = location.hash.slice(1);
  const KEPT = ["province", "year", "division"];
  const place = (link) => {
    const { pathname, searchParams } = new URL(link, location.href);
    return JSON.stringify([pathname.replace(/\/$/, ""), ...KEPT.map((name) => searchParams.get(name))]);
  };
  // What readers do once they see a page; one act makes one entry at most. `left` is the address at
  // which they did it.
  let acts = 0, spent = 0, left = "";
  for (const kind of ["pointerdown", "click", "keydown"]) {
    addEventListener(kind, (event) => {
      if (!event.isTrusted || !document.querySelector("h1.headline")) return;
      acts++;
      left = location.href;
    }, true);
  }
  addEventListener("popstate", () => {
    spent = acts;
    // Back to where a province was still to be chosen: asked for openly, or the server would take a
    // link without a province for one that is about to be completed.
    const link = new URL(location.href);
    if (link.searchParams.has("province")) return;
    link.searchParams.set("province", "");
    replace(history.state, "", link.href);
  }, true);
  // To another page Streamlit goes by an address without a query, which the server completes a moment
  // later. If its process ends in between, the reader must still find the same province and year.
  const carried = (link) => {
    const to = new URL(link, location.href), from = new URLSearchParams(location.search);
    if (to.searchParams.has("province")) return link;
    for (const name of [...KEPT, "lang"]) {
      if (from.has(name) && !to.searchParams.has(name)) to.searchParams.set(name, from.get(name));
    }
    return to.href;
  };
  const push = history.pushState.bind(history), replace = history.replaceState.bind(history);
  history.pushState = history.replaceState = (state, title, asked = location.href) => {
    const link = carried(asked);
    if (acts === spent || place(link) === place(location.href)) return replace(state, title, link);
    spent = acts;
    const { searchParams } = new URL(link, location.href);
    if (searchParams.get("province") !== new URLSearchParams(location.search).get("province")) {
      remember(searchParams.get("province"));
    }
    // Streamlit writes the next page's choices into the address before it goes there.
    if (left && samePage(left) && !samePage(link)) replace(history.state, "", left);
    push(state, title, link);
  };
  // Whoever comes back without a link is shown the province last chosen here, not one that a link
  // from somebody else asked for.
  const remember = (province) => {
    if (!province) return;
    const kept = `papi_province=${encodeURIComponent(province)}; max-age=31536000; samesite=lax`;
    document.cookie = kept + `; path=${new URL(".", document.baseURI).pathname}`;
  };
  // A link to another province (a tile, a line of a table) changes it in this page, as the field
  // above does: the reader stays where they are. Without the app, or for another tab, it is a link.
  // So does a link to another page at the foot of a phone's screen.
  const LINKS = "a[target=_self][href^='./?'], .st-key-bar a";
  addEventListener("click", (event) => {
    const link = event.target.closest?.(LINKS);
    if (!link) return;
    remember(new URL(link.href).searchParams.get("province"));
    const other = event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (other || !link.closest(".stApp") || event.defaultPrevented) return;
    event.preventDefault();
    const stays = document.querySelector("a.tile[aria-current]") && samePage(link.href);
    history.pushState(null, "", link.href);
    dispatchEvent(new PopStateEvent("popstate", { state: null }));
    if (stays) return keepFocus(link);
    const main = document.querySelector(".stMain");
    main?.scrollTo(0, 0);
    main?.focus({ preventScroll: true });
  });
  const samePage = (link) => new URL(link, location.href).pathname === location.pathname;
  // The list is drawn anew: the focus goes to the same line of it.
  const keepFocus = (link) => {
    const address = link.getAttribute("href"), list = link.matches("a.tile") ? "a.tile" : "table a";
    const watch = new MutationObserver(() => {
      if (link.isConnected || (document.activeElement !== document.body && document.activeElement)) return;
      const again = [...document.querySelectorAll(list)].find((one) => one.getAttribute("href") === address);
      again?.focus({ preventScroll: true });
    });
    watch.observe(document.body, { subtree: true, childList: true });
    setTimeout(() => watch.disconnect(), 5000);
  };
})();
