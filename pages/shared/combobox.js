/* Lists of names under text fields, filtered as one types: a combobox for keys and screen readers.
   What a field offers stands in an element [data-offers="key of the field"] (pages/shared/offered.py);
   where that has no names but an address, the names that fit are asked for there (names.py). */
(() => {
  const one = (window.papi ??= {});
  if (one.combobox) return;
  const MOST = 100;
  const PAUSE = 120; // milliseconds without a key before names are asked for
  let open, sending, sent, asking;

  const folded = (text) =>
    text.normalize("NFD").toLowerCase().replace(/[đð]/g, "d").replace(/[^\p{L}\p{N}]/gu, "");
  const sources = () => [...document.querySelectorAll("[data-offers]")];
  const source = (field) => sources().find((from) => field.closest?.(`.st-key-${from.dataset.offers}`));
  const fit = (keys, asked) =>
    Math.max(0, ...keys.map((key) =>
      key === asked ? 3 : key.startsWith(asked) ? 2 : asked.length > 2 && key.includes(asked) ? 1 : 0));
  const fitting = (offers, typed) => {
    const asked = folded(typed);
    const bare = asked.replace(/^\d*(tinh|thanhpho|tp)?(?=.)/, "");
    return offers
      .map((offer) => ({ offer, fits: Math.max(fit(offer.keys, asked), bare ? fit(offer.keys, bare) : 0) }))
      .filter(({ fits }) => fits)
      .sort((a, b) => b.fits - a.fits)
      .map(({ offer }) => offer);
  };

  const list = document.createElement("ul");
  list.id = "names-offered";
  list.className = "offered";
  list.setAttribute("role", "listbox");
  const options = () => [...list.querySelectorAll("[role=option]:not([aria-disabled])")];
  const active = () => list.querySelector("[aria-selected=true]");

  const write = (field, text) => {
    sending = true;
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    sending = false;
  };
  const close = () => {
    list.remove();
    open?.setAttribute("aria-expanded", "false");
    open?.removeAttribute("aria-activedescendant");
    open?.removeAttribute("aria-controls");
    open = undefined;
  };
  const point = (option) => {
    active()?.setAttribute("aria-selected", "false");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    open.setAttribute("aria-activedescendant", option.id);
  };
  const show = (field, typed) => {
    const from = source(field);
    clearTimeout(asking);
    if (from.dataset.ask) {
      asking = setTimeout(() => ask(field, typed), PAUSE);
      return;
    }
    const offers = JSON.parse(from.dataset.names);
    offer(field, typed, typed.trim() ? fitting(offers, typed) : from.dataset.all ? offers : []);
  };
  const ask = async (field, typed) => {
    const from = source(field);
    if (!typed.trim() && !from.dataset.all) return close();
    const value = field.value;
    const answer = await fetch(`${from.dataset.ask}&typed=${encodeURIComponent(typed.trim())}`).catch(() => {});
    const found = answer?.ok ? await answer.json() : [];
    // The field may have been left, or typed into, meanwhile.
    if (document.activeElement === field && field.value === value && sent !== field) offer(field, typed, found);
  };
  const offer = (field, typed, found) => {
    const from = source(field);
    close();
    if (!typed.trim() && !found.length) return;
    list.replaceChildren(...found.slice(0, MOST).map((offer, place) => {
      const option = document.createElement("li");
      option.id = `name-offered-${place}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.textContent = offer.name;
      return option;
    }));
    if (!found.length) {
      const none = document.createElement("li");
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
      none.textContent = from.dataset.none;
      list.append(none);
    }
    open = field;
    list.setAttribute("aria-label", field.getAttribute("aria-label") ?? "");
    field.closest('[data-testid="stTextInput"]').append(list);
    field.setAttribute("aria-expanded", "true");
    field.setAttribute("aria-controls", list.id);
    const held = options().find((option) => option.textContent === from.dataset.held);
    if (typed.trim() ? options().length : held) point(typed.trim() ? options()[0] : held);
  };
  const take = (field, text) => {
    close();
    if (text === source(field).dataset.held) return write(field, text);
    write(field, text);
    sent = field;
    sending = true;
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    sending = false;
  };

  // Called whenever the page has changed (browser.js): fields come and go.
  one.combobox = () => {
    for (const from of sources()) {
      const field = document.querySelector(`.st-key-${from.dataset.offers} input:not([role])`);
      if (!field) continue;
      field.setAttribute("role", "combobox");
      field.setAttribute("aria-autocomplete", "list");
      field.setAttribute("aria-expanded", "false");
      field.autocomplete = "off";
    }
  };
  one.combobox();

  const on = (kind, act) =>
    document.addEventListener(kind, (event) => {
      if (!sending && source(event.target) && event.target.matches("input")) act(event, event.target);
    }, true);
  on("focusin", (_, field) => field.select());
  on("input", (_, field) => {
    sent = undefined;
    show(field, field.value);
  });
  on("click", (_, field) => open || show(field, ""));
  on("focusout", (_, field) => {
    clearTimeout(asking);
    close();
    // A name that was typed and left is no choice.
    if (sent !== field && field.value !== source(field).dataset.held) write(field, source(field).dataset.held);
  });
  on("keydown", (event, field) => {
    const place = options().indexOf(active());
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!open) show(field, "");
      else if (options().length) point(options().at((place + (event.key === "ArrowDown" ? 1 : -1)) % options().length));
    } else if (event.key === "Enter" && open && active()) {
      take(field, active().textContent);
    } else if (event.key === "Enter") {
      close();
      sent = field;
      return;
    } else if (event.key === "Escape" && open) {
      close();
      write(field, source(field).dataset.held);
      field.select();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  // The field keeps the focus while an option is pressed.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]:not([aria-disabled])");
    if (option) take(open, option.textContent);
  });
})();
