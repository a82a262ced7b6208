// Search: asks Pagefind, and shows what it finds as plain links to papers and their sections.
const form = document.getElementById("zoek");
const field = document.getElementById("q");
const count = document.getElementById("aantal");
const section = document.getElementById("gevonden");
const list = section.querySelector("ol");
const more = document.getElementById("meer");
const selects = [...document.getElementById("filters").querySelectorAll("select[data-filter]")];
const spoken = document.getElementById("taal");
const root = new URL(form.dataset.root, location.href);
const AT_ONCE = 10;
const PASSAGES = 3;
const WAIT = 200;
const SLOW = 500;
const WORDS = 8;

/** The sign that parts a compound in the index; no reader sees it. */
const whole = (text) => text.replace(/(?<=[\p{L}\p{N}’–\u2011])\|(?=[\p{L}\p{N}])/gu, "");

/**
 * What Pagefind is asked. It weighs each word that begins as one of the query does against each paper, so that words that
 * are everywhere would cost far more than those that matter. They are left out; where there are no others, Pagefind
 * looks for the words as they stand, as it does for words in quotes. Of a passage that was pasted the first words do.
 */
const question = (query, common) => {
  const typed = query.replace(/[“”„«»]/gu, '"');
  if (/^"[^"]+"$/u.test(typed)) return typed;
  const words = typed.replaceAll('"', " ").split(/\s+/u).map((word) => word.replace(/^(?:\p{L}|qu)['’](?=\p{L})/iu, ""))
    .filter((word) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(word));
  const bare = (word) => word.toLocaleLowerCase(language).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
  const telling = words.filter((word) => !common.includes(bare(word)) && !/^\p{L}$/u.test(bare(word)));
  return telling.length ? telling.slice(0, WORDS).join(" ") : `"${words.join(" ")}"`;
};

let loading;
let language = document.documentElement.lang;
let asked = 0;
let found = [];
let shown = 0;

/** The index in the language that was chosen: Pagefind looks which one in the language of the page. */
const load = () => {
  loading ??= import(new URL(form.dataset.index, location.href)).then(async (pagefind) => {
    const page = document.documentElement;
    const own = page.lang;
    page.lang = language;
    const index = pagefind.createInstance({ baseUrl: root.pathname, excerptLength: 32 });
    page.lang = own;
    const [known] = await Promise.all([
      fetch(new URL("choices.json", new URL(form.dataset.index, location.href))).then((answer) => answer.json()),
      index.init(),
    ]);
    return { index, facts: known.pages, common: known.common[language] ?? [] };
  });
  return loading;
};

const element = (name, className, ...children) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
};

/** A passage, with the words that were found marked. Pagefind escapes the text itself. */
const passage = (excerpt) => {
  const made = element("p", "passage");
  const parsed = new DOMParser().parseFromString(whole(excerpt), "text/html").body;
  for (const node of parsed.childNodes) {
    made.append(node.nodeName === "MARK" ? element("mark", "", node.textContent) : node.textContent);
  }
  return made;
};

const link = (url, words, className) => {
  const made = element("a", className, whole(words));
  made.href = url;
  return made;
};

const item = (data) => {
  const facts = element("p", "paper-facts");
  if (data.meta.datum) {
    const time = element("time", "", data.meta.datum);
    time.dateTime = data.meta.dag;
    facts.append(time);
  }
  for (const name of ["soort", "thema"]) if (data.meta[name]) facts.append(element("span", "", data.meta[name]));
  const made = element("li", "", link(data.url, data.meta.title, "paper-title"), facts);
  if (language !== document.documentElement.lang) made.lang = language;
  const within = data.sub_results.filter((sub) => sub.url !== data.url).slice(0, PASSAGES);
  if (!within.length) made.append(passage(data.excerpt));
  else {
    made.append(element("ul", "within", ...within.map((sub) =>
      element("li", "", link(sub.url, sub.title), passage(sub.excerpt)))));
  }
  return made;
};

const say = (name, values = {}) => {
  count.textContent = (count.dataset[name] ?? "").replace(/\{(\w+)\}/g, (_, key) => values[key]);
};

/** Adds the next results to the list, unless something else was asked meanwhile. */
const show = async () => {
  const turn = asked;
  const next = await Promise.all(found.slice(shown, shown + AT_ONCE).map((result) => result.data()));
  if (turn !== asked) return;
  shown += next.length;
  list.append(...next.map(item));
  more.hidden = shown >= found.length;
};

/** Offers what occurs among the results of a query. */
const fill = (facts, results) => {
  for (const select of selects) {
    const chosen = select.value;
    const values = new Set(results.flatMap((result) => facts[result.id]?.[select.name] ?? []));
    if (chosen) values.add(chosen);
    const order = [...values].sort((a, b) => a.localeCompare(b, language));
    if (select.name === "jaar") order.reverse();
    select.replaceChildren(select.options[0], ...order.map((value) => new Option(value, value)));
    select.value = chosen;
  }
};

const fits = (own) => selects.every((select) => !select.value || own?.[select.name]?.includes(select.value));

const remember = (query) => {
  const params = new URLSearchParams();
  if (query) params.set("q", query);
  for (const select of selects) if (select.value) params.set(select.name, select.value);
  if (spoken && language !== spoken.options[0].value) params.set("taal", language);
  history.replaceState(null, "", params.size ? `?${params}` : location.pathname);
};

const search = async () => {
  const query = field.value.trim();
  const turn = ++asked;
  remember(query);
  if (!query) {
    section.hidden = true;
    say("");
    return;
  }
  const slow = setTimeout(() => turn === asked && say("busy"), SLOW);
  try {
    const { index, facts, common } = await load();
    const { results } = await index.search(question(query, common));
    if (turn !== asked) return;
    found = results.filter((result) => fits(facts[result.id]));
    shown = 0;
    list.replaceChildren();
    fill(facts, results);
    await show();
    if (turn !== asked) return;
    section.hidden = !found.length;
    say(found.length === 0 ? "none" : found.length === 1 ? "one" : "many", { n: found.length, query: `“${query}”` });
  } catch (error) {
    loading = undefined;
    if (turn === asked) say("failed");
    section.hidden = true;
    throw error;
  } finally {
    clearTimeout(slow);
  }
};

let waiting;
field.addEventListener("focus", load, { once: true });
field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, WAIT);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  search();
});
for (const select of selects) select.addEventListener("change", search);
spoken?.addEventListener("change", () => {
  language = spoken.value;
  loading = undefined;
  search();
});
more.addEventListener("click", async () => {
  const last = list.lastElementChild;
  await show();
  last?.nextElementSibling?.querySelector("a")?.focus();
});

const params = new URLSearchParams(location.search);
if (spoken && [...spoken.options].some((option) => option.value === params.get("taal"))) {
  language = params.get("taal");
  spoken.value = language;
}
field.value = params.get("q") ?? "";
for (const select of selects) {
  const value = params.get(select.name);
  if (value) {
    select.append(new Option(value, value));
    select.value = value;
  }
}
form.hidden = false;
document.getElementById("zonder-script").remove();
if (field.value) search();
else field.focus();
