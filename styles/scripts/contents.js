// The contents: open beside the text on a wide screen, with the section that is being read marked.
const nav = document.querySelector("nav.contents");
const fold = nav?.querySelector("details");

if (nav && fold) {
  const wide = matchMedia("(min-width: 56rem)");
  const unfold = () => { fold.open = wide.matches; };
  unfold();
  wide.addEventListener("change", unfold);
  nav.addEventListener("click", (event) => {
    if (event.target.closest("a") && !wide.matches) fold.open = false;
  });

  const links = [...nav.querySelectorAll("a[href^='#']")];
  const targets = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  let current = null;

  const keepInSight = (link) => {
    const box = nav.getBoundingClientRect();
    const line = link.getBoundingClientRect();
    if (line.top < box.top || line.bottom > box.bottom) nav.scrollTop += line.top - box.top - box.height / 3;
  };
  const mark = () => {
    const edge = innerHeight / 4;
    let reached = -1;
    targets.forEach((target, place) => {
      if (target && target.getBoundingClientRect().top <= edge) reached = place;
    });
    const link = links[reached] ?? null;
    if (link === current) return;
    current?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "location");
    current = link;
    if (link && wide.matches) keepInSight(link);
  };

  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mark(); });
  }, { passive: true });
  mark();
}
