// The table of figures. What passes is decided as in diembao/show/sieve.py; a test holds the two together.
(() => {
  const MISSING = "–", FAR = 99999;
  const many = number => number.toLocaleString("en");

  const whole = new Map([...document.querySelectorAll("section.diembao.reader > details")].map(text => [text.querySelector("summary").textContent, text]));

  function button(textContent, click) {
    const node = element("button", { type: "button", textContent });
    node.addEventListener("click", click);
    return node;
  }

  function ledger(section, data) {
    const columns = data.columns, total = columns.text.rows.length, state = { ...data.start };
    const get = (name, row) => {
      const column = columns[name];
      return column.values ? column.values[column.rows[row]] : column.rows[row];
    };
    const folded = {};
    const folds = name => folded[name] ??= columns[name].values.map(value => fold(value ?? ""));

    // For each filter that is set, a function of a row.
    function tests() {
      const asked = [];
      if (state.kind !== "all") asked.push(row => get("kind", row) === state.kind);
      for (const name of data.typed) {
        const wanted = state[name].trim(), { values, rows } = columns[name];
        if (!wanted) continue;
        const exact = values.map(value => (value ?? MISSING) === wanted);
        const good = exact.includes(true) ? exact : folds(name).map(text => text.includes(fold(wanted)));
        asked.push(row => good[rows[row]]);
      }
      if (state.period) {
        const [first, last] = span(), { begin, until } = columns;
        asked.push(row => begin.rows[row] !== null && until.rows[row] > (first || -FAR - 1) && begin.rows[row] < (last ? +last + 1 : FAR + 1));
      }
      const query = fold(state.search.trim());
      if (query) {
        const good = data.searched.map(name => [folds(name).map(text => text.includes(query)), columns[name].rows]);
        asked.push(row => good.some(([met, rows]) => met[rows[row]]));
      }
      return asked;
    }

    function span() {
      const [first, last] = state.period.split("/");
      return [first, last ?? first].map(year => year.replaceAll(".", ""));
    }

    function sifted() {
      const asked = tests(), found = [];
      for (let row = 0; row < total; row++) if (asked.every(test => test(row))) found.push(row);
      const at = data.sorts.indexOf(state.sort);
      if (!at) return found;
      const size = row => get("value", row) ?? get("low", row) ?? get("high", row);
      const key = at < 3 ? size : row => columns.begin.rows[row], way = at === 1 || at === 4 ? -1 : 1;
      return found.sort((a, b) => {
        const [one, two] = [key(a), key(b)];
        return one === null || two === null ? (one === null) - (two === null) : way * (one - two);
      });
    }

    function said() {
      const told = state.kind === "all" ? [] : ["kind: " + state.kind];
      for (const name of data.typed) {
        const wanted = state[name].trim();
        if (wanted) told.push(columns[name].values.some(value => (value ?? MISSING) === wanted) ? `${name}: ${wanted}` : `${name} with “${wanted}”`);
      }
      if (state.period) told.push(`period: ${state.period} (figures of no year left out)`);
      if (state.search.trim()) told.push(`with “${state.search.trim()}”`);
      return state.sort === data.sorts[0] ? told : [...told, state.sort];
    }

    function opened(row, summary) {
      const sentence = get("sentence_text", row), mark = get("mark", row), end = mark + get("end", row) - get("start", row);
      if (sentence === null) return summary;
      // Offsets count characters; a string of the page counts UTF-16 units.
      const letters = [...sentence], part = (from, to) => letters.slice(from, to).join("");
      const whole = mark <= 0 && end >= letters.length;
      const text = whole ? [sentence] : [part(0, mark), element("mark", { textContent: part(mark, end) }), part(end)];
      const about = ["title", "outlet", "published"].map(name => get(name, row)).filter(value => value !== null);
      const place = `${get("article", row)}, characters ${get("start", row)} to ${get("end", row)}`;
      const record = data.told.filter(name => ![null, "="].includes(get(name, row))).map(name => `${name} ${get(name, row)}`);
      const leads = inArticle(get("article", row), get("start", row));
      return element("details", {}, element("summary", { textContent: summary }), element("p", {}, ...text),
        element("p", { className: "place", textContent: [...about, place].join(" · ") }),
        element("p", { className: "place", lang: "en", textContent: record.join(" · ") }), ...leads);
    }

    // A button that goes to the figure in the view of whole articles, where the page holds that article.
    function inArticle(article, start) {
      const mark = whole.get(article)?.querySelector(`mark[data-code][data-start="${start}"]`);
      if (!mark) return [];
      return [button("Show in its article", () => {
        const chooser = mark.closest("section.reader").querySelector("select");
        if (chooser) {
          chooser.value = article;
          chooser.dispatchEvent(new Event("change"));
        }
        mark.scrollIntoView({ block: "center" });
        mark.focus({ preventScroll: true });
      })];
    }

    function line(row) {
      return element("tr", {}, ...data.shown.map(name => {
        const value = get(name, row), cell = element("td", {}, name === "text" ? opened(row, value) : value ?? MISSING);
        if (data.vietnamese.includes(name) && typeof value === "string") cell.lang = "vi";
        if (name === "amount") cell.className = "number";
        return cell;
      }));
    }

    const count = section.querySelector(".count"), body = section.querySelector("tbody"), box = section.querySelector(".scroll");
    const cell = section.querySelector(".cell"), shell = section.querySelector(".shell");
    let found = [], first = 0;

    function turn(to) {
      first = to;
      const some = found.slice(first, first + data.rows), told = said();
      body.replaceChildren(...some.map(line));
      box.scrollTop = 0;
      const number = told.length ? `${many(found.length)} of ${many(total)} figures` : many(total) + (total === 1 ? " figure" : " figures");
      const rows = some.length && some.length < found.length ? ` Rows ${many(first + 1)} to ${many(first + some.length)}.` : "";
      count.textContent = [number, ...told].join(" · ") + "." + rows;
      earlier.disabled = first === 0;
      further.disabled = first + data.rows >= found.length;
    }

    function repeat() {
      const changed = Object.entries(state).filter(([name, value]) => name === "kind" || value !== data.blank[name] || data.start[name] !== data.blank[name]);
      cell.textContent = changed.map(([name, value]) => `${name.toUpperCase()} = ${JSON.stringify(value)}`).join("; ");
      if (!data.notebook) return;
      const quote = text => /[^\w@%+=:,./-]/.test(text) ? "'" + text.replaceAll("'", `'"'"'`) + "'" : text;
      const settings = Object.entries({ ...data.settings, ...Object.fromEntries(changed) });
      shell.textContent = "python -m diembao report " + settings.map(([name, value]) => "--set " + quote(`${data.notebook}.${name}=${value}`)).join(" ");
    }

    function update() {
      found = sifted();
      turn(0);
      repeat();
    }

    function drop(label, values, start, changed, words = values) {
      const input = element("select", {}, ...values.map((value, i) => element("option", { value, textContent: words[i] })));
      input.value = start;
      input.addEventListener("change", () => { changed(input.value); update(); });
      return labelled(label, input);
    }

    function typed(label, name, values) {
      const input = element("input", { type: "search", placeholder: "with or without diacritics", autocomplete: "off", value: state[name] });
      input.addEventListener("input", () => { state[name] = input.value; update(); });
      if (!values) return labelled(label, input);
      const list = element("datalist", { id: "control-" + ++made }, ...values.map(value => element("option", { value })));
      input.setAttribute("list", list.id);
      return labelled(label, input, list);
    }

    function suggestions(name) {
      const values = columns[name].values, named = values.filter(value => value !== null).sort(order);
      return values.includes(null) ? [...named, MISSING] : named;
    }

    let [from, to] = span();
    const period = () => { state.period = from && from === to ? from : from || to ? `${from || ".."}/${to || ".."}` : ""; };
    const years = ["", ...data.years], words = ["any", ...data.years];
    const form = element("form", {},
      drop("kind", ["all", ...data.kinds], state.kind, value => { state.kind = value; }),
      ...data.typed.map(name => typed(name, name, suggestions(name))),
      drop("period from", years, from, value => { from = value; period(); }, words),
      drop("to", years, to, value => { to = value; period(); }, words),
      typed("Search", "search"),
      drop("Order", data.sorts, state.sort, value => { state.sort = value; }));
    form.addEventListener("submit", event => event.preventDefault());
    const earlier = button("Earlier rows", () => turn(Math.max(0, first - data.rows)));
    const further = button("Further rows", () => turn(first + data.rows));
    const save = kind => button(`Save as ${kind}`, () => files[kind](data.name, data.exported, found.map(row => data.exported.map(name => get(name, row)))));
    count.before(form);
    box.after(element("p", { className: "buttons" }, earlier, further, save("CSV"), save("Excel")));
    update();
  }

  for (const section of document.querySelectorAll("section.diembao.ledger"))
    ledger(section, JSON.parse(section.querySelector("script").textContent));
})();
