// Tables, and on a small screen figures, that fill the window: the thing itself goes into a dialog and comes back, so that
// the notes and heads of a table stay its own.
{
  const words = document.getElementById("vergroten")?.dataset;
  const dialog = document.createElement("dialog");
  const close = document.createElement("button");
  let away = null;

  const open = (matter, name) => {
    const place = document.createComment("");
    matter.replaceWith(place);
    away = { matter, place };
    dialog.append(matter);
    dialog.setAttribute("aria-label", name);
    dialog.showModal();
  };

  const button = (says, matter, name) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "enlarge";
    made.textContent = says;
    made.addEventListener("click", () => open(matter, name));
    return made;
  };

  /** The line of a block that its buttons stand on. */
  const lineOf = (block) => {
    let line = block.querySelector(".table-download");
    if (!line) {
      line = document.createElement("p");
      line.className = "table-download";
      block.append(line);
    }
    return line;
  };

  if (words) {
    dialog.className = "enlarged";
    close.type = "button";
    close.textContent = words.close;
    close.addEventListener("click", () => dialog.close());
    dialog.append(close);
    document.body.append(dialog);
    dialog.addEventListener("close", () => away.place.replaceWith(away.matter));
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("a[href^='#']")) dialog.close();
    }, { capture: true });
    for (const table of document.querySelectorAll(".reading .table")) {
      const region = table.querySelector(":scope > .scroll");
      const caption = region?.querySelector("caption[id]");
      if (!caption) continue;
      const made = button(words.enlarge, region, caption.textContent);
      made.setAttribute("aria-describedby", caption.id);
      lineOf(table).append(" ", made);
    }
    for (const image of document.querySelectorAll(".reading .figure > img")) {
      lineOf(image.parentElement).append(button(words.enlargeFigure, image, image.alt));
    }
  }
}
