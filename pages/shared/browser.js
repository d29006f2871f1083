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
  const PLACES = "[data-testid=stFileUploader], [role=menu], [role=listbox], [role=tooltip], [data-testid=stDataFrameColumnMenu]";
  const said = (text) => {
    for (const [given, ours] of Object.entries(one.words.phrases)) {
      const found = text.trim().match(new RegExp(`^(?:${given})$`));
      if (found) return ours.replace("{what}", found[1] ?? "");
    }
    return text;
  };
  const translate = () => {
    for (const place of document.querySelectorAll(PLACES)) {
      const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const { currentNode: node } = texts, ours = said(node.data);
        if (ours !== node.data) node.data = ours;
      }
      for (const named of place.querySelectorAll("button[aria-label]")) {
        const given = named.getAttribute("aria-label"), ours = said(given);
        if (ours !== given) named.setAttribute("aria-label", ours);
      }
    }
  };
  const name = () => {
    one.combobox?.();
    if (one.words.lang !== "en") translate();
    for (const link of document.querySelectorAll(".st-key-bar a")) {
      const { pathname } = new URL(link.getAttribute("href") || ".", document.baseURI);
      const here = pathname === location.pathname;
      if (!here) link.removeAttribute("aria-current");
      else if (!link.hasAttribute("aria-current")) {
        link.setAttribute("aria-current", "page");
        const bar = link.closest(".st-key-bar"); // wider than a phone: the open page is in view
        bar.scrollLeft = link.offsetLeft - (bar.clientWidth - link.offsetWidth) / 2;
      }
    }
    for (const skip of document.querySelectorAll('[data-testid="stSkipToContent"]')) {
      if (skip.textContent !== one.words.skip) skip.firstChild.nodeValue = one.words.skip;
    }
    for (const fold of document.querySelectorAll(FOLD)) {
      fold.setAttribute("aria-expanded", document.body.classList.contains("unfolded"));
    }
    for (const found of document.querySelectorAll("[aria-label]")) {
      const given = found.getAttribute("aria-label"), ours = one.words.names[given];
      if (!ours || given === ours) continue;
      found.dataset.given = given;
      found.setAttribute("aria-label", ours);
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
  // What is drawn late moves the part; the page follows it until the reader acts.
  const goTo = (part) => {
    const late = new ResizeObserver(() => part.scrollIntoView());
    late.observe(part.closest("[data-testid=stMainBlockContainer]"));
    for (const act of ["wheel", "touchstart", "pointerdown", "keydown"]) {
      addEventListener(act, () => late.disconnect(), { capture: true, once: true });
    }
    part.scrollIntoView();
  };
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
    // A page is not running before its first run either: then neither the part nor the footer is there.
    const part = one.part && document.querySelector(`.st-key-part_${CSS.escape(one.part)}`);
    if (one.part && app?.dataset.testScriptState === "notRunning" && (part || document.querySelector("footer"))) {
      if (part) goTo(part);
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

  // What a term means is shown while a pointer or the keyboard is on it. A rule of style with :has()
  // would be looked through again at every change of the page.
  const explain = ({ type, target }) => {
    const on = !type.endsWith("out") && target.closest?.(".term");
    const term = on || document.activeElement?.closest(".term");
    document.querySelector(".meaning.asked")?.classList.remove("asked");
    if (term) document.getElementById(term.getAttribute("aria-describedby"))?.classList.add("asked");
  };
  for (const kind of ["pointerover", "pointerout", "focusin", "focusout"]) {
    document.addEventListener(kind, explain);
  }

  // The page's questions, read from the page when their list is opened (frame.py).
  const lists = () => document.querySelectorAll("details.contents[open]");
  document.addEventListener("toggle", ({ target: list }) => {
    if (!list.matches?.("details.contents") || !list.open) return;
    const found = [...document.querySelectorAll(".stApp .question")].filter((one) => one.offsetParent);
    list.querySelector("ul").replaceChildren(...found.map((question) => {
      const line = document.createElement("li"), button = document.createElement("button");
      button.type = "button";
      button.textContent = question.textContent;
      button.addEventListener("click", () => {
        list.open = false;
        question.tabIndex = -1;
        question.focus({ preventScroll: true });
        question.scrollIntoView();
      });
      line.append(button);
      return line;
    }));
  }, true);
  const close = (keep) => {
    for (const list of lists()) if (list !== keep) list.open = false;
  };
  document.addEventListener("click", (event) => close(event.target.closest?.("details.contents")));
  document.addEventListener("keydown", (event) => {
    const [list] = event.key === "Escape" ? lists() : [];
    if (!list) return;
    list.open = false;
    list.querySelector("summary").focus();
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
