/* Called with {lang, busy, done} at every run of a page; the parts live once a window. */
((words) => {
  const AFTER = 500; // milliseconds before a reader is told to wait
  document.documentElement.lang = words.lang;
  const one = (window.papi ??= {});
  one.words = words;
  if (one.sign) return;
  one.sign = document.createElement("div");
  one.sign.className = "at-work";
  one.sign.setAttribute("role", "status");
  document.body.append(one.sign);
  let waiting;
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
  };
  // The state stands on an element that Streamlit may put in anew: the whole tree is watched, for
  // this one attribute.
  new MutationObserver(look).observe(document.body, {
    subtree: true, attributes: true, attributeFilter: ["data-test-script-state"],
  });
  look();
})
