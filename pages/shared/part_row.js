/* What the row at the foot of a part does (part_row.py): saves its picture, gives its link or the
   lines that show it on another site. Fetched when a row is first used. */
import { chartPicture, partPicture } from "./part_picture.js";

const row = (one) => one.closest('[class*="st-key-part_"]')?.querySelector(".take");

export const take = async (button, words) => {
  const about = row(button).dataset;
  if (button.dataset.take === "link") return show(words, words.link, address(about, {}));
  if (button.dataset.take === "embed") return show(words, words.embed, frame(button, about));
  await save(button, button.dataset.take, words);
};

/* The pictures of a part: its charts as Plotly draws them, else the part as it stands. */
const save = async (button, format, words) => {
  const part = button.closest('[class*="st-key-part_"]'), about = row(button).dataset;
  const charts = [...part.querySelectorAll(".js-plotly-plot")];
  for (const [place, chart] of charts.entries()) {
    const name = charts.length > 1 ? `${about.name}-${place + 1}` : about.name;
    await chartPicture(chart, name, format, made(words));
  }
  if (charts.length) return;
  const { blob, ending } = await partPicture(part, about, format, made(words));
  const link = Object.assign(document.createElement("a"), {
    href: URL.createObjectURL(blob), download: `${about.name}.${ending}`,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};

/* Plotly's own button over a chart. */
export const saveChart = (chart, words) => {
  const about = row(chart)?.dataset;
  return chartPicture(chart, about?.name ?? "PAPI", "png", made(words));
};

const made = (words) => words.made.replace("{date}", new Date().toLocaleDateString(words.lang === "vi" ? "vi-VN" : "en-GB"));

const address = (about, more) => {
  const link = new URL(location.href);
  for (const [name, value] of Object.entries(more)) link.searchParams.set(name, value);
  if (!more.embed) link.hash = about.part;
  return link.href;
};

const frame = (button, about) => {
  const high = Math.ceil(button.closest('[class*="st-key-part_"]').getBoundingClientRect().height) + 80;
  const html = (text) => text.replace(/[&<>"]/g, (one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[one] ?? "&quot;");
  const source = html(address(about, { embed: about.part }));
  return `<iframe src="${source}" title="${html(about.title)}" width="100%" height="${high}" loading="lazy"></iframe>`;
};

/* A text to copy: in a field, for a browser that lets no page write to the clipboard. */
const show = (words, title, text) => {
  const dialog = document.createElement("dialog");
  dialog.className = "take-text";
  dialog.setAttribute("aria-label", title);
  const field = Object.assign(document.createElement("textarea"), { readOnly: true, rows: 5, value: text });
  field.setAttribute("aria-label", title);
  const button = (name, does) => {
    const one = Object.assign(document.createElement("button"), { type: "button", textContent: name });
    one.addEventListener("click", () => does(one));
    return one;
  };
  const copy = async (one) => {
    field.select();
    await navigator.clipboard?.writeText(text).catch(() => document.execCommand("copy")) ?? document.execCommand("copy");
    one.textContent = words.copied;
  };
  dialog.append(
    Object.assign(document.createElement("p"), { textContent: title }),
    field, button(words.copy, copy), button(words.close, () => dialog.close()));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  field.select();
};
