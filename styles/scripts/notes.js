// Notes where they are called: in the margin on a wide screen, opened below the paragraph on a small one.
// Without this script each call leads to the list of notes at the end, and each note back.
const wide = matchMedia("(min-width: 75rem)");
const reading = document.querySelector(".reading");
const GAP = 12;

/** The block behind which a note may stand, or in which it may (`inside`). */
function place(call) {
  const outer = call.closest(".scroll, table, .heading, figure");
  if (outer) return { block: outer.closest(".table, .heading, figure") ?? outer, inside: false };
  const block = call.closest("p, li, dd, dt");
  return { block, inside: block.matches("li, dd, dt") };
}

/** The note of a call, as a second copy beside it. */
function copyOf(call, note) {
  const aside = document.createElement("div");
  aside.className = "side-note";
  aside.id = `${note.id}-terzijde`;
  aside.setAttribute("role", "note");
  aside.setAttribute("aria-label", call.getAttribute("aria-label"));
  const number = note.querySelector(".note-back").cloneNode(true);
  const text = note.querySelector(".note-text").cloneNode(true);
  for (const part of text.querySelectorAll("[id]")) part.removeAttribute("id");
  for (const link of text.querySelectorAll(".permalink")) link.remove();
  aside.append(number, text);
  return aside;
}

const pairs = [...document.querySelectorAll("a.note-call")].flatMap((call) => {
  const note = document.getElementById(decodeURIComponent(call.hash.slice(1)));
  if (!note) return [];
  const aside = copyOf(call, note);
  aside.hidden = true;
  const { block, inside } = place(call);
  let last = block;
  while (last.nextElementSibling?.matches(".side-note")) last = last.nextElementSibling;
  if (inside) block.append(aside);
  else last.after(aside);
  return [{ call, aside }];
});

/** Whether a note stands in the margin: on a wide screen, where its text leaves a margin. */
const beside = ({ call }) => wide.matches && reading && !call.closest(".exchanges");

function show({ call, aside }, open) {
  aside.hidden = !open;
  if (beside({ call })) call.removeAttribute("aria-expanded");
  else call.setAttribute("aria-expanded", String(open));
}

/** Every note at the height of its call, or as soon below as there is room. */
function lay() {
  const taken = [...reading.querySelectorAll(".marks, .landscape, .wide")].map((it) => it.getBoundingClientRect());
  const edge = reading.querySelector(".part").getBoundingClientRect().right;
  const free = (top, height) => taken.find((box) => box.right > edge + 1 && top < box.bottom + GAP && top + height + GAP > box.top);
  for (const { call, aside } of pairs.filter(beside)) {
    const parent = aside.offsetParent.getBoundingClientRect();
    const height = aside.getBoundingClientRect().height;
    let top = call.getBoundingClientRect().top;
    for (let box = free(top, height); box; box = free(top, height)) top = box.bottom + GAP;
    aside.style.top = `${top - parent.top}px`;
    aside.style.left = `calc(${edge - parent.left}px + var(--margin-gap))`;
    taken.push({ top, bottom: top + height, right: Infinity });
  }
}

function settle() {
  const margin = wide.matches && reading;
  document.documentElement.classList.toggle("margin-notes", Boolean(margin));
  for (const pair of pairs) {
    show(pair, Boolean(beside(pair)));
    if (!margin) pair.aside.removeAttribute("style");
  }
  if (margin) lay();
}

for (const pair of pairs) {
  pair.call.addEventListener("click", (event) => {
    event.preventDefault();
    if (beside(pair)) {
      pair.aside.tabIndex = -1;
      pair.aside.focus();
    } else show(pair, pair.aside.hidden);
  });
}

if (pairs.length) {
  settle();
  wide.addEventListener("change", settle);
  if (reading) new ResizeObserver(() => { if (wide.matches) lay(); }).observe(reading);
  document.fonts.ready.then(() => { if (wide.matches && reading) lay(); });
}
