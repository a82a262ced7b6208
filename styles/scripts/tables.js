// What scrolls sideways is a named stop for the keyboard; what does not is neither. A table that would scroll beside an
// empty margin takes the margin too; notes.js, which comes after this, finds it taken.
const roomy = matchMedia("(min-width: 75rem)");
const NAMES = ["tabindex", "role", "aria-labelledby", "aria-label"];

for (const region of document.querySelectorAll(".scroll")) {
  const given = NAMES.filter((name) => region.hasAttribute(name)).map((name) => [name, region.getAttribute(name)]);
  const overflows = () => region.scrollWidth > region.clientWidth + 1;
  const settle = () => {
    if (roomy.matches && overflows()) region.closest(".reading > .part > .table")?.classList.add("wide");
    const scrolls = overflows();
    for (const [name, value] of given) {
      if (scrolls) region.setAttribute(name, value);
      else region.removeAttribute(name);
    }
    region.classList.toggle("scrolls", scrolls);
  };
  settle();
  new ResizeObserver(settle).observe(region);
}

// A table that becomes cards on a small screen is a table all the same: some browsers forget that of blocks.
const ROLES = { THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };

for (const table of document.querySelectorAll("table.cards")) {
  table.setAttribute("role", "table");
  for (const part of table.querySelectorAll("thead, tbody, tr, td")) part.setAttribute("role", ROLES[part.tagName]);
  for (const head of table.querySelectorAll("th")) head.setAttribute("role", head.scope.startsWith("row") ? "rowheader" : "columnheader");
}
