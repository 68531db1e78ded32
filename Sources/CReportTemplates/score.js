"use strict";
// "Your score": the chances that stand in the page, for the score and the categories picked.
(() => {
  const data = JSON.parse(document.getElementById("score-data").textContent);
  const form = document.getElementById("score-form");
  const input = document.getElementById("score-input");
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const headline = document.getElementById("score-headline");
  const detail = document.getElementById("score-detail");
  const texts = data.texts;

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const points = (n) => fill(n < 2 ? texts.point : texts.points, { n });
  const percent = (p) =>
    p < 0.005 ? texts.least : p > 0.995 ? texts.most : fill(texts.percent, { n: Math.round(100 * p) });

  // Counts stand as differences from score to score, a text a column.
  for (const category of data.categories) {
    category.counts = category.steps.map((steps) => {
      let sum = 0;
      return steps.split(" ").map((step) => (sum += Number(step)));
    });
  }
  const chances = (category, score) =>
    category.counts.map((column) => {
      const index = Math.min(score - category.lowest, column.length - 1);
      return index < 0 ? 0 : column[index] / data.paths;
    });

  const element = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    if (text !== null) made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };

  const table = (columns, rows) => {
    const made = element("table", null);
    const head = made.createTHead().insertRow();
    head.append(element("th", texts.by, { scope: "col" }));
    for (const { title } of columns) head.append(element("th", title, { scope: "col", class: "n" }));
    const body = made.createTBody();
    for (const [name, cells] of rows) {
      const row = body.insertRow();
      row.append(element("th", name, { scope: "row" }));
      for (const cell of cells) {
        const place = row.insertCell();
        place.className = "n chance";
        place.textContent = cell === null ? "–" : percent(cell);
        if (cell !== null) place.style.setProperty("--chance", `${100 * cell}%`);
      }
    }
    return made;
  };

  const distance = (category, score) => {
    const by = score - category.expected;
    const text = by > 0 ? texts.above : by < 0 ? texts.below : texts.at;
    return fill(text, {
      title: category.title, points: points(Math.abs(by)), expected: category.expected,
      interval: category.interval,
    });
  };

  const lastRounds = (category, score) =>
    category.rounds.map((round) => {
      const isTie = score === round.cutoff && round.tieBreak !== null;
      const text = isTie ? texts.tie : score > round.cutoff ? texts.cleared : texts.missed;
      return fill(text, { ...round, category: category.title });
    });

  const show = () => {
    const score = Number(input.value);
    const isScore = input.value !== "" && Number.isInteger(score) && score >= 0 && score <= 1200;
    const picked = data.categories.filter((_, index) => boxes[index].checked);
    input.setAttribute("aria-invalid", String(input.value !== "" && !isScore));
    detail.replaceChildren();
    if (!isScore || picked.length === 0) {
      headline.textContent = texts.ask;
      return;
    }
    const each = picked.map((category) => chances(category, score));
    // The categories are drawn independently: none invites with the product of their chances.
    const any = data.days.map((_, day) => 1 - each.reduce((none, own) => none * (1 - own[day + 1]), 1));
    const several = picked.length > 1;
    const columns = several ? [...picked, { title: texts.any }] : picked;
    const rows = data.days.map((day, index) => [
      day, [...each.map((own) => own[index + 1]), ...(several ? [any[index]] : [])],
    ]);
    rows.unshift([texts.next, [...each.map((own) => own[0]), ...(several ? [null] : [])]]);
    headline.textContent = fill(texts.headline, {
      score, date: data.days.at(-1), chance: percent(any.at(-1)),
    });
    const scroll = element("div", null, { class: "scroll", tabindex: "0", role: "region",
      "aria-label": texts.table });
    scroll.append(table(columns, rows));
    const distances = element("ul", null);
    for (const category of picked) distances.append(element("li", distance(category, score)));
    const past = element("ul", null, { class: "note" });
    for (const category of picked) {
      for (const line of lastRounds(category, score)) past.append(element("li", line));
    }
    detail.append(scroll, distances, element("h3", texts.last), past);
  };

  // A link may name a score and categories: #score=470&categories=healthcare,french
  const start = new URLSearchParams(location.hash.slice(1));
  if (start.has("score")) input.value = start.get("score");
  if (start.has("categories")) {
    const names = start.get("categories").split(",");
    boxes.forEach((box) => { box.checked = names.includes(box.value); });
  }
  form.hidden = false;
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
})();
