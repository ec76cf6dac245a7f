// The page of a file, as the server wrote it: its places, its addresses and its sentences.

export interface Room {
  course: string;
  path: string;
  /** Where the files of the course are. */
  source: string;
  /** Where the text is sent. */
  save: string;
  locale: string;
  /** Where the media of the course are. */
  media: string;
  form: HTMLFormElement;
  textarea: HTMLTextAreaElement;
  preview: HTMLElement;
  problems: HTMLElement;
  saved: HTMLElement;
  say: Say;
}

/** A sentence of the page; `{name}` in it becomes a value. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

export function findRoom(): Room | undefined {
  const room = document.querySelector<HTMLElement>(".writing-room");
  const form = room?.querySelector("form");
  const textarea = room?.querySelector<HTMLTextAreaElement>("#text");
  const [preview, problems, saved] = ["preview", "problems", "saved"].map((id) => document.getElementById(id));
  if (!room || !form || !textarea || !preview || !problems || !saved) return undefined;
  const { course = "", path = "", source = "", save = "", locale = "vi", media = "" } = room.dataset;
  return { course, path, source, save, locale, media, form, textarea, preview, problems, saved, say: sentences() };
}

function sentences(): Say {
  const words = JSON.parse(document.getElementById("writing-words")?.textContent ?? "{}") as Record<string, string>;
  return (key, values = {}) =>
    Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, String(value)), words[key] ?? key);
}

/** An element with a class, texts and children; whatever is given as text stays text. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

export function button(text: string, act: () => void, name = "btn small"): HTMLButtonElement {
  const made = element("button", { class: name, type: "button" }, text);
  made.addEventListener("click", act);
  return made;
}

/** The icons of the site; the words beside them say the same. */
const DRAWINGS = {
  bad: "m5 5 10 10M15 5 5 15",
  warn: "M10 3 2.6 16.4h14.8zM10 8.2v3.8M10 14.2v.1",
  kept: "M6 15.5a3.6 3.6 0 0 1-.3-7.2 4.6 4.6 0 0 1 8.8 1.1A3.1 3.1 0 0 1 14 15.5zM7.6 11.8l1.7 1.6 3-3.2",
  wait: "M10 2.8a7.2 7.2 0 1 0 .01 0M10 5.8V10l2.8 2",
};

export function icon(name: keyof typeof DRAWINGS): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", "i");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", DRAWINGS[name]);
  svg.append(path);
  return svg;
}
