// A register: narrowed by words and by the keys that its records bear, and taken along as it is shown.
// What was chosen stands in the address, so that it can be sent. Without this script the register is shown in full.
{
  const form = document.getElementById("filter");
  const status = document.getElementById("aantal");
  const label = document.getElementById("meenemen");
  const records = [...document.querySelectorAll("#register > li")];
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const matter = new Map(records.map((record) => [record, fold(record.textContent)]));
  const words = { all: status.textContent, along: label.textContent };

  const chosen = () => Object.entries(Object.fromEntries(new FormData(form))).filter(([, value]) => value);

  const fits = (record, wanted) => wanted.every(([name, value]) => (name === "woorden"
    ? fold(value).split(/\s+/).every((word) => matter.get(record).includes(word))
    : record.dataset[name]?.split("|").includes(value)));

  const narrow = () => {
    const wanted = chosen();
    for (const record of records) record.hidden = !fits(record, wanted);
    const shown = records.filter((record) => !record.hidden).length;
    const counted = shown ? status.dataset.shown : status.dataset.none;
    status.textContent = wanted.length ? counted.replace("{n}", shown).replace("{total}", status.dataset.total) : words.all;
    label.textContent = wanted.length ? label.dataset.shown : words.along;
    const asked = new URLSearchParams(wanted);
    history.replaceState(null, "", (asked.size ? `?${asked}` : location.pathname) + location.hash);
  };

  /** Of each kind of file, the part that speaks of the records with these ids. */
  const PARTS = {
    csv: (text, ids) => {
      const [head, ...lines] = text.split("\r\n");
      return [head, ...lines.filter((line) => ids.has(line.split(",")[0]))].join("\r\n").concat("\r\n");
    },
    json: (text, ids) => {
      const whole = JSON.parse(text);
      return JSON.stringify({ ...whole, entries: whole.entries.filter((entry) => ids.has(entry.id)) }, null, 1);
    },
    ics: (text, ids) => text.replace(/BEGIN:VEVENT\r\n[^]*?END:VEVENT\r\n/g, (event) => {
      const uid = event.replaceAll("\r\n ", "").match(/^UID:(.*)@/m)[1];
      return ids.has(uid.split("/").slice(0, -2).join("/")) ? event : "";
    }),
  };

  const takeAlong = async (event) => {
    if (!chosen().length) return;
    event.preventDefault();
    const address = event.target.href;
    const name = address.split("/").pop();
    const text = await (await fetch(address)).text();
    const ids = new Set(records.filter((record) => !record.hidden).map((record) => record.id));
    const part = new Blob([PARTS[name.split(".").pop()](text, ids)], { type: "application/octet-stream" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(part);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  for (const [name, value] of new URLSearchParams(location.search)) {
    if (form.elements[name]) form.elements[name].value = value;
  }
  form.hidden = false;
  form.addEventListener("input", narrow);
  form.addEventListener("reset", () => setTimeout(narrow));
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const link of document.querySelectorAll(".take-along a")) link.addEventListener("click", takeAlong);
  if (location.search) narrow();
}
