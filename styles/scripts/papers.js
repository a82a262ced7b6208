// The table of all papers: sorted by a column's head, narrowed by words of the title, type, theme and year.
// What was chosen stands in the address, so that it can be sent.
const table = document.getElementById("stukken");
const form = document.getElementById("filter");

if (table && form) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const status = document.getElementById("aantal");
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const key = (row, column) => row.cells[column].dataset.key ?? fold(row.cells[column].textContent);

  const matter = new Map(rows.map((row) => [row, {
    words: fold(row.cells[1].textContent),
    soort: row.cells[2].textContent,
    thema: row.cells[3].textContent.split("; "),
    jaar: row.cells[0].dataset.key.slice(0, 4),
  }]));

  const fits = (row, chosen) => {
    const has = matter.get(row);
    return fold(chosen.woorden).split(/\s+/).every((word) => has.words.includes(word))
      && (!chosen.soort || has.soort === chosen.soort)
      && (!chosen.thema || has.thema.includes(chosen.thema))
      && (!chosen.jaar || has.jaar === chosen.jaar);
  };

  const narrow = () => {
    const chosen = Object.fromEntries(new FormData(form));
    let shown = 0;
    for (const row of rows) {
      row.hidden = !fits(row, chosen);
      if (!row.hidden) shown += 1;
    }
    status.textContent = status.dataset.shown.replace("{n}", shown).replace("{total}", status.dataset.total);
    const asked = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value));
    history.replaceState(null, "", asked.size ? `?${asked}` : location.pathname);
  };

  const sort = (column) => {
    const head = heads[column];
    const down = head.getAttribute("aria-sort") === "ascending" || (column === 0 && !head.hasAttribute("aria-sort"));
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const order = [...rows].sort((a, b) => key(a, column).localeCompare(key(b, column)));
    if (down) order.reverse();
    body.append(...order);
  };

  for (const [column, head] of heads.entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(column));
    head.append(button);
  }

  for (const [name, value] of new URLSearchParams(location.search)) {
    if (form.elements[name]) form.elements[name].value = value;
  }
  form.hidden = false;
  document.getElementById("sorteren").hidden = false;
  form.addEventListener("input", narrow);
  form.addEventListener("reset", () => setTimeout(narrow));
  form.addEventListener("submit", (event) => event.preventDefault());
  if (location.search) narrow();
}
