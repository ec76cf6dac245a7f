// The page's behaviour. What is true is decided in the wasm; nothing here asks the network.

const ICONS = {
  seal: "M10 3a5 5 0 1 1 0 10a5 5 0 1 1 0-10m-3 9-1.400 5.200L10 15l4.400 2.200L13 12M8 8.200l1.400 1.400L12 6.800",
  stop: "M10 3 2.600 16.400h14.800zM10 8.200v3.800M10 14.200v.1",
  cross: "M10 2.500a7.500 7.500 0 1 1 0 15a7.500 7.500 0 1 1 0-15M7.200 7.200l5.600 5.600M12.800 7.200l-5.600 5.600",
};

const find = (id) => document.getElementById(id);
const site = document.querySelector(".site-address").textContent.replace(/\/keys$/, "");
let language = "vi";
let trust = null;
let answer = null;
let stream = null;
const errors = { "text-error": null, "picture-error": null };

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function icon(path) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [key, value] of Object.entries({ class: "i", viewBox: "0 0 20 20", "aria-hidden": "true" })) svg.setAttribute(key, value);
  svg.append(document.createElementNS("http://www.w3.org/2000/svg", "path"));
  svg.firstChild.setAttribute("d", path);
  return svg;
}

function day(text) {
  const [year, month, date] = text.split("-");
  if (language === "vi") return `${date}/${month}/${year}`;
  return new Date(Date.UTC(year, month - 1, date)).toLocaleDateString(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "UTC" });
}

function today() {
  const now = new Date();
  const two = (part) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

// ---- the answer

function panel(look, path, title, ...paragraphs) {
  const body = element("div", {}, element("h2", {}, title), ...paragraphs.map((text) => element("p", {}, text)));
  return element("div", { class: `verdict ${look}` }, icon(path), body);
}

function facts() {
  const { facts, code, issuer_name, fingerprint } = answer;
  const { labels, subject, kinds, tiet, days } = SENTENCES[language];
  const number = (value) => value.toLocaleString(language);
  const list = element("dl", { class: "facts" });
  const row = (label, value, name = "") => list.append(element("div", { class: name }, element("dt", {}, label), element("dd", {}, value)));
  row(labels.holder, facts.holder, "holder");
  row(labels.number, facts.number);
  row(labels.kind, kinds[facts.kind]);
  row(subject[facts.subject.type], facts.title);
  row(labels.tiet, tiet(number(facts.half_tiet / 2)));
  row(labels.days, days(day(facts.from), day(facts.to)));
  if (facts.result !== null) row(labels.result, `${number(facts.result / 100)}/100`);
  row(labels.issuer, issuer_name);
  row(labels.issued, day(facts.issued));
  if (facts.expires) row(labels.expires, day(facts.expires));
  row(labels.code, code);
  row(labels.id, facts.subject.id);
  row(labels.revision, element("code", {}, facts.revision));
  row(labels.fingerprint, element("code", {}, fingerprint));
  return list;
}

function showAnswer() {
  const words = SENTENCES[language];
  const status = find("status");
  status.replaceChildren();
  if (!answer) return;
  if (answer.verdict === "invalid") {
    status.append(panel("void", ICONS.cross, words.invalid, words.reasons[answer.reason]));
    return;
  }
  const address = `${site}/verify/${answer.code.replaceAll("-", "")}`;
  if (answer.verdict === "revoked") {
    const { date, reason } = answer.revocation;
    status.append(panel("void", ICONS.stop, words.revoked, words.revokedText(day(date), words.classes[reason]), words.byList(day(answer.list_date))));
  } else {
    status.append(panel(answer.expired ? "due" : "", ICONS.seal, words.good, words.goodText));
    if (answer.expired) status.append(element("p", { class: "notice bad" }, words.expired(day(answer.facts.expires))));
    const list = answer.list_date ? words.listed(day(answer.list_date)) : words.unlisted;
    status.append(element("p", { class: "notice" }, `${list} ${words.today} `, element("strong", { class: "site-address" }, address)));
  }
  status.append(facts());
}

function complain(id, name) {
  errors[id] = name;
  find(id).textContent = name ? SENTENCES[language][name] : "";
  if (id === "text-error") find("text").setAttribute("aria-invalid", String(Boolean(name)));
}

function decide(text, errorId) {
  complain("text-error", null);
  complain("picture-error", null);
  const told = JSON.parse(trust.check(text, today()));
  const unsigned = told.reason === "no-record";
  answer = unsigned ? null : told;
  if (unsigned) complain(errorId, "noRecord");
  showAnswer();
  if (answer) find("status").scrollIntoView({ block: "start" });
}

// ---- pictures

function pixels(source, width, height, edge) {
  const scale = Math.min(1, edge / Math.max(width, height));
  const canvas = element("canvas", {});
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.imageSmoothingQuality = "high";
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

// The reader likes some sizes better than others; one of these finds the code in most photographs.
function readAnySize(source, width, height) {
  const largest = Math.max(width, height);
  const edges = new Set([1600, 1000, 2400, 700, 4000].map((edge) => Math.min(edge, largest)));
  for (const edge of edges) {
    const { data, width: columns } = pixels(source, width, height, edge);
    const text = wasm_bindgen.read_picture(data, columns);
    if (text) return text;
  }
  return null;
}

async function openPicture(file) {
  answer = null;
  showAnswer();
  let bitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    complain("picture-error", "noPicture");
    return;
  }
  const text = readAnySize(bitmap, bitmap.width, bitmap.height);
  bitmap.close();
  if (text) decide(text, "picture-error");
  else complain("picture-error", "noCode");
}

// ---- camera

async function startCamera() {
  complain("picture-error", null);
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1920 } } });
  } catch {
    find("camera").hidden = true;
    complain("picture-error", "noCamera");
    return;
  }
  const video = find("video");
  video.srcObject = stream;
  find("camera-box").hidden = false;
  find("camera-start").hidden = true;
  await video.play();
  look();
}

function look() {
  if (!stream) return;
  const video = find("video");
  if (video.videoWidth) {
    const { data, width } = pixels(video, video.videoWidth, video.videoHeight, 1600);
    const text = wasm_bindgen.read_picture(data, width);
    if (text) {
      stopCamera();
      decide(text, "picture-error");
      return;
    }
  }
  setTimeout(look, 200);
}

function stopCamera() {
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = null;
  find("camera-box").hidden = true;
  find("camera-start").hidden = false;
}

async function offerCamera() {
  const devices = (await navigator.mediaDevices?.enumerateDevices?.()) ?? [];
  find("camera").hidden = !devices.some((device) => device.kind === "videoinput");
}

// ---- keys and language

function showKeys() {
  const words = SENTENCES[language];
  const { keys, refused_lists } = JSON.parse(trust.describe());
  find("refused").hidden = refused_lists === 0;
  find("keys").replaceChildren(...keys.map(({ key, fingerprint, list_date }) => {
    const item = element("div", { class: "key" }, element("h3", {}, key.issuer_name), element("code", {}, fingerprint));
    const dates = [words.valid(day(key.valid_from), key.valid_to && day(key.valid_to)), list_date ? words.list(day(list_date)) : words.noList];
    item.append(element("p", { class: "quiet" }, `${words.key} ${key.kid} · ${dates.join(" · ")}`));
    if (key.compromised_at) item.append(element("p", { class: "error" }, words.compromised(day(key.compromised_at))));
    return item;
  }));
  if (keys.length === 0) find("keys").append(element("p", { class: "notice bad" }, words.noKeys));
}

function speak(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
  document.title = STATIC[chosen].title;
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = STATIC[chosen][node.dataset.text];
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", STATIC[chosen][node.dataset.label]);
  for (const button of document.querySelectorAll("[data-language]")) button.setAttribute("aria-pressed", String(button.dataset.language === chosen));
  find("date").textContent = day(find("date").dateTime);
  for (const [id, name] of Object.entries(errors)) complain(id, name);
  if (trust) {
    showKeys();
    showAnswer();
  }
}

// Vietnamese is the language of the file itself.
STATIC.vi = { title: document.title };
for (const node of document.querySelectorAll("[data-text]")) STATIC.vi[node.dataset.text] = node.textContent;
for (const node of document.querySelectorAll("[data-label]")) STATIC.vi[node.dataset.label] = node.getAttribute("aria-label");

for (const button of document.querySelectorAll("[data-language]")) button.addEventListener("click", () => speak(button.dataset.language));

async function start() {
  const preferred = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag in SENTENCES);
  speak(preferred ?? "vi");
  const binary = atob(find("wasm-data").textContent);
  await wasm_bindgen({ module_or_path: Uint8Array.from(binary, (sign) => sign.charCodeAt(0)) });
  trust = new wasm_bindgen.Trust(find("keys-data").textContent, find("lists-data").textContent);
  speak(language);

  find("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = find("text").value.trim();
    if (text) return decide(text, "text-error");
    answer = null;
    showAnswer();
    complain("text-error", "empty");
    find("text").focus();
  });
  find("file").addEventListener("change", (event) => {
    const [file] = event.target.files;
    if (file) openPicture(file);
  });
  const drop = find("drop");
  drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const [file] = event.dataTransfer.files;
    if (file) openPicture(file);
  });
  document.addEventListener("paste", (event) => {
    const [file] = event.clipboardData.files;
    if (file) openPicture(file);
  });
  find("camera-start").addEventListener("click", startCamera);
  find("camera-stop").addEventListener("click", stopCamera);
  offerCamera().catch(() => {});
  // A phone that opened this page by the QR code itself brings the record along.
  if (location.hash.length > 80) decide(location.hash, "text-error");
}

start().catch(() => { find("broken").hidden = false; });
