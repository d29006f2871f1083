/* Buttons that put a content into the plan, what is kept of a plan in this browser, and the files of a
   plan. A button says what it does in data-plan (a measure) or data-send; a hidden field of the page
   takes it to the server (pages/shared/planned.py), which says in [data-planned] what is in the plan and
   in [data-kept] what to keep. */
(() => {
  const one = (window.papi ??= {});
  if (one.plan) return;
  one.plan = true;

  const send = (to, text) => {
    const field = document.querySelector(`.st-key-${to} input`);
    if (!field) return false;
    // The time makes it another text each time; Streamlit passes on only what has changed.
    const told = `${Date.now()} ${text}`;
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, told);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    return true;
  };
  // In the capture phase, and no further: a row that opens at a click stays as it is.
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button[data-plan], button[data-send]");
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    event.stopPropagation();
    if (button.dataset.send) return send(button.dataset.to, button.dataset.send);
    const drops = button.getAttribute("aria-pressed") === "true";
    send("plan_act", `${drops ? "drop" : "add"} ${button.dataset.plan}`);
  }, true);

  const mark = () => {
    const told = document.querySelector("[data-planned]");
    if (!told) return;
    const { items, words } = JSON.parse(told.dataset.planned);
    for (const button of document.querySelectorAll("button[data-plan]")) {
      const way = items[button.dataset.plan] ?? "none";
      if (button.dataset.way === way) continue;
      button.dataset.way = way;
      button.hidden = false;
      button.textContent = words[way];
      button.setAttribute("aria-pressed", way !== "none");
      button.setAttribute("aria-label", `${words[way]}: ${button.dataset.name}`);
    }
  };

  // A browser may forbid storage: then nothing is kept, and all else works.
  const stored = (act) => { try { return act(localStorage); } catch { return null; } };
  const asked = new Set();
  const keep = () => {
    for (const { dataset } of document.querySelectorAll("[data-kept]")) {
      const { kept: key, value, to } = dataset;
      if (value === "-") stored((store) => store.removeItem(key));
      else if (value) stored((store) => store.getItem(key) === value || store.setItem(key, value));
      else if (!asked.has(key)) {
        const found = stored((store) => store.getItem(key));
        // Asked once; again only while the field is not drawn yet.
        if (!found || send(to, `kept ${key} ${found}`)) asked.add(key);
      }
    }
  };
  // A file that a button asked for (pages/shared/show.py, file_button) is taken as soon as it is there.
  const taken = new WeakSet();
  const take = () => {
    for (const button of document.querySelectorAll(".st-key-given_file button")) {
      if (!taken.has(button)) taken.add(button) && button.click();
    }
  };
  let drawn;
  const look = () => {
    drawn ??= requestAnimationFrame(() => {
      drawn = undefined;
      mark();
      keep();
      take();
    });
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true });
  look();
})();
