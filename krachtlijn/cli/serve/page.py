"""What the server adds to the pages it serves: a script that loads them anew, and a panel for complaints."""

from __future__ import annotations

TAGS = '<link rel="stylesheet" href="/.serve/reload.css"><script src="/.serve/reload.js" defer></script>'
"""Stands at the end of every page's ``head``."""

EMPTY_PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Nothing here</title></head>'
    "<body><p>There is nothing at this address.</p></body></html>"
)
"""The page for an address where nothing is, while the site has none of its own."""

SCRIPT = """\
// Loads the page anew when a build was published; shows what stood against one that was not.
const panel = document.createElement("pre");
panel.id = "serve-faults";
panel.setAttribute("role", "alert");
let shown = null;

new EventSource("/.serve/events").onmessage = ({ data }) => {
  const { build, faults } = JSON.parse(data);
  if (shown !== null && build !== shown) location.reload();
  shown = build;
  panel.textContent = faults;
  if (faults) document.body.append(panel);
  else panel.remove();
};
"""

STYLE = """\
#serve-faults {
  position: fixed;
  inset: auto 0 0;
  z-index: 1000;
  max-block-size: 50vh;
  margin: 0;
  padding: 1rem;
  overflow: auto;
  border-block-start: 4px solid #b3261e;
  background: #fff;
  color: #1b1b1b;
  font: 14px/1.45 monospace;
  white-space: pre-wrap;
}
"""
