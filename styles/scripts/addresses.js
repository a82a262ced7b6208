// Permanent addresses. A click goes there, as without this script, and puts the address on the clipboard.
//
// A paper has hundreds of them, and a keyboard that has to stop at each cannot be used. So the tab key stops at those of
// headings alone, and from there the arrow keys go on to those of paragraphs, tables and all else, in the order of the
// text: every address stays within reach, and the headings are the quick way to the right place.
{
  const SHOWN = 2500;
  const links = [...document.querySelectorAll(".reading .permalink, .krachtlijnen .permalink")];
  const help = document.getElementById("adres-hulp");
  const message = document.getElementById("bericht");
  const isStop = (link) => link.matches(".heading > *, .krachtlijn > *");

  for (const link of links) {
    if (!isStop(link)) link.tabIndex = -1;
    link.setAttribute("aria-describedby", help.id);
    link.addEventListener("focus", () => { help.hidden = !link.matches(":focus-visible"); });
    link.addEventListener("blur", () => { help.hidden = true; });
    link.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const next = links[links.indexOf(link) + step];
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: "nearest" });
    });
    link.addEventListener("click", async () => {
      if (!navigator.clipboard) return;
      await navigator.clipboard.writeText(link.href);
      help.hidden = true;
      message.textContent = message.dataset.copied;
      setTimeout(() => { message.textContent = ""; }, SHOWN);
    });
  }
}
