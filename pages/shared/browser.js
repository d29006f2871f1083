/* Called with {lang, busy, done, enter, skip, names, …} at every run of a page; its parts live once a window. */
((words) => {
  const AFTER = 500; // milliseconds before a reader is told to wait
  const FOLD = ".st-key-folded button"; // opens the fields on a phone
  const one = (window.papi ??= {});
  const before = one.words?.names ?? {};
  one.words = words;
  document.documentElement.lang = words.lang;
  document.documentElement.style.setProperty("--enter", JSON.stringify(words.enter)); // style.css

  // Streamlit's own buttons have English names whatever the page speaks.
  const name = () => {
    one.combobox?.();
    for (const link of document.querySelectorAll(".st-key-bar a")) {
      const { pathname } = new URL(link.getAttribute("href") || ".", document.baseURI);
      if (pathname === location.pathname) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    for (const skip of document.querySelectorAll('[data-testid="stSkipToContent"]')) {
      if (skip.textContent !== one.words.skip) skip.firstChild.nodeValue = one.words.skip;
    }
    for (const fold of document.querySelectorAll(FOLD)) {
      fold.setAttribute("aria-expanded", document.body.classList.contains("unfolded"));
    }
    for (const [given, ours] of Object.entries(one.words.names)) {
      if (given === ours) continue;
      for (const found of document.querySelectorAll(`[aria-label="${given}"]`)) {
        found.dataset.given = given;
        found.setAttribute("aria-label", ours);
      }
    }
  };
  for (const found of document.querySelectorAll("[data-given]")) {
    if (found.getAttribute("aria-label") === before[found.dataset.given]) {
      found.setAttribute("aria-label", words.names[found.dataset.given]);
    }
  }
  name();
  if (one.sign) return;

  one.sign = document.createElement("div");
  one.sign.className = "at-work";
  one.sign.setAttribute("role", "status");
  document.body.append(one.sign);
  let waiting, drawn;
  const look = () => {
    const app = document.querySelector(".stApp");
    const running = app?.dataset.testScriptState === "running";
    if (running && !waiting) {
      waiting = setTimeout(() => {
        one.sign.textContent = one.words.busy;
        one.sign.classList.add("seen");
      }, AFTER);
    } else if (!running && waiting) {
      clearTimeout(waiting);
      waiting = undefined;
      if (one.sign.classList.contains("seen")) one.sign.textContent = one.words.done;
      one.sign.classList.remove("seen");
    }
    if (one.part && app?.dataset.testScriptState === "notRunning" && document.querySelector("h1.headline")) {
      document.querySelector(`.st-key-part_${CSS.escape(one.part)}`)?.scrollIntoView();
      one.part = "";
      // A link with a part in it would keep Back and Forward from being seen.
      history.replaceState(history.state, "", location.pathname + location.search);
    }
    // Once a frame, however much of the page changes in it.
    drawn ??= requestAnimationFrame(() => {
      drawn = undefined;
      name();
    });
  };
  // The state stands on an element that Streamlit may put in anew, as it does with its buttons.
  new MutationObserver(look).observe(document.body, {
    subtree: true, childList: true, characterData: true, attributeFilter: ["data-test-script-state", "aria-label"],
  });
  look();

  document.addEventListener("click", (event) => {
    if (!event.target.closest?.(FOLD)) return;
    document.body.classList.toggle("unfolded");
    name();
  });

  // What is seldom asked for comes when it is.
  const row = () => import(new URL("part/part_row.js", document.baseURI));
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-take]");
    if (button) row().then(({ take }) => take(button, one.words));
    // A picture is the chart with all its words around it (papi/common/charts/picture.py), which no
    // chart on the page has room for; Plotly's own button would take the chart as it stands.
    const chart = event.target.closest?.(".modebar-btn")?.closest(".js-plotly-plot");
    if (!chart?.layout.meta?.picture) return;
    event.stopPropagation();
    row().then(({ saveChart }) => saveChart(chart, one.words));
  }, true);
})
