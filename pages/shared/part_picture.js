/* Draws a part of a page as a picture that stands alone: its title, what it says, the drawing, the
   source and the date. The browser lays the part out, always in the same width, and every box, line
   and word is then written down as SVG: real shapes and text, which any program opens. */

const WIDE = 1040, EDGE = 24, SCALE = 2;
const FONT = "'Segoe UI', Arial, 'Liberation Sans', sans-serif";
// Not of the picture: rows of buttons, folds, and what only screen readers hear.
const LEFT_OUT = ".heard, caption, [hidden]";

/* A chart with its words around it (papi/common/charts/picture.py), and the date under its source. */
export const chartPicture = (chart, name, format, date) => {
  const { layout: around, annotations: words } = structuredClone(chart.layout.meta.picture);
  const LINE = 16;
  words.at(-1).text += `<br>${date}`;
  around.height += LINE;
  around.margin.b += LINE;
  const { data, _context: config } = chart;
  const layout = { ...chart.layout, ...around, annotations: [...(chart.layout.annotations ?? []), ...words] };
  const size = { width: around.width, height: around.height };
  const options = { ...config.toImageButtonOptions, ...size, filename: name, format };
  return Plotly.downloadImage({ data, layout, config: { typesetMath: false } }, options);
};

export const partPicture = async (part, about, format, date) => {
  const frame = Object.assign(document.createElement("iframe"), { tabIndex: -1, ariaHidden: true });
  frame.style.cssText = `position: absolute; left: -${2 * WIDE}px; top: 0; border: 0; width: ${WIDE}px; height: 100px`;
  document.body.append(frame);
  try {
    const svg = drawn(laidOut(frame.contentDocument, part, about, date));
    const text = new XMLSerializer().serializeToString(svg);
    const blob = new Blob([text], { type: "image/svg+xml" });
    return format === "svg" ? { blob, ending: "svg" } : { blob: await painted(blob, svg), ending: "png" };
  } finally {
    frame.remove();
  }
};

/* The part in a page of its own, as wide on every screen. */
const laidOut = (page, part, about, date) => {
  const rules = [...document.styleSheets].flatMap((sheet) => {
    try { return [...sheet.cssRules].map((rule) => rule.cssText); } catch { return []; }
  });
  const style = page.createElement("style");
  style.textContent = rules.join("\n") + `
    html, body { margin: 0; background: var(--ground); color: var(--ink); }
    body { box-sizing: border-box; width: ${WIDE}px; padding: ${EDGE}px; font-size: 16px; line-height: 1.4; }
    body, body * { font-family: ${FONT} !important; animation: none !important; }
    body > * { max-width: none !important; }
    .question { margin-top: 0 !important; }
    body * { scroll-initial-target: none !important; }
    .scroll { max-height: none !important; overflow: visible !important; }`;
  page.head.append(style);
  page.documentElement.className = document.documentElement.className;
  const words = (kind, text) => Object.assign(page.createElement(kind === "question" ? "h2" : "p"), { className: kind, textContent: text });
  // As it stands: what is folded is no part of it.
  const inside = [...part.querySelectorAll("[data-testid=stMarkdownContainer], .unpacked")]
    .filter((one) => one.closest("details")?.open !== false && !one.querySelector(".take"));
  for (const one of inside) page.body.append(...[...one.childNodes].map((node) => page.importNode(node, true)));
  for (const one of page.body.querySelectorAll(LEFT_OUT)) one.remove();
  if (!page.body.querySelector(".question")) page.body.prepend(words("question", about.title));
  // Whom and which year it is about.
  page.body.prepend(words("note", document.querySelector("h1.headline").textContent));
  if (about.source && !page.body.textContent.includes(about.source)) page.body.append(words("note", about.source));
  page.body.append(words("note", date));
  const asked = page.body.scrollWidth, wide = asked > WIDE ? asked + EDGE : WIDE;
  page.defaultView.frameElement.style.width = page.body.style.width = `${wide}px`;
  return page.body;
};

const NAMES = "http://www.w3.org/2000/svg";
const made = (kind, attributes, ...inside) => {
  const one = document.createElementNS(NAMES, kind);
  for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
  one.append(...inside);
  return one;
};

const drawn = (body) => {
  const { width, height } = body.getBoundingClientRect(), view = body.ownerDocument.defaultView;
  const wide = Math.ceil(width), high = Math.ceil(height), defs = made("defs", {});
  const page = made("svg", { xmlns: NAMES, width: wide, height: high, viewBox: `0 0 ${wide} ${high}` }, defs);
  const ground = view.getComputedStyle(body).backgroundColor;
  page.append(made("rect", { width: wide, height: high, ...fill(ground) }));
  element(body, page, { view, defs, wide });
  return page;
};

/* An element's own box, then what is in it. */
const element = (one, into, around) => {
  const style = around.view.getComputedStyle(one), box = one.getBoundingClientRect();
  if (style.display === "none" || style.visibility === "hidden" || style.opacity === "0") return;
  if (box.right < 0 || box.left > around.wide) return;
  const group = style.opacity === "1" ? into : into.appendChild(made("g", { opacity: style.opacity }));
  if (one.namespaceURI === NAMES) return mark(one, box, group, around);
  if (one !== one.ownerDocument.body && style.display !== "contents") boxes(style, box, group, around);
  for (const node of one.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) lines(node, style, group, around);
    else if (node.nodeType === Node.ELEMENT_NODE) element(node, group, around);
  }
  stroke(around.view.getComputedStyle(one, "::after"), box, group);
};

/* A mark is SVG already: it gets the colours that the page gives it. */
const LOOK = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "opacity", "font-size", "font-weight", "text-anchor", "dominant-baseline"];
const mark = (one, box, into, { view }) => {
  const copy = one.cloneNode(true);
  const copies = [copy, ...copy.querySelectorAll("*")];
  for (const [place, from] of [one, ...one.querySelectorAll("*")].entries()) {
    const style = view.getComputedStyle(from);
    for (const name of LOOK) {
      const value = style.getPropertyValue(name);
      copies[place].setAttribute(name, /^(rgb|color)/.test(value) ? hex(value) : value);
    }
    if (from.tagName === "text") copies[place].setAttribute("font-family", FONT);
    copies[place].removeAttribute("class");
    copies[place].removeAttribute("style");
  }
  for (const [name, value] of Object.entries({ x: box.left, y: box.top, width: box.width, height: box.height, overflow: "visible" })) {
    copy.setAttribute(name, value);
  }
  into.append(copy);
};

const boxes = (style, box, into, { defs }) => {
  const round = parseFloat(style.borderTopLeftRadius) || 0;
  const radius = style.borderTopLeftRadius.endsWith("%") ? (round / 100) * box.width : Math.min(round, box.width / 2);
  const place = { x: box.left, y: box.top, width: box.width, height: box.height, rx: radius };
  const colour = fill(style.backgroundColor);
  if (colour["fill-opacity"] !== 0) into.append(made("rect", { ...place, ...colour }));
  for (const [at, image] of layers(style.backgroundImage).entries()) shade(image, at, style, box, into, defs);
  const sides = { Top: [0, 0, 1, 0], Right: [1, 0, 1, 1], Bottom: [0, 1, 1, 1], Left: [0, 0, 0, 1] };
  for (const [side, [x1, y1, x2, y2]] of Object.entries(sides)) {
    const wide = parseFloat(style[`border${side}Width`]), kind = style[`border${side}Style`];
    if (!wide || kind === "none" || kind === "hidden") continue;
    into.append(made("line", {
      x1: box.left + x1 * box.width, y1: box.top + y1 * box.height, x2: box.left + x2 * box.width, y2: box.top + y2 * box.height,
      ...line(style[`border${side}Color`], wide, kind),
    }));
  }
  const ring = parseFloat(style.outlineWidth);
  if (ring && style.outlineStyle !== "none") into.append(made("rect", { ...place, fill: "none", ...line(style.outlineColor, ring, style.outlineStyle) }));
};

/* A line that a style draws after an element, placed inside it. */
const stroke = (style, box, into) => {
  const wide = parseFloat(style.borderLeftWidth);
  if (style.content === "none" || style.position !== "absolute" || !wide) return;
  const x = box.left + parseFloat(style.left) + wide / 2;
  into.append(made("line", {
    x1: x, x2: x, y1: box.top + parseFloat(style.top), y2: box.bottom - parseFloat(style.bottom),
    ...line(style.borderLeftColor, wide, style.borderLeftStyle),
  }));
};

const line = (colour, wide, kind) => {
  const { fill: stroke, "fill-opacity": opacity } = fill(colour);
  const dashes = { dashed: `${3 * wide} ${2 * wide}`, dotted: `${wide} ${2 * wide}` }[kind];
  return { stroke, "stroke-opacity": opacity, "stroke-width": wide, ...(dashes && { "stroke-dasharray": dashes }) };
};

/* Shades that change colour at certain places, across the element or a strip in its middle. */
const layers = (images) => images === "none" ? [] : images.split(/,\s*(?=linear-gradient)/).reverse();
const shade = (image, at, style, box, into, defs) => {
  const stops = [...image.matchAll(/((?:rgba?|color)\([^)]*\))((?:\s+(?:calc\([^)]*\)|[\d.]+(?:%|px)?))*)/g)];
  const share = (text) => {
    const [, number, unit] = text.match(/([\d.]+)(%|px)?/);
    return unit === "px" ? number / box.width : number / 100;
  };
  const painted = stops.flatMap(([, colour, places], place) => {
    const found = places.match(/calc\([^)]*\)|[\d.]+(?:%|px)?/g) ?? [`${(100 * place) / Math.max(stops.length - 1, 1)}%`];
    return found.map((one) => [Math.min(share(one), 1), fill(colour)]);
  });
  let last = 0;
  const id = `shade-${defs.childElementCount}`, left = image.includes("to left");
  defs.append(made("linearGradient", { id, x1: left ? 1 : 0, x2: left ? 0 : 1 }, ...painted.map(([offset, colour]) => {
    last = Math.max(last, offset);
    return made("stop", { offset: last, "stop-color": colour.fill, "stop-opacity": colour["fill-opacity"] });
  })));
  const [, tall] = style.backgroundSize.split(", ").at(-1 - at)?.split(" ") ?? [];
  const height = tall?.endsWith("px") ? parseFloat(tall) : box.height;
  into.append(made("rect", { x: box.left, y: box.top + (box.height - height) / 2, width: box.width, height, fill: `url(#${id})` }));
};

/* Words as the browser broke them into lines, each as wide as it stands there in any font. */
const lines = (node, style, into, { view }) => {
  const range = node.ownerDocument.createRange(), found = [];
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const [box] = range.getClientRects();
    if (!box?.width || box.right < 0) continue;
    const before = found.at(-1);
    if (before && Math.abs(before.top - box.top) < 2) Object.assign(before, { right: box.right, words: `${before.words} ${word}` });
    else found.push({ left: box.left, right: box.right, top: box.top, bottom: box.bottom, words: word });
  }
  const pen = (pens ??= document.createElement("canvas").getContext("2d"));
  pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${FONT}`;
  for (const { left, right, top, bottom, words } of found) {
    const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = pen.measureText(words);
    into.append(made("text", {
      x: left, y: (top + bottom) / 2 + (up - down) / 2, "font-family": FONT, "font-size": style.fontSize, "font-weight": style.fontWeight,
      "font-style": style.fontStyle, textLength: right - left, lengthAdjust: "spacingAndGlyphs", ...fill(style.color),
    }, words));
  }
};

/* Any colour of a style as one that every program knows. */
let pens;
const seen = new Map();
const fill = (colour) => {
  if (!seen.has(colour)) {
    const pen = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
    seen.set(colour, { fill: `#${[red, green, blue].map((one) => one.toString(16).padStart(2, "0")).join("")}`, "fill-opacity": alpha / 255 });
  }
  return seen.get(colour);
};
const hex = (colour) => {
  const { fill: plain, "fill-opacity": opacity } = fill(colour);
  return opacity === 1 ? plain : opacity === 0 ? "none" : `${plain}${Math.round(opacity * 255).toString(16).padStart(2, "0")}`;
};

const painted = async (blob, svg) => {
  const image = new Image();
  image.src = URL.createObjectURL(blob);
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), {
    width: SCALE * svg.getAttribute("width"), height: SCALE * svg.getAttribute("height"),
  });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
};
