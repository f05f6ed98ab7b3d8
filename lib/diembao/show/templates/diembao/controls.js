// Charts, tables of spans and whole articles.
(() => {
  function select(labels, start, changed) {
    const input = element("select", {}, ...labels.map(text => element("option", { textContent: text })));
    input.selectedIndex = start;
    input.addEventListener("change", () => changed(input.selectedIndex));
    return [input];
  }

  function range(labels, start, changed) {
    const input = element("input", { type: "range", min: 0, max: labels.length - 1, step: 1 });
    const shown = element("output");
    const say = () => { shown.textContent = labels[input.value]; input.setAttribute("aria-valuetext", labels[input.value]); };
    input.value = start;
    say();
    input.addEventListener("input", () => { say(); changed(+input.value); });
    return [input, shown];
  }

  function chart(figure, data) {
    const canvas = figure.querySelector(".canvas"), image = canvas.querySelector("img"), shell = figure.querySelector(".in-shell");
    const texts = { caption: ".says", cell: ".cell", shell: ".shell" };
    const state = data.controls.map(control => control.start);
    const first = { src: image.src, alt: image.alt, width: image.width, height: image.height };
    for (const name in texts) first[name] = figure.querySelector(texts[name]).textContent;
    first.nodes = [...canvas.querySelectorAll(".spot")];
    data.pictures[state.join()] = first;
    const show = () => {
      const picture = data.pictures[state.join()];
      Object.assign(image, { src: picture.src, alt: picture.alt, width: picture.width, height: picture.height });
      for (const name in texts) figure.querySelector(texts[name]).textContent = picture[name];
      shell.hidden = !picture.shell;
      picture.nodes ??= picture.spots.map(spot);
      canvas.replaceChildren(image, ...picture.nodes);
    };
    const controls = data.controls.map((control, i) =>
      labelled(control.label, ...(control.range ? range : select)(control.labels, control.start, at => { state[i] = at; show(); })));
    canvas.before(element("form", {}, ...controls));
  }

  // As diembao/show/spots.py makes it.
  function spot({ look, style, alt, label, cites, rest }) {
    const told = cites.flatMap(([before, text, after, about]) => [
      element("span", { className: "cited", lang: "vi" }, before, element("mark", { textContent: text }), after),
      element("span", { className: "place", textContent: about })]);
    if (rest) told.push(element("span", { className: "place", textContent: rest }));
    const node = element("span", { className: look, tabIndex: 0, role: "img", ariaLabel: alt },
      element("span", { className: "tip" }, element("b", { textContent: label }), ...told));
    node.style.cssText = style;
    return node;
  }

  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && document.activeElement.matches(".spot, .marked mark")) document.activeElement.blur();
  });

  function table(section) {
    const rows = [...section.querySelectorAll("tbody tr")].map(row => ({ row, cells: [...row.cells].map(cell => cell.querySelector("summary") || cell) }));
    const heads = [...section.querySelectorAll("th")], count = section.querySelector(".count"), whole = count.textContent;
    const chosen = new Map();
    let query = "";
    const update = () => {
      let shown = 0;
      for (const entry of rows) {
        entry.text ??= fold([...entry.row.cells].map(cell => [...cell.childNodes].map(part => part.textContent).join(" ")).join(" "));
        const passes = entry.text.includes(fold(query)) && [...chosen].every(([column, value]) => entry.cells[column].textContent === value);
        entry.row.hidden = !passes;
        shown += passes;
      }
      const said = [...chosen].map(([column, value]) => heads[column].textContent + ": " + value);
      if (query) said.push("with “" + query + "”");
      count.textContent = said.length ? [shown + " of " + rows.length + " rows", ...said].join(" · ") + "." : whole;
    };
    const controls = heads.flatMap((head, column) => {
      if (head.dataset.filter === undefined) return [];
      const values = [...new Set(rows.map(entry => entry.cells[column].textContent))].sort(order);
      const changed = at => { if (at) chosen.set(column, values[at - 1]); else chosen.delete(column); update(); };
      return values.length > 1 ? [labelled(head.textContent, ...select(["all", ...values], 0, changed))] : [];
    });
    const search = element("input", { type: "search", placeholder: "with or without diacritics", autocomplete: "off" });
    search.addEventListener("input", () => { query = search.value.trim(); update(); });
    const form = element("form", {}, ...controls, labelled("Search", search));
    form.addEventListener("submit", event => event.preventDefault());
    count.before(form);
  }

  function reader(section) {
    const texts = [...section.querySelectorAll("details")];
    const show = at => texts.forEach((text, i) => { text.open = i === at; text.hidden = i !== at; });
    const start = Math.max(0, texts.findIndex(text => text.open));
    const names = texts.map(text => text.querySelector("summary").textContent);
    if (names.length > 1) texts[0].before(element("form", {}, labelled(section.dataset.label, ...select(names, start, show))));
    section.classList.add("worked");
    show(start);
  }

  for (const figure of document.querySelectorAll("figure.diembao")) {
    const block = figure.querySelector("script");
    if (block) chart(figure, JSON.parse(block.textContent));
  }
  document.querySelectorAll("section.diembao.spans").forEach(table);
  document.querySelectorAll("section.diembao.reader").forEach(reader);
})();
