// Tables that fill the window: the table itself goes into a dialog and comes back, so that its notes and heads stay its.
{
  const words = document.getElementById("vergroten")?.dataset;
  const dialog = document.createElement("dialog");
  const close = document.createElement("button");
  let away = null;

  const open = (region) => {
    const place = document.createComment("");
    region.replaceWith(place);
    away = { region, place };
    dialog.append(region);
    dialog.setAttribute("aria-labelledby", region.querySelector("caption")?.id ?? "");
    dialog.showModal();
  };

  if (words) {
    dialog.className = "enlarged";
    close.type = "button";
    close.textContent = words.close;
    close.addEventListener("click", () => dialog.close());
    dialog.append(close);
    document.body.append(dialog);
    dialog.addEventListener("close", () => away.place.replaceWith(away.region));
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("a[href^='#']")) dialog.close();
    }, { capture: true });
    for (const table of document.querySelectorAll(".reading .table")) {
      const region = table.querySelector(":scope > .scroll");
      if (!region?.querySelector("caption[id]")) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "enlarge";
      button.textContent = words.enlarge;
      button.setAttribute("aria-describedby", region.querySelector("caption").id);
      button.addEventListener("click", () => open(region));
      let line = table.querySelector(".table-download");
      if (!line) {
        line = document.createElement("p");
        line.className = "table-download";
        table.append(line);
      }
      line.append(" ", button);
    }
  }
}
